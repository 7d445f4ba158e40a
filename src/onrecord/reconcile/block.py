"""Which pairs of tellings are worth comparing: near-linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from onrecord.reconcile.telling import Telling

LARGE = 40
"""A block with more tellings is compared in a window along the days instead of all with all."""
WINDOW = 24
"""How many of the next tellings, by day, each is compared with in a large block."""
RAREST = 8
"""How many of a telling's rarest words open a block each."""


def candidates(tellings: Iterable[Telling]) -> list[tuple[int, int]]:
    """Pairs of places in ``tellings`` that share a report, or parties and act, or rare words; sorted."""
    ordered = list(tellings)
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, telling in enumerate(ordered):
        for key in set(_keys(telling)):
            blocks[key].append(place)
    found: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        found.update(_within(members, ordered, by_order=key[0] == "document"))
    return sorted(pair for pair in found if _near(ordered[pair[0]], ordered[pair[1]]))


def _near(left: Telling, right: Telling) -> bool:
    """Whether the two stand in one report, or share a telling word or a group of acts."""
    if left.claim.document == right.claim.document or not left.stems.isdisjoint(right.stems):
        return True
    return not left.groups.isdisjoint(right.groups)


def _keys(telling: Telling) -> Iterator[tuple[str, ...]]:
    """The blocks of a telling: its report; a type and party; an act and day, place or noun; rare words."""
    yield ("document", telling.claim.document)
    for party in telling.actors | telling.recipients | telling.states:
        yield ("type", telling.claim.type, party)
        yield from (("party", party, act) for act in telling.groups or telling.act)
    rare = sorted(telling.weights, key=lambda word: (-telling.weights[word], word))[:RAREST]
    yield from (("word", word) for word in rare)
    for group in telling.groups:
        if telling.earliest:
            yield ("day", group, telling.earliest.isoformat())
        yield from (("act", group, noun) for noun in telling.counted)
        yield from (("act", group, place) for place in telling.places)


def _within(members: list[int], tellings: list[Telling], *, by_order: bool) -> Iterator[tuple[int, int]]:
    if len(members) <= LARGE or (by_order and len(members) <= 2 * LARGE):
        yield from combinations(members, 2)
        return
    along = members if by_order else sorted(members, key=lambda place: _along(tellings[place]))
    for at, left in enumerate(along):
        for right in along[at + 1 : at + 1 + WINDOW]:
            yield (left, right) if left < right else (right, left)


def _along(telling: Telling) -> tuple[date, str, int]:
    day = telling.earliest or telling.latest or telling.published or date.min
    return (day, telling.claim.document, telling.order)
