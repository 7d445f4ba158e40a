"""The bench of drafts: 60 drafts with errors planted in them, each sentence with the verdict that it deserves.

    python benchmarks/drafts.py [--drafts 60] [--errors]

``drafts/sentences.tsv`` holds the sentences with their slots; a draft takes 8 to 12 of one case by a fixed
seed, in each a slot altered in half of the sentences that have one. Printed: planted errors found (any verdict
that says something is wrong), of the right kind, right sentences flagged as wrong, altered quotations found.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord import pipeline
from onrecord.ingest import Facts
from onrecord.model import Checked, Document, Finding
from onrecord.record import Record

HOME = Path(__file__).parent / "drafts"
EXAMPLES = Path(pipeline.__file__).parent / "examples"
CASES = ("examples", "strait", "quarry")
SLOT = re.compile(r"\{([^{}→]*)→([^{}→|]*)\|([a-z ]+)\}")
WRONG = frozenset(Finding) - {Finding.ON_RECORD, Finding.NO_CLAIM, Finding.DISPUTED, Finding.SINGLE_SOURCE}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a draft as printed, and the verdict that it deserves."""

    text: str
    verdict: Finding
    planted: bool


def sentences(case: str) -> list[tuple[Finding, str]]:
    """The sentences of a case with their slots."""
    rows = (HOME / "sentences.tsv").read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith("#")]
    return [(Finding(verdict), text) for of, verdict, text in cells if of == case]


def drafts(case: str, count: int, seed: int) -> Iterator[list[Line]]:
    """Drafts of 8 to 12 sentences, some with an error planted."""
    chance = random.Random(f"{case} {seed}")
    stock = sentences(case)
    for _ in range(count):
        chosen = chance.sample(stock, min(len(stock), chance.randint(8, 12)))
        yield [_line(verdict, text, chance) for verdict, text in chosen]


def _line(verdict: Finding, text: str, chance: random.Random) -> Line:
    slots = list(SLOT.finditer(text))
    altered = chance.choice(slots) if slots and chance.random() < 0.5 else None
    printed = SLOT.sub(lambda m: m[2] if altered and m.start() == altered.start() else m[1], text)
    if altered is None:
        return Line(printed, verdict, verdict is Finding.NOT_ON_RECORD)
    return Line(printed, Finding(altered[3]), True)


def ledger_of(case: str) -> Record:
    """The record of a case's reports."""
    return Record.of([str(EXAMPLES if case == "examples" else HOME / case)], Facts())


def main() -> None:
    """Runs the bench and prints its figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--drafts", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--errors", action="store_true")
    asked = options.parse_args()
    counts: Counter[str] = Counter()
    for case in CASES:
        ledger = ledger_of(case).ledger
        for number, lines in enumerate(drafts(case, asked.drafts // len(CASES), asked.seed)):
            text = "\n\n".join(line.text for line in lines)
            found = pipeline.check_draft(ledger, Document(f"{case}-{number}", "", text))
            counts += tally(lines, text, found, show=asked.errors)
    print(dict(counts))
    print(f"planted errors found {100 * counts['found'] / counts['planted']:.1f} % (of {counts['planted']})")
    print(f"of the right kind {100 * counts['kind'] / counts['planted']:.1f} %")
    flagged = 100 * counts["flagged"] / counts["right"]
    print(f"right sentences flagged as wrong {flagged:.1f} % (of {counts['right']})")
    print(f"altered quotations found {counts['quotes found']} of {counts['quotes']}")


def tally(lines: Sequence[Line], text: str, found: Sequence[Checked], show: bool = False) -> Counter[str]:
    """The counts of one draft: planted, found, of the right kind; right, flagged; quotes, quotes found."""
    counts: Counter[str] = Counter()
    for line in lines:
        at = text.index(line.text)
        verdicts = {one.verdict for one in found if at <= one.sentence.start < at + len(line.text)}
        wrong = bool(verdicts & WRONG)
        counts["planted" if line.planted else "right"] += 1
        counts["found" if line.planted else "flagged"] += wrong
        counts["kind"] += line.planted and line.verdict in verdicts
        if line.verdict is Finding.MISQUOTED:
            counts["quotes"] += 1
            counts["quotes found"] += Finding.MISQUOTED in verdicts
        if show and wrong != line.planted:
            print(f"{line.verdict} | {', '.join(sorted(verdicts))} | {line.text}")
    return counts


if __name__ == "__main__":
    main()
