"""Word lists of the reader: tab-separated files in ``read/data``, and phrases looked up over tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Generic, TypeVar

from onrecord.knowledge.table import unaccented

Meaning = TypeVar("Meaning")


def table(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of ``read/data/<name>``; lines that begin with ``#`` are left out."""
    text = (files("onrecord.read") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("\t"))


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the small sets of words in ``word_sets.tsv``; KeyError for a name that is not there."""
    return _word_sets()[name]


@lru_cache(maxsize=1)
def _word_sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in table("word_sets.tsv")}


@lru_cache(maxsize=1)
def party_nouns() -> frozenset[str]:
    """Lemmas of nouns for people, bodies and forces, which can act without a name."""
    return frozenset(row[0] for row in table("party_nouns.tsv"))


@lru_cache(maxsize=1)
def document_nouns() -> frozenset[str]:
    """Lemmas of nouns for things that are read or seen, not people: "report", "letter", "footage"."""
    return frozenset(row[0] for row in table("document_nouns.tsv"))


@dataclass(frozen=True, slots=True)
class Wording:
    """A regular expression, any case, that is tried only where one of its words stands in a sentence, for to
    look for words costs a tenth of it."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, words: str, pattern: str) -> Wording:
        """The wording of a line of a table: its words in lower case with "|" between them."""
        return cls(tuple(words.split("|")), re.compile(pattern, re.IGNORECASE))

    def search(self, sentence: str, lower: str) -> re.Match[str] | None:
        """The first match in a sentence, which is also given in lower case."""
        return self.pattern.search(sentence) if any(word in lower for word in self.words) else None


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word as it is compared: lower case, no diacritics, straight apostrophes."""
    return unaccented(word.replace("’", "'").lower())


class Phrases(Generic[Meaning]):
    """Phrases of folded tokens with what they mean; the longest that starts at a token is found."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self._meanings: dict[tuple[str, ...], Meaning] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, meaning in entries:
            words = tuple(fold(phrase).replace("-", " - ").replace("'s", " 's").split())
            self._meanings[words] = meaning
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def longest(self, words: Sequence[str], i: int) -> tuple[int, Meaning] | None:
        """(end, meaning) of the longest phrase that starts at ``words[i]``; end exclusive."""
        for length in self._lengths.get(words[i], ()):
            meaning = self._meanings.get(tuple(words[i : i + length]))
            if meaning is not None and i + length <= len(words):
                return i + length, meaning
        return None
