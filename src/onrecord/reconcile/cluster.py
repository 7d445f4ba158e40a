"""Clusters that hold together: linkage by the mean of the better pairs, with joins that are given or barred."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

WHOLE = 160
"""Up to so many members every pair of a component is scored; beyond, one without a given score is ``APART``."""
APART = -2.0
BETTER = 0.7
"""The share of the pairs between two clusters that counts: the best told; the rest may be told otherwise."""


Rows = Mapping[int, Mapping[int, float]]
"""Scores by the smaller place of a pair, then by the larger."""


Groups = list[list[int]]
Scored = tuple[int, int, float]
Scores = Callable[[int, list[int]], Sequence[float]]
"""Gives the scores of a place with some later ones, whether they are among the given or not."""
Settle = Callable[[list[int], list[Scored], Callable[[], Groups]], Groups]
"""Gives the groups of a component, known before or made; a large one's scored pairs are given beside it."""


def clusters(
    size: int,
    rows: Rows,
    given: Iterable[tuple[int, int]],
    score: Scores,
    settle: Settle = lambda component, pairs, make: make(),
    better: float = BETTER,
) -> Groups:
    """Groups of 0..size-1: ``given`` pairs first, then the best mean score above 0 until none is left.

    ``better`` is the share of the pairs between two groups of which the mean is taken: the best told.
    """
    given = list(given)
    joined = _components(size, given)
    seed_of = {place: at for at, seed in enumerate(joined) for place in seed}
    linked = ((left, right) for left, row in rows.items() for right, value in row.items() if value > 0)
    found = []
    for component in _components(size, chain(given, linked)):
        if len(component) == 1:
            found.append(component)
            continue
        seeds = [joined[at] for at in sorted({seed_of[place] for place in component})]
        pairs = _among(component, rows) if len(component) > WHOLE else []
        make = partial(_grouped, seeds, component, pairs, score, better)
        found.extend(settle(component, pairs, make))
    return sorted(found)


def _components(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    head = list(range(size))

    def find(place: int) -> int:
        while head[place] != place:
            head[place] = head[head[place]]
            place = head[place]
        return place

    for left, right in pairs:
        low, high = sorted((find(left), find(right)))
        head[high] = low
    groups: dict[int, list[int]] = {}
    for place in range(size):
        groups.setdefault(find(place), []).append(place)
    return list(groups.values())


def _grouped(
    seeds: Groups, component: list[int], pairs: list[Scored], score: Scores, better: float
) -> Groups:
    return _agglomerate(_Bonds(seeds, pairs or _all_pairs(component, score), better))


def _among(component: list[int], rows: Rows) -> list[Scored]:
    """The scored pairs of a component."""
    members = set(component)
    return [(a, b, value) for a in component for b, value in rows.get(a, {}).items() if b in members]


def _all_pairs(component: list[int], score: Scores) -> Iterator[Scored]:
    """Every pair of a component with its score."""
    for at, left in enumerate(component):
        later = component[at + 1 :]
        yield from ((left, right, value) for right, value in zip(later, score(left, later), strict=True))


class _Bonds:
    """The scores between clusters that have a scored pair, worst first; what was not compared is ``APART``."""

    def __init__(self, seeds: list[list[int]], scores: Iterable[Scored], better: float) -> None:
        self.better = better
        self.members = {seed[0]: list(seed) for seed in seeds}
        self._scores: dict[int, dict[int, list[float]]] = {head: {} for head in self.members}
        head_of = {place: seed[0] for seed in seeds for place in seed}
        for left, right, value in scores:
            one, other = head_of[left], head_of[right]
            if one != other:
                bond = self._scores[one].setdefault(other, [])
                self._scores[other][one] = bond
                bond.append(value)
        for around in self._scores.values():
            for bond in around.values():
                if len(bond) > 1:
                    bond.sort()

    def around(self, head: int) -> list[int]:
        """The clusters that this one may have a mean above 0 with: some pair is above it, and none barred."""
        return [other for other, bond in self._scores[head].items() if bond[-1] > 0 and bond[0] != -math.inf]

    def mean(self, left: int, right: int) -> float:
        """The mean score of the better pairs between two clusters; -inf where one is barred or none known."""
        bond = self._scores[left].get(right)
        if not bond or bond[0] == -math.inf:
            return -math.inf
        counted = math.ceil(self.better * len(self.members[left]) * len(self.members[right]))
        best = bond[-counted:]
        return (math.fsum(best) + APART * (counted - len(best))) / counted

    def merge(self, left: int, right: int) -> None:
        """Make the cluster ``right`` part of ``left``."""
        for other, bond in self._scores.pop(right).items():
            del self._scores[other][right]
            if other != left:
                kept = _both(self._scores[left].get(other), bond)
                self._scores[left][other] = self._scores[other][left] = kept
        self.members[left] = sorted(self.members[left] + self.members.pop(right))


def _both(left: list[float] | None, right: list[float]) -> list[float]:
    """The scores of two bonds as one; of one that is barred no more is asked."""
    if left is None or right[0] == -math.inf:
        return right
    return left if left[0] == -math.inf else sorted(left + right)


def _agglomerate(bonds: _Bonds) -> list[list[int]]:
    """Join the two clusters with the best mean, again and again, while it is above 0."""
    heap: list[tuple[float, int, int]] = []
    for head in bonds.members:
        _offer(head, [other for other in bonds.around(head) if other > head], bonds, heap)
    while heap:
        value, left, right = heapq.heappop(heap)
        if left in bonds.members and right in bonds.members and -bonds.mean(left, right) == value:
            bonds.merge(left, right)
            _offer(left, bonds.around(left), bonds, heap)
    return list(bonds.members.values())


def _offer(head: int, others: list[int], bonds: _Bonds, heap: list[tuple[float, int, int]]) -> None:
    for other in others:
        mean = bonds.mean(head, other)
        if mean > 0:
            heapq.heappush(heap, (-mean, min(head, other), max(head, other)))
