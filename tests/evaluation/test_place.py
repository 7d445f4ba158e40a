"""Places found are scored by overlap and distance; the sentences are made for the test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.evaluation.place import evaluate, kilometres


def test_places_are_found_and_put_near_where_they_lie(tmp_path: Path) -> None:
    text = "Turkish troops camped outside Idlib on Sunday."
    marks = [
        {"start": 0, "end": 7, "lat": 39.0, "lon": 35.0, "geonames_id": 298795},
        {"start": 30, "end": 35, "lat": 35.93, "lon": 36.63, "geonames_id": 169577},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"doc_id": "d", "text": text, "toponyms": marks}), "utf-8")
    figures = evaluate(gold)
    assert (figures["places"]["recall"], figures["places"]["right"]) == (50.0, 100.0)
    assert (figures["names"]["recall"], figures["names"]["precision"]) == (100.0, 100.0)


def test_distances_run_along_the_globe() -> None:
    assert kilometres(48.86, 2.35, 51.51, -0.13) == pytest.approx(344, abs=3)
    assert kilometres(0.0, 179.5, 0.0, -179.5) == pytest.approx(111, abs=1)
