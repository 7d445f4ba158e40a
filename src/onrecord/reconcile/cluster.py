"""Clusters that hold together: average linkage over scored pairs, with joins that are given or barred."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Mapping

Bond = tuple[float, int]
"""The sum of the scores between two clusters, and how many pairs it sums; -inf where a pair is barred."""
WHOLE = 160
"""Up to so many members, every pair of a component is scored; beyond, one not compared is ``APART``."""
APART = -2.0


def clusters(
    size: int,
    scores: Mapping[tuple[int, int], float],
    given: Iterable[tuple[int, int]],
    score: Callable[[int, int], float],
) -> list[list[int]]:
    """Groups of 0..size-1: ``given`` pairs first, then the best mean score above 0 until none is left."""
    joined = _components(size, given)
    seed_of = {place: at for at, seed in enumerate(joined) for place in seed}
    linked = [pair for pair, value in scores.items() if value > 0]
    found = []
    for component in _components(size, [*given, *linked]):
        if len(component) == 1:
            found.append(component)
            continue
        seeds = [joined[at] for at in sorted({seed_of[place] for place in component})]
        found.extend(_agglomerate(seeds, _filled(component, scores, score)))
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


def _filled(
    component: list[int], scores: Mapping[tuple[int, int], float], score: Callable[[int, int], float]
) -> Callable[[int, int], float]:
    whole = len(component) <= WHOLE

    def between(left: int, right: int) -> float:
        pair = (left, right) if left < right else (right, left)
        if pair in scores:
            return scores[pair]
        return score(*pair) if whole else APART

    return between


def _agglomerate(seeds: list[list[int]], between: Callable[[int, int], float]) -> list[list[int]]:
    members = {seed[0]: list(seed) for seed in seeds}
    bonds = _bonds(members, between)
    heap = [(-total / count, *pair) for pair, (total, count) in bonds.items() if total > 0]
    heapq.heapify(heap)
    while heap:
        value, left, right = heapq.heappop(heap)
        bond = bonds.get((left, right))
        if left not in members or right not in members or bond is None or -bond[0] / bond[1] != value:
            continue
        members[left] = sorted(members[left] + members.pop(right))
        for other in sorted(members):
            if other != left:
                _rebind(bonds, left, right, other, heap)
    return list(members.values())


def _bonds(
    members: Mapping[int, list[int]], between: Callable[[int, int], float]
) -> dict[tuple[int, int], Bond]:
    heads = sorted(members)
    found = {}
    for at, left in enumerate(heads):
        for right in heads[at + 1 :]:
            values = [between(a, b) for a in members[left] for b in members[right]]
            found[left, right] = (sum(values), len(values))
    return found


def _rebind(
    bonds: dict[tuple[int, int], Bond],
    left: int,
    gone: int,
    other: int,
    heap: list[tuple[float, int, int]],
) -> None:
    one = bonds[min(left, other), max(left, other)]
    two = bonds.pop((min(gone, other), max(gone, other)))
    total, count = one[0] + two[0], one[1] + two[1]
    pair = (min(left, other), max(left, other))
    bonds[pair] = (total, count)
    if total > 0 and not math.isinf(total):
        heapq.heappush(heap, (-total / count, *pair))
