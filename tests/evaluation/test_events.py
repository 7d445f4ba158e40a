"""Events are scored with the marked claims in place of those read, beside two plain rules."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.evaluation import events

TEXTS = {
    "a": "Norland shelled the bridge at Orun on 3 March 2021. Arvia condemned Norland.",
    "b": "On 3 March 2021 Norland shelled the bridge at Orun, a doctor said. He met reporters.",
}
MARKS = (
    ("a", "Norland shelled the bridge at Orun", "shelled", "ASSAULT", "Norland", "bridge"),
    ("a", "Arvia condemned Norland", "condemned", "ACCUSE", "Arvia", "words"),
    ("b", "Norland shelled the bridge at Orun", "shelled", "ASSAULT", "Norland", "bridge"),
    ("b", "He met reporters", "met", "CONSULT", "He=a doctor", "press"),
)


def _mark(doc: str, quote: str, act: str, kind: str, actor: str, event: str) -> dict[str, object]:
    when = {"words": "3 March 2021", "earliest": "2021-03-03", "latest": "2021-03-03"}
    own = {"words": None, "name": doc, "kind": "outlet"}
    return {
        "doc": doc, "quote": quote, "act": act, "type": kind, "status": "asserted", "actors": [actor],
        "recipients": [], "sources": [own], "when": when, "places": [], "quantities": [], "event": event,
    }  # fmt: skip


def _lines(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_two_reports_of_one_shelling_are_one_event(tmp_path: Path) -> None:
    docs = _lines(tmp_path / "docs.jsonl", [{"id": name, "text": text} for name, text in TEXTS.items()])
    gold = _lines(tmp_path / "gold.jsonl", [_mark(*mark) for mark in MARKS])
    out = tmp_path / "out.jsonl"
    figures = events.evaluate(docs, gold, out)
    assert figures["events"]["b3"] == figures["same type, day, actor"]["b3"] == 100.0
    assert figures["every claim alone"]["recall"] == 75.0
    found = {row["claim"]: row["event"] for row in map(json.loads, out.read_text("utf-8").splitlines())}
    assert found["a-000"] == found["b-000"] != found["a-001"]
