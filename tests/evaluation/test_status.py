"""The measures of status are those of the literature, and the gold decides over the views."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.status import class_of, evaluate, measure, pearson


def line(name: str, text: str, corpus: str, **events: float) -> str:
    spans = [
        {"span": [text.index(word), text.index(word) + len(word)], "value": v} for word, v in events.items()
    ]
    return json.dumps({"sent_id": name, "corpus": corpus, "text": text, "events": spans})


def test_an_evaluation_scores_each_corpus_and_writes_what_it_found(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    rows = [
        line("a", "The ship left and nobody fired .", "UW", left=3.0, fired=-3.0),
        line("b", "The ship may return .", "MEANTIME", may=0.0, ret=1.0),
    ]
    gold.write_text("\n".join(rows) + "\n", encoding="utf-8")
    figures = evaluate(gold, out)
    assert {view: f["events"] for view, f in figures.items()} == {"UW": 2, "MEANTIME": 2, "all": 4}
    written = [json.loads(row) for row in out.read_text(encoding="utf-8").splitlines()]
    assert [row["sent_id"] for row in written] == ["a", "b"]
    assert [len(row["values"]) for row in written] == [2, 2]


def test_the_measures_by_hand() -> None:
    figures = measure([(3.0, 3.0), (3.0, 2.0), (0.0, 0.5), (-3.0, 0.5)])
    assert figures["mae"] == 1.25
    assert (figures["f1 happened"], figures["f1 uncertain"], figures["f1 not happened"]) == (100.0, 66.7, 0.0)
    assert pearson([(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]) == 1.0
    assert pearson([(1.0, 2.0), (2.0, 2.0)]) is None


def test_the_classes_are_thirds_of_the_scale() -> None:
    assert [class_of(v) for v in (-3, -1, -0.9, 0.9, 1, 3)] == [
        "not happened", "not happened", "uncertain", "uncertain", "happened", "happened",
    ]  # fmt: skip


def test_a_line_without_events_is_named(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"sent_id": "a", "text": "The ship left."}\n', encoding="utf-8")
    with pytest.raises(InputError, match="events"):
        evaluate(gold)
