"""A claim: one source's account of one happening, at one place in one report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.attribution import Attribution
from onrecord.model.place import Place
from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.when import When


class EventType(StrEnum):
    """PLOVER's sixteen event types, and STATEMENT for reported speech with none of them."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    SANCTION = "SANCTION"
    PROTEST = "PROTEST"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    STATEMENT = "STATEMENT"


class Status(StrEnum):
    """How the nearest voice puts the happening; only ``asserted`` is ever shown as having happened."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    PREDICTED = "predicted"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    SPECULATED = "speculated"


class CaveatKind(StrEnum):
    """What a report says of how well a claim was checked."""

    UNVERIFIED = "unverified"
    NO_EVIDENCE = "no evidence"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Caveat:
    """Words by which a report says that a claim was, or could not be, verified."""

    kind: CaveatKind
    span: Span


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient: the words of the clause, the entity meant, and that entity's name."""

    entity: str | None
    name: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Rhetoric:
    """How sharp the words are: ``level`` 0 (none) to 5; ``speaker_rank`` 0 (unknown) to 3 (head of state)."""

    level: int
    flags: tuple[str, ...] = ()
    speaker_rank: int | None = None
    goldstein: float | None = None
    plover: float | None = None


ANALYST = "analyst"
"""The reader of a claim that a person read in a report, and the program did not."""


def claim_id(document: str, span: Span, type_: EventType, repetition: int = 1) -> str:
    """The id of a claim: from its document, span and type; a repetition of all three gets its number."""
    key = f"{document}|{span.start}|{span.end}|{type_.value}"
    mark = key if repetition == 1 else f"{key}|{repetition}"
    return "c-" + hashlib.sha256(mark.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Claim:
    """Who did what to whom, where, when, how many, and who says so; every field with its words.

    ``span`` is the clause that tells it, ``act`` the words that name the act. ``attribution`` runs from the
    voice nearest the happening to the report's own (last link always the outlet, or writer then outlet).
    ``when`` is the day of the happening; the day of a telling stands in ``Attribution.told``.
    ``confidence`` is 0 to 1 with two decimals: the chance that type, status, actor and voice are all right.
    """

    id: str
    document: str
    span: Span
    act: Span
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    status: Status = Status.ASSERTED
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    when: When | None = None
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    denies: tuple[str, ...] = ()
    rhetoric: Rhetoric | None = None
    confidence: float = 0.0
    edited: tuple[str, ...] = ()
    reader: str = ""

    def typed(self, quantity: Quantity) -> bool:
        """Whether an analyst gave this number, in no words of the report: its span is then the whole clause."""
        return "quantities" in self.edited and quantity.span == self.span
