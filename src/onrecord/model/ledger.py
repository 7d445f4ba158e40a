"""The ledger: everything that the record holds, as the export prints it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.claim import Claim
from onrecord.model.conflict import Conflict
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.judgement import Judgement
from onrecord.model.mention import Mention
from onrecord.model.span import Span
from onrecord.model.state import State


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence of ``document`` that names a party or a number and gave no claim."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Ledger:
    """Documents, entities, claims, events, conflicts, states and judgements, each sorted by id.

    ``mentions`` maps a document's id to its mentions (entity ids as in ``entities``); with ``unread`` it
    serves the pages and is not exported.
    """

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    states: tuple[State, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    mentions: tuple[tuple[str, tuple[Mention, ...]], ...] = ()
    unread: tuple[Unread, ...] = ()
