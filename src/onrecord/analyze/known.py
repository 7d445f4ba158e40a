"""What was known: a ledger cut to the reports that were out by a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.analyze.desk import published
from onrecord.model import Conflict, Event, Ledger, Origins, Support


def as_known(ledger: Ledger, day: date | None) -> Ledger:
    """The ledger cut to reports published by ``day``; undated ones go, for they may be later.

    An event that loses a telling falls back to one origin: what remains was not weighed anew.
    """
    if day is None:
        return ledger
    documents = tuple(d for d in ledger.documents if (out := published(d)) and out <= day)
    kept = {d.id for d in documents}
    claims = tuple(c for c in ledger.claims if c.document in kept)
    ids = {c.id for c in claims}
    events = tuple(e for event in ledger.events if (e := _cut_event(event, ids)))
    return replace(
        ledger,
        documents=documents,
        claims=claims,
        events=events,
        conflicts=tuple(c for conflict in ledger.conflicts if (c := _cut_conflict(conflict, ids))),
        states=(),
        mentions=tuple(pair for pair in ledger.mentions if pair[0] in kept),
        unread=tuple(u for u in ledger.unread if u.document in kept),
    )


def _cut_event(event: Event, ids: set[str]) -> Event | None:
    left = tuple(c for c in event.claims if c in ids)
    if len(left) == len(event.claims):
        return event
    cut = replace(event, claims=left, origins=Origins(1, len(left)), support=Support.SINGLE_SOURCE)
    return cut if left else None


def _cut_conflict(conflict: Conflict, ids: set[str]) -> Conflict | None:
    positions = tuple(replace(p, claims=tuple(c for c in p.claims if c in ids)) for p in conflict.positions)
    sides = tuple(p for p in positions if p.claims)
    return replace(conflict, positions=sides) if len(sides) == len(positions) else None
