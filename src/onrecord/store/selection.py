"""A selection: which claims a table or a search is asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Claim, EventType, Participant, Status, When

_SPOKEN = frozenset(
    {EventType.STATEMENT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN}
)
"""Types whose actor is the speaker, who is then not repeated in the attribution."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Every condition that is given must hold; names are parts of a name, in any case and without accents.

    ``since`` and ``until`` are days of the happening: an undated claim meets neither. ``document`` is a
    whole id.
    """

    type: EventType | None = None
    status: Status | None = None
    speaker: str | None = None
    actor: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is asked, so that every claim is kept."""
        return self == Selection()

    @property
    def of_document_alone(self) -> bool:
        """Whether at most a document is asked for, so that any passage of it may be found."""
        return replace(self, document=None).empty

    def keeps(self, claim: Claim) -> bool:
        """Whether the claim meets every condition."""
        return (
            self.type in (None, claim.type)
            and self.status in (None, claim.status)
            and self.document in (None, claim.document)
            and _named(self.speaker, _speakers(claim))
            and _named(self.actor, _names(claim.actors + claim.recipients))
            and _named(self.place, _places(claim))
            and self.dates(claim.when)
        )

    def dates(self, when: When | None) -> bool:
        """Whether a time may lie within ``since`` and ``until``; an open time only where neither is given."""
        if self.since is None and self.until is None:
            return True
        if when is None or not when.dated:
            return False
        begins_late = self.until and when.earliest and when.earliest > self.until
        ends_early = self.since and when.latest and when.latest < self.since
        return not begins_late and not ends_early


def folded(name: str) -> str:
    """The name for comparing: no accents, no case."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


def _named(part: str | None, names: Iterator[str]) -> bool:
    return part is None or any(folded(part) in folded(name) for name in names)


def _names(participants: tuple[Participant, ...]) -> Iterator[str]:
    for one in participants:
        yield from (word for word in (one.name, one.span.quote if one.span else None) if word)


def _places(claim: Claim) -> Iterator[str]:
    for place in claim.places:
        yield from (place.name, place.span.quote)


def _speakers(claim: Claim) -> Iterator[str]:
    for link in claim.attribution:
        source = link.source
        yield from (word for word in (source.name, source.span.quote if source.span else None) if word)
    if claim.type in _SPOKEN:
        yield from _names(claim.actors)
