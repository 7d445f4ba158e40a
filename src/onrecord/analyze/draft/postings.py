"""Postings: in which of some bags of words each word stands, and how much it tells; a rare word tells more."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

_SMOOTH = 20  # a small case has few words, and none of them is rare


class Postings:
    """The bags (by their index) of each word, and its inverse frequency, smoothed for small cases."""

    def __init__(self, bags: Sequence[Iterable[str]]) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, bag in enumerate(bags):
            for word in bag:
                self._places[word].append(at)
        size = len(bags) + _SMOOTH
        self._weights = {word: math.log(size / (len(at) + 1)) for word, at in self._places.items()}
        self._rare = math.log(size / 1.5)

    def places(self, word: str) -> Sequence[int]:
        """The bags with the word, in order."""
        return self._places.get(word, ())

    def weight(self, word: str) -> float:
        """How much the word tells; one that stands nowhere a little more than one that stands once."""
        return self._weights.get(word, self._rare)
