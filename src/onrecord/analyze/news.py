"""News: what the record holds that an earlier one did not, from two ledgers laid side by side.

The earlier one is a cut of the same ledger by what was known on a day, or another run. A cut is not weighed
anew, so support counts as gained only where the earlier tellings show that they had none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.analyze.doubt import is_hedged
from onrecord.model import (
    Claim,
    Event,
    EventType,
    Ledger,
    Quantity,
    Relation,
    State,
    Status,
    Support,
)

Counted = tuple[Claim, Quantity]


class Turn(StrEnum):
    """What can change from one record to the next."""

    CAME = "report came"
    TOLD = "newly told"
    CORROBORATED = "corroborated"
    ACKNOWLEDGED = "acknowledged"
    OPENED = "dispute opened"
    CLOSED = "dispute closed"
    ROSE = "number rose"
    FELL = "number fell"
    BEGAN = "state begun"
    ENDED = "state ended"


@dataclass(frozen=True, slots=True)
class News:
    """One change of ``about`` (id of a report, event, conflict or state).

    ``claims`` show it, ``before`` (ids, too) are those that it goes beyond; ``number`` and ``former`` are the
    two readings of a number that moved.
    """

    turn: Turn
    about: str
    claims: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    number: Quantity | None = None
    former: Quantity | None = None


def news(then: Ledger, now: Ledger, *, cut: bool) -> tuple[News, ...]:
    """Every change, by kind; ``cut``: ``then`` is ``now`` cut to fewer reports, not a run of its own."""
    known = {document.id for document in then.documents}
    came = (News(Turn.CAME, one.id) for one in now.documents if one.id not in known)
    return (*came, *_events(then, now, cut), *_conflicts(then, now), *_states(then, now))


def _events(then: Ledger, now: Ledger, cut: bool) -> Iterator[News]:
    former = then.happening()
    claims = {claim.id: claim for claim in now.claims}
    for event in now.events:
        old = tuple(claim for claim in event.claims if claim in former)
        new = tuple(claim for claim in event.claims if claim not in former)
        if not old:
            yield News(Turn.TOLD, event.id, new)
        elif new:
            before = {former[claim].support for claim in old}
            if before == {Support.SINGLE_SOURCE}:
                yield from _borne_out(now, event, old, new, cut)
            yield from _moved(event.id, _counted(claims, old), _counted(claims, new))


def _borne_out(
    ledger: Ledger, event: Event, old: Sequence[str], new: tuple[str, ...], cut: bool
) -> Iterator[News]:
    """The support that an event gained by its new tellings; an utterance is borne out by its speaker."""
    gained = {Support.CORROBORATED: Turn.CORROBORATED, Support.ACKNOWLEDGED: Turn.ACKNOWLEDGED}
    turn = gained.get(event.support)
    if turn is None or event.type is EventType.STATEMENT:
        return
    if cut and turn is Turn.CORROBORATED and len(_origins(ledger, old)) > 1:
        return
    own = _own_side(ledger, event, new) if turn is Turn.ACKNOWLEDGED else new
    if cut and turn is Turn.ACKNOWLEDGED and (_own_side(ledger, event, old) or not own):
        return
    yield News(turn, event.id, own or new, tuple(old))


def _origins(ledger: Ledger, claims: Iterable[str]) -> set[str]:
    """The reports of the claims, a copy counted as what it copies."""
    origin = {document.id: document.origin or document.id for document in ledger.documents}
    ids = set(claims)
    return {origin[claim.document] for claim in ledger.claims if claim.id in ids}


def _own_side(ledger: Ledger, event: Event, claims: Iterable[str]) -> tuple[str, ...]:
    """Those of the claims in which the actor, or somebody of its country, speaks."""
    homes = {one.id: {one.id, one.country or one.id} for one in ledger.entities}
    side = {home for one in event.actors if one.entity for home in homes.get(one.entity, {one.entity})}
    ids = set(claims)
    told = (claim for claim in ledger.claims if claim.id in ids)
    return tuple(claim.id for claim in told if not side.isdisjoint(_speaking(homes, claim)))


def _speaking(homes: Mapping[str, set[str]], claim: Claim) -> set[str]:
    voices = (link.source.entity for link in claim.attribution if link.source.entity)
    return {home for voice in voices for home in homes.get(voice, {voice})}


def _counted(claims: Mapping[str, Claim], ids: Iterable[str]) -> list[Counted]:
    """The numbers of asserted claims."""
    told = (claims[one] for one in ids if claims[one].status is Status.ASSERTED and not is_hedged(claims[one]))
    return [(claim, quantity) for claim in told for quantity in claim.quantities]


def _moved(about: str, old: Sequence[Counted], new: Sequence[Counted]) -> Iterator[News]:
    """The numbers of one thing that left all bounds given before; of several new readings the farthest."""
    for item in sorted({q.item.lower() for _, q in new if q.item}):
        before = [pair for pair in old if (pair[1].item or "").lower() == item and _least(pair[1]) > 0]
        after = [pair for pair in new if (pair[1].item or "").lower() == item and _least(pair[1]) > 0]
        if before and after:
            last, first = max(before, key=_most_of), min(before, key=_least_of)
            high, low = max(after, key=_least_of), min(after, key=_most_of)
            if _least_of(high) > _most_of(last):
                yield News(Turn.ROSE, about, (high[0].id,), (last[0].id,), high[1], last[1])
            elif _most_of(low) < _least_of(first):
                yield News(Turn.FELL, about, (low[0].id,), (first[0].id,), low[1], first[1])


def _least(quantity: Quantity) -> float:
    return next((n for n in (quantity.low, quantity.value, quantity.high) if n is not None), 0.0)


def _least_of(pair: Counted) -> float:
    return _least(pair[1])


def _most_of(pair: Counted) -> float:
    quantity = pair[1]
    return next((n for n in (quantity.high, quantity.value, quantity.low) if n is not None), 0.0)


def _conflicts(then: Ledger, now: Ledger) -> Iterator[News]:
    for turn, here, there in ((Turn.OPENED, now, then), (Turn.CLOSED, then, now)):
        held = [(conflict.about, conflict.claims) for conflict in there.conflicts]
        for conflict in here.conflicts:
            sides = conflict.claims
            if not any(about is conflict.about and sides & other for about, other in held):
                yield News(turn, conflict.id, tuple(sorted(sides)))


def _states(then: Ledger, now: Ledger) -> Iterator[News]:
    """States first told or ended; a title that a report first prints is no change."""
    former = dict(_named(then))
    for key, state in _named(now):
        before = former.get(key)
        if before is None:
            yield News(Turn.BEGAN, state.id, state.claims)
        elif state.ended and not before.ended:
            new = tuple(claim for claim in state.claims if claim not in before.claims)
            yield News(Turn.ENDED, state.id, new, before.claims)


def _named(ledger: Ledger) -> Iterator[tuple[tuple[str, str, str], State]]:
    """The states by what is the same in two runs, in which ids of entities may differ."""
    names = {entity.id: entity.name for entity in ledger.entities}
    for state in ledger.states:
        if state.relation is not Relation.HOLDS_OFFICE:
            subject, thing = (names.get(one, one) for one in (state.subject, state.object))
            yield (subject, state.relation.value, thing), state
