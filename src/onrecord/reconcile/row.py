"""Rows: the scores of pairs of places in arrays, looked up by one place or by both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Values = NDArray[np.float64]


class Rows:
    """The scores of pairs, by the smaller place, then by the larger: three arrays, each pair once."""

    def __init__(self, left: Places, right: Places, value: Values) -> None:
        self.left, self.right, self.value = left, right, value

    @classmethod
    def of(cls, scores: Mapping[int, Mapping[int, float]]) -> Rows:
        """The rows of a table of tables."""
        pairs = [(left, right) for left in sorted(scores) for right in sorted(scores[left])]
        left, right = np.array(pairs, np.int64).reshape(-1, 2).T
        return cls(left, right, np.array([scores[one][other] for one, other in pairs], float))

    def get(self, left: int, right: int) -> float | None:
        """The score of a pair, the smaller place first; None where it has none."""
        _, rights, values = self._lists
        start, end = self._row(left)
        at = bisect_left(rights, right, start, end)
        return values[at] if at < end and rights[at] == right else None

    def after(self, place: int) -> Iterator[tuple[int, float]]:
        """The scores of a place with larger ones."""
        _, rights, values = self._lists
        own = slice(*self._row(place))
        return zip(rights[own], values[own], strict=True)

    def around(self, place: int) -> Iterator[tuple[int, float]]:
        """The scores of a place with all others."""
        return chain(self.after(place), self._turned.after(place))

    def linked(self) -> Iterator[tuple[int, int]]:
        """The pairs with a score above 0."""
        above = self.value > 0
        return zip(self.left[above].tolist(), self.right[above].tolist(), strict=True)

    def kept(self, which: NDArray[np.bool_]) -> Rows:
        """The rows with these pairs alone."""
        return Rows(self.left[which], self.right[which], self.value[which])

    def _row(self, place: int) -> tuple[int, int]:
        starts = self._lists[0]
        return (starts[place], starts[place + 1]) if place + 1 < len(starts) else (0, 0)

    @cached_property
    def _lists(self) -> tuple[list[int], list[int], list[float]]:
        """Where the row of each place begins, and those after the last of them end; right places; scores."""
        starts = np.searchsorted(self.left, np.arange(self.left.max(initial=0) + 2))
        return starts.tolist(), self.right.tolist(), self.value.tolist()

    @cached_property
    def _turned(self) -> Rows:
        """The same pairs by the larger place, then by the smaller."""
        order = np.argsort(self.right * (self.left.max(initial=0) + 1) + self.left)
        return Rows(self.right[order], self.left[order], self.value[order])


def found(codes: Places, known: Places) -> Places:
    """Where each code stands among those known, which ascend; -1 where it does not."""
    if not len(known):
        return np.full(len(codes), -1)
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return np.where(known[at] == codes, at, -1)


def spread(places: Places, starts: Places, ends: Places) -> tuple[Places, Places]:
    """Each place beside every number from its start up to its end, without it; none where that lies before."""
    sizes = np.maximum(ends - starts, 0)
    first = np.cumsum(sizes) - sizes
    return np.repeat(places, sizes), np.arange(sizes.sum()) + np.repeat(starts - first, sizes)
