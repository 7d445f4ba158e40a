"""The rhetoric of a pair: levels by name, and when it rose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.analyze import compose
from onrecord.model import Event, EventType, Ledger, Rhetoric, When
from onrecord.present.text import printed

RHETORIC = 5


def lines_of(ledger: Ledger) -> list[str]:
    return [printed(line.fragments) for line in compose(ledger).sections[RHETORIC].lines]


def twice(ledger: Ledger, day: date, level: int) -> Ledger:
    """The demand of the border case at level 2, and as a threat of another day and level."""
    demand = replace(next(c for c in ledger.claims if c.id == "c3"), rhetoric=Rhetoric(2))
    threat = replace(
        demand, id="threat", type=EventType.THREATEN, rhetoric=Rhetoric(level), when=When(day, day, str(day))
    )
    claims = (*(demand if c.id == "c3" else c for c in ledger.claims), threat)
    event = Event("threat", EventType.THREATEN, ("threat",), threat.actors, threat.recipients, threat.when)
    return replace(ledger, claims=claims, events=(*ledger.events, event))


def test_a_rise_is_told_with_both_levels_and_its_day(ledger: Ledger) -> None:
    heading, *lines = lines_of(twice(ledger, date(2031, 5, 16), 4))
    assert heading == "Vera Lund > Norland: rose from demand to veiled threat of force on 05-16"
    assert [line.rpartition("]: ")[2] for line in lines] == ["level 2.", "level 4."]


def test_words_that_grow_milder_have_not_risen(ledger: Ledger) -> None:
    assert lines_of(twice(ledger, date(2031, 5, 12), 4))[0] == "Vera Lund > Norland"
