"""The course of a clustering: which clusters were joined one after the other, kept to be gone through again.

Clusters are joined best pair first. As long as only clusters that are as they were take part, the best of their
pairs is the next join of the earlier course; so these joins need no score, and only what is new is computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Rows = Mapping[int, Mapping[int, float]]
"""Scores by the smaller place of a pair, then by the larger."""
Matrix = NDArray[np.float64]
Join = tuple[float, int, int]
"""The mean score of two clusters, negated so that the best comes first, and their smallest places."""
GONE = -1
"""Stands for a place of the earlier course where now there is none."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a component came together: its places, the groups that it began with, its joins in order.

    ``scores`` are those of a whole component, a row and a column a place, nan where none was asked for.
    """

    component: Sequence[int]
    seeds: Sequence[Sequence[int]]
    joins: Sequence[Join]
    scores: Matrix


@dataclass(slots=True)
class Courses:
    """The courses of all components, with what stood at the places, the rows of scores, and who is in which."""

    things: Sequence[object] = ()
    rows: Rows = field(default_factory=dict)
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
        self._before, self._rows = before, now.rows
        self._now = {old: at[id(one)] for old, one in enumerate(before.things) if id(one) in at}
        self._then = {now: old for old, now in self._now.items()}

    def of(self, component: Sequence[int], seeds: Iterable[Sequence[int]], whole: int) -> Known:
        """What is known of a component from the course that most of its places took.

        Components of up to ``whole`` places have every pair scored, and beyond only those in the rows.
        """
        taken = Counter(self._before.course_of.get(self._then.get(place, GONE), GONE) for place in component)
        most = min(taken, key=lambda at: (at == GONE, -taken[at], at))
        course = self._before.courses[most] if most != GONE else None
        if course is None or (len(course.component) <= whole) != (len(component) <= whole):
            return Known(set(), [], _unknown(len(component) if len(component) <= whole else 0))
        kept = {tuple(self._placed(place) for place in seed) for seed in course.seeds}
        same = {place for seed in seeds if tuple(seed) in kept for place in seed}
        if len(component) > whole:
            same = {place for place in same if self._as_before(place, same)}
        joins = [(mean, self._placed(one), self._placed(other)) for mean, one, other in course.joins]
        return Known(same, joins, self._scores(component, course) if len(component) <= whole else _unknown(0))

    def _scores(self, component: Sequence[int], course: Course) -> Matrix:
        """The scores of the course, where they are now."""
        found = _unknown(len(component))
        row = {place: at for at, place in enumerate(component)}
        now = [row.get(self._placed(place), GONE) for place in course.component]
        held = [at for at, place in enumerate(now) if place != GONE]
        placed = [now[at] for at in held]
        found[np.ix_(placed, placed)] = course.scores[np.ix_(held, held)]
        return found

    def _placed(self, place: int) -> int:
        return self._now.get(place, GONE)

    def _as_before(self, place: int, same: Set[int]) -> bool:
        """Whether the scores with those that are the same are what they were."""
        before = self._before.rows.get(self._then[place], {})
        was = {at: value for old, value in before.items() if (at := self._placed(old)) in same}
        return was == {at: value for at, value in self._rows.get(place, {}).items() if at in same}


def _unknown(size: int) -> Matrix:
    return np.full((size, size), np.nan)
