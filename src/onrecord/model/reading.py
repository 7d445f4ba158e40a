"""A reading: what one report alone gives."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.claim import Claim
from onrecord.model.entity import Entity
from onrecord.model.mention import Mention
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """The claims of one document, its entities (ids hold within the report) and where they are mentioned.

    ``unread`` are the sentences that name a party or a number and gave no claim.
    """

    document: str
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    unread: tuple[Span, ...] = ()
