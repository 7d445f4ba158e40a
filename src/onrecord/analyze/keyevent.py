"""Key events: what somebody asserts, ranked by weight, and when it was."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.analyze.doubt import is_hedged
from onrecord.analyze.eventday import begun, event_when, margin
from onrecord.analyze.voice import CARRIERS, SPEECH_ACTS, nearest, speaker
from onrecord.analyze.weight import weight
from onrecord.model import Claim, EntityType, Event, EventType, SourceKind, Status


def key_events(desk: Desk) -> list[Event]:
    """The events that somebody asserts, weightiest first."""
    told = [e for e in desk.ledger.events if tellings(desk, e)]
    return sorted(told, key=lambda e: (-weight(desk, e), -begun(desk, e).toordinal(), e.id))


def bundles(desk: Desk, most: int) -> list[list[Event]]:
    """The key events of the ``most`` weightiest lines; what one speaker says on one day is one line."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in key_events(desk):
        key = _bundle(desk, event)
        if key in found or len(found) < most:
            found.setdefault(key, []).append(event)
    return list(found.values())


def tellings(desk: Desk, event: Event) -> list[Claim]:
    """The claims that assert an event without a word of doubt and may be printed, in order of place."""
    return [claim for claim in desk.printed(event.claims, Status.ASSERTED) if not is_hedged(claim)]


def _bundle(desk: Desk, event: Event) -> tuple[str, str]:
    """What an event shares a line with: the words of one named speaker on one day."""
    first = tellings(desk, event)[0]
    voice = nearest(first)
    spoken = first.type in SPEECH_ACTS or (first.type is EventType.STATEMENT and voice is not None)
    if not spoken or (voice is not None and voice.kind in CARRIERS | {SourceKind.UNNAMED}):
        return event.id, ""
    entity, _ = speaker(desk, first)
    known = desk.entities.get(entity or "")
    if known is None or known.type is not EntityType.PERSON:
        return event.id, ""
    when = event_when(desk, event)
    document = "" if when and when.dated else first.document
    return known.id, f"{margin(desk, event)} {document}"
