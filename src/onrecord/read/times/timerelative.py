"""Times told from the day of publication or from the date told before ("last week", "a day earlier").

One small function a rule of ``data/when_rules.tsv``. Without a day of publication nothing here is dated.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.read.times.tense import Tense
from onrecord.read.times.timeanchor import (
    Anchor,
    Rule,
    Timex,
    dated,
    edge_named,
    part_of_day,
    undated,
    units_told,
)
from onrecord.read.times.timecalendar import month_named, season_near, season_nearest, year_named
from onrecord.read.times.timevalue import Days, days_of, duration, edge_of, shifted, unit_of, week_of
from onrecord.read.times.timeword import TimePhrase

RECENT = {"D": 7, "W": 4, "M": 2}
"""How many units back "in recent days, weeks, months" reach, as annotators gave; months from their first."""


def _thisunit(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    step = int(phrase.value("LAST", "PAST", "NEXT") or 0)
    if phrase.has("WEEKEND"):
        return _weekend(phrase, anchor, step)
    if phrase.has("SEASON", "FALL"):
        return _this_season(phrase, anchor, step)
    unit = phrase.value("UNIT") or ""
    if anchor.published is None:
        return undated(unit)
    if phrase.has("THE", "PAST") and unit not in ("D", "C"):
        return _rolling(anchor, unit, step)
    return _calendar_unit(phrase, anchor, unit, step)


def _rolling(anchor: Anchor, unit: str, step: int) -> Timex | None:
    """ "The past month": the month up to publication."""
    assert anchor.published is not None
    moved = shifted(anchor.published, unit, step)
    if moved is None:
        return None
    value = unit_of(moved, unit)
    days = (moved, anchor.published) if step < 0 else (anchor.published, moved)
    return Timex("DATE", value, days) if value else None


def _calendar_unit(phrase: TimePhrase, anchor: Anchor, unit: str, step: int) -> Timex | None:
    assert anchor.published is not None
    if unit == "W":
        value, days = _week(anchor.published, step)
    else:
        moved = shifted(anchor.published, unit, step)
        stated = unit_of(moved, unit) if moved else None
        if stated is None:
            return None
        value, days = stated, edge_of(stated, edge_named(phrase))
    return Timex("DATE", value, _so_far(phrase, anchor, days) if step == 0 else days)


def _week(published: date, step: int) -> tuple[str, Days]:
    """A Sunday may open or close a week: this week runs from Sunday, last week from Monday to Sunday.

    In a report published on a Sunday, last week is the seven days before it.
    """
    sunday = published - timedelta(published.isoweekday() % 7)
    if step == 0:
        return week_of(published), (sunday, sunday + timedelta(6))
    middle = sunday + timedelta(3 + 7 * step)
    first = sunday + timedelta(7 * step)
    if step < 0 and sunday != published:
        first += timedelta(1)
    return week_of(middle), (first, first + timedelta(6))


def _so_far(phrase: TimePhrase, anchor: Anchor, days: Days) -> Days:
    """This year in a past tense ends with the day of publication; "later this year" begins with it."""
    first, last = days
    if phrase.has("LATER"):
        return anchor.published, last
    if anchor.tense is Tense.FUTURE and not phrase.has("EARLIER"):
        return days
    if first and last and anchor.published and first <= anchor.published:
        eve = phrase.has("EARLIER") and phrase.value("UNIT") == "W" and first < anchor.published
        return first, min(last, anchor.published - timedelta(1 if eve else 0))
    return days


def _weekend(phrase: TimePhrase, anchor: Anchor, step: int) -> Timex | None:
    if anchor.published is None:
        return Timex("DATE", "XXXX-WXX-WE")
    day = anchor.published
    monday = day - timedelta(day.isoweekday() - 1)
    if step > 0 or (step == 0 and anchor.tense is Tense.FUTURE) or (step == 0 and day.isoweekday() >= 6):
        value = week_of(monday + timedelta(7 if step > 0 and day.isoweekday() >= 6 else 0))
    else:
        value = week_of(monday - timedelta(7))
    return dated(f"{value}-WE")


def _this_season(phrase: TimePhrase, anchor: Anchor, step: int) -> Timex | None:
    code = phrase.value("SEASON", "FALL") or ""
    if anchor.published is None:
        return Timex("DATE", f"XXXX-{code}")
    timex = dated(season_near(anchor, code, step) if step else season_nearest(anchor, code))
    return replace(timex, days=_so_far(phrase, anchor, timex.days)) if step == 0 else timex


def _theweekend(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    return _weekend(phrase, anchor, 0)


def _thispart(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    part = part_of_day(phrase)
    if anchor.published is None:
        return Timex("TIME", f"XXXX-XX-XX{part}")
    day = anchor.published - timedelta(1 if phrase.has("LAST") else 0)
    return dated(day.isoformat() + part, "TIME")


def _ago(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    unit, number = phrase.value("UNIT", "UNITS") or "", units_told(phrase)
    if number == "X" or unit.startswith("T") or anchor.published is None:
        return Timex("DATE", "PAST_REF", (None, anchor.published))
    moved = shifted(anchor.published, unit, -int(float(number)))
    if moved is None:
        return None
    value = unit_of(moved, "D" if unit in ("W", "F") else unit)
    days = days_of(value or "")
    return Timex("DATE", value, days) if value else None


def _past(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    """ "The past three months": a duration that ends, or for the next ones begins, with publication."""
    unit, number = phrase.value("UNITS", "UNIT") or "", units_told(phrase)
    step = 1 if phrase.has("NEXT") else -1
    value = duration(number, unit)
    if anchor.published is None or number == "X" or phrase.has("ORDINAL"):
        return Timex("DURATION", value)
    moved = (
        anchor.published if unit.startswith("T") else shifted(anchor.published, unit, step * int(float(number)))
    )
    days = (moved, anchor.published) if step < 0 else (anchor.published, moved)
    return Timex("DURATION", value, days)


def _recentunits(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    unit = phrase.value("UNITS") or ""
    if phrase.has("NEXT"):
        return Timex("DATE", "FUTURE_REF", (anchor.published, None))
    back = RECENT.get(unit)
    if phrase.has("RECENT") and back and anchor.published:
        first = shifted(anchor.published, unit, -back)
        first = first.replace(day=1) if first and unit == "M" else first
        return Timex("DATE", "PAST_REF", (first, anchor.published))
    return Timex("DATE", "PAST_REF", (None, anchor.published))


def _thatunit(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    step = int(phrase.value("PRIOR", "FOLLOWING", "NEXT") or 0)
    unit = "D" if phrase.has("DAYPART") else phrase.value("UNIT")
    if unit is None or unit.startswith("T") or (phrase.has("NEXT") and unit != "D"):
        return _thisunit(phrase, anchor) if phrase.has("NEXT") and unit and unit[0] != "T" else None
    return _moved_reference(anchor, unit, step, part_of_day(phrase), same=True)


def _shift(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    unit, number = phrase.value("UNIT", "UNITS") or "", units_told(phrase)
    step = -1 if phrase.has("EARLIER") else 1
    if number == "X":
        return _vague_shift(anchor, unit, step)
    if unit.startswith("T"):
        return Timex("DURATION", duration(number, unit))
    return _moved_reference(anchor, unit, step * int(float(number)), "", same=False)


def _vague_shift(anchor: Anchor, unit: str, step: int) -> Timex:
    """ "A few days later": after the date told before, and not after publication."""
    told = days_of(anchor.reference or "")[0]
    days: Days = (None, told)
    if step > 0 and told is not None:
        ahead = anchor.published is not None and told >= anchor.published
        days = shifted(told, "D", 1), None if ahead else anchor.published
    if told is None:
        days = None, None
    return Timex("DATE", f"P{'T' if unit.startswith('T') else ''}X{unit[-1]}", days)


_FINENESS = ["C", "E", "Y", "Q", "M", "W", "D"]


def _moved_reference(anchor: Anchor, unit: str, step: int, part: str, *, same: bool) -> Timex | None:
    """The date told before, moved; left open (a value of X) where none was told."""
    kind = "TIME" if part else "DATE"
    day = days_of(anchor.reference or "")[0]
    fine = _fineness(anchor.reference or "")
    moved = shifted(day, unit, step) if day else None
    if moved is None or unit not in _FINENESS or (same and _FINENESS.index(fine) < _FINENESS.index(unit)):
        open_unit = undated(unit)
        return replace(open_unit, kind=kind, value=open_unit.value + part) if open_unit else None
    value = unit_of(moved, unit if same or (unit == "Y" and fine == "D") else fine)
    return dated(value + part, kind) if value else None


def _fineness(value: str) -> str:
    if "W" in value:
        return "W"
    if "Q" in value:
        return "Q"
    return {2: "C", 3: "E", 4: "Y", 7: "M"}.get(len(value), "D")


def _edgeof(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    """ "The end of the month", "the beginning of 2014": the part of what "of" leads to."""
    if phrase.has("MONTH"):
        return month_named(phrase, anchor)
    if phrase.has("YEAR"):
        return year_named(phrase, anchor)
    step, unit = int(phrase.value("LAST", "NEXT") or 0), phrase.value("UNIT") or ""
    if unit == "D":  # "at the end of the day" is mostly a manner of speaking
        return None
    return _calendar_unit(phrase, anchor, unit, step) if anchor.published else undated(unit)


def _daypart(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    """ "Before dawn": the hour of a day that other words give."""
    today = anchor.published.isoformat() if anchor.published else "XXXX-XX-XX"
    day = anchor.reference[:10] if anchor.reference and _fineness(anchor.reference) == "D" else today
    return Timex("TIME", day + part_of_day(phrase))


RULES: dict[str, Rule] = {
    "edgeof": _edgeof,
    "thisunit": _thisunit,
    "thispart": _thispart,
    "thatunit": _thatunit,
    "theweekend": _theweekend,
    "ago": _ago,
    "shift": _shift,
    "past": _past,
    "recentunits": _recentunits,
    "daypart": _daypart,
}
