"""The printed words of credits: source, cue and content as a reader would underline them.

A learned credit prints its telling. One that the rules alone found prints its words as they stand, with the
joining word and the quotation marks of its contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.read import phrase
from onrecord.read.credits.credit import Credit, Words
from onrecord.read.page import Page, Paragraph

_MARKS = frozenset("\"“”«»„‟＂") | {"''", "``"}
_JOINING = frozenset({"that", "if", "whether"})

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wording:
    """Document offsets of a source (None for nobody), a cue (None where a bracket credits) and contents."""

    source: Piece | None
    cue: Piece | None
    contents: tuple[Piece, ...]


def wordings(page: Page, credits: Sequence[Credit]) -> Iterator[Wording]:
    """The printed words of each cue of a page, in the order of the credits; a cue is printed once."""
    seen = set()
    for credit in credits:
        place = credit.telling or credit.cue or (credit.source, credit.contents)
        if place not in seen:
            seen.add(place)
            same = [c for c in credits if c.cue == credit.cue] if credit.cue else [credit]
            yield _learned(page, credit) or _ruled(page, credit, same)


def _learned(page: Page, credit: Credit) -> Wording | None:
    telling = credit.telling
    if telling is None:
        return None
    paragraph = page.paragraphs[telling.paragraph]
    source = paragraph.offsets(*telling.source) if telling.source else None
    return Wording(source, paragraph.offsets(*telling.cue), telling.contents)


def _ruled(page: Page, credit: Credit, same: Sequence[Credit]) -> Wording:
    contents = tuple(dict.fromkeys(_widened(page, piece) for c in same for piece in c.contents))
    return Wording(_whole(page, credit.source), _whole(page, credit.cue, noun=False), contents)


def _whole(page: Page, words: Words | None, *, noun: bool = True) -> Piece | None:
    if words is None:
        return None
    paragraph = page.paragraphs[words.paragraph]
    first, last = words.first, words.last
    if noun:
        low, high = phrase.noun_phrase(paragraph, words.head, whole=True)
        first, last = min(first, low), max(last, high)
    return paragraph.offsets(first, last)


def _widened(page: Page, piece: Piece) -> Piece:
    """A content with the joining word and quotation marks that stand at its edges."""
    paragraph = next(p for p in page.paragraphs if p.start <= piece[0] < p.end)
    start, end = piece
    first = paragraph.token_at(start)
    while first and _opens(paragraph, first - 1):
        first -= 1
        start = paragraph.tokens[first].start
    last = paragraph.token_at(end - 1)
    if last is not None and last + 1 < len(paragraph.tokens) and paragraph.tokens[last + 1].text in _MARKS:
        end = paragraph.tokens[last + 1].end
    return start, end


def _opens(paragraph: Paragraph, i: int) -> bool:
    return paragraph.tokens[i].text in _MARKS or paragraph.tokens[i].lower in _JOINING
