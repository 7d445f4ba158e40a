"""Days, months, seasons and years named by the calendar ("Jan. 23", "on Monday", "late 2014", "the 1990s").

One small function a rule of ``data/when_rules.tsv``. Without a day of publication no year is ever guessed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.read.times.tense import Tense
from onrecord.read.times.timeanchor import Anchor, Rule, Timex, dated, edge_named, far, part_of_day
from onrecord.read.times.timevalue import days_of, months
from onrecord.read.times.timeword import TimePhrase


def _iso(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    value = phrase.words[0].value
    return dated(value) if days_of(value)[0] else None


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
    return dated(value) if days_of(value)[0] else None


def _year_near(anchor: Anchor, month: int, number: int) -> int:
    """The year that puts the day nearest to publication, on the side that the tense asks for."""
    assert anchor.published is not None
    best = anchor.published.year
    gaps = []
    for year in (best - 1, best, best + 1):
        try:
            gaps.append((far((date(year, month, number) - anchor.published).days, anchor.tense), year))
        except ValueError:
            continue
    return min(gaps)[1] if gaps else best


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
    part = part_of_day(phrase)
    kind = "TIME" if part else "DATE"
    if anchor.published is None:
        return Timex(kind, f"XXXX-WXX-{number}{part}", partial=f"-W-{number}")
    return dated(_weekday_near(phrase, anchor, number).isoformat() + part, kind)


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
    return Timex("SET", f"XXXX-WXX-{phrase.value('WEEKDAY', 'WEEKDAYS')}{part_of_day(phrase)}")


def _weekdays(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    return _weekdayset(phrase, anchor) if anchor.before == "on" else None


def _today(phrase: TimePhrase, anchor: Anchor) -> Timex:
    part = "TNI" if phrase.has("TONIGHT") else part_of_day(phrase)
    kind = "TIME" if part else "DATE"
    if anchor.published is None:
        return Timex(kind, f"XXXX-XX-XX{part}")
    day = anchor.published + timedelta(int(phrase.value("TODAY") or 0))
    return dated(day.isoformat() + part, kind)


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
    return dated(day + clock, "TIME")


def _clock_date(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    month = next(i for i, word in enumerate(phrase.words) if word.kind == "MONTH")
    return _date(TimePhrase("date", phrase.words[month:]), anchor)


def _hour(phrase: TimePhrase) -> str:
    stated = phrase.value("CLOCK", "DAY")
    if phrase.has("DAYPART") or stated is None:
        return part_of_day(phrase)
    hour, _, minute = stated.replace(".", ":").partition(":")
    afternoon = (phrase.value("AMPM") or "").lower().startswith("p")
    number = int(hour) % 12 + 12 if afternoon else int(hour) % 12 if phrase.has("AMPM") else int(hour)
    return f"T{number:02d}:{minute or '00'}"


def month_named(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    month = int(phrase.value("MONTH") or 0)
    year = phrase.value("YEAR")
    edge = edge_named(phrase)
    if not year and anchor.published:
        year = str(_month_year(phrase, anchor, month))
    if not year:
        return Timex("DATE", f"XXXX-{month:02d}", partial=f"--{month:02d}")
    return dated(f"{year}-{month:02d}", edge=edge)


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
    return min((year - 1, year, year + 1), key=lambda y: far((y - year) * 12 + month - now, anchor.tense))


def year_named(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    value = phrase.value("YEAR") or ""
    if anchor.counts:
        return None
    return dated(value, edge=edge_named(phrase)) if "1500" <= value < "2100" else None


def _yearword(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    value = phrase.value("NUMBER", "YEAR") or ""
    return dated(value) if phrase.value("UNIT") == "Y" and len(value) == 4 and value.isdecimal() else None


def _yearend(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    if phrase.value("UNIT") != "Y" or phrase.value("EDGENOUN") != "END" or anchor.published is None:
        return None
    return dated(str(anchor.published.year), edge="END")


def _decade(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    value = phrase.value("DECADE") or ""
    if value.isdecimal() and len(value) == 4:
        return dated(value[:3], edge=edge_named(phrase))
    tens = value[0]
    if anchor.published is None:
        return Timex("DATE", f"XX{tens}", partial=None)
    latest = anchor.published.year // 10
    return dated(str(latest - (latest - int(tens)) % 10), edge=edge_named(phrase))


def _century(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    number = int(phrase.value("ORDINAL") or 0)
    unit = phrase.value("UNIT")
    if unit == "C" and 1 < number < 22:
        return dated(f"{number - 1:02d}", edge=edge_named(phrase))
    if unit == "Q" and number <= 4:
        return _quarter(phrase, anchor)
    return None


def _season(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    code = phrase.value("SEASON", "FALL") or ""
    year = phrase.value("YEAR")
    if year:
        return dated(f"{year}-{code}", edge=edge_named(phrase))
    if anchor.published is None:
        return Timex("DATE", f"XXXX-{code}")
    return dated(season_nearest(anchor, code), edge=edge_named(phrase))


def season_nearest(anchor: Anchor, code: str) -> str:
    """The season under way, or the nearest on the side that the tense speaks for."""
    assert anchor.published is not None
    gaps = []
    for year in range(anchor.published.year - 1, anchor.published.year + 2):
        first, last = days_of(f"{year}-{code}")
        assert first is not None and last is not None
        ahead, back = (first - anchor.published).days, (last - anchor.published).days
        gaps.append((far(ahead if ahead > 0 else min(back, 0), anchor.tense), f"{year}-{code}"))
    return min(gaps)[1]


def season_near(anchor: Anchor, code: str, step: int) -> str:
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
        return dated(f"{year}-Q{number}")
    if anchor.published is None:
        return Timex("DATE", f"XXXX-Q{number}")
    this = anchor.published.year
    ends = days_of(f"{this}-Q{number}")[0]
    over = ends is not None and ends <= anchor.published
    return dated(f"{this if over or anchor.tense is Tense.FUTURE else this - 1}-Q{number}")


def _half(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    number = {"1": 1, "2": 2, "-1": 2}.get(phrase.value("ORDINAL", "LAST") or "")
    return dated(f"{phrase.value('YEAR')}-H{number}") if number else None


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
    return dated(day.isoformat())


def _holiday_in(phrase: TimePhrase, year: int) -> date:
    """The day of the holiday; Thanksgiving is the fourth Thursday of November (United States)."""
    fixed = phrase.value("HOLIDAY")
    if fixed:
        return date.fromisoformat(f"{year}-{fixed}")
    first = months(year, 11, 1)[0]
    return first + timedelta((4 - first.isoweekday()) % 7 + 21)


def _fiscalyear(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    return Timex("DATE", phrase.value("YEAR") or "")


RULES: dict[str, Rule] = {
    "iso": _iso,
    "clock": _clock,
    "date": _date,
    "dayrange": _dayrange,
    "month": month_named,
    "yearend": _yearend,
    "year": year_named,
    "fiscalyear": _fiscalyear,
    "yearword": _yearword,
    "decade": _decade,
    "century": _century,
    "weekday": _weekday,
    "weekdayset": _weekdayset,
    "weekdays": _weekdays,
    "today": _today,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "holiday": _holiday,
}
