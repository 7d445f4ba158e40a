"""The events that PLOVER would code, as CSV: one row a claim, with who says so beside it.

The rules of preference (``knowledge.preference``) are applied here and nowhere else in what the program prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.knowledge.cameo import cameo_of
from onrecord.knowledge.plover import sense_of
from onrecord.knowledge.preference import preferred
from onrecord.model import Claim, Entity, Event, EventType, Ledger, Participant
from onrecord.present.export import csv_line

COLUMNS = (
    "claim", "event", "document", "date", "source", "source_country", "source_sectors", "target",
    "target_country", "target_sectors", "type", "mode", "contexts", "quad", "cameo", "goldstein", "told_as",
    "voice", "confidence", "quote",
)  # fmt: skip


def csv(ledger: Ledger) -> Iterator[str]:
    """A header, then a row for each claim that is an event to PLOVER, by id; lines without their ends."""
    yield csv_line(COLUMNS)
    happening = ledger.happening()
    entities = {entity.id: entity for entity in ledger.entities}
    for claim in sorted(ledger.claims, key=lambda each: each.id):
        kind = preferred(claim.type, claim.status)
        if kind is not None:
            yield csv_line(_row(claim, kind, happening.get(claim.id), entities))


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
