"""Time values: TIMEX3 values ("2019-03", "2019-W12-WE", "1988-Q3") as days, and how to move them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]
"""First and last day of an interval; None where that end is open."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season begins, as the press uses the words in the northern half of the world."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-([QH])([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")


def days_of(value: str) -> Days:
    """The first and last day that ``value`` covers; both None for durations, sets and values with an X."""
    try:
        return _days_of(value)
    except (ValueError, OverflowError):
        return None, None


def _days_of(value: str) -> Days:
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.fullmatch(value):
        return months(int(match[1]), int(match[2]), 1)
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(5) if match[3] else monday), monday + timedelta(6)
    if match := _PART.fullmatch(value):
        length = 3 if match[2] == "Q" else 6
        return months(int(match[1]), (int(match[3]) - 1) * length + 1, length)
    if match := _SEASON.fullmatch(value):
        return months(int(match[1]), SEASONS[match[2]], 3)
    if _YEARS.fullmatch(value):
        scale = 10 ** (4 - len(value))
        first = int(value) * scale
        return date(max(first, 1), 1, 1), date(first + scale - 1, 12, 31)
    return None, None


def months(year: int, month: int, length: int) -> tuple[date, date]:
    """The first and last day of ``length`` months from ``month`` (which may run past December)."""
    last_year, last_month = moved(year, month, length - 1)
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def moved(year: int, month: int, step: int) -> tuple[int, int]:
    """The year and month ``step`` months away."""
    number = year * 12 + month - 1 + step
    return number // 12, number % 12 + 1


def edge_of(value: str, edge: str | None) -> Days:
    """The START, MID or END of ``value``: thirds of a month, a year or a decade, else the whole."""
    first, last = days_of(value)
    if first is None or last is None or edge is None or (last - first).days < 20:
        return first, last
    if (last - first).days <= 31:
        cuts = {"START": (1, 10), "MID": (11, 20), "END": (21, last.day)}[edge]
        return first.replace(day=cuts[0]), first.replace(day=cuts[1])
    span = (last.year - first.year) * 12 + last.month - first.month + 1
    third = span // 3
    skip = {"START": 0, "MID": third, "END": span - third}[edge]
    return months(*moved(first.year, first.month, skip), third)


def week_of(day: date) -> str:
    """The ISO week of ``day``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> str:
    """The quarter of ``day``."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def unit_of(day: date, unit: str) -> str | None:
    """The day, week, month, quarter, year, decade or century that ``day`` lies in; None for other units."""
    values = {
        "D": day.isoformat(),
        "W": week_of(day),
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": quarter_of(day),
        "Y": f"{day.year:04d}",
        "E": f"{day.year // 10:03d}",
        "C": f"{day.year // 100:02d}",
    }
    return values.get(unit)


_IN_DAYS = {"D": 1, "W": 7, "F": 14}
_IN_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def shifted(day: date, unit: str, step: int) -> date | None:
    """``day`` moved by ``step`` units; None for units below a day and where the calendar ends."""
    try:
        if unit in _IN_DAYS:
            return day + timedelta(_IN_DAYS[unit] * step)
        if unit in _IN_MONTHS:
            year, month = moved(day.year, day.month, _IN_MONTHS[unit] * step)
            return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None
    return None


def duration(number: str, unit: str) -> str:
    """The TIMEX3 duration of ``number`` (digits, or X where vague) units."""
    if unit == "F":
        unit, number = "W", _scaled(number, 2)
    if unit == "E" and number != "X":
        unit, number = "Y", _scaled(number, 10)
    if "." in number and unit in ("Y", "TH"):
        return _halved(number, unit)
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def _scaled(number: str, scale: int) -> str:
    return number if number == "X" else f"{float(number) * scale:g}"


def _halved(number: str, unit: str) -> str:
    whole, rest = divmod(float(number), 1)
    if unit == "Y":
        return f"P{whole:g}Y{rest * 12:g}M" if whole else f"P{rest * 12:g}M"
    return f"PT{whole:g}H{rest * 60:g}M" if whole else f"PT{rest * 60:g}M"


_DURATION = re.compile(r"P(\d{1,4})([DWMYQ])")


def before(value: str, day: date) -> date | None:
    """The day that lies a duration before ``day``; None for durations of hours and vague ones."""
    gap = gap_of(value)
    return shifted(day, gap[1], -gap[0]) if gap else None


def gap_of(value: str) -> tuple[int, str] | None:
    """The number and unit of a duration of days or more ("P2D": 2, "D"); None for others and vague ones."""
    match = _DURATION.fullmatch(value)
    return (int(match[1]), match[2]) if match else None
