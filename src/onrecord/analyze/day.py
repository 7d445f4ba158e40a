"""Days in the margin: "03-29", "2019-03-29", "by 03-29", "03-23/24", "undated"."""

from __future__ import annotations

import calendar
from datetime import date

from onrecord.model import Claim, When

UNDATED = "undated"


def day_words(day: date, with_year: bool) -> str:
    """A day as the brief prints it."""
    return day.isoformat() if with_year else day.isoformat()[5:]


def when_words(when: When | None, with_year: bool) -> str:
    """A time as the brief prints it; "undated" where neither end is known."""
    if when is None or not when.dated:
        return UNDATED
    first, last = when.earliest, when.latest
    if first is None or last is None:
        known = first or last
        return f"{'by' if first is None else 'since'} {day_words(known, with_year)}" if known else UNDATED
    return day_words(first, with_year) if first == last else _interval(first, last, with_year)


def claim_day(claim: Claim, out: date | None, with_year: bool) -> str:
    """The day of a happening, or "by" the day ``out`` on which its report came out."""
    if claim.when and claim.when.dated:
        return when_words(claim.when, with_year)
    return f"by {day_words(out, with_year)}" if out else UNDATED


def _interval(first: date, last: date, with_year: bool) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
        return f"{first:%Y-%m}" if whole else f"{day_words(first, with_year)}/{last:%d}"
    return f"{day_words(first, with_year)}/{day_words(last, first.year != last.year)}"
