"""Watches: which happenings answer a standing question, each told once however many reports tell it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from onrecord.knowledge.table import folded
from onrecord.model import (
    Alert,
    Claim,
    Document,
    Event,
    EventType,
    Ledger,
    Participant,
    Status,
    Turn,
    Watch,
    Witness,
)
from onrecord.model.event import Amount, Count

_VIOLENT_MODES = {(EventType.PROTEST, "riot")}
_MOST_WITNESSES = 5
_SPOKEN = {EventType.STATEMENT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN}


@dataclass(frozen=True, slots=True)
class Answer:
    """An alert, and the ids of all claims that are thereby told."""

    alert: Alert
    told: tuple[str, ...]


def answers(ledger: Ledger, watch: Watch, told: Set[str]) -> Iterator[Answer]:
    """What is new for a watch, by event; ``told`` are the claims that an alert has told before."""
    claims = {claim.id: claim for claim in ledger.claims}
    documents = {document.id: document for document in ledger.documents}
    names = {entity.id: (entity.name, *entity.aliases) for entity in ledger.entities}
    old = {document.supersedes for document in ledger.documents}
    met = {id_ for id_, claim in claims.items() if claim.document not in old and meets(claim, watch, names)}
    for group, event in _groups(ledger, met):
        found = sorted((claims[id_] for id_ in group if id_ in met), key=_surest_first)
        fresh = _fresh(found, event, watch, told)
        if fresh:
            what, first = fresh
            order = [first, *(claim for claim in found if claim is not first)]
            witnesses = tuple(_witness(claim, documents[claim.document]) for claim in order[:_MOST_WITNESSES])
            yield Answer(Alert(_id(watch, first), watch.name, what, witnesses), tuple(group))


def _surest_first(claim: Claim) -> tuple[bool, float, str]:
    return claim.status is not Status.ASSERTED, -claim.confidence, claim.id


def meets(claim: Claim, watch: Watch, names: dict[str, tuple[str, ...]]) -> bool:
    """Whether a claim meets every kind of condition; that a number changed is told of its event."""
    turns = set(watch.turns) - {Turn.NUMBER}
    return (
        claim.confidence >= watch.confidence
        and (not watch.types or claim.type in watch.types)
        and (not watch.statuses or claim.status in watch.statuses)
        and (not turns or any(_turns(claim, turn) for turn in turns))
        and _named(watch.actors, _names(claim.actors, names))
        and _named(watch.recipients, _names(claim.recipients, names))
        and _named(watch.parties, _names(claim.actors + claim.recipients, names))
        and _named(watch.speakers, _speakers(claim, names))
        and _named(watch.places, (word for place in claim.places for word in (place.name, place.span.quote)))
    )


def _turns(claim: Claim, turn: Turn) -> bool:
    if turn is Turn.VIOLENCE:
        return claim.type is EventType.ASSAULT or (claim.type, claim.mode) in _VIOLENT_MODES
    if turn is Turn.DENIAL:
        return claim.status is Status.DENIED or bool(claim.denies)
    return claim.rhetoric is not None and "red line" in claim.rhetoric.flags


def _groups(ledger: Ledger, met: Set[str]) -> Iterator[tuple[tuple[str, ...], Event | None]]:
    """The claims of each event in which one is met, then each of those that stand in none."""
    inside: set[str] = set()
    for event in ledger.events:
        inside.update(event.claims)
        if met & set(event.claims):
            yield event.claims, event
    for id_ in sorted(met - inside):
        yield (id_,), None


def _fresh(found: list[Claim], event: Event | None, watch: Watch, told: Set[str]) -> tuple[str, Claim] | None:
    """What is to be told and by which claim first; None where it was told before."""
    if Turn.NUMBER in watch.turns:
        return _number_change(found, event, told) if event else None
    if any(claim.id in told for claim in found):
        return None
    return _what(found[0]), found[0]


def _number_change(found: list[Claim], event: Event, told: Set[str]) -> tuple[str, Claim] | None:
    """A reading of a number by a claim that is new, which no other reading of it meets."""
    by_id = {claim.id: claim for claim in found}
    for count in event.quantities:
        for reading in count.readings:
            new = [by_id[id_] for id_ in reading.claims if id_ in by_id]
            others = [one for one in count.readings if one is not reading and not _meet(one, reading)]
            if new and others and not any(claim.id in told for claim in new):
                return f"number changed: {_numbers(count)}", new[0]
    return None


def _meet(left: Amount, right: Amount) -> bool:
    low = max(one.low if one.low is not None else float("-inf") for one in (left, right))
    high = min(one.high if one.high is not None else float("inf") for one in (left, right))
    return low <= high


def _numbers(count: Count) -> str:
    shown = ", ".join(_shown(reading) for reading in count.readings)
    return f"{count.item or 'number'} {shown}"


def _shown(reading: Amount) -> str:
    low, high = reading.low, reading.high
    if low is not None and high is not None:
        return f"{low:g}" if low == high else f"{low:g} to {high:g}"
    return f"{low:g} and more" if low is not None else f"at most {high:g}" if high is not None else "not known"


def _what(claim: Claim) -> str:
    """Type, parties and status in the program's own words."""
    doers, done_to = _printed(claim.actors), _printed(claim.recipients)
    parts = [claim.type.value, f"by {doers}" if doers else "", f"against {done_to}" if done_to else ""]
    words = " ".join(part for part in parts if part)
    return words if claim.status is Status.ASSERTED else f"{words} ({claim.status.value})"


def _printed(participants: Iterable[Participant]) -> str:
    return ", ".join(name for one in participants if (name := one.name or (one.span.quote if one.span else "")))


def _witness(claim: Claim, document: Document) -> Witness:
    says = tuple(name for link in claim.attribution if (name := link.source.name or _quoted(link.source.span)))
    published = document.published.value if document.published else None
    return Witness(
        claim.id, document.id, document.outlet, published, document.url, claim.span, says, claim.status,
        claim.confidence,
    )  # fmt: skip


def _quoted(span: object) -> str:
    return str(getattr(span, "quote", "") or "")


def _names(participants: Iterable[Participant], names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for one in participants:
        yield from (word for word in (one.name, one.span.quote if one.span else None) if word)
        yield from names.get(one.entity or "", ())


def _speakers(claim: Claim, names: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for link in claim.attribution:
        source = link.source
        yield from (word for word in (source.name, _quoted(source.span)) if word)
        yield from names.get(source.entity or "", ())
    if claim.type in _SPOKEN:
        yield from _names(claim.actors, names)


def _named(asked: tuple[str, ...], names: Iterable[str]) -> bool:
    if not asked:
        return True
    plain = [folded(name) for name in names]
    return any(folded(part) in name for part in asked for name in plain)


def _id(watch: Watch, claim: Claim) -> str:
    return "w-" + hashlib.sha256(f"{watch.name}\n{claim.id}".encode()).hexdigest()[:12]
