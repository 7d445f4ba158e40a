"""Time anchors: what a time phrase is read against, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onrecord.read.times.tense import Tense
from onrecord.read.times.timevalue import Days, edge_of
from onrecord.read.times.timeword import TimePhrase


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a phrase is read against: day of publication, the clause's tense, the last date told before."""

    published: date | None = None
    tense: Tense = Tense.NONE
    reference: str | None = None
    """A TIMEX3 value."""
    counts: bool = False
    """Whether the words around make its number a count rather than a year."""
    before: str = ""
    """The word before, in lower case."""
    after: str = ""
    """The few code points behind."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A resolved phrase: ``kind`` DATE, TIME, DURATION or SET, TIMEX3 ``value``, the days covered."""

    kind: str
    value: str
    days: Days = (None, None)
    partial: str | None = None


Rule = Callable[[TimePhrase, Anchor], Timex | None]
"""What a rule of ``data/when_rules.tsv`` makes of its phrase; None where it proves to be no time."""


def dated(value: str, kind: str = "DATE", edge: str | None = None) -> Timex:
    """A time with the days that its value covers, or only their START, MID or END."""
    return Timex(kind, value, edge_of(value, edge))


def edge_named(phrase: TimePhrase) -> str | None:
    """START, MID or END where the phrase says "early", "mid-" or "late", "the end of"."""
    return phrase.value("EDGE", "EDGENOUN")


def part_of_day(phrase: TimePhrase) -> str:
    """The time of day as TIMEX3 writes it behind a date ("TNI"); empty where none is named."""
    part = phrase.value("DAYPART") or ""
    return part if part.startswith("T") or not part else f"T{part}"


_AGAINST_PAST, _AGAINST_FUTURE = 15, 4
"""What was, was before; what will be may be told with a date of the past ("will mark the March 3 vote")."""


def far(gap: float, tense: Tense) -> tuple[float, float]:
    """How far a time lies from publication, weighed against the side that the tense speaks against."""
    if gap > 0 and tense is Tense.PAST:
        return gap * _AGAINST_PAST, gap
    return abs(gap) * (_AGAINST_FUTURE if gap < 0 and tense is Tense.FUTURE else 1), gap


def undated(unit: str) -> Timex | None:
    """Some day, week, month, quarter or year that nothing dates; None for other units."""
    value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}.get(unit)
    return Timex("DATE", value) if value else None


def units_told(phrase: TimePhrase) -> str:
    """The number of units as digits, X where the words leave it open; "a" is 1."""
    if phrase.has("COUPLE"):
        return "2"
    number = phrase.value("NUMBER", "DAY", "YEAR")
    if number:
        return number
    return "1" if phrase.has("ART") and not phrase.has("VAGUE") else "X"
