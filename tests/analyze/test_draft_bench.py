"""The bench of drafts keeps its marks: planted errors found, right sentences left alone, quotations all."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from onrecord import pipeline
from onrecord.model import Document

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import drafts


def test_planted_errors_are_found_and_right_sentences_left_alone() -> None:
    counts: Counter[str] = Counter()
    for case in drafts.CASES:
        ledger = drafts.ledger_of(case).ledger
        for number, lines in enumerate(drafts.drafts(case, 6, seed=3)):
            text = "\n\n".join(line.text for line in lines)
            counts += drafts.tally(lines, text, pipeline.check_draft(ledger, Document(f"{number}", "", text)))

    assert counts["found"] >= 0.85 * counts["planted"]
    assert counts["flagged"] <= 0.05 * counts["right"]
    assert counts["quotes found"] == counts["quotes"] > 0
