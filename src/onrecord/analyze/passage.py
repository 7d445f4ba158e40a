"""Passages: what a reference leads to, a paragraph, or a sentence of one that is too long to be cited whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.analyze.sentence import sentence_starts
from onrecord.knowledge.paragraph import cut_paragraphs

LONGEST = 1200
"""Code points of a paragraph that is cited whole; a longer one is cited by its sentences."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Offsets in a report, with the number of the paragraph, or of paragraph and sentence: "6", "1.14"."""

    number: str
    start: int
    end: int


def passages(text: str) -> tuple[Passage, ...]:
    """All passages of a text, in order; white space at their edges is left out."""
    numbered = enumerate(cut_paragraphs(text), 1)
    return tuple(one for number, (start, end) in numbered for one in _cut(text, number, start, end))


def _cut(text: str, number: int, start: int, end: int) -> Iterator[Passage]:
    if end - start <= LONGEST:
        yield Passage(str(number), start, end)
        return
    edges = [start, *sentence_starts(text, start, end), end]
    pieces = [piece for low, high in pairwise(edges) for piece in _bounded(text, low, high)]
    for sentence, (low, high) in enumerate(pieces, 1):
        yield Passage(f"{number}.{sentence}", low, high)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence in pieces of bounded length, cut at white space: some texts have no full stops."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space + 1 if space > 0 else start + LONGEST
        yield start, cut
        start = cut
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
