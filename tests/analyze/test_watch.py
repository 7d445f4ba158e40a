# ruff: noqa: E501  (rows of fields)
"""Watches: which claims answer a question, and that each happening is told once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.analyze import answers
from onrecord.model import (
    Attribution,
    AttributionMode,
    Claim,
    Document,
    Entity,
    EntityType,
    Event,
    EventType,
    Ledger,
    Participant,
    Place,
    PlaceRole,
    Rhetoric,
    Source,
    SourceKind,
    Span,
    Status,
    Turn,
    Watch,
)  # fmt: skip
from onrecord.model.event import Amount, Count

SPAN = Span(0, 26, "Guards beat three students")
GUARD = Entity("e-1", "Civil Guard of Ostrania", EntityType.ORGANIZATION, ("the Guard",))


def claim(id_: str, document: str = "d1", **fields: Any) -> Claim:
    actor = Participant("e-1", "Guards", Span(0, 6, "Guards"))
    victim = Participant(None, None, Span(12, 26, "three students"))
    says = Attribution(Source(SourceKind.PERSON, "Léna Marek", None, None), None, AttributionMode.INDIRECT, None)
    place = Place("Dovrin", Span(0, 6, "Dovrin"), PlaceRole.HAPPENED)
    whole: dict[str, Any] = {
        "span": SPAN, "act": Span(7, 11, "beat"), "type": EventType.ASSAULT, "actors": (actor,), "confidence": 0.8,
        "recipients": (victim,), "attribution": (says,), "places": (place,), **fields,
    }  # fmt: skip
    return Claim(id_, document, **whole)


def ledger(*claims: Claim, events: tuple[Event, ...] = (), documents: tuple[Document, ...] = ()) -> Ledger:
    documents = documents or tuple(Document(id_, "0" * 64, SPAN.quote) for id_ in ("d1", "d2"))
    return Ledger(documents=documents, entities=(GUARD,), claims=claims, events=events)


def told(watch: Watch, *claims: Claim) -> list[str]:
    return [one.alert.witnesses[0].claim for one in answers(ledger(*claims), watch, set())]


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ({"turns": (Turn.VIOLENCE,)}, True),
        ({"turns": (Turn.VIOLENCE,), "actors": ("civil guard",)}, True),
        ({"actors": ("students",)}, False),
        ({"recipients": ("STUDENTS", "nobody")}, True),
        ({"parties": ("the guard",)}, True),
        ({"speakers": ("lena",)}, True),
        ({"places": ("Dovrin",), "types": (EventType.ASSAULT, EventType.COERCE)}, True),
        ({"places": ("Sund",)}, False),
        ({"types": (EventType.THREATEN,)}, False),
        ({"statuses": (Status.DENIED,)}, False),
        ({"turns": (Turn.DENIAL, Turn.RED_LINE)}, False),
        ({"turns": (Turn.VIOLENCE,), "confidence": 0.9}, False),
    ],
)
def test_every_kind_of_condition_must_hold_and_any_of_one_kind(asked: dict[str, Any], met: bool) -> None:
    assert told(Watch("w", **asked), claim("c1")) == ["c1"] * met


@pytest.mark.parametrize(
    ("turn", "fields"),
    [
        (Turn.DENIAL, {"status": Status.DENIED}),
        (Turn.DENIAL, {"type": EventType.REJECT, "denies": ("c0",)}),
        (Turn.RED_LINE, {"type": EventType.THREATEN, "rhetoric": Rhetoric(4, ("red line",))}),
        (Turn.VIOLENCE, {"type": EventType.PROTEST, "mode": "riot"}),
    ],
)
def test_what_a_watch_may_look_for_beside_types(turn: Turn, fields: dict[str, Any]) -> None:
    plain = claim("c2", type=EventType.CONSULT)
    assert told(Watch("w", turns=(turn,)), claim("c1", **fields), plain) == ["c1"]


def test_a_happening_is_told_once_however_many_reports_tell_it() -> None:
    watch, first, again = Watch("w", turns=(Turn.VIOLENCE,)), claim("c2"), claim("c1", "d2", confidence=0.6)
    event = Event("event-c1", EventType.ASSAULT, ("c1", "c2"))
    (one,) = answers(ledger(again, first, events=(event,)), watch, set())
    assert [witness.claim for witness in one.alert.witnesses] == ["c2", "c1"]  # the surest first
    assert one.alert.what == "ASSAULT by Guards against three students"
    assert list(answers(ledger(again, first, events=(event,)), watch, set(one.told))) == []
    assert list(answers(ledger(again, first, events=(event,)), watch, {"c2"})) == []
    assert len(list(answers(ledger(again, first), watch, {"c2"}))) == 1  # in no event: a happening of its own


def test_a_number_that_changes_is_told_with_all_its_readings_and_only_when_it_is_new() -> None:
    def of(*readings: Amount) -> Event:
        return Event("event-c1", EventType.ASSAULT, ("c1", "c2", "c3"), quantities=(Count("dead", readings),))

    nine, dozen = Amount(9, 9, 9, ("c1",)), Amount(12, 12, 12, ("c2",))
    about = Amount(10, 9, 11, ("c3",))
    claims, watch = (claim("c1"), claim("c2", "d2"), claim("c3", "d2")), Watch("w", turns=(Turn.NUMBER,))
    assert list(answers(ledger(*claims, events=(of(nine, about),)), watch, set())) == []  # the ranges meet
    (one,) = answers(ledger(*claims, events=(of(nine, dozen),)), watch, {"c1"})
    assert one.alert.what == "number changed: dead 9, 12" and one.alert.witnesses[0].claim == "c2"
    assert list(answers(ledger(*claims, events=(of(nine, dozen),)), watch, set(one.told))) == []


def test_a_report_that_a_newer_version_supersedes_is_no_news() -> None:
    old = Document("d1", "0" * 64, SPAN.quote)
    new = replace(old, id="d2", supersedes="d1")
    documents = (old, new)
    found = list(answers(ledger(claim("c1"), documents=documents), Watch("w", turns=(Turn.VIOLENCE,)), set()))
    assert found == []
