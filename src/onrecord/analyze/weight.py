"""Weight: what makes an event a key development, as a sum of small named features."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.analyze.desk import Desk
from onrecord.analyze.eventday import event_when, is_background
from onrecord.analyze.exact import SPEECH_ACTS
from onrecord.analyze.naming import office
from onrecord.analyze.table import rows
from onrecord.analyze.voice import nearest, speaker
from onrecord.model import Claim, Event, EventType, SourceKind, Status, Support


@cache
def points() -> dict[str, float]:
    """Points by feature, as in ``data/weights.tsv``."""
    return {feature: float(number) for feature, number, _ in rows("weights.tsv")}


def weight(desk: Desk, event: Event) -> float:
    """The points of an event."""
    table = points()
    return sum(table[feature] * times for feature, times in features(desk, event))


def features(desk: Desk, event: Event) -> Iterator[tuple[str, float]]:
    """What applies to an event, and how many times."""
    tellings = desk.printed(event.claims, Status.ASSERTED)
    said = [] if tellings else [desk.spoken[c] for c in event.claims if c in desk.spoken]
    if said:
        yield EventType.STATEMENT.value, 1
        yield "officeholder", any(office(desk, speaker(desk, claim)[0]) for claim in said)
        yield from _time(desk, event)
        return
    yield event.type.value, 1
    if is_acknowledged(event):
        yield "acknowledged", 1
    if event.origins.low > 1:
        yield "corroborated", 1
        yield "origin", min(event.origins.low - 1, 3)
    if event.contested:
        yield "contested", 1
    yield "telling", min(max(len(tellings) - 1, 0), 4)
    yield "report", min(max(len({c.document for c in tellings}) - 1, 0), 4)
    yield "number", any(c.quantities for c in tellings)
    yield "place", bool(event.places)
    yield "actor", bool(event.actors)
    yield "unnamed", bool(tellings) and all(map(_unnamed, tellings))
    yield from _time(desk, event)
    yield from _speech(desk, event, tellings)
    yield "confidence", max((c.confidence for c in tellings), default=0.0)


def _unnamed(claim: Claim) -> bool:
    """Whether a claim has nothing but a nameless voice for it: "there are reports that"."""
    voice = nearest(claim)
    return voice is not None and voice.kind is SourceKind.UNNAMED and voice.name is None


def _speech(desk: Desk, event: Event, tellings: list[Claim]) -> Iterator[tuple[str, float]]:
    """Words weigh by who speaks; what no voice says and is no act is background."""
    speech = event.type in SPEECH_ACTS or event.type is EventType.STATEMENT
    if not speech:
        return
    speakers = [speaker(desk, claim)[0] for claim in tellings]
    yield "officeholder", any(office(desk, entity) for entity in speakers)
    yield "voiceless", event.type is EventType.STATEMENT and not any(speakers)


def is_acknowledged(event: Event) -> bool:
    """Whether the actor's own side tells of a happening; its own words are no such sign."""
    speech = event.type in SPEECH_ACTS or event.type is EventType.STATEMENT
    return event.support is Support.ACKNOWLEDGED and not speech


def _time(desk: Desk, event: Event) -> Iterator[tuple[str, float]]:
    when = event_when(desk, event)
    yield "dated", bool(when and when.latest and when.earliest == when.latest)
    yield "background", is_background(desk, event)
