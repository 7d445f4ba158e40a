"""Times found are scored as TempEval does; the sentences are made for the test."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.evaluation.time import evaluate, score


def test_times_are_found_against_the_day_of_the_report(tmp_path: Path) -> None:
    text = "The bridge fell on Monday and reopens next week."
    marks = [
        {"start": 19, "end": 25, "type": "DATE", "value": "2019-03-25"},
        {"start": 38, "end": 47, "type": "DATE", "value": "2019-W14"},
    ]
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    gold.write_text(json.dumps({"doc_id": "d", "dct": "2019-03-29", "text": text, "timex": marks}), "utf-8")
    figures = evaluate(gold, out)["times"]
    assert (figures["strict_f1"], figures["value_f1"]) == (100.0, 100.0)
    assert json.loads(out.read_text("utf-8")) == {"doc_id": "d", "timex": marks}


def test_bounds_that_overlap_are_found_and_another_value_is_not_right() -> None:
    mark = {"start": 0, "end": 8, "type": "DATE", "value": "2019-03"}
    figures = score(
        [{"doc_id": "d", "timex": [mark]}],
        [{"doc_id": "d", "timex": [{**mark, "end": 5, "value": "2018-03"}]}],
    )
    assert [figures[name] for name in ("strict_f1", "relaxed_f1", "type_f1", "value_f1")] == [
        0.0,
        100.0,
        100.0,
        0.0,
    ]
