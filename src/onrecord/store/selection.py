"""A selection: which claims a table or a search is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.knowledge.table import folded
from onrecord.model import Claim, EventType, Participant, Status, When

_SPOKEN = frozenset(
    {EventType.STATEMENT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN}
)
"""Types whose actor is the speaker, who is then not repeated in the attribution."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Every condition that is given must hold; names are parts of a name, in any case and without accents.

    ``actor`` is who does it or to whom, ``recipient`` to whom alone. ``since`` and ``until`` are days of the
    happening: an undated claim meets neither. ``document`` is a whole id. ``outlet`` is the report's: what
    holds a claim against it is asked with ``keeps(claim, outlet)``.
    """

    type: EventType | None = None
    status: Status | None = None
    speaker: str | None = None
    actor: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    recipient: str | None = None
    outlet: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is asked, so that every claim is kept."""
        return self == Selection()

    @property
    def of_document_alone(self) -> bool:
        """Whether at most a document is asked for, so that any passage of it may be found."""
        return replace(self, document=None).empty

    def keeps(self, claim: Claim, outlet: str | None = None) -> bool:
        """Whether the claim, of a report of this outlet, meets every condition."""
        return (
            self.type in (None, claim.type)
            and self.status in (None, claim.status)
            and self.document in (None, claim.document)
            and _named(self.speaker, speakers(claim))
            and _named(self.actor, (*actors(claim), *recipients(claim)))
            and _named(self.recipient, recipients(claim))
            and _named(self.place, places(claim))
            and _named(self.outlet, (outlet,) if outlet else ())
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


def _named(part: str | None, names: Iterable[str]) -> bool:
    return part is None or any(folded(part) in folded(name) for name in names)


def _names(participants: tuple[Participant, ...]) -> Iterator[str]:
    for one in participants:
        yield from (word for word in (one.name, one.span.quote if one.span else None) if word)


def actors(claim: Claim) -> Iterator[str]:
    """Who does it: names, and the words of the report."""
    return _names(claim.actors)


def recipients(claim: Claim) -> Iterator[str]:
    """To whom: names, and the words of the report."""
    return _names(claim.recipients)


def places(claim: Claim) -> Iterator[str]:
    """Where: names, and the words of the report."""
    for place in claim.places:
        yield from (place.name, place.span.quote)


def speakers(claim: Claim) -> Iterator[str]:
    """Who says so, all along the chain; of an act of speech also who does it."""
    for link in claim.attribution:
        source = link.source
        yield from (word for word in (source.name, source.span.quote if source.span else None) if word)
    if claim.type in _SPOKEN:
        yield from _names(claim.actors)
