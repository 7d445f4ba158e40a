"""Which pairs of tellings are worth comparing: near-linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

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


def candidates(
    tellings: Sequence[Telling], judged: Iterable[tuple[int, int]], memory: Memory
) -> NDArray[np.int64]:
    """The judged pairs, and those of each place with later ones of its report, or of its kind with a trait.

    A trait is a party and act, or a rare word (``_keys``). A pair is coded ``left * len(tellings) + right``;
    each stands once, in order.
    """
    size = len(tellings)
    stacks: dict[tuple[int, int], list[Sequence[int]]] = defaultdict(list)
    for members, width in _blocks(tellings, memory):
        stacks[len(members), width].append(members)
    found = [_pairs(np.array(stack), width, size) for (_, width), stack in stacks.items()]
    codes = np.concatenate([np.array([left * size + right for left, right in judged], np.int64), *found])
    codes.sort()  # quicker by far than np.unique, which hashes
    return codes[np.diff(codes, prepend=-1) > 0]


def _pairs(blocks: NDArray[np.int64], width: int, size: int) -> NDArray[np.int64]:
    """The pairs within blocks of one length, a row each, of members up to ``width`` apart in it."""
    at, beyond = np.arange(blocks.shape[1]), np.arange(1, width + 1)
    first, step = (one.ravel() for one in np.meshgrid(at, beyond, indexing="ij"))
    held = first + step < len(at)
    one, other = blocks[:, first[held]], blocks[:, first[held] + step[held]]
    return (np.minimum(one, other) * size + np.maximum(one, other)).ravel()


def _blocks(tellings: Sequence[Telling], memory: Memory) -> Iterator[tuple[Sequence[int], int]]:
    """The places of the tellings with one key, and how far apart in this row they are still compared."""
    held: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        for key in memory.part(("keys", telling.id), telling, partial(_key_set, telling)):
            held[key].append(place)
    for key, members in held.items():
        size, report = len(members), key[0] == "document"
        if size == 1 or (size > COMMON and key[1] == "word" and not report):
            continue
        if size <= LARGE or (report and size <= 2 * LARGE):
            yield members, size - 1
        else:
            yield (members if report else sorted(members, key=lambda at: _along(tellings[at]))), WINDOW


def _key_set(telling: Telling) -> frozenset[tuple[str, ...]]:
    return frozenset(_keys(telling))


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


def _along(telling: Telling) -> tuple[date, str, int]:
    day = telling.earliest or telling.latest or telling.published or date.min
    return (day, telling.claim.document, telling.order)
