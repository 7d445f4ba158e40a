"""An event: claims of the same happening, with the reasons for holding them together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.claim import EventType, Participant
from onrecord.model.judgement import Verdict
from onrecord.model.place import Place
from onrecord.model.when import When


class Support(StrEnum):
    """How an event is borne out: one origin, at least two, or the actor's own side says so."""

    SINGLE_SOURCE = "single-source"
    CORROBORATED = "corroborated"
    ACKNOWLEDGED = "acknowledged"


EVENT = "event-"
"""An event's id is this and the id of its smallest claim."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One reading of a number: the value and bounds that ``claims`` (ids) print."""

    value: float | None
    low: float | None
    high: float | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """All readings of the number of one item in an event; every reading is kept, none averaged."""

    item: str | None
    readings: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many voices tell an event without repeating one another: at least ``low``, at most ``high``."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two claims (ids) were judged the same happening, different ones, or unsure."""

    left: str
    right: str
    judgement: Verdict
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Claims of one happening; id from the smallest claim."""

    id: str
    type: EventType
    claims: tuple[str, ...]
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    when: When | None = None
    places: tuple[Place, ...] = ()
    quantities: tuple[Count, ...] = ()
    origins: Origins = Origins(1, 1)
    support: Support = Support.SINGLE_SOURCE
    contested: bool = False
    reasons: tuple[Reason, ...] = ()
