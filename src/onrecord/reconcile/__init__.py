"""Reconcile: who is who, who copied whom, which claims tell of one happening, and what cannot both hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from onrecord.collector import uncollected
from onrecord.model import (
    Claim,
    Conflict,
    Document,
    Event,
    Judgement,
    Ledger,
    Mention,
    Origins,
    Reading,
    Support,
    Unread,
)
from onrecord.reconcile.conflict import conflicts
from onrecord.reconcile.court import Court
from onrecord.reconcile.denial import with_denied
from onrecord.reconcile.entity import Cast, cast, seen
from onrecord.reconcile.event import compared, events
from onrecord.reconcile.judged import rulings
from onrecord.reconcile.memory import Memory, NoMemory
from onrecord.reconcile.origin import with_origins
from onrecord.reconcile.side import Sides
from onrecord.reconcile.story import stories
from onrecord.reconcile.support import supported
from onrecord.reconcile.telling import Telling, tellings

__all__ = ["Memory", "reconcile", "seen"]

SPELL = 14
"""Days over which reports may go on telling of one happening in ever fewer words."""


@uncollected()
def reconcile(
    documents: Iterable[Document],
    readings: Iterable[Reading],
    judgements: Iterable[Judgement] = (),
    memory: Memory | None = None,
) -> Ledger:
    """The ledger of all reports: entities, claims, events and conflicts, whatever the order of input.

    With the ``memory`` of an earlier call only what new reports touch is computed; the ledger is the same.
    """
    memory = memory or NoMemory()
    journal = tuple(sorted(judgements, key=lambda judgement: judgement.id))
    memory.begin()
    reports = with_origins(documents, memory)
    read = sorted(readings, key=lambda reading: reading.document)
    by_document = {document.id: document for document in reports}
    people = cast(read, journal, memory)
    retold = _retold(read, people, memory)
    claims = {claim.id: claim for claim in sorted(chain(*(own for own, _ in retold)), key=lambda one: one.id)}
    sides = Sides.of(people.entities)
    old = {document.supersedes for document in reports}  # told again, or taken back, by a newer version
    newest = (claim for claim in claims.values() if claim.document not in old)
    told = tellings(newest, by_document, sides, rulings(journal), memory)
    current = [document for document in reports if document.id not in old]
    story = {name: at for at, group in enumerate(stories(current, SPELL, memory)) for name in group}
    found = events(compared(told, memory), story, memory)
    grounds = _grounds(told, by_document, sides, found, memory)
    happenings = [
        _supported(event, around, partial(supported, event, claims, by_document, sides), memory)
        for event, (_, around) in zip(found, grounds, strict=True)
    ]
    court = Court.of(told, by_document, sides, happenings)
    clashes = conflicts(happenings, court, grounds, memory)
    return Ledger(
        documents=reports,
        entities=people.entities,
        claims=tuple(with_denied(claims.values(), clashes)),
        events=tuple(_contested(happenings, clashes)),
        conflicts=tuple(clashes),
        judgements=journal,
        mentions=tuple((reading.document, own) for reading, (_, own) in zip(read, retold, strict=True)),
        unread=tuple(Unread(reading.document, span) for reading in read for span in reading.unread),
    )


def _retold(
    read: Sequence[Reading], people: Cast, memory: Memory
) -> list[tuple[tuple[Claim, ...], tuple[Mention, ...]]]:
    """The claims and the mentions of each reading, in the terms of all reports."""
    found = []
    for reading in read:
        meant = tuple(
            (one.id, entity.id, entity.name)
            for one, entity in zip(reading.entities, people.meant(reading), strict=True)
        )
        grounds = (reading.claims, reading.mentions, meant)
        found.append(memory.part(("retold", reading.document), grounds, partial(people.retold, reading)))
    return found


def _grounds(
    told: Sequence[Telling],
    documents: Mapping[str, Document],
    sides: Sides,
    found: Sequence[Event],
    memory: Memory,
) -> list[tuple[list[Telling], list[object]]]:
    """For each event what its support and conflicts rest on: its tellings, and all of their reports."""
    by_report: dict[str, list[Telling]] = {}
    for telling in told:
        by_report.setdefault(telling.claim.document, []).append(telling)
    around = {}
    for name, held in by_report.items():
        own = [telling.claim for telling in held]
        grounds = (documents.get(name), own, sides.standings(own, memory))
        around[name] = memory.part(("report", name), grounds, object)  # one that is itself only while they hold
    by_id = {telling.id: telling for telling in told}
    tellings_of = [[by_id[one] for one in event.claims] for event in found]
    reports = (sorted({one.claim.document for one in own}) for own in tellings_of)
    return [(own, [around[name] for name in names]) for own, names in zip(tellings_of, reports, strict=True)]


def _supported(
    event: Event, reports: list[object], make: Callable[[], tuple[Origins, Support]], memory: Memory
) -> Event:
    """The event with its origins and support, which rest on its claims, its type and their reports."""
    borne = memory.part(("support", event.id), (event.claims, event.type, reports), make)
    return memory.part(
        ("supported", event.id), (event, borne), lambda: replace(event, origins=borne[0], support=borne[1])
    )


def _contested(happenings: Iterable[Event], clashes: Iterable[Conflict]) -> list[Event]:
    """The events, marked where two positions on one cannot both hold."""
    disputed = {clash.event for clash in clashes if len(clash.positions) > 1}
    return [replace(event, contested=True) if event.id in disputed else event for event in happenings]
