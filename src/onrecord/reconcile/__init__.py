"""Reconcile: who is who, who copied whom, which claims tell of one happening, and what cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model import Conflict, Document, Event, Judgement, Ledger, Reading, Unread
from onrecord.reconcile.conflict import conflicts
from onrecord.reconcile.court import Court
from onrecord.reconcile.denial import with_denied
from onrecord.reconcile.entity import cast, seen
from onrecord.reconcile.event import compared, events
from onrecord.reconcile.judged import rulings
from onrecord.reconcile.origin import with_origins
from onrecord.reconcile.side import Sides
from onrecord.reconcile.story import stories
from onrecord.reconcile.support import supported
from onrecord.reconcile.telling import tellings

__all__ = ["reconcile", "seen"]

SPELL = 14
"""Days over which reports may go on telling of one happening in ever fewer words."""


def reconcile(
    documents: Iterable[Document], readings: Iterable[Reading], judgements: Iterable[Judgement] = ()
) -> Ledger:
    """The ledger of all reports: entities, claims, events and conflicts, whatever the order of input."""
    reports = with_origins(documents)
    read = sorted(readings, key=lambda reading: reading.document)
    journal = tuple(sorted(judgements, key=lambda judgement: judgement.id))
    by_document = {document.id: document for document in reports}
    people = cast(read, journal)
    claims = {c.id: c for c in sorted((people.claim(c) for r in read for c in r.claims), key=lambda c: c.id)}
    sides = Sides.of(people.entities)
    old = {document.supersedes for document in reports}  # told again, or taken back, by a newer version
    told = tellings((claim for claim in claims.values() if claim.document not in old), by_document, sides)
    current = [document for document in reports if document.id not in old]
    story = {name: at for at, group in enumerate(stories(current, SPELL)) for name in group}
    found = events(compared(told, rulings(journal)), story)
    happenings = [supported(event, claims, by_document, sides) for event in found]
    court = Court.of(told, by_document, sides, happenings)
    clashes = conflicts(happenings, court)
    return Ledger(
        documents=reports,
        entities=people.entities,
        claims=tuple(with_denied(claims.values(), clashes)),
        events=tuple(_contested(happenings, clashes)),
        conflicts=tuple(clashes),
        judgements=journal,
        mentions=tuple((reading.document, people.mentions(reading)) for reading in read),
        unread=tuple(Unread(reading.document, span) for reading in read for span in reading.unread),
    )


def _contested(happenings: Iterable[Event], clashes: Iterable[Conflict]) -> list[Event]:
    """The events, marked where two positions on one cannot both hold."""
    disputed = {clash.event for clash in clashes if len(clash.positions) > 1}
    return [replace(event, contested=event.id in disputed) for event in happenings]
