"""What the finders of conflicts share: claims with their voices and days, and the shape of a find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from onrecord.model import (
    About,
    Certainty,
    Claim,
    Document,
    EntityType,
    Event,
    EventType,
    Participant,
    Position,
    Source,
    SourceKind,
    Status,
)
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.pair import Pair
from onrecord.reconcile.reason import Reasoning, other_actor, other_day, score, weights
from onrecord.reconcile.side import Side, Sides, nearest, opposed, spoken
from onrecord.reconcile.telling import Telling

TOLD = frozenset({Status.ASSERTED, Status.SPECULATED})
"""Statuses of a claim that tells a happening as past or present, if only as a surmise."""


BARE = 3
"""A telling of fewer words is too bare to be surely of one happening with another."""
KINDS = {
    EntityType.PERSON: SourceKind.PERSON,
    EntityType.ORGANIZATION: SourceKind.ORGANIZATION,
    EntityType.STATE: SourceKind.STATE,
}
"""What kind of source an entity is when it speaks; any other is unnamed."""


@dataclass(frozen=True, slots=True)
class Court:
    """Looks up claims, their reports, voices and sides; ``event_of`` is from a claim's id to its event.

    ``accusations`` are the asserted claims of type ACCUSE by report, ``by_report`` all of them, in text order.
    """

    claims: Mapping[str, Claim]
    tellings: Mapping[str, Telling]
    documents: Mapping[str, Document]
    sides: Sides
    event_of: Mapping[str, Event]
    accusations: Mapping[str, tuple[str, ...]]
    by_report: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(
        cls,
        tellings: Iterable[Telling],
        documents: Mapping[str, Document],
        sides: Sides,
        events: Iterable[Event],
    ) -> Court:
        told = {telling.id: telling for telling in tellings}
        accusing: dict[str, list[str]] = {}
        for one in sorted(told):
            claim = told[one].claim
            if claim.type == EventType.ACCUSE and claim.status == Status.ASSERTED:
                accusing.setdefault(claim.document, []).append(one)
        by_report: dict[str, list[str]] = {}
        for one in sorted(told, key=lambda one: (told[one].claim.document, told[one].order)):
            by_report.setdefault(told[one].claim.document, []).append(one)
        return cls(
            {one: telling.claim for one, telling in told.items()},
            told,
            documents,
            sides,
            {claim: event for event in events for claim in event.claims},
            {report: tuple(ids) for report, ids in accusing.items()},
            {report: tuple(ids) for report, ids in by_report.items()},
        )

    def picked(self, name: str, chosen: Callable[[str], bool], memory: Memory) -> list[str]:
        """The claims of a choice, by id, remembered by report: it must ask of nothing but the claim itself."""
        found: list[str] = []
        for report, ids in self.by_report.items():
            own = [self.claims[one] for one in ids]
            found += memory.part((name, report), own, partial(_chosen, chosen, ids))
        return sorted(found)

    def published(self, claim: str) -> date | None:
        """The day of the claim's report."""
        return self.tellings[claim].published

    def voice(self, claim: str) -> Side:
        """The side of the voice nearest to the happening; a typed speech act is its speaker's."""
        one = self.claims[claim]
        telling = self.tellings[claim]
        if telling.speech and telling.speaker and one.actors and one.type != EventType.STATEMENT:
            return self.sides.party(one.actors[0])
        return self.sides.voice(nearest(one))

    def speaks(self, claim: str) -> bool:
        """Whether somebody speaks in the claim, not the report alone."""
        return bool(spoken(self.claims[claim]) or self.tellings[claim].speaker)

    def opposed(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether no voice of the one claims is of the side of a voice of the other."""
        return opposed([self.voice(one) for one in left], [self.voice(one) for one in right])

    def sources(self, claims: Iterable[str]) -> tuple[Source, ...]:
        """The nearest voices of the claims, each once."""
        found: dict[str, Source] = {}
        for one in claims:
            source = self._speaker(one) or nearest(self.claims[one])
            key = source.entity or f"{source.kind} {source.name} {source.span.quote if source.span else ''}"
            found.setdefault(key, source)
        return tuple(found[key] for key in sorted(found))

    def _speaker(self, claim: str) -> Source | None:
        """The speaker of a typed speech act as a source: it stands as the actor, not in the chain."""
        one = self.claims[claim]
        if one.type == EventType.STATEMENT or not self.tellings[claim].speech or not one.actors:
            return None
        return self.party_source(one.actors[0])

    def party_source(self, party: Participant) -> Source:
        """A party of a claim as a source."""
        entity = self.sides.entities.get(party.entity or "")
        kind = KINDS.get(entity.type, SourceKind.UNNAMED) if entity else SourceKind.UNNAMED
        return Source(kind, party.name, party.entity, party.span)

    def position(self, value: str, claims: Iterable[str]) -> Position:
        """A position in words, with its claims and their voices."""
        ids = tuple(sorted(set(claims)))
        return Position(value, ids, self.sources(ids))

    def surely_one(self, left: str, right: str) -> bool:
        """Whether the two, the days apart, are by themselves more like one happening than like two.

        Never so where one is a bare word ("the phone call"), or where they name different actors.
        """
        one, other = self.tellings[left], self.tellings[right]
        return not other_actor(Pair(one, other)) and self.one_but(left, right, other_day)

    def one_but(self, left: str, right: str, aside: Reasoning) -> bool:
        """Whether the two are by themselves more like one happening than like two, one reason set aside."""
        one, other = self.tellings[left], self.tellings[right]
        if min(len(one.stems), len(other.stems)) < BARE:
            return False
        pair = Pair(one, other)
        return score(pair) - weights()[aside.__name__] * aside(pair) >= 0

    def dated(self, *claims: str) -> bool:
        """Whether the time of every one of the claims is known."""
        return all(self.tellings[one].dated for one in claims)

    def timed(self, claim: str) -> bool:
        """Whether the time of the claim is known, by itself or by a telling that is surely of its happening."""
        if self.dated(claim):
            return True
        beside = self.event_of[claim].claims
        return any(one != claim and self.dated(one) and self.surely_one(one, claim) for one in beside)

    def paragraph(self, claim: str) -> str:
        """The paragraph in which the claim stands; its own clause where the report is not at hand."""
        one = self.claims[claim]
        document = self.documents.get(one.document)
        if document is None:
            return one.span.quote
        start = document.text.rfind("\n", 0, one.span.start) + 1
        end = document.text.find("\n", one.span.end)
        return document.text[start : end if end >= 0 else len(document.text)]

    def text(self, claim: Claim) -> str:
        """The text of the claim's report; its own clause, at its place, where the report is not at hand."""
        document = self.documents.get(claim.document)
        return document.text if document else claim.span.quote.rjust(claim.span.end)

    def sentence_start(self, claim: Claim) -> int:
        """Where the sentence of the claim's clause begins."""
        start = claim.span.start
        first = max(0, start - LONGEST)
        stops = [stop.end() for stop in _STOP.finditer(self.text(claim), first, start)]
        return stops[-1] if stops else first

    def sentence_before(self, claim: Claim, start: int) -> int:
        """Where the sentence before the one that begins at ``start`` begins."""
        first = max(0, start - LONGEST)
        stops = [stop.end() for stop in _STOP.finditer(self.text(claim), first, start)]
        ends = [at for at in stops if self.text(claim)[at:start].strip()]
        return ends[-1] if ends else first

    def sentence_end(self, claim: Claim) -> int:
        """Where the sentence of the claim's clause ends: at the next full stop or line end."""
        document = self.documents.get(claim.document)
        if document is None:
            return claim.span.end
        stop = _STOP.search(document.text, max(claim.span.end - 1, claim.span.start))
        return stop.start() + 1 if stop else len(document.text)

    def sentence(self, claim: Claim) -> str:
        """The sentence in which the claim stands; its own clause where the report is not at hand."""
        if claim.document not in self.documents:
            return claim.span.quote
        return self.text(claim)[self.sentence_start(claim) : self.sentence_end(claim)]

    def before(self, claim: str) -> str | None:
        """The claim told last before this one in its report, in another sentence."""
        one = self.claims[claim]
        own = self.sentence(one)
        earlier = [
            other
            for other in self.by_report.get(one.document, ())
            if self.claims[other].span.end <= one.span.start and self.sentence(self.claims[other]) != own
        ]
        return earlier[-1] if earlier else None


def _chosen(chosen: Callable[[str], bool], claims: Iterable[str]) -> list[str]:
    return list(filter(chosen, claims))


_STOP = re.compile(r"[.!?][\"”’']?(?=\s|$)|\n")
LONGEST = 600
"""Characters that a sentence may run before a clause."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict on ``event`` (an event id) before it has its own id and its day."""

    event: str
    about: About
    certainty: Certainty
    positions: tuple[Position, ...]
    note: str


def found(
    event: Event, about: About, positions: tuple[Position, ...], note: str, doubt: str | None = None
) -> Finding:
    """A finding, certain where no doubt is left; the doubt is told in the note."""
    if doubt is None:
        return Finding(event.id, about, Certainty.CERTAIN, positions, note)
    return Finding(event.id, about, Certainty.POSSIBLE, positions, f"{note}; not certain: {doubt}")
