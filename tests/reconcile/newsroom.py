"""Made-up reports for the tests of reconcile: sentences with the claims that a reader would find in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import (
    Attribution,
    Basis,
    Claim,
    Document,
    Entity,
    EntityType,
    EventType,
    Ledger,
    Mention,
    Participant,
    Place,
    PlaceRole,
    Quantity,
    Reading,
    Source,
    SourceKind,
    Span,
    Status,
    When,
)
from onrecord.reconcile import reconcile

PEOPLE = {
    "Russia": (EntityType.STATE, "RUS"),
    "Moscow": (EntityType.STATE, "RUS"),
    "Kremlin": (EntityType.ORGANIZATION, "RUS"),
    "Venezuela": (EntityType.STATE, "VEN"),
    "China": (EntityType.STATE, "CHN"),
    "Beijing": (EntityType.STATE, "CHN"),
    "United States": (EntityType.STATE, "USA"),
    "Washington": (EntityType.STATE, "USA"),
    "Harbour Watch": (EntityType.ORGANIZATION, None),
    "Chinese state television": (EntityType.ORGANIZATION, "CHN"),
    "Red Crescent": (EntityType.ORGANIZATION, None),
}


def day(text: str, span: Span | None = None, until: str | None = None) -> When:
    """A stated time of one day, or up to ``until``."""
    return When(
        date.fromisoformat(text), date.fromisoformat(until or text), text, span=span, basis=Basis.STATED
    )


@dataclass
class Report:
    """One report in the making; ``tell`` adds a sentence and its claim, and gives the claim's id."""

    id: str
    outlet: str | None = None
    published: str | None = None
    wire: str | None = None
    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def tell(
        self,
        words: str,
        act: str,
        kind: str,
        *,
        status: str = "asserted",
        actors: tuple[str, ...] = (),
        recipients: tuple[str, ...] = (),
        voices: tuple[str | tuple[str, str], ...] = (),
        when: str | None = None,
        until: str | None = None,
        counts: tuple[tuple[str, str, float | None, float | None], ...] = (),
        places: tuple[tuple[str, float, float], ...] = (),
        confidence: float = 0.9,
    ) -> str:
        start = len(self.text)
        self.text += words + "\n"
        span = Span(start, start + len(words), words)
        claim = Claim(
            id=f"{self.id}.{len(self.claims)}",
            document=self.id,
            span=span,
            act=self._cut(act, start),
            type=EventType(kind),
            status=Status(status),
            actors=tuple(self._participant(name, start) for name in actors),
            recipients=tuple(self._participant(name, start) for name in recipients),
            attribution=(*(self._link(voice) for voice in voices), self._own()),
            when=day(when, span, until) if when else None,
            quantities=tuple(self._quantity(*count, start) for count in counts),
            places=tuple(
                Place(name, self._cut(name, start), PlaceRole.HAPPENED, lat, lon, precision_km=5)
                for name, lat, lon in places
            ),
            confidence=confidence,
        )
        self.claims.append(claim)
        return claim.id

    def name(self, name: str, kind: EntityType, country: str | None = None, words: str | None = None) -> str:
        """Make an entity known to the report, mentioned by ``words``; its id within the report."""
        entity = self.entities.setdefault(
            name, Entity(f"x{len(self.entities)}", name, kind, country=country, mentions=1)
        )
        at = self.text.find(words or name)
        if at >= 0:
            span = Span.cut(self.text, at, at + len(words or name))
            self.mentions.append(Mention(entity.id, span))
        return entity.id

    def document(self) -> Document:
        return Document(
            self.id,
            hashlib.sha256(self.text.encode()).hexdigest(),
            self.text,
            outlet=self.outlet,
            published=day(self.published) if self.published else None,
            wire=self.wire,
        )

    def reading(self) -> Reading:
        return Reading(self.id, tuple(self.claims), tuple(self.entities.values()), tuple(self.mentions))

    def _cut(self, words: str, start: int) -> Span:
        at = self.text.index(words, start)
        return Span(at, at + len(words), words)

    def _participant(self, name: str, start: int) -> Participant:
        entity = self._entity(name)
        at = self.text.find(name, start)
        return Participant(entity, name, Span.cut(self.text, at, at + len(name)) if at >= 0 else None)

    def _entity(self, name: str) -> str | None:
        return self.name(name, *PEOPLE[name]) if name in PEOPLE else None

    def _link(self, voice: str | tuple[str, str]) -> Attribution:
        name, kind = voice if isinstance(voice, tuple) else (voice, "organization")
        return Attribution(Source(SourceKind(kind), name, self._entity(name)))

    def _own(self) -> Attribution:
        return Attribution(Source(SourceKind.OUTLET, self.outlet))

    def _quantity(self, words: str, item: str, low: float | None, high: float | None, start: int) -> Quantity:
        value = low if low == high else None
        return Quantity(value, low, high, None, None, item, None, self._cut(words, start))


def ledger(*reports: Report, judgements: tuple = ()) -> Ledger:  # type: ignore[type-arg]
    """The ledger of the reports."""
    return reconcile([r.document() for r in reports], [r.reading() for r in reports], judgements)


def together(record: Ledger, *claims: str) -> bool:
    """Whether the claims are of one event."""
    return any(set(claims) <= set(event.claims) for event in record.events)


def event_of(record: Ledger, claim: str):  # type: ignore[no-untyped-def]
    return next(event for event in record.events if claim in event.claims)


def about(record: Ledger, kind: str) -> list:  # type: ignore[type-arg]
    return [conflict for conflict in record.conflicts if conflict.about == kind]
