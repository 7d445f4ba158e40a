"""Days in the margin: "03-29", "2019-03-29", "by 03-29", "03-23/24", "undated"."""

from __future__ import annotations

import calendar
import re
from datetime import date

from onrecord.model import Claim, When

_LONG = 366  # days; a longer interval is printed by its years
UNDATED = "undated"
_MONTH = re.compile(r"--\d\d")


def day_words(day: date, year: int | None) -> str:
    """A day as the brief prints it, without its year where that is ``year``."""
    return day.isoformat()[5:] if day.year == year else day.isoformat()


def when_words(when: When | None, year: int | None) -> str:
    """A time as the brief prints it; "undated" where neither end is known."""
    if when is None or not when.dated:
        return UNDATED
    first, last = when.earliest, when.latest
    if first is None or last is None:
        known = first or last
        return f"{'by' if first is None else 'since'} {day_words(known, year)}" if known else UNDATED
    return day_words(first, year) if first == last else _interval(first, last, year)


def yearless(when: When | None) -> bool:
    """Whether a report gives the month or day of a time and leaves its year open."""
    return bool(when and not when.dated and when.partial and _MONTH.match(when.partial))


def claim_day(claim: Claim, out: date | None, year: int | None) -> str:
    """The day of a happening, or "by" the day ``out`` on which its report came out."""
    if claim.when and claim.when.dated:
        return when_words(claim.when, year)
    return f"by {day_words(out, year)}" if out else UNDATED


def _interval(first: date, last: date, year: int | None) -> str:
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years or (last - first).days > _LONG:
        return str(first.year) if first.year == last.year else f"{first.year}/{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
        return f"{first:%Y-%m}" if whole else f"{day_words(first, year)}/{last:%d}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return f"{first:%Y-%m}/{last:%Y-%m}"
    return f"{day_words(first, year)}/{day_words(last, first.year)}"
