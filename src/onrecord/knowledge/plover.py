"""PLOVER: what its sixteen event types mean, their quad class, and how hostile or friendly they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.knowledge.table import cells, rows
from onrecord.model import EventType

VERSION = "2021 (sixteen event types)"
"""What the record's meta line names as the vocabulary of event types."""


class QuadClass(StrEnum):
    """The four classes of PLOVER: words or deeds, with or against."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


@dataclass(frozen=True, slots=True)
class EventSense:
    """One event type: its class, its scores and its sense in a line.

    ``goldstein`` (-10 to 10) is the CAMEO scale at the type's root code, ``plover`` the scale's mean over all
    CAMEO codes of the type; ``hostility`` (1 to 5) follows the levels of the Militarized Interstate Disputes.
    """

    type: EventType
    quad: QuadClass
    goldstein: float
    plover: float
    hostility: int
    sense: str


def sense_of(event_type: EventType) -> EventSense | None:
    """The sense of a type; None for STATEMENT, which is none of PLOVER's."""
    return _by_type().get(event_type)


@cache
def modes() -> dict[EventType, tuple[str, ...]]:
    """The modes that each type can have; a type without any is not there."""
    return {EventType(name): cells(found) for name, found in rows("plover_modes.tsv")}


@cache
def contexts() -> tuple[str, ...]:
    """What an act can be about."""
    return tuple(name for (name,) in rows("plover_contexts.tsv"))


@cache
def _by_type() -> dict[EventType, EventSense]:
    found = {}
    for name, quad, goldstein, plover, hostility, sense in rows("plover.tsv"):
        kind = EventType(name)
        found[kind] = EventSense(
            kind, QuadClass(quad), float(goldstein), float(plover), int(hostility), sense
        )
    return found
