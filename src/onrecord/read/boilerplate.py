"""Boilerplate: sentences that are the outlet's housekeeping ("Sign up for our newsletter"), never a claim."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.read.page import Paragraph
from onrecord.read.wordlist import Wording, table

_GLUED = re.compile(r"[a-z]{2}[A-Z][^\n]{0,400}? MORE\b")
_REPEATED = 8  # tokens of the longest full name repeated


@lru_cache(maxsize=1)
def _housekeeping() -> tuple[Wording, ...]:
    return tuple(Wording.of(*row) for row in table("boilerplate.tsv"))


def boilerplate(paragraph: Paragraph) -> frozenset[int]:
    """The numbers of the sentences of a paragraph that are boilerplate."""
    return frozenset(
        number
        for number, (first, last) in enumerate(paragraph.sentences)
        if _keeps_house(paragraph.words(first, last))
    )


def links(paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    """Where headlines of other reports stand inside a sentence, as some sites print them between a name and
    "MORE", glued to the name: document offsets."""
    found = _GLUED.finditer(paragraph.text) if " MORE" in paragraph.text else ()
    return tuple((paragraph.start + m.start(), paragraph.start + m.end()) for m in found)


def glued(paragraph: Paragraph) -> frozenset[int]:
    """The tokens of such headlines, with the full name that the site repeats before them: after "Anna Velk" in
    "Anna Velk Anna Maria VelkSenate votes … MORE said"."""
    found: set[int] = set()
    for start, end in links(paragraph):
        inside = [t for t in paragraph.tokens if t.end > start and t.start < end]
        name = inside[0].text[: start + 2 - inside[0].start]
        before = paragraph.tokens[max(0, inside[0].i - _REPEATED) : inside[0].i]
        first = next((t.i + 1 for t in before if t.text == name), inside[0].i)
        found.update(range(first, inside[-1].i + 1))
    return frozenset(found)


def _keeps_house(sentence: str) -> bool:
    lower = sentence.lower()
    return any(wording.search(sentence, lower) for wording in _housekeeping())
