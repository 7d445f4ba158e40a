"""Enumeration: the time of what is told point by point ("Two things happened this summer. First, …")."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.page import Paragraph, Token
from onrecord.read.times.acttime import time_for
from onrecord.read.times.when import FoundTime

_FIRST = frozenset({"first", "firstly"})
_GOES_ON = frozenset({"then", "second", "secondly", "third", "thirdly", "next", "fourth", "finally", "lastly"})
_MOST = 12  # sentences that an enumeration may run on


def time_of_points(paragraph: Paragraph, times: Sequence[FoundTime], act: int) -> FoundTime | None:
    """The time of the sentence that announces the points of which the act's sentence tells one.

    The announcing sentence stands right before the one that begins with "First"; every sentence from there on
    begins with a word of order, and none between has a date of its own.
    """
    here = paragraph.sentence_number(act)
    for number in range(here, max(here - _MOST, 0), -1):
        if number < here and _dated_in(paragraph, times, number):
            return None
        opening = _opening(paragraph, number)
        if opening in _FIRST:
            return _announced(paragraph, times, number - 1)
        if opening not in _GOES_ON:
            return None
    return None


def _announced(paragraph: Paragraph, times: Sequence[FoundTime], number: int) -> FoundTime | None:
    """The one date of the announcing sentence, if it dates its main verb."""
    inside = _dated_in(paragraph, times, number)
    first, last = paragraph.sentences[number]
    root = next((t for t in paragraph.tokens[first:last] if t.head == t.i), None)
    if len(inside) != 1 or root is None:
        return None
    return time_for(paragraph, inside, root.i, frozenset(range(first, last))) or _at_its_end(inside[0], last)


def _at_its_end(time: FoundTime, last: int) -> FoundTime | None:
    """The time where it closes the sentence, wherever the parse hangs it ("between the two right now.")."""
    return time if last - time.last <= 1 else None


def _dated_in(paragraph: Paragraph, times: Sequence[FoundTime], number: int) -> list[FoundTime]:
    return [
        t for t in times
        if t.paragraph == paragraph.index and paragraph.sentence_number(t.first) == number
        and t.kind in ("DATE", "TIME")
    ]  # fmt: skip


def _opening(paragraph: Paragraph, number: int) -> str:
    first, last = paragraph.sentences[number]
    words: list[Token] = [t for t in paragraph.tokens[first:last] if t.pos not in ("PUNCT", "SPACE")]
    return words[0].lower if words else ""
