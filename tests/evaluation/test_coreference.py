"""Mentions of events and stories of reports are scored on files of the gold's form."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.evaluation import coreference, stories

TEXTS = {
    "a": "Gunmen attacked the police post at Orun on Monday. The mayor resigned.",
    "b": "The attack on the police post at Orun by gunmen left a guard hurt, officials said on Monday.",
}
MENTIONS = [("a", "attacked", "x"), ("a", "resigned", "y"), ("b", "attack", "x")]


def _lines(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_a_verb_and_the_noun_for_it_are_one_happening(tmp_path: Path) -> None:
    docs = _lines(tmp_path / "docs.jsonl", [{"doc_id": name, "text": text} for name, text in TEXTS.items()])
    marked: list[dict[str, object]] = []
    for at, (name, word, cluster) in enumerate(MENTIONS):
        start = TEXTS[name].index(word)
        marked.append(
            {"mention_id": f"m{at}", "doc_id": name, "type": "event", "start": start, "end": start + len(word),
             "text": word, "cluster": cluster}
        )  # fmt: skip
    gold, out = _lines(tmp_path / "gold.jsonl", marked), tmp_path / "out.jsonl"
    assert coreference.evaluate(docs, gold, out)["events"]["b3"] == 100.0
    found = {row["mention_id"]: row["cluster"] for row in map(json.loads, out.read_text().splitlines())}
    assert found == {"m0": "m0", "m1": "m1", "m2": "m0"}


def test_stories_are_scored_and_written(tmp_path: Path) -> None:
    told = [
        {"doc_id": name, "date": "2021-03-01", "title": None, "text": text, "cluster": "post"}
        for name, text in TEXTS.items()
    ]
    told.append(
        {"doc_id": "c", "date": None, "title": "Grain", "text": "Grain sells well.", "cluster": "grain"}
    )
    gold, out = _lines(tmp_path / "gold.jsonl", told), tmp_path / "out.jsonl"
    assert stories.evaluate(gold, out)["stories"]["b3"] == 100.0
    assert [json.loads(line) for line in out.read_text().splitlines()] == [
        {"doc_id": "a", "cluster": "a"}, {"doc_id": "b", "cluster": "a"}, {"doc_id": "c", "cluster": "c"},
    ]  # fmt: skip
