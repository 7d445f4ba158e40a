"""The course of a clustering: which clusters were joined one after the other, kept to be gone through again.

Clusters are joined best pair first. As long as only clusters that are as they were take part, the best of their
pairs is the next join of the earlier course; so these joins need no score, and only what is new is computed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from onrecord.reconcile.row import Rows, found

Matrix = NDArray[np.float64]
Join = tuple[float, int, int]
"""The mean score of two clusters, negated so that the best comes first, and their smallest places."""
GONE = -1
"""Stands for a place of the earlier course where now there is none."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a component came together: its places, the groups that it began with, its joins in order, its groups.

    ``scores`` are those of a whole component, a row and a column a place, nan where none was asked for.
    """

    component: list[int]
    seeds: list[list[int]]
    joins: list[Join]
    groups: list[list[int]]
    scores: Matrix


@dataclass(slots=True)
class Courses:
    """The courses of all components, with what stood at the places, the rows of scores, and who is in which."""

    things: Sequence[object] = ()
    rows: Rows = field(default_factory=partial(Rows.of, {}))
    courses: list[Course] = field(default_factory=list)
    course_of: dict[int, int] = field(default_factory=dict)

    def add(self, course: Course) -> None:
        """Keeps the course of one more component."""
        self.course_of.update(dict.fromkeys(course.component, len(self.courses)))
        self.courses.append(course)


@dataclass(frozen=True, slots=True)
class Known:
    """The places of a component that are as they were, the joins of its earlier course, the scores known."""

    same: set[int]
    joins: list[Join]
    scores: Matrix


class Past:
    """An earlier clustering in the places of now: the same thing may stand at another place."""

    def __init__(self, before: Courses, now: Courses) -> None:
        at = {id(thing): place for place, thing in enumerate(now.things)}
        self._before, self._rows, self._size = before, now.rows, len(now.things)
        self._now = [at.get(id(one), GONE) for one in before.things]
        self._then = {now: old for old, now in enumerate(self._now) if now != GONE}

    def again(self, component: list[int], seeds: list[list[int]], whole: int) -> Course | None:
        """The course of a component, in the places of now, where all of it is as it was; else None."""
        at = self._before.course_of.get(self._then.get(component[0], GONE))
        course = self._before.courses[at] if at is not None else None
        if course is None or self._placed(course.component) != component:
            return None
        same = list(map(self._placed, course.seeds)) == seeds
        if not same or (len(component) > whole and any(self._broken.get(place) for place in component)):
            return None
        groups = list(map(self._placed, course.groups))
        return Course(component, seeds, self._joins(course), groups, course.scores)

    def of(self, component: Sequence[int], seeds: Iterable[Sequence[int]], whole: int) -> Known:
        """What is known of a component from the course that most of its places took.

        Components of up to ``whole`` places have every pair scored, and beyond only those in the rows.
        """
        taken = Counter(self._before.course_of.get(self._then.get(place, GONE), GONE) for place in component)
        most = min(taken, key=lambda at: (at == GONE, -taken[at], at))
        course = self._before.courses[most] if most != GONE else None
        if course is None or (len(course.component) <= whole) != (len(component) <= whole):
            return Known(set(), [], _unknown(len(component) if len(component) <= whole else 0))
        kept = {tuple(self._placed(seed)) for seed in course.seeds}
        same = {place for seed in seeds if tuple(seed) in kept for place in seed}
        if len(component) > whole:
            same = {place for place in same if same.isdisjoint(self._broken.get(place, ()))}
        scores = self._scores(component, course) if len(component) <= whole else _unknown(0)
        return Known(same, self._joins(course), scores)

    def _joins(self, course: Course) -> list[Join]:
        now = self._now
        return [(mean, now[one], now[other]) for mean, one, other in course.joins]

    def _scores(self, component: Sequence[int], course: Course) -> Matrix:
        """The scores of the course, where they are now."""
        found = _unknown(len(component))
        row = {place: at for at, place in enumerate(component)}
        now = [row.get(place, GONE) for place in self._placed(course.component)]
        held = [at for at, place in enumerate(now) if place != GONE]
        placed = [now[at] for at in held]
        found[np.ix_(placed, placed)] = course.scores[np.ix_(held, held)]
        return found

    def _placed(self, places: Iterable[int]) -> list[int]:
        """Where now is what stood at the places."""
        return [self._now[place] for place in places]

    @cached_property
    def _broken(self) -> Mapping[int, Set[int]]:
        """By place the larger ones that are as they were too, but whose score with it is not."""
        then, rows, placed = self._before.rows, self._rows, np.array(self._now, np.int64)
        left, right = placed[then.left], placed[then.right]
        stays = (left != GONE) & (right != GONE)
        before, after = (left * self._size + right)[stays], rows.left * self._size + rows.right
        at = found(before, after)
        same = at != GONE
        same[same] = rows.value[at[same]] == then.value[stays][same]
        came = np.ones(len(after), bool)
        came[at[same]] = False
        broken: dict[int, set[int]] = defaultdict(set)
        for code in chain(before[~same].tolist(), after[came].tolist()):
            one, other = divmod(code, self._size)
            if one in self._then and other in self._then:
                broken[one].add(other)
        return broken


def _unknown(size: int) -> Matrix:
    return np.full((size, size), np.nan)
