"""The events that PLOVER would code, as CSV: one row a claim, with who says so beside it.

PLOVER's rules of preference are applied here and nowhere else: what is said to come of one's own will is
AGREE where it is friendly and THREATEN where it is hostile, what is demanded is REQUEST; what is denied or
only supposed is no event, and neither is a bare statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.knowledge.cameo import cameo_of
from onrecord.knowledge.plover import QuadClass, sense_of
from onrecord.model import Claim, Entity, Event, EventType, Ledger, Participant, Status
from onrecord.present.export import csv_line

COLUMNS = (
    "claim", "event", "document", "date", "source", "source_country", "source_sectors", "target",
    "target_country", "target_sectors", "type", "mode", "contexts", "quad", "cameo", "goldstein", "told_as",
    "voice", "confidence", "quote",
)  # fmt: skip
_FRIENDLY = frozenset({QuadClass.MATERIAL_COOPERATION, QuadClass.VERBAL_COOPERATION})
_COMING = frozenset({Status.PLANNED, Status.THREATENED})


def csv(ledger: Ledger) -> Iterator[str]:
    """A header, then a row for each claim that is an event to PLOVER, by id; lines without their ends."""
    yield csv_line(COLUMNS)
    happening = {claim: event for event in ledger.events for claim in event.claims}
    entities = {entity.id: entity for entity in ledger.entities}
    for claim in sorted(ledger.claims, key=lambda each: each.id):
        kind = preferred(claim)
        if kind is not None:
            yield csv_line(_row(claim, kind, happening.get(claim.id), entities))


def preferred(claim: Claim) -> EventType | None:
    """The type under PLOVER's rules of preference; None for what is no event to it."""
    sense = sense_of(claim.type)
    if sense is None or claim.status in (Status.DENIED, Status.SPECULATED, Status.PREDICTED):
        return None
    if claim.status is Status.DEMANDED:
        return EventType.REQUEST
    if claim.status in _COMING:
        return EventType.AGREE if sense.quad in _FRIENDLY else EventType.THREATEN
    return claim.type


def _row(claim: Claim, kind: EventType, event: Event | None, entities: dict[str, Entity]) -> Iterator[object]:
    sense = sense_of(kind)
    mode = claim.mode if kind is claim.type else None
    code = cameo_of(kind, mode, claim.contexts)
    when = claim.when or (event.when if event else None)
    yield from (claim.id, event.id if event else None, claim.document, when.value if when else None)
    for side in (claim.actors, claim.recipients):
        yield from _party(side, entities)
    quad = str(sense.quad) if sense else None
    yield from (str(kind), mode, list(claim.contexts), quad, code.code, code.goldstein)
    voice = claim.attribution[0].source.name if claim.attribution else None
    yield from (str(claim.status), voice, round(claim.confidence, 2), claim.span.quote)


def _party(side: Sequence[Participant], entities: dict[str, Entity]) -> Iterator[object]:
    """Names, countries and sectors of one side, its members joined."""
    known = [entities[each.entity] for each in side if each.entity in entities]
    yield [each.name or (each.span.quote if each.span else "") for each in side]
    yield list(dict.fromkeys(entity.country for entity in known if entity.country))
    yield list(dict.fromkeys(sector for entity in known for sector in entity.sectors))
