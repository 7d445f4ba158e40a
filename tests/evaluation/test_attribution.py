"""Attributions are scored stretch by stretch, every part of a content by itself."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.evaluation.attribution import evaluate, score, spoken

TEXT = "The ferry is late, the harbour master said. Nobody minds."


def row(**parts: object) -> dict[str, object]:
    return {"doc_id": "a", "text": TEXT, "attributions": [parts] if parts else []}


def piece(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


MARKED = row(source=piece("the harbour master"), cue=piece("said"), content=[piece("The ferry is late")])


def test_the_same_stretches_score_in_full() -> None:
    found = row(source=[piece("the harbour master")], cue=[piece("said")], content=[piece("The ferry is late")])
    figures = score([MARKED], [found])
    assert figures["gold"] == 1
    assert {name: figures[name] for name in ("source", "cue", "content", "cue_hit")} == {
        "source": 100.0, "cue": 100.0, "content": 100.0, "cue_hit": 100.0,
    }  # fmt: skip


def test_a_shorter_source_is_wrong_yet_overlaps() -> None:
    found = row(source=[piece("master")], cue=[piece("said")], content=[piece("The ferry is late")])
    figures = score([MARKED], [found])
    assert (figures["source"], figures["source_overlap"], figures["cue_hit"]) == (0.0, 50.0, 100.0)


def test_what_is_found_nowhere_scores_nothing() -> None:
    figures = score([MARKED], [row()])
    assert (figures["source"], figures["cue"], figures["content"], figures["cue_hit"]) == (0.0, 0.0, 0.0, 0.0)
    assert figures["content_overlap"] is None


def test_an_evaluation_reads_the_texts_and_writes_what_it_found(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    gold.write_text(json.dumps(MARKED) + "\n", encoding="utf-8")
    figures = evaluate(gold, out)["all"]
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["doc_id"] for line in written] == ["a"]
    assert written[0]["attributions"][0]["cue"] == [piece("said")]
    assert figures["cue_hit"] == 100.0


def test_speech_is_scored_apart_from_belief_and_intent() -> None:
    text = "Ann said no. Ben hopes to go. Cy's claim that it rains: all wrote about it."
    cues = ["said", "hopes", "claim that", "wrote"]
    marked = [{"source": None, "cue": [[text.index(c), text.index(c) + len(c)]], "content": []} for c in cues]
    kept = spoken([{"doc_id": "a", "text": text, "attributions": marked}])[0]["attributions"]
    assert [text[slice(*one["cue"][0])] for one in kept] == ["said", "claim that", "wrote"]
