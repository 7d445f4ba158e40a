"""eval actors: silence is an answer, and the nearest sector counts."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.evaluation.actors import evaluate

GOLD = [
    {"text": "Danish soldiers", "expect": {"country": "DNK", "code_1": "MIL"}, "query_date": None},
    {"text": "tomorrow", "expect": {"country": "", "code_1": "UNK"}, "query_date": None},
    {"text": "Boris Yeltsin", "expect": {"country": "RUS", "code_1": "GOV"}, "query_date": "3 May 2003"},
]


def test_lines_are_coded_in_order_and_scored(tmp_path: Path) -> None:
    gold, pred = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    gold.write_text("".join(json.dumps(line) + "\n" for line in GOLD), encoding="utf-8")

    figures = evaluate(gold, pred)["actors"]

    assert (figures["country"], figures["sector"]) == (100.0, 66.7)
    assert [json.loads(line)["sector"] for line in pred.read_text("utf-8").splitlines()] == ["MIL", None, "ELI"]
