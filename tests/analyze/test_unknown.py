"""The gaps: what nobody dates, places or is heard on, each with where to look."""

from __future__ import annotations

from dataclasses import replace

from onrecord.analyze import compose
from onrecord.model import EntityType, Ledger, SourceKind
from onrecord.present.text import printed

UNKNOWN = -1


def gaps(ledger: Ledger) -> list[str]:
    return [printed(line.fragments) for line in compose(ledger).sections[UNKNOWN].lines]


def only(ledger: Ledger, words: str) -> str:
    (found,) = (gap for gap in gaps(ledger) if words in gap)
    return found


def test_happenings_without_a_day_or_a_place_are_cited(ledger: Ledger) -> None:
    bare = tuple(replace(e, when=None, places=()) if e.id == "v1" else e for e in ledger.events)
    assert "[B1]" in only(replace(ledger, events=bare), "no day is told")
    assert only(replace(ledger, events=bare), "no place is told") == "Where it was, for no place is told: [A2]."
    assert not any("is told: " in gap for gap in gaps(ledger))


def test_what_rests_on_somebody_unnamed_alone_asks_who_that_is(ledger: Ledger) -> None:
    nameless = tuple(
        replace(c, attribution=(ledger.claims[4].attribution[0], c.attribution[-1])) if c.id == "c4" else c
        for c in ledger.claims
    )
    assert nameless[3].attribution[0].source.kind is SourceKind.UNNAMED
    line = only(replace(ledger, claims=nameless), "on whose word alone")
    assert "«Sudmark recognized the council leader Ilo Brandt as head of government» [B4]" in line


def test_a_person_told_of_twice_who_never_speaks_is_named(ledger: Ledger) -> None:
    people = tuple(replace(e, type=EntityType.PERSON) if e.id == "e-norland" else e for e in ledger.entities)
    line = only(replace(ledger, entities=people), "not quoted")
    assert line == "Told of, and not quoted: Norland (7 claims)."


def test_a_state_that_only_acts_is_not_heard(ledger: Ledger) -> None:
    assert "none quotes it" in only(ledger, "A voice of Norland")


def test_words_of_a_dated_report_are_not_said_to_wait_for_the_date_of_another(ledger: Ledger) -> None:
    words = ledger.claims[3].span
    vague = tuple(
        replace(c, when=replace(ledger.claims[0].when, earliest=None, latest=None, span=words))
        if c.id == "c4" and ledger.claims[0].when
        else c
        for c in ledger.claims
    )
    assert only(replace(ledger, claims=vague), "The date of A") == "The date of A."
