"""Passages: a paragraph cut where highlights begin and end, so that they may nest and overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise


class Kind(IntEnum):
    """What a highlight marks; where several meet, the smallest is what a reader sees."""

    CLAIM = 0
    WITHHELD = 1
    UNREAD = 2
    CITED = 3


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words to mark: offsets in the report's text (code points), and the id by which links reach them.

    ``status`` is a claim's; ``number`` is what stands before the words and leads to the note in the margin.
    """

    start: int
    end: int
    kind: Kind
    anchor: str = ""
    status: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words under the same highlights.

    ``anchors`` begin here; ``tracks`` are those of highlights that run over further segments, or whose
    anchor is not the first of those that begin at the same words.
    """

    text: str
    kind: Kind | None = None
    status: str = ""
    number: str = ""
    anchors: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()


def segments(text: str, start: int, end: int, highlights: Iterable[Highlight]) -> Iterator[Segment]:
    """``text[start:end]`` in order, cut at every edge of a highlight; joined again they are that text."""
    inside = [h for h in highlights if h.start < end and start < h.end and h.start < h.end]
    edges = {start, end, *(max(h.start, start) for h in inside), *(min(h.end, end) for h in inside)}
    cut = {h.anchor for h in inside if any(h.start < edge < h.end for edge in edges)}
    cut |= _shadowed(inside, start)
    for low, high in pairwise(sorted(edges)):
        over = [h for h in inside if h.start <= low and high <= h.end]
        yield _segment(text[low:high], over, [h for h in over if max(h.start, start) == low], cut)


def _shadowed(highlights: list[Highlight], start: int) -> set[str]:
    """The anchors that cannot stand on their first words, for another one stands there."""
    first: dict[int, str] = {}
    for one in highlights:
        if one.anchor:
            first.setdefault(max(one.start, start), one.anchor)
    return {h.anchor for h in highlights if h.anchor and h.anchor != first[max(h.start, start)]}


def _segment(words: str, over: list[Highlight], begun: list[Highlight], cut: set[str]) -> Segment:
    if not over:
        return Segment(words)
    seen = min(over, key=lambda h: (h.kind, h.end - h.start, h.start))
    return Segment(
        words,
        seen.kind,
        seen.status,
        ",".join(h.number for h in begun if h.number),
        tuple(dict.fromkeys(h.anchor for h in begun if h.anchor)),
        tuple(dict.fromkeys(h.anchor for h in over if h.anchor in cut)),
    )
