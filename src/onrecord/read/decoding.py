"""Names decoded from the scores of a parser of names, as it decodes them itself, but for all words at once.

The parser goes from word to word. Outside a name it sees the word alone; inside one, also the first word of the
name and the word before. So what it does at each word outside, and how a name that begins there goes on, can be
asked for every word together; a walk over the words then takes the names one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]
Flags = NDArray[np.bool_]
Scores = Callable[[Places, Places, Places], NDArray[np.float32]]
"""The scores (words, moves) of words, each with the first word of the name that is open there and the word
before it, -1 for none."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Which move each score is for: the letter of its kind (B, I, L, U, O) and its label, empty for none."""

    kinds: tuple[str, ...]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, names: Sequence[str]) -> Moves:
        """The moves by their names: "B-ORG", "O"."""
        parts = [name.partition("-") for name in names]
        return cls(tuple(kind for kind, _, _ in parts), tuple(label for _, _, label in parts))

    def at(self, kind: str) -> dict[str, int]:
        """The number of each move of a kind, by its label."""
        both = enumerate(zip(self.kinds, self.labels, strict=True))
        return {label: i for i, (each, label) in both if each == kind}


def decode(moves: Moves, scores: Scores, blank: Flags, closing: Flags) -> Iterator[tuple[int, int, str]]:
    """The names of a row of words: first word, last (exclusive), label.

    ``blank`` words begin no name; after ``closing`` words, the last of a sentence or a text, no name goes on.
    """
    best = _outside(moves, scores, blank, closing)
    kinds = np.array(moves.kinds)[best]
    begun = np.flatnonzero(kinds == "B")
    ends = dict(zip(begun.tolist(), _ends(moves, scores, begun, best[begun], closing).tolist(), strict=True))
    free = 0
    for i in np.flatnonzero(kinds != "O").tolist():
        if i >= free:
            free = ends.get(i, i + 1)
            yield i, free, moves.labels[best[i]]


def _outside(moves: Moves, scores: Scores, blank: Flags, closing: Flags) -> Places:
    """The best move at every word if no name is open there."""
    nowhere = np.full(len(blank), -1, dtype=np.intp)
    found = scores(np.arange(len(blank)), nowhere, nowhere)
    begins, units, outs = (_columns(moves, kind) for kind in "BUO")
    barred = ~(begins | units | outs) | (blank[:, None] & units) | ((blank | closing)[:, None] & begins)
    best: Places = np.where(barred, -np.inf, found).argmax(axis=1)
    return best


def _columns(moves: Moves, kind: str) -> Flags:
    """Which scores are for moves of a kind; a unit without a label, which bars names, is none."""
    pairs = zip(moves.kinds, moves.labels, strict=True)
    return np.array([each == kind and (kind == "O" or label != "") for each, label in pairs])


def _ends(moves: Moves, scores: Scores, begun: Places, began: Places, closing: Flags) -> Places:
    """Where each name that is begun at a word by a move ends."""
    inside, last = moves.at("I"), moves.at("L")
    goes = np.array([inside[moves.labels[move]] for move in began], dtype=np.intp)
    stops = np.array([last[moves.labels[move]] for move in began], dtype=np.intp)
    at, open_ = begun + 1, np.arange(len(begun))
    while len(open_):
        here = at[open_]
        found = scores(here, begun[open_], here - 1)
        rows = np.arange(len(open_))
        on = ~closing[here] & (found[rows, goes[open_]] >= found[rows, stops[open_]])
        at[open_] += 1
        open_ = open_[on]
    return at
