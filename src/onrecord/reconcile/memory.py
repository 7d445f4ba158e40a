"""Memory: what reconciling a case came to, kept with what it came from, so that one more report costs little.

A part is taken from memory only where everything that it was computed from is as it was. So the ledger is the
same to the byte as without memory; only the time differs.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.reconcile.row import found

Part = TypeVar("Part")


class Memory:
    """The parts of the last ledger, each under its name with its grounds; what was not asked for again goes."""

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[Any, Any]] = {}
        self._now: dict[Hashable, tuple[Any, Any]] = {}

    def begin(self) -> None:
        """Turns to a new ledger: what the last one came to is what is remembered."""
        self._before, self._now = self._now or self._before, {}

    def part(self, name: Hashable, grounds: Any, make: Callable[[], Part]) -> Part:
        """The part as it is remembered where its grounds are the same, else made anew."""
        kept = self._before.get(name)
        if kept is None or (kept[0] is not grounds and kept[0] != grounds):
            made = make()  # what came out the same stays the same object: that is quickest to compare
            kept = (grounds, kept[1] if kept is not None and kept[1] == made else made)
        self._now[name] = kept
        remembered: Part = kept[1]
        return remembered

    def last(self, name: Hashable) -> tuple[Any, Any] | None:
        """The part of the last ledger with its grounds; None where there was none."""
        return self._before.get(name)

    def groups(self, name: str, groups: Sequence[Sequence[int]], things: Sequence[Any],
               make: Callable[[], Sequence[Sequence[int]]]) -> list[list[int]]:  # fmt: skip
        """The groups that are made of groups of places, remembered while the things at these are the same."""
        places = [place for group in groups for place in group]
        at = {place: number for number, place in enumerate(places)}
        grounds = [[things[place] for place in group] for group in groups]
        ids = (name, things[places[0]].id)
        local = self.part(ids, grounds, lambda: [[at[place] for place in group] for group in make()])
        return [[places[number] for number in group] for group in local]

    def turn(self, name: Hashable, now: Part) -> Part | None:
        """What stood under the name before; what is there ``now`` takes its place."""
        kept = self._before.get(name)
        self._now[name] = ((), now)
        return kept[1] if kept else None

    def pairs(self, name: str, things: Sequence[object], codes: NDArray[np.int64],
              make: Callable[[NDArray[np.int64]], NDArray[np.float64]]) -> NDArray[np.float64]:  # fmt: skip
        """A row of numbers for each pair of places, made only where the two things were no pair before.

        A pair is coded ``left * len(things) + right``; codes ascend. Things stay in the order that they had.
        """
        kept = self._before.get(name)
        at = found(_earlier(codes, things, kept[0][0]), kept[0][1]) if kept else np.full(len(codes), -1)
        made = make(codes[at < 0])
        values = np.empty((len(codes), *made.shape[1:]))
        values[at < 0] = made
        if kept:
            values[at >= 0] = kept[1][at[at >= 0]]
        self._now[name] = ((things, codes), values)
        return values


def _earlier(codes: NDArray[np.int64], things: Sequence[object], old: Sequence[object]) -> NDArray[np.int64]:
    """The codes that the pairs had among the old things; -1 where one of the two is new."""
    place = {id(thing): at for at, thing in enumerate(old)}
    was = np.array([place.get(id(thing), -1) for thing in things])
    left, right = (was[places] for places in np.divmod(codes, len(things)))
    return np.where((left >= 0) & (right >= 0), left * len(old) + right, -1)


class NoMemory(Memory):
    """Keeps nothing, and computes everything."""

    def part(self, name: Hashable, grounds: Any, make: Callable[[], Part]) -> Part:
        return make()

    def turn(self, name: Hashable, now: Part) -> Part | None:
        return None

    def pairs(self, name: str, things: Sequence[object], codes: NDArray[np.int64],
              make: Callable[[NDArray[np.int64]], NDArray[np.float64]]) -> NDArray[np.float64]:  # fmt: skip
        return make(codes)
