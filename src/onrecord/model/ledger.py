"""The ledger: everything that the record holds, as the export prints it."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

    @property
    def superseded(self) -> frozenset[str]:
        """The ids of the reports of which there is a newer version."""
        return frozenset(document.supersedes for document in self.documents if document.supersedes)

    def happening(self) -> dict[str, Event]:
        """The event that each claim tells of, by the claim's id."""
        return {claim: event for event in self.events for claim in event.claims}

    def current(self) -> Ledger:
        """The ledger without what superseded versions tell: no event or conflict rests on that anyway."""
        old = self.superseded
        if not old:
            return self
        return replace(
            self,
            documents=tuple(one for one in self.documents if one.id not in old),
            claims=tuple(one for one in self.claims if one.document not in old),
            mentions=tuple(one for one in self.mentions if one[0] not in old),
            unread=tuple(one for one in self.unread if one.document not in old),
        )
