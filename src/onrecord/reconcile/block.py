"""Which pairs of tellings are worth comparing: near-linear in their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from onrecord.reconcile.memory import Memory
from onrecord.reconcile.telling import Telling

LARGE = 40
"""A block with more tellings is compared in a window along the days instead of all with all."""
WINDOW = 24
"""How many of the next tellings, by day, each is compared with in a large block."""
RAREST = 8
"""How many of a telling's rarest words open a block each."""
COMMON = 100
"""A word of more tellings than this opens no block: party, act, day or number then bring the like together."""
SORTS = 3
REPORT, WORD, TRAIT = range(SORTS)
"""Sorts of keys: a report, a rare word, a party and act or the like."""

Key = tuple[str, ...]
Places = NDArray[np.int64]


def candidates(
    tellings: Sequence[Telling], judged: Iterable[tuple[int, int]], memory: Memory
) -> Places:
    """The judged pairs, and those of each place with later ones of its report, or of its kind with a trait.

    A trait is a party and act, or a rare word (``_keys``). A pair is coded ``left * len(tellings) + right``;
    each stands once, in order.
    """
    size = len(tellings)
    given = np.array([left * size + right for left, right in judged], np.int64)
    codes = np.concatenate([given, *_pairs(*_blocks(tellings, memory), size)])
    codes.sort()  # quicker by far than np.unique, which hashes
    return codes[np.diff(codes, prepend=-1) > 0]


def _pairs(places: Places, reach: Places, size: int) -> Iterator[Places]:
    """The pairs of each of the places in a row with so many of the next."""
    step, at = 1, np.flatnonzero(reach)
    while len(at):
        one, other = places[at], places[at + step]
        yield np.minimum(one, other) * size + np.maximum(one, other)
        step += 1
        at = at[reach[at] >= step]


def _blocks(tellings: Sequence[Telling], memory: Memory) -> tuple[Places, Places]:
    """The places of the tellings with one key, block after block in a row, and how far on each is compared."""
    number: dict[Key, int] = memory.part("numbers", (), dict)  # any numbers do: they only tell keys apart
    own = [memory.part(("keys", one.id), one, partial(_numbers, one, number)) for one in tellings]
    keys = np.array(list(chain.from_iterable(own)), np.int64)
    places = np.repeat(np.arange(len(tellings)), [len(one) for one in own])
    days = np.array([_day(telling) for telling in tellings], np.int64)
    order = np.lexsort((np.where(keys % SORTS == REPORT, 0, days[places]), keys))
    keys, places = keys[order], places[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    sizes = np.diff(starts, append=len(keys))
    after = np.repeat(starts + sizes, sizes) - np.arange(len(keys)) - 1
    return places, np.minimum(after, np.repeat(_width(keys[starts] % SORTS, sizes), sizes))


def _width(sort: Places, sizes: Places) -> Places:
    """How far apart in a block of its sort and size two are still compared."""
    whole = np.where(sort == REPORT, 2 * LARGE, LARGE)
    width = np.where(sizes <= whole, sizes, WINDOW)
    return np.where((sort == WORD) & (sizes > COMMON), 0, width)


def _numbers(telling: Telling, number: dict[Key, int]) -> tuple[int, ...]:
    """The keys of a telling as numbers, which also say what sort of key each is."""
    return tuple(number.setdefault(key, len(number)) * SORTS + _sort(key) for key in set(_keys(telling)))


def _sort(key: Key) -> int:
    if key[0] == "document":
        return REPORT
    return WORD if key[1] == "word" else TRAIT


def _keys(telling: Telling) -> Iterator[Key]:
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


def _traits(telling: Telling) -> Iterator[Key]:
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


def _day(telling: Telling) -> int:
    """The day along which the tellings of a large block lie in a row."""
    return (telling.earliest or telling.latest or telling.published or date.min).toordinal()
