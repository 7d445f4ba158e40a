"""The saved pages: title, date, outlet and body as the gold has them, on 95 of 100 pages and more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord import ingest
from onrecord.model import Document

FOLDER = Path(__file__).parents[2] / "gold" / "pages"
GOLD = [json.loads(line) for line in (FOLDER / "gold.jsonl").read_text("utf-8").splitlines()]
SAID = {"live blog": "a live blog", "gallery": "a picture gallery", "paywall": "behind a paywall"}


def read(gold: dict[str, Any]) -> Document:
    (found,) = ingest.load([str(FOLDER / gold["file"])])
    assert isinstance(found, Document), found
    return found


def right(gold: dict[str, Any], found: Document) -> bool:
    words = " ".join(found.text.split())
    whole = all(part in words for part in gold["body"]) and not any(part in words for part in gold["not"])
    date = found.published.value if found.published else None
    return whole and (found.title, date, found.outlet) == (gold["title"], gold["date"], gold["outlet"])


def test_title_date_outlet_and_body_are_right_on_nineteen_pages_of_twenty_and_their_sort_is_said() -> None:
    assert len(GOLD) == 40
    pages = [(gold, read(gold)) for gold in GOLD]
    wrong = [gold["file"] for gold, found in pages if not right(gold, found)]
    assert len(wrong) <= 2, wrong
    for gold, found in pages:
        said = [sort for sort, words in SAID.items() if any(note.startswith(words) for note in found.warnings)]
        assert said == [gold["kind"]] * (gold["kind"] in SAID), gold["file"]
