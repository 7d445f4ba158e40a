"""Lines: sentences of the reports, told alike by rare words, with their numbers, names and turning words."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise

from onrecord.analyze.draft.postings import Postings
from onrecord.analyze.sentence import sentence_starts
from onrecord.knowledge.paragraph import cut_paragraphs
from onrecord.model import Document
from onrecord.read.wordlist import table
from onrecord.reconcile.word import fold, stem, stems

LEAST = 0.5
"""The least share of a sentence's telling words that a line must have to carry it; chosen on the bench."""
CLOSE = 0.85
"""Lines within this share of the best carry the sentence with it."""
_MOST = 6
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|\d[\d,.]*\d")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_BEFORE, _AFTER = 3, 2
"""Words before the first and after the last telling word within which a turning word counts."""
_NAMED = 8
"""Words before the first telling word within which a name opens the stretch."""


@dataclass(frozen=True)
class Line:
    """A sentence: offsets in ``document`` (an id) and its text."""

    document: str
    start: int
    end: int
    text: str
    paragraph: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words as printed."""
        return tuple(match.group() for match in _WORD.finditer(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its telling words, numbers and days left out."""
        return frozenset(s for s in stems(self.text) if not s.isdigit() and s not in _numerals() | _calendar())

    @cached_property
    def numbers(self) -> frozenset[float]:
        """The numbers that it prints in digits or words; years and days of a month are left out."""
        return frozenset(_numbers(self.words))

    @cached_property
    def around(self) -> frozenset[float]:
        """The numbers of its whole paragraph."""
        return frozenset(_numbers(tuple(match.group() for match in _WORD.finditer(self.paragraph))))

    @cached_property
    def inner_names(self) -> frozenset[str]:
        """Its capitalised words but the first, which any sentence writes so."""
        return frozenset(fold(word) for word in self.words[1:] if word[0].isupper())

    @cached_property
    def names(self) -> frozenset[str]:
        """Its capitalised words, folded; the first only where it is no common word."""
        return frozenset(
            low for i, word in enumerate(self.words)
            if word[0].isupper() and (i or not _common(word)) and (low := fold(word)) not in _calendar()
        )  # fmt: skip

    def turns(self, telling: frozenset[str]) -> frozenset[str]:
        """The classes of the turning words that stand among or close about the telling words."""
        found = [i for i, word in enumerate(self.words) if stem(fold(word)) in telling]
        places = [i for i in found if not self.words[i][0].isupper()]
        if not places:
            return frozenset()
        first = next((i for i in found if places[0] - i <= _NAMED), places[0])
        near = range(max(0, first - _BEFORE), min(len(self.words), places[-1] + 1 + _AFTER))
        return frozenset(kind for i in near if (kind := self._turn(i)))

    def _turn(self, i: int) -> str | None:
        """The class of the word at ``i``; "not 14" only sets a number apart."""
        word = self.words[i]
        if word[0].isupper():
            return None
        kind = _turning().get(word) or _turning().get(word.replace("’", "'")[-3:])
        follows = self.words[i + 1] if i + 1 < len(self.words) else ""
        return None if kind == "negated" and _NUMBER.fullmatch(follows) else kind


def _numbers(words: Sequence[str]) -> Iterable[float]:
    value: float | None = None
    for i, word in enumerate(words):
        low = fold(word)
        if low in ("one", "two") and i and fold(words[i - 1]) in ("the", "no", "any"):
            continue  # "between the two" counts nothing
        if _NUMBER.fullmatch(word):
            number = float(word.replace(",", ""))
            if not _of_a_date(words, i, number):
                value = number
                continue
        elif low in _number_words():
            kind, amount = _number_words()[low]
            value = (value or 1) * amount if kind == "scale" else (value or 0) + amount
            continue
        if value is not None:
            yield value
        value = None
    if value is not None:
        yield value


def _of_a_date(words: Sequence[str], i: int, number: float) -> bool:
    beside = {fold(words[j]) for j in (i - 1, i + 1) if 0 <= j < len(words)}
    return bool(beside & _calendar()) or (1900 <= number <= 2100 and number.is_integer())


class Lines:
    """The lines of all reports, by their words."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.lines = [line for document in documents for line in lines_of(document)]
        self._postings = Postings([line.stems for line in self.lines])

    def carrying(self, sentence: Line) -> list[Line]:
        """The lines that carry a sentence, the best first; empty where none has enough of its words."""
        weights = {word: self._postings.weight(word) for word in sorted(sentence.stems)}
        total = math.fsum(weights.values())
        if not total:
            return []
        shares: dict[int, float] = defaultdict(float)
        for word, weight in weights.items():
            for at in self._postings.places(word):
                shares[at] += weight
        ranked = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
        best = ranked[0][1] if ranked else 0.0
        least = max(LEAST * total, CLOSE * best)
        return [self.lines[at] for at, share in ranked[:_MOST] if share >= least]


def lines_of(document: Document) -> Iterable[Line]:
    """The sentences of a report."""
    for start, end in cut_paragraphs(document.text):
        paragraph = document.text[start:end]
        for low, high in pairwise([start, *sentence_starts(document.text, start, end), end]):
            if text := document.text[low:high].rstrip():
                yield Line(document.id, low, low + len(text), text, paragraph)


@cache
def _number_words() -> dict[str, tuple[str, float]]:
    return {word: (kind, float(value)) for word, kind, value, *_ in table("quantity_numbers.tsv")
            if kind in ("unit", "ten", "scale")}  # fmt: skip


@cache
def _numerals() -> frozenset[str]:
    return frozenset(stem(word) for word in _number_words())


@cache
def _calendar() -> frozenset[str]:
    months = "january february march april may june july august september october november december"
    days = "monday tuesday wednesday thursday friday saturday sunday"
    return frozenset(f"{months} {days}".split()) | {stem(word) for word in f"{months} {days}".split()}


@cache
def _turning() -> dict[str, str]:
    text = (files("onrecord.analyze") / "data" / "draft_cues.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {word: kind for kind, words in rows for word in words.split()}


def _common(word: str) -> bool:
    return not stems(word) or fold(word) in _number_words()
