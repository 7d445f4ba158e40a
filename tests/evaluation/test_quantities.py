"""Quantities are held against sentences marked by hand, which ship with the tests."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.evaluation.quantities import evaluate, score

GOLD = Path(__file__).parents[1] / "gold" / "quantities.jsonl"


def test_the_sentences_marked_by_hand_are_read_as_well_as_promised() -> None:
    figures = evaluate(GOLD)["quantities"]
    assert (figures["texts"] or 0) >= 300
    assert (figures["bounds"] or 0) >= 95.0
    assert (figures["item"] or 0) >= 90.0


def test_every_mark_lies_in_its_sentence_and_has_ordered_bounds() -> None:
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        for mark in row["quantities"]:
            assert 0 <= mark["start"] < mark["end"] <= len(row["text"])
            assert mark["low"] is None or mark["high"] is None or mark["low"] <= mark["high"]


def test_what_is_missed_and_what_is_made_up_both_cost_bounds() -> None:
    mark = {"start": 0, "end": 3, "low": 2, "high": 2, "item": "ships"}
    gold = [{"doc_id": "a", "quantities": [mark]}, {"doc_id": "b", "quantities": [mark]}]
    made_up = {**mark, "start": 9, "end": 12}
    figures = score(gold, [{"doc_id": "a", "quantities": [mark, made_up]}])
    assert (figures["gold"], figures["pred"], figures["bounds"], figures["item"]) == (2, 2, 33.3, 100.0)
