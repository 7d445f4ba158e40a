"""``onrecord eval attribution``: how the sources, cues and contents found hold against marked ones.

Exact F1 of each, unlinked: the stretches marked in a report against the stretches found, every part of a
content by itself. ``cue_hit`` is the F1 of cues that share a word with a marked one; ``source_overlap`` and
``content_overlap`` are the F1 of the words of both, under the cues that hit. Scored are the learned credits
where weights are there, for what the rules find beside them are words that these hold for no cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.evaluation.figure import Figures
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.model import Document
from onrecord.read import DEFAULT
from onrecord.read.credits.choice import learned
from onrecord.read.credits.credit import Credit
from onrecord.read.credits.wording import Wording, wordings
from onrecord.read.lexicon import lexicon
from onrecord.read.names.mention import find_cast
from onrecord.read.page import Page
from onrecord.read.parse import parse_all
from onrecord.read.quotation import find_quotations
from onrecord.read.reader import CREDITS

Piece = tuple[int, int]
Link = dict[str, list[Piece]]
Predicted = dict[str, Any]

PARTS = ("source", "cue", "content")
RULES = "rules"
_WORD = re.compile(r"\w+")


def evaluate(gold: Path, pred: Path | None = None, *, reader: str = DEFAULT) -> dict[str, Figures]:
    """Finds the attributions of the texts in GOLD and scores them, those of speech apart, and those of the
    rules alone; writes the first to ``pred`` if asked."""
    marked = rows(gold)
    found, ruled = predict(marked, reader)
    write_rows(found, pred)
    views = {"all": score(marked, found), "speech": score(spoken(marked), spoken(found, marked))}
    return {**views, "rules alone": score(marked, ruled)} if reader != RULES else views


def spoken(attributions: Iterable[Row], texts: Iterable[Row] | None = None) -> list[Predicted]:
    """The attributions of speech or writing: whose cue holds a word that the lists know as one of speech, a
    colon or "according"; the same test for what is marked and what is found."""
    lines = list(attributions)
    text = {row["doc_id"]: row["text"] for row in (lines if texts is None else texts)}
    return [
        {**line, "attributions": [
            one for one in line["attributions"] if _speaks(text[line["doc_id"]], _ranges(one.get("cue")))
        ]}
        for line in lines
    ]  # fmt: skip


def _speaks(text: str, cue: Sequence[Piece]) -> bool:
    words = " ".join(text[start:end] for start, end in cue)
    if ":" in words or not words:
        return True
    return any(_speech_words(word) for word in _WORD.findall(words.lower()))


@cache
def _speech_words(word: str) -> bool:
    """Whether a word is a form of a verb or noun of speech, by its endings."""
    if word in ("according", "said", "told", "wrote", "written", "spoke", "spoken"):
        return True
    stems = {word, *(word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing"))}
    stems |= {stem + "e" for stem in stems} | {word.removesuffix(end) + "y" for end in ("ied", "ies")}
    cues = (lexicon().cue_verb(s) or lexicon().cue_noun(s) for s in sorted(stems))
    return any(cue is not None and cue.kind == "speech" for cue in cues)


def predict(texts: Sequence[Row], reader: str = DEFAULT) -> tuple[list[Predicted], list[Predicted]]:
    """The attributions that a reader finds in each text, in the form of the gold's predictions; then those of
    the rules alone."""
    found, ruled = [], []
    weighed = reader != RULES and learned()
    for page in parse_all([Document(row["doc_id"], "", row["text"]) for row in texts]):
        quotations = find_quotations(page)
        cast = find_cast(page, quotations)
        by_rule = CREDITS[RULES](page, cast, quotations)
        credits = CREDITS[reader](page, cast, quotations) if weighed else by_rule
        found.append(_line(page, [c for c in credits if c.telling is not None] if weighed else credits))
        ruled.append(_line(page, by_rule))
    return found, ruled


def _line(page: Page, credits: Sequence[Credit]) -> Predicted:
    return {"doc_id": page.document.id, "attributions": [_row(wording) for wording in wordings(page, credits)]}


def _row(wording: Wording) -> dict[str, Any]:
    return {
        "source": [wording.source] if wording.source else None,
        "cue": [wording.cue] if wording.cue else [],
        "content": list(wording.contents),
    }


def score(gold: Iterable[Row], predicted: Iterable[Row]) -> Figures:
    """The measures of all texts together, in per cent."""
    of_document = {row["doc_id"]: _links(row) for row in predicted}
    counts = {name: [0, 0, 0, 0] for name in (*PARTS, "hit", "source words", "content words")}
    total = 0
    for row in gold:
        marked, found = _links(row), of_document.get(row["doc_id"], [])
        total += len(marked)
        for part in PARTS:
            one, other = _stretches(marked, part), _stretches(found, part)
            _add(counts[part], len(one & other), len(one), len(other))
        pairs, hit_marked, hit_found = _hits(marked, found)
        _add(counts["hit"], hit_marked, len(marked), len(found), hit_found)
        for one_link, other_link in pairs:
            for part in ("source", "content"):
                a, b = _words(row["text"], one_link[part]), _words(row["text"], other_link[part])
                _add(counts[f"{part} words"], len(a & b), len(a), len(b))
    return {
        "gold": total,
        "source": _f1(counts["source"]),
        "cue": _f1(counts["cue"]),
        "content": _f1(counts["content"]),
        "cue_hit": _f1(counts["hit"]),
        "source_overlap": _f1(counts["source words"]),
        "content_overlap": _f1(counts["content words"]),
    }


def _links(row: Row) -> list[Link]:
    """The attributions of a gold or a predicted line, each part a list of ranges."""
    return [{part: _ranges(one.get(part)) for part in PARTS} for one in row["attributions"]]


def _ranges(field: Sequence[Any] | None) -> list[Piece]:
    if not field:
        return []
    pairs = [field] if isinstance(field[0], int) else field
    return [(start, end) for start, end in pairs]


def _stretches(links: Sequence[Link], part: str) -> set[Piece]:
    return {piece for link in links for piece in link[part]}


def _hits(marked: Sequence[Link], found: Sequence[Link]) -> tuple[list[tuple[Link, Link]], int, int]:
    """Pairs whose cues overlap, the first of each; how many marked and how many found ones pair."""
    pairs: list[tuple[Link, Link]] = []
    for one in marked:
        other = next((x for x in found if _overlap(one["cue"], x["cue"])), None)
        if other is not None:
            pairs.append((one, other))
    hit = sum(any(_overlap(one["cue"], x["cue"]) for one in marked) for x in found)
    return pairs, len(pairs), hit


def _overlap(one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    return any(a < d and c < b for a, b in one for c, d in other)


def _words(text: str, pieces: Iterable[Piece]) -> set[int]:
    """Where the words of some ranges begin."""
    return {a + m.start() for a, b in pieces for m in _WORD.finditer(text[a:b])}


def _add(count: list[int], right: int, marked: int, found: int, hit: int | None = None) -> None:
    """Adds to [right of marked, marked, found, right of found]; the last may differ from the first."""
    for at, number in enumerate((right, marked, found, right if hit is None else hit)):
        count[at] += number


def _f1(count: Sequence[int]) -> float | None:
    right, marked, found, hit = count
    if not marked:
        return None
    recall, precision = right / marked, hit / found if found else 0.0
    return round(200 * precision * recall / (precision + recall), 1) if precision + recall else 0.0
