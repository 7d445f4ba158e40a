"""Rows: the scores of pairs of places in arrays; a row is made a table only where it is looked into."""

from __future__ import annotations

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
        self._tables: dict[int, dict[int, float]] = {}

    @classmethod
    def of(cls, scores: Mapping[int, Mapping[int, float]]) -> Rows:
        """The rows of a table of tables."""
        pairs = [(left, right) for left in sorted(scores) for right in sorted(scores[left])]
        left, right = np.array(pairs, np.int64).reshape(-1, 2).T
        return cls(left, right, np.array([scores[one][other] for one, other in pairs], float))

    def row(self, place: int) -> Mapping[int, float]:
        """The scores of a place with larger ones."""
        table = self._tables.get(place)
        if table is None:
            starts = self._starts
            own = slice(*starts[place : place + 2]) if place + 1 < len(starts) else slice(0)
            table = dict(zip(self.right[own].tolist(), self.value[own].tolist(), strict=True))
            self._tables[place] = table
        return table

    def around(self, place: int) -> Iterator[tuple[int, float]]:
        """The scores of a place with all others."""
        return chain(self.row(place).items(), self._turned.row(place).items())

    @cached_property
    def _starts(self) -> list[int]:
        """Where the row of each place begins, and those after the last of them end."""
        places = np.arange(self.left.max(initial=0) + 2)
        return [int(at) for at in np.searchsorted(self.left, places)]

    @cached_property
    def _turned(self) -> Rows:
        """The same pairs by the larger place, then by the smaller."""
        order = np.argsort(self.right, kind="stable")
        return Rows(self.right[order], self.left[order], self.value[order])

    def linked(self) -> Iterator[tuple[int, int]]:
        """The pairs with a score above 0."""
        above = self.value > 0
        return zip(self.left[above].tolist(), self.right[above].tolist(), strict=True)

    def kept(self, which: NDArray[np.bool_]) -> Rows:
        """The rows with these pairs alone."""
        return Rows(self.left[which], self.right[which], self.value[which])


def found(codes: Places, known: Places) -> Places:
    """Where each code stands among those known, which ascend; -1 where it does not."""
    if not len(known):
        return np.full(len(codes), -1)
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return np.where(known[at] == codes, at, -1)
