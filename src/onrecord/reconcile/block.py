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
    """Pairs of places in ``tellings`` that share a report, or kind and party and act, or rare words; sorted."""
    ordered = list(tellings)
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, telling in enumerate(ordered):
        for key in set(_keys(telling)):
            blocks[key].append(place)
    found: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if len(members) > 1:
            found.update(_within(members, ordered, by_order=key[0] == "document"))
    return sorted(found)


def _keys(telling: Telling) -> Iterator[tuple[str, ...]]:
    """The blocks of a telling: its report; of its kind, a party with an act or day, and the rare words.

    Tellings of two kinds are held against each other inside one report alone: across reports they hardly ever
    are of one happening unless others of one kind hold them together.
    """
    yield ("document", telling.claim.document)
    traits = list(_traits(telling))
    for kind in _kinds(telling):
        yield from ((kind, *trait) for trait in traits)


def _kinds(telling: Telling) -> Iterator[str]:
    """What must be the same, or something bars the pair: the type, whether it lies ahead, and who speaks."""
    kind = f"{telling.claim.type} {'ahead' if telling.ahead else 'told'}"
    if not (telling.speech and telling.speaker):
        yield kind
        return
    for speaker in telling.speaker | telling.served:
        yield f"{kind} {speaker}"


def _traits(telling: Telling) -> Iterator[tuple[str, ...]]:
    day = telling.earliest.isoformat() if telling.earliest else None
    for party in telling.named:
        yield from (("party", party, act) for act in telling.groups or telling.act)
        if day:
            yield ("party day", party, day)
    rare = sorted(telling.weights, key=lambda word: (-telling.weights[word], word))[:RAREST]
    yield from (("word", word) for word in rare)
    for group in telling.groups:
        if day:
            yield ("day", group, day)
        yield from (("counted", group, noun) for noun in telling.counted)
        yield from (("place", group, place) for place in telling.places)


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
