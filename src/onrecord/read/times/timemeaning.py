"""Time meaning: what each time phrase comes to on a report's day of publication."""

from __future__ import annotations

from onrecord.read.times import timecalendar, timelength, timerelative
from onrecord.read.times.timeanchor import Anchor, Timex
from onrecord.read.times.timeword import TimePhrase

_RULES = {**timecalendar.RULES, **timerelative.RULES, **timelength.RULES}


def resolve(phrase: TimePhrase, anchor: Anchor) -> Timex | None:
    """The meaning of a phrase; None where it proves to be no time expression."""
    return _RULES[phrase.rule](phrase, anchor)
