"""Clusters that hold together: linkage by the mean of the better pairs, with joins that are given or barred."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import numpy as np

from onrecord.reconcile.course import Course, Courses, Join, Matrix, Past
from onrecord.reconcile.memory import Memory, NoMemory
from onrecord.reconcile.row import Rows

WHOLE = 160
"""Up to so many members every pair of a component is scored; beyond, one without a given score is ``APART``."""
APART = -2.0
BETTER = 0.7
"""The share of the pairs between two clusters that counts: the best told; the rest may be told otherwise."""
END: Join = (0.0, 0, 0)
"""Comes after every join."""

Groups = list[list[int]]
Scores = Callable[[int, Sequence[int]], Sequence[float]]
"""Gives the scores of a place with some others, whether they are among the given or not, in either order."""


def clusters(
    size: int,
    rows: Rows,
    given: Iterable[tuple[int, int]],
    score: Scores,
    better: float = BETTER,
    things: Sequence[object] = (),
    memory: Memory | None = None,
) -> Groups:
    """Groups of 0..size-1: ``given`` pairs first, then the best mean score above 0 until none is left.

    ``better`` is the share of the pairs between two groups of which the mean is taken: the best told. With
    ``things``, one a place, and a ``memory`` only what lies about new things is scored and joined anew.
    """
    given = list(given)
    joined = _components(size, given)
    seed_of = {place: at for at, seed in enumerate(joined) for place in seed}
    now = Courses(things, rows)
    past = Past((memory or NoMemory()).turn("courses", now) or Courses(), now)
    found = []
    for component in _components(size, chain(given, rows.linked())):
        if len(component) == 1:
            found.append(component)
            continue
        seeds = [joined[at] for at in sorted({seed_of[place] for place in component})]
        course = past.again(component, seeds, WHOLE)
        if course is None:
            known, whole = past.of(component, seeds, WHOLE), len(component) <= WHOLE
            near = _Scored(component, score, known.scores) if whole else rows
            bonds = _Bonds(seeds, near, better)
            joins = _joins(bonds, known.same, known.joins)
            course = Course(component, seeds, joins, list(bonds.members.values()), known.scores)
        now.add(course)
        found.extend(course.groups)
    return sorted(found)


def _components(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    head = list(range(size))
    for left, right in pairs:
        while head[left] != left:
            head[left] = left = head[head[left]]
        while head[right] != right:
            head[right] = right = head[head[right]]
        if left < right:
            head[right] = left
        else:
            head[left] = right
    groups: dict[int, list[int]] = {}
    for place in range(size):
        head[place] = head[head[place]]  # a head is never after its members, so it is found by now
        groups.setdefault(head[place], []).append(place)
    return list(groups.values())


class _Scored:
    """Every pair of a component with its score; ``known`` has those found, a row and a column a place."""

    def __init__(self, component: Sequence[int], score: Scores, known: Matrix) -> None:
        self._component, self._score, self._known = component, score, known
        self._row = {place: at for at, place in enumerate(component)}

    def around(self, place: int) -> Iterable[tuple[int, float]]:
        """The scores of a place with all of the others, and one that says nothing with itself."""
        at = self._row[place]
        asked = [one for one in np.flatnonzero(np.isnan(self._known[at])).tolist() if one != at]
        self._known[at, asked] = self._known[asked, at] = self._score(
            place, [self._component[one] for one in asked]
        )
        return zip(self._component, self._known[at].tolist(), strict=True)


class _Bonds:
    """The scores between clusters, worst first; what was not compared is ``APART``.

    ``open`` are the clusters of which every bond is known; of the others only those with these are.
    """

    def __init__(self, seeds: Groups, near: _Scored | Rows, better: float) -> None:
        self.better = better
        self.members = {seed[0]: list(seed) for seed in seeds}
        self.open: set[int] = set()
        self._near = near
        self._scores: dict[int, dict[int, list[float]]] = {head: {} for head in self.members}
        self._head = {place: seed[0] for seed in seeds for place in seed}

    def learn(self, head: int) -> None:
        """Opens a cluster: finds its bonds with all of the others."""
        if head in self.open:
            return
        self.open.add(head)
        own, found = self._scores[head], dict[int, list[float]]()
        for place in self.members[head]:
            for at, value in self._near.around(place):
                other = self._head.get(at, head)  # places of other components are passed over
                if other != head and other not in own:
                    found.setdefault(other, []).append(value)
        for other, bond in found.items():
            bond.sort()
            own[other] = self._scores[other][head] = bond

    def closed(self, head: int) -> bool:
        """Whether there is a cluster that begins with this place, and it is not open."""
        return head in self.members and head not in self.open

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

    def sizes(self, left: int, right: int) -> tuple[int, int]:
        """How many members two clusters have; 0 for one that is no more."""
        return len(self.members.get(left, ())), len(self.members.get(right, ()))

    def merge(self, left: int, right: int) -> None:
        """Make the cluster ``right`` part of ``left``; both are open, or neither is."""
        for other, bond in self._scores.pop(right).items():
            del self._scores[other][right]
            if other != left:
                kept = _both(self._scores[left].get(other), bond)
                self._scores[left][other] = self._scores[other][left] = kept
        moved = self.members.pop(right)
        self._head.update(dict.fromkeys(moved, left))
        self.members[left] = sorted(self.members[left] + moved)
        self.open.discard(right)


def _both(left: list[float] | None, right: list[float]) -> list[float]:
    """The scores of two bonds as one; of one that is barred no more is asked."""
    if left is None or right[0] == -math.inf:
        return right
    return left if left[0] == -math.inf else sorted(left + right)


def _joins(bonds: _Bonds, same: set[int], before: Iterable[Join]) -> list[Join]:
    """Joins the two clusters with the best mean, again and again, while it is above 0: all joins in order.

    ``before`` are the joins of an earlier course, ``same`` the places that are as they were then.
    """
    joining = _Joining(bonds)
    joining.begin([head for head, members in bonds.members.items() if not same.issuperset(members)])
    for join in before:
        joining.again(join)
    joining.upto(END)
    return joining.done


class _Joining:
    """The joins done, and those that an open cluster has on offer, the best first."""

    def __init__(self, bonds: _Bonds) -> None:
        self.done: list[Join] = []
        self._bonds = bonds
        self._offers: list[Join] = []
        self._sizes: dict[Join, tuple[int, int]] = {}

    def begin(self, heads: Iterable[int]) -> None:
        """Opens the clusters that are not as they were."""
        for head in heads:
            self._bonds.learn(head)
            self._offer(head)

    def again(self, join: Join) -> None:
        """Does a join of the earlier course, where both clusters are as they were then."""
        heads = join[1:]
        if all(map(self._bonds.closed, heads)):
            self.upto(join)
        if all(map(self._bonds.closed, heads)):
            self._do(join)
        else:
            self.begin(filter(self._bonds.closed, heads))

    def upto(self, last: Join) -> None:
        """Does what is on offer and comes before a join."""
        while self._offers and self._offers[0] < last:
            join = heapq.heappop(self._offers)
            _, left, right = join
            if self._sizes.pop(join, None) == self._bonds.sizes(left, right):  # else one has grown since
                self._bonds.learn(left)
                self._bonds.learn(right)
                self._do(join)

    def _do(self, join: Join) -> None:
        _, left, right = join
        self._bonds.merge(left, right)
        self.done.append(join)
        self._offer(left)

    def _offer(self, head: int) -> None:
        for other in self._bonds.around(head):
            mean = self._bonds.mean(head, other)
            if mean > 0:
                join = (-mean, min(head, other), max(head, other))
                self._sizes[join] = self._bonds.sizes(*join[1:])
                heapq.heappush(self._offers, join)
