"""Dates as mastheads, datelines and "Published" lines print them; never a guess between day and month.

Forms: "2019-03-29", "March 29, 2019", "29 March 2019", "29.03.2019", "3/29/2019" (only where one number
cannot be a month) and, with no year, "March 29" and "29 March".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?[ \u00a0]+)?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_GAP = r"[ \u00a0]{1,2}"

PRINTED_DATE = (
    rf"(?:(?P<iso>{_YEAR}-[01]\d-[0-3]\d)(?!\d)"
    rf"|{_WEEKDAY}(?P<m1>{_MONTH}){_GAP}(?P<d1>{_DAY})(?:,?{_GAP}(?P<y1>{_YEAR})(?!\d)|(?!\d))"
    rf"|{_WEEKDAY}(?P<d2>{_DAY}){_GAP}(?P<m2>{_MONTH})(?:,?{_GAP}(?P<y2>{_YEAR})(?!\d))?"
    rf"|(?P<a3>\d{{1,2}})(?P<sep>[./])(?P<b3>\d{{1,2}})(?P=sep)(?P<y3>{_YEAR})(?!\d))"
)
"""The pattern's source, to be used without regard to case; :func:`printed_date` reads a match of it."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """``day`` with a printed year, else ``partial`` ("--03-29"); neither for 31 February or 3/4/2019."""

    day: date | None = None
    partial: str | None = None


def printed_date(match: re.Match[str]) -> PrintedDate:
    """What a match of ``PRINTED_DATE`` says."""
    group = match.groupdict()
    if group["iso"]:
        return _day(*group["iso"].split("-"))
    if group["a3"]:
        return _numbers(int(group["a3"]), int(group["b3"]), group["y3"], group["sep"])
    month = str(_month(group["m1"] or group["m2"]))
    day = re.sub(r"\D", "", group["d1"] or group["d2"])
    year = group["y1"] or group["y2"]
    return _day(year, month, day) if year else _partial(int(month), int(day))


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _day(year: str, month: str, day: str) -> PrintedDate:
    try:
        return PrintedDate(date(int(year), int(month), int(day)))
    except ValueError:
        return PrintedDate()


def _partial(month: int, day: int) -> PrintedDate:
    try:
        date(2000, month, day)  # a leap year: 29 February may be meant
    except ValueError:
        return PrintedDate()
    return PrintedDate(partial=f"--{month:02}-{day:02}")


def _numbers(first: int, second: int, year: str, sep: str) -> PrintedDate:
    """Points put the day first; strokes are read only where one number is above 12 or both are equal."""
    if sep == "." or first > 12 or first == second:
        return _day(year, str(second), str(first))
    return _day(year, str(first), str(second)) if second > 12 else PrintedDate()
