"""A watch: a standing question by meaning, and the alerts that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.claim import EventType, Status
from onrecord.model.span import Span


class Turn(StrEnum):
    """What a watch may look for beside types and statuses."""

    VIOLENCE = "violence"
    DENIAL = "denial"
    RED_LINE = "red line"
    NUMBER = "number change"


@dataclass(frozen=True, slots=True)
class Watch:
    """A question: every kind of condition given must hold, and of the names of one kind any one.

    Names are parts of names, in any case and without accents; ``actors`` act, ``recipients`` are acted upon,
    ``parties`` do either. ``confidence`` is the least that a claim must have.
    """

    name: str
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    turns: tuple[Turn, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Witness:
    """The words of one report that an alert rests on; ``says`` are the voices, the nearest first."""

    claim: str
    document: str
    outlet: str | None
    published: str | None
    url: str | None
    span: Span
    says: tuple[str, ...]
    status: Status
    confidence: float


@dataclass(frozen=True, slots=True)
class Alert:
    """One happening that answers a watch, told once: ``what`` in the program's words, and the reports' own.

    ``id`` comes from the watch and the first claim.
    """

    id: str
    watch: str
    what: str
    witnesses: tuple[Witness, ...]
