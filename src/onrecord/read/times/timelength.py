"""Lengths of time, sets and references ("for 15 years", "every week", "now", "in the past").

One small function a rule of ``data/when_rules.tsv``.
"""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.read.times.timeanchor import Anchor, Rule, Timex, part_of_day, units_told
from onrecord.read.times.timevalue import Days, duration
from onrecord.read.times.timeword import TimePhrase

_AGE = re.compile(r"[\s–-]{0,3}(?:old|of age)\b")


def _duration(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    unit, number = phrase.value("UNITS", "UNIT") or "", units_told(phrase)
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
        return Timex("SET", f"XXXX-XX-XX{part_of_day(phrase)}")
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


def _longunit(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    return Timex(
        "DURATION", duration("1" if phrase.has("UNIT") else "X", phrase.value("UNIT", "UNITS") or "")
    )


RULES: dict[str, Rule] = {
    "longunit": _longunit,
    "duration": _duration,
    "forunits": _forunits,
    "forart": _forart,
    "halfunit": _halfunit,
    "set": _set,
    "ref": _ref,
    "refadjective": _ref,
    "inthepast": _inthepast,
}
