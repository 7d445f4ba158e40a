"""Key events: what somebody asserts, ranked by weight, and when it was."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.analyze.doubt import is_hedged
from onrecord.analyze.eventday import ended, event_when, margin
from onrecord.analyze.exact import SPEECH_ACTS
from onrecord.analyze.excerpt import excerpt
from onrecord.analyze.voice import CARRIERS, nearest, speaker
from onrecord.analyze.weight import weight
from onrecord.model import Claim, EntityType, Event, EventType, SourceKind, Span, Status

_MOST_OF = 0.7  # of a clause: so much of it in another clause is the same sentence read twice


def key_events(desk: Desk) -> list[Event]:
    """The events that somebody asserts, weightiest first."""
    told = [e for e in desk.ledger.events if tellings(desk, e)]
    return sorted(told, key=lambda e: (-weight(desk, e), -ended(desk, e).toordinal(), e.id))


def bundles(desk: Desk, most: int) -> list[list[Event]]:
    """The key events of the ``most`` weightiest lines; what one speaker says on one day is one line.

    An event whose words stand in a line before it is left to that line.
    """
    found: dict[tuple[str, str], list[Event]] = {}
    shown: dict[str, list[Span]] = {}
    for event in key_events(desk):
        told, key = tellings(desk, event), _bundle(desk, event)
        first = excerpt(desk, told[0]).span
        repeated = any(_same_words(first, other) for other in shown.get(told[0].document, ()))
        if not repeated and (key in found or len(found) < most):
            found.setdefault(key, []).append(event)
            for claim in told:
                shown.setdefault(claim.document, []).append(excerpt(desk, claim).span)
    return list(found.values())


def _same_words(one: Span, other: Span) -> bool:
    """Whether most of the shorter words lie in the other."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > _MOST_OF * min(one.end - one.start, other.end - other.start)


def tellings(desk: Desk, event: Event) -> list[Claim]:
    """The claims that assert an event without a word of doubt and may be printed, in order of place.

    Less sure ones are last, a person's exact words: of one who is heard among the sure ones, if there are any.
    """
    sure = [claim for claim in desk.printed(event.claims, Status.ASSERTED) if not is_hedged(claim)]
    heard = {speaker(desk, claim)[0] for claim in sure}
    exact = (desk.spoken[claim] for claim in event.claims if claim in desk.spoken)
    spoken = sorted((c for c in exact if not sure or speaker(desk, c)[0] in heard), key=desk.place)
    return [*sure, *spoken]


def _bundle(desk: Desk, event: Event) -> tuple[str, str]:
    """What an event shares a line with: the words of one named speaker on one day."""
    first = tellings(desk, event)[0]
    voice = nearest(first)
    spoken = first.type in SPEECH_ACTS or (first.type is EventType.STATEMENT and voice is not None)
    spoken = spoken or first.id in desk.spoken
    if not spoken or (voice is not None and voice.kind in CARRIERS | {SourceKind.UNNAMED}):
        return event.id, ""
    entity, _ = speaker(desk, first)
    known = desk.entities.get(entity or "")
    if known is None or known.type is not EntityType.PERSON:
        return event.id, ""
    when = event_when(desk, event)
    document = "" if when and when.dated else first.document
    return known.id, f"{margin(desk, event)} {document}"
