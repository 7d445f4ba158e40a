"""Time anchoring: what a time phrase means on a report's day of publication.

One small function a rule of ``data/when_rules.tsv``. Each gives TIMEX3's type and value and the days covered;
without a publication date nothing relative is dated, and no year is ever guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.read.tense import Tense
from onrecord.read.timevalue import (
    Days,
    days_of,
    duration,
    edge_of,
    months,
    shifted,
    unit_of,
    week_of,
)
from onrecord.read.timeword import TimePhrase

RECENT_DAYS = 7
"""How far back "recently" and "in recent days" reach: the widest that annotators gave."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a phrase is read against: day of publication, the clause's tense, the last date told before."""

    published: date | None = None
    tense: Tense = Tense.NONE
    reference: str | None = None
    marginal: bool = False
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


def resolve(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    """The meaning of a phrase; None where it proves to be no time expression."""
    return _RULES[phrase.rule](phrase, anchor)


def _dated(value: str, kind: str = "DATE", edge: str | None = None) -> Timex:
    return Timex(kind, value, edge_of(value, edge))


def _edge(phrase: TimePhrase) -> str | None:
    return phrase.value("EDGE", "EDGENOUN")


def _part(phrase: TimePhrase) -> str:
    """The time of day as TIMEX3 writes it behind a date ("TNI"); empty where none is named."""
    part = phrase.value("DAYPART") or ""
    return part if part.startswith("T") or not part else f"T{part}"


# days of the calendar


def _iso(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    value = phrase.words[0].value
    return _dated(value) if days_of(value)[0] else None


def _date(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    month = int(phrase.value("MONTH") or 0)
    number = int(phrase.value("DAY", "ORDINAL") or 0)
    year = phrase.value("YEAR")
    step = phrase.value("LAST", "THIS", "NEXT")
    if not year and anchor.published:
        year = str(anchor.published.year + int(step) if step else _year_near(anchor, month, number))
    if not year:
        known = f"{month:02d}-{number:02d}"
        return Timex("DATE", f"XXXX-{known}", partial=f"--{known}") if 1 <= number <= 31 else None
    value = f"{year}-{month:02d}-{number:02d}"
    return _dated(value) if days_of(value)[0] else None


def _year_near(anchor: Anchor, month: int, number: int) -> int:
    """The year that puts the day nearest to publication, on the side that the tense asks for."""
    assert anchor.published is not None
    best = anchor.published.year
    gaps = []
    for year in (best - 1, best, best + 1):
        try:
            gaps.append((_far((date(year, month, number) - anchor.published).days, anchor.tense), year))
        except ValueError:
            continue
    return min(gaps)[1] if gaps else best


_AGAINST_PAST, _AGAINST_FUTURE = 15, 4
"""What was, was before; what will be may be told with a date of the past ("will mark the March 3 vote")."""


def _far(gap: float, tense: Tense) -> tuple[float, float]:
    """How far a time lies from publication, weighed against the side that the tense speaks against."""
    if gap > 0 and tense is Tense.PAST:
        return gap * _AGAINST_PAST, gap
    return abs(gap) * (_AGAINST_FUTURE if gap < 0 and tense is Tense.FUTURE else 1), gap


def _dayrange(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    first, last = [word.value for word in phrase.words if word.kind == "DAY"][:2]
    month, year = phrase.first("MONTH"), phrase.first("YEAR")
    assert month is not None
    ends = []
    for number in (first, last):
        day = next(word for word in phrase.words if word.kind == "DAY" and word.value == number)
        single = TimePhrase("date", (month, day, *([year] if year else [])))
        ends.append(_date(single, anchor))
    if ends[0] is None or ends[1] is None or int(first) >= int(last):
        return ends[1] or ends[0]
    return replace(ends[0], days=(ends[0].days[0], ends[1].days[1]), partial=ends[0].partial)


def _weekday(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    number = int(phrase.value("WEEKDAY") or 0)
    part = _part(phrase)
    kind = "TIME" if part else "DATE"
    if anchor.published is None:
        return Timex(kind, f"XXXX-WXX-{number}{part}", partial=f"-W-{number}")
    return _dated(_weekday_near(phrase, anchor, number).isoformat() + part, kind)


def _weekday_near(phrase: TimePhrase, anchor: Anchor, number: int) -> date:
    assert anchor.published is not None
    back = (anchor.published.isoweekday() - number) % 7
    if phrase.has("NEXT"):
        return anchor.published + timedelta((7 - back) if back else 7)
    if phrase.has("LAST", "PRIOR"):
        return anchor.published - timedelta(back or 7)
    ahead = anchor.tense is Tense.FUTURE or anchor.before in _DEADLINES
    if back and ahead and not phrase.has("PAST", "EARLIER"):
        return anchor.published + timedelta(7 - back)
    return anchor.published - timedelta(back)


_DEADLINES = frozenset({"until", "till", "by", "through", "as"})


def _weekdayset(phrase: TimePhrase, anchor: Anchor) -> Timex:
    return Timex("SET", f"XXXX-WXX-{phrase.value('WEEKDAY', 'WEEKDAYS')}{_part(phrase)}")


def _weekdays(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    return _weekdayset(phrase, anchor) if anchor.before == "on" else None


def _today(phrase: TimePhrase, anchor: Anchor) -> Timex:
    part = "TNI" if phrase.has("TONIGHT") else _part(phrase)
    kind = "TIME" if part else "DATE"
    if anchor.published is None:
        return Timex(kind, f"XXXX-XX-XX{part}")
    day = anchor.published + timedelta(int(phrase.value("TODAY") or 0))
    return _dated(day.isoformat() + part, kind)


def _clock(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    clock = _hour(phrase)
    day = next(
        (
            timex.value[:10]
            for kind, rule in (("WEEKDAY", _weekday), ("TODAY", _today), ("MONTH", _clock_date))
            if phrase.has(kind) and (timex := rule(phrase, anchor))
        ),
        None,
    )
    if day is None and phrase.has("WEEKDAY", "TODAY", "MONTH"):
        return None
    if day is None:
        day = anchor.reference[:10] if anchor.reference and len(anchor.reference) >= 10 else None
        day = day or (anchor.published.isoformat() if anchor.published else "XXXX-XX-XX")
        return Timex("TIME", day + clock)
    return _dated(day + clock, "TIME")


def _clock_date(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    month = next(i for i, word in enumerate(phrase.words) if word.kind == "MONTH")
    return _date(TimePhrase("date", phrase.words[month:]), anchor)


def _hour(phrase: TimePhrase) -> str:
    stated = phrase.value("CLOCK", "DAY")
    if phrase.has("DAYPART") or stated is None:
        return _part(phrase)
    hour, _, minute = stated.replace(".", ":").partition(":")
    afternoon = (phrase.value("AMPM") or "").lower().startswith("p")
    number = int(hour) % 12 + 12 if afternoon else int(hour) % 12 if phrase.has("AMPM") else int(hour)
    return f"T{number:02d}:{minute or '00'}"


# months, years and longer


def _month(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    month = int(phrase.value("MONTH") or 0)
    year = phrase.value("YEAR")
    edge = _edge(phrase)
    if not year and anchor.published:
        year = str(_month_year(phrase, anchor, month))
    if not year:
        return Timex("DATE", f"XXXX-{month:02d}", partial=f"--{month:02d}")
    return _dated(f"{year}-{month:02d}", edge=edge)


def _month_year(phrase: TimePhrase, anchor: Anchor, month: int) -> int:
    assert anchor.published is not None
    year, now = anchor.published.year, anchor.published.month
    if phrase.has("UNIT") and (step := phrase.value("LAST", "THIS", "NEXT")):
        return year + int(step)
    if phrase.has("NEXT"):
        return year if month >= now else year + 1
    if phrase.has("THIS"):
        return year
    if phrase.has("LAST"):
        return year if month < now else year - 1
    if phrase.has("PAST"):
        return year if month <= now else year - 1
    return min((year - 1, year, year + 1), key=lambda y: _far((y - year) * 12 + month - now, anchor.tense))


def _year(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    value = phrase.value("YEAR") or ""
    if anchor.marginal:
        return None
    return _dated(value, edge=_edge(phrase)) if "1500" <= value < "2100" else None


def _yearword(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    value = phrase.value("NUMBER", "YEAR") or ""
    return _dated(value) if phrase.value("UNIT") == "Y" and len(value) == 4 and value.isdecimal() else None


def _yearend(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    if phrase.value("UNIT") != "Y" or phrase.value("EDGENOUN") != "END" or anchor.published is None:
        return None
    return _dated(str(anchor.published.year), edge="END")


def _edgeof(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    """ "The end of the month", "the beginning of 2014": the part of what "of" leads to."""
    if phrase.has("MONTH"):
        return _month(phrase, anchor)
    if phrase.has("YEAR"):
        return _year(phrase, anchor)
    step, unit = int(phrase.value("LAST", "NEXT") or 0), phrase.value("UNIT") or ""
    if unit == "D":  # "at the end of the day" is mostly a manner of speaking
        return None
    return _calendar_unit(phrase, anchor, unit, step) if anchor.published else _open_unit(unit)


def _longunit(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    return Timex(
        "DURATION", duration("1" if phrase.has("UNIT") else "X", phrase.value("UNIT", "UNITS") or "")
    )


def _decade(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    value = phrase.value("DECADE") or ""
    if value.isdecimal() and len(value) == 4:
        return _dated(value[:3], edge=_edge(phrase))
    tens = value[0]
    if anchor.published is None:
        return Timex("DATE", f"XX{tens}", partial=None)
    latest = anchor.published.year // 10
    return _dated(str(latest - (latest - int(tens)) % 10), edge=_edge(phrase))


def _century(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    number = int(phrase.value("ORDINAL") or 0)
    unit = phrase.value("UNIT")
    if unit == "C" and 1 < number < 22:
        return _dated(f"{number - 1:02d}", edge=_edge(phrase))
    if unit == "Q" and number <= 4:
        return _quarter(phrase, anchor)
    return None


def _season(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    code = phrase.value("SEASON", "FALL") or ""
    year = phrase.value("YEAR")
    if year:
        return _dated(f"{year}-{code}", edge=_edge(phrase))
    if anchor.published is None:
        return Timex("DATE", f"XXXX-{code}")
    return _dated(_season_nearest(anchor, code), edge=_edge(phrase))


def _season_nearest(anchor: Anchor, code: str) -> str:
    """The season under way, or the nearest on the side that the tense speaks for."""
    assert anchor.published is not None
    gaps = []
    for year in range(anchor.published.year - 1, anchor.published.year + 2):
        first, last = days_of(f"{year}-{code}")
        assert first is not None and last is not None
        ahead, back = (first - anchor.published).days, (last - anchor.published).days
        gaps.append((_far(ahead if ahead > 0 else min(back, 0), anchor.tense), f"{year}-{code}"))
    return min(gaps)[1]


def _season_near(anchor: Anchor, code: str, step: int) -> str:
    """The next season of the kind (``step`` 1), or the last that is over (-1)."""
    assert anchor.published is not None
    years = [f"{anchor.published.year + offset}-{code}" for offset in (-2, -1, 0, 1)]
    if step > 0:
        return next((v for v in years if (days_of(v)[1] or anchor.published) > anchor.published), years[-1])
    past = [v for v in years if (days_of(v)[1] or anchor.published) <= anchor.published]
    return past[-1]


def _quarter(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    number = int(phrase.value("ORDINAL") or 0)
    if phrase.value("UNIT") != "Q" or number > 4:
        return None
    year = phrase.value("YEAR")
    if year:
        return _dated(f"{year}-Q{number}")
    if anchor.published is None:
        return Timex("DATE", f"XXXX-Q{number}")
    this = anchor.published.year
    ends = days_of(f"{this}-Q{number}")[0]
    over = ends is not None and ends <= anchor.published
    return _dated(f"{this if over or anchor.tense is Tense.FUTURE else this - 1}-Q{number}")


def _half(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    number = {"1": 1, "2": 2, "-1": 2}.get(phrase.value("ORDINAL", "LAST") or "")
    return _dated(f"{phrase.value('YEAR')}-H{number}") if number else None


# relative to the day of publication


def _thisunit(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    step = int(phrase.value("LAST", "PAST", "NEXT") or 0)
    if phrase.has("WEEKEND"):
        return _weekend(phrase, anchor, step)
    if phrase.has("SEASON", "FALL"):
        return _this_season(phrase, anchor, step)
    unit = phrase.value("UNIT") or ""
    if anchor.published is None:
        return _open_unit(unit)
    if phrase.has("THE", "PAST") and unit not in ("D", "C"):
        return _rolling(anchor, unit, step)
    return _calendar_unit(phrase, anchor, unit, step)


def _open_unit(unit: str) -> Timex | None:
    value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}.get(unit)
    return Timex("DATE", value) if value else None


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
        value, days = stated, edge_of(stated, _edge(phrase))
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
        return first, min(last, anchor.published)
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
    return _dated(f"{value}-WE")


def _this_season(phrase: TimePhrase, anchor: Anchor, step: int) -> Timex | None:
    code = phrase.value("SEASON", "FALL") or ""
    if anchor.published is None:
        return Timex("DATE", f"XXXX-{code}")
    timex = _dated(_season_near(anchor, code, step) if step else _season_nearest(anchor, code))
    return replace(timex, days=_so_far(phrase, anchor, timex.days)) if step == 0 else timex


def _theweekend(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    return _weekend(phrase, anchor, 0)


def _thispart(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    part = _part(phrase)
    if anchor.published is None:
        return Timex("TIME", f"XXXX-XX-XX{part}")
    day = anchor.published - timedelta(1 if phrase.has("LAST") else 0)
    return _dated(day.isoformat() + part, "TIME")


def _ago(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    unit, number = phrase.value("UNIT", "UNITS") or "", _count(phrase)
    if number == "X" or unit.startswith("T") or anchor.published is None:
        return Timex("DATE", "PAST_REF", (None, anchor.published))
    moved = shifted(anchor.published, unit, -int(float(number)))
    if moved is None:
        return None
    value = unit_of(moved, "D" if unit in ("W", "F") else unit)
    days = days_of(value or "")
    return Timex("DATE", value, days) if value else None


def _count(phrase: TimePhrase) -> str:
    """The number of units as digits, X where the words leave it open; "a" is 1."""
    if phrase.has("COUPLE"):
        return "2"
    number = phrase.value("NUMBER", "DAY", "YEAR")
    if number:
        return number
    return "1" if phrase.has("ART") and not phrase.has("VAGUE") else "X"


def _past(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    """ "The past three months": a duration that ends, or for the next ones begins, with publication."""
    unit, number = phrase.value("UNITS", "UNIT") or "", _count(phrase)
    step = 1 if phrase.has("NEXT") else -1
    value = duration(number, unit)
    if anchor.published is None or number == "X" or phrase.has("ORDINAL"):
        return Timex("DURATION", value)
    moved = (
        anchor.published
        if unit.startswith("T")
        else shifted(anchor.published, unit, step * int(float(number)))
    )
    days = (moved, anchor.published) if step < 0 else (anchor.published, moved)
    return Timex("DURATION", value, days)


def _recentunits(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    unit = phrase.value("UNITS") or ""
    if phrase.has("NEXT"):
        return Timex("DATE", "FUTURE_REF", (anchor.published, None))
    if phrase.has("RECENT") and unit == "D" and anchor.published:
        return Timex("DATE", "PAST_REF", (anchor.published - timedelta(RECENT_DAYS), anchor.published))
    return Timex("DATE", "PAST_REF", (None, anchor.published))


# relative to the date told before


def _thatunit(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    step = int(phrase.value("PRIOR", "FOLLOWING", "NEXT") or 0)
    unit = "D" if phrase.has("DAYPART") else phrase.value("UNIT")
    if unit is None or unit.startswith("T") or (phrase.has("NEXT") and unit != "D"):
        return _thisunit(phrase, anchor) if phrase.has("NEXT") and unit and unit[0] != "T" else None
    return _moved_reference(anchor, unit, step, _part(phrase), same=True)


def _shift(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    unit, number = phrase.value("UNIT", "UNITS") or "", _count(phrase)
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
    if step > 0:
        ahead = told is not None and anchor.published is not None and told > anchor.published
        days = told, None if ahead else anchor.published
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
        open_unit = _open_unit(unit)
        return replace(open_unit, kind=kind, value=open_unit.value + part) if open_unit else None
    value = unit_of(moved, unit if same or (unit == "Y" and fine == "D") else fine)
    return _dated(value + part, kind) if value else None


def _fineness(value: str) -> str:
    if "W" in value:
        return "W"
    if "Q" in value:
        return "Q"
    return {2: "C", 3: "E", 4: "Y", 7: "M"}.get(len(value), "D")


# durations, sets, references


_AGE = re.compile(r"[\s–-]{0,3}(?:old|of age)\b")


def _duration(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    unit, number = phrase.value("UNITS", "UNIT") or "", _count(phrase)
    if (phrase.has("YEAR") and not phrase.has("UNITS")) or _AGE.match(anchor.after):
        return None
    return Timex("DURATION", duration(number, unit))


def _forunits(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    if not phrase.has("FOR") and anchor.before not in (
        "in",
        "of",
        "after",
        "took",
        "lasting",
        "take",
        "than",
    ):
        return None
    number = "1" if phrase.has("ART") else "X"
    return Timex("DURATION", duration(number, phrase.value("UNITS", "UNIT") or ""))


_BEFORE_A_UNIT = frozenset(
    ("in", "about", "nearly", "almost", "than", "over", "within", "after", "least", "for", "just", "of")
)


def _forart(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    if anchor.before not in _BEFORE_A_UNIT:
        return None
    return Timex("DURATION", duration("1", phrase.value("UNIT") or ""))


def _halfunit(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    return Timex("DURATION", duration("0.5", phrase.value("UNIT") or ""))


def _set(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    word = phrase.value("SETWORD")
    if word:
        return Timex("SET", word)
    if phrase.has("DAYPART"):
        return Timex("SET", f"XXXX-XX-XX{_part(phrase)}")
    if phrase.has("MONTH"):
        return Timex("SET", f"XXXX-{int(phrase.value('MONTH') or 0):02d}")
    if phrase.has("SEASON", "WEEKEND"):
        return Timex("SET", f"XXXX-{phrase.value('SEASON') or 'WXX-WE'}")
    unit = phrase.value("UNIT", "UNITS") or ""
    return Timex("SET", duration(phrase.value("NUMBER", "DAY", "ORDINAL") or "1", unit))


def _ref(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    value = phrase.value("REF", "CURRENT") or ""
    if anchor.before in ("as", "from"):
        return None
    if anchor.published is None:
        return Timex("DATE", value)
    day = anchor.published
    days: dict[str, Days] = {"PRESENT_REF": (day, day), "PAST_REF": (None, day), "FUTURE_REF": (day, None)}
    return Timex("DATE", value, days[value])


def _inthepast(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    if anchor.before not in ("in", "for", "from") or anchor.after.lstrip().startswith("of "):
        return None
    if phrase.has("FUTURE"):
        return Timex("DATE", "FUTURE_REF", (anchor.published, None))
    return Timex("DATE", "PAST_REF", (None, anchor.published - timedelta(1) if anchor.published else None))


def _holiday(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    if anchor.published is None:
        known = phrase.value("HOLIDAY")
        return Timex("DATE", f"XXXX-{known}", partial=f"--{known}") if known else None
    year = anchor.published.year
    found = [_holiday_in(phrase, year + offset) for offset in (-1, 0, 1)]
    if phrase.has("LAST") or anchor.tense is Tense.PAST:
        found = [day for day in found if day <= anchor.published]
    elif phrase.has("NEXT") or anchor.tense is Tense.FUTURE:
        found = [day for day in found if day >= anchor.published]
    day = min(found, key=lambda each: abs((each - (anchor.published or each)).days))
    return _dated(day.isoformat())


def _holiday_in(phrase: TimePhrase, year: int) -> date:
    """The day of the holiday; Thanksgiving is the fourth Thursday of November (United States)."""
    fixed = phrase.value("HOLIDAY")
    if fixed:
        return date.fromisoformat(f"{year}-{fixed}")
    first = months(year, 11, 1)[0]
    return first + timedelta((4 - first.isoweekday()) % 7 + 21)


def _fiscalyear(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    return Timex("DATE", phrase.value("YEAR") or "")


def _daypart(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    """ "Before dawn": the hour of a day that other words give."""
    today = anchor.published.isoformat() if anchor.published else "XXXX-XX-XX"
    day = anchor.reference[:10] if anchor.reference and _fineness(anchor.reference) == "D" else today
    return Timex("TIME", day + _part(phrase))


_RULES: dict[str, Callable[[TimePhrase, Anchor], Timex | None]] = {
    "iso": _iso,
    "clock": _clock,
    "date": _date,
    "dayrange": _dayrange,
    "month": _month,
    "yearend": _yearend,
    "year": _year,
    "fiscalyear": _fiscalyear,
    "yearword": _yearword,
    "decade": _decade,
    "edgeof": _edgeof,
    "longunit": _longunit,
    "century": _century,
    "weekday": _weekday,
    "weekdayset": _weekdayset,
    "weekdays": _weekdays,
    "today": _today,
    "thisunit": _thisunit,
    "thispart": _thispart,
    "thatunit": _thatunit,
    "theweekend": _theweekend,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "ago": _ago,
    "shift": _shift,
    "past": _past,
    "recentunits": _recentunits,
    "duration": _duration,
    "forunits": _forunits,
    "forart": _forart,
    "halfunit": _halfunit,
    "set": _set,
    "ref": _ref,
    "refadjective": _ref,
    "inthepast": _inthepast,
    "holiday": _holiday,
    "daypart": _daypart,
}
