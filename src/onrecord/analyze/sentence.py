"""Sentences: where they begin in a paragraph, for excerpts that need no parse."""

from __future__ import annotations

import re

_SENTENCE_START = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|vs|No))\.$"
)


def sentences_around(text: str, paragraph: tuple[int, int], words: tuple[int, int]) -> tuple[int, int]:
    """The bounds of the sentences of ``paragraph`` that hold ``words`` (offsets), white space left out."""
    start, end = paragraph
    low, high = max(words[0], start), min(words[1], end)
    bounds = [start, *sentence_starts(text, start, end), end]
    first = max(bound for bound in bounds if bound <= low)
    last = min(bound for bound in bounds if bound >= high)
    while last > first and text[last - 1].isspace():
        last -= 1
    return first, last


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences after the first begin between two offsets."""
    found = []
    for match in _SENTENCE_START.finditer(text, start, end):
        if not _ABBREVIATION.search(text, max(start, match.start() - 6), match.start()):
            found.append(match.end())
    return found
