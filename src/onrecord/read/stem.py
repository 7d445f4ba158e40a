"""Stems: many small patterns looked for at the starts of words, told by the first two letters.

A clause is walked once: at each word only the patterns that begin with its two letters are tried, so that a
table of hundreds costs little more than one of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[a-z]{2}")


class Stems(Generic[Meaning]):
    """Patterns (regular expressions in lower case, alternatives joined by "|") with what they mean."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._by_letters: dict[str, list[tuple[re.Pattern[str], Meaning]]] = {}
        for pattern, meaning in entries:
            for stem in alternatives(pattern):
                letters = _LETTERS.match(stem)
                listed = self._by_letters.setdefault(letters.group() if letters else "", [])
                listed.append((re.compile(stem), meaning))
        self._anywhere = self._by_letters.pop("", [])

    def found(self, text: str) -> Iterator[Meaning]:
        """What the words of ``text`` mean, in order, with repeats."""
        lower = text.lower()
        for word in _WORD.finditer(lower):
            start = word.start()
            for pattern, meaning in self._by_letters.get(lower[start : start + 2], ()):
                if pattern.match(lower, start):
                    yield meaning
            for pattern, meaning in self._anywhere:
                if pattern.match(lower, start):
                    yield meaning


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern: split at every "|" that stands in no brackets."""
    found, depth = [""], 0
    for letter in pattern:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return [each for each in found if each.strip()]
