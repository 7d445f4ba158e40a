"""Stories: reports about the same news, by their telling words and their days."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from onrecord.model import Document
from onrecord.reconcile.cluster import clusters
from onrecord.reconcile.word import listed, stem, words

DAYS = 3
"""Days between reports past which they are of two stories, whatever their words."""
ALIKE = 0.15
"""The mean likeness from which reports are of one story (0 to 1)."""
EVERY = 1.0
"""Every pair of reports counts towards the mean: a report has words enough to be like all of its story."""
LEAD = 400
"""Characters at the head of a report that tell best what it is about."""
READ = 3000
"""Characters of a report that are looked at."""
WEIGHT = 3
"""How often a word of the title or the lead counts."""
KEPT = 150
"""So many of a report's heaviest words are kept."""
SMOOTH = 20
"""Added to the number of reports, so that in a small case a word of two reports still tells something."""
COMMON = 400
"""A word of more reports than this opens no pair of its own."""

Vector = Mapping[str, float]


def stories(documents: Iterable[Document], days: int = DAYS) -> list[list[str]]:
    """The ids of the reports of each story, sorted; a report without a date may join any day's.

    Two reports more than ``days`` apart are of two stories.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    likeness = _likeness(_vectors([_bag(document) for document in ordered]))
    printed = [document.published.earliest if document.published else None for document in ordered]
    rows = {
        left: {
            right: value - ALIKE if _near(printed[left], printed[right], days) else -1.0
            for right, value in row.items()
        }
        for left, row in likeness.items()
    }

    def score(left: int, rights: list[int]) -> list[float]:
        apart = (-ALIKE if _near(printed[left], printed[right], days) else -1.0 for right in rights)
        return [rows[left].get(right, unlike) for right, unlike in zip(rights, apart, strict=True)]

    groups = clusters(len(ordered), rows, (), score, better=EVERY)
    return sorted(sorted(ordered[place].id for place in group) for group in groups)


def _near(left: date | None, right: date | None, days: int) -> bool:
    return left is None or right is None or abs((left - right).days) <= days


def _bag(document: Document) -> Counter[str]:
    """How often each stem is used in the head of a report; those of its title and lead count for more."""
    bag = Counter(_stems(document.text[:READ]))
    for word in _stems(f"{document.title or ''} {document.text[:LEAD]}"):
        bag[word] += WEIGHT
    return bag


def _stems(text: str) -> list[str]:
    stop = listed("stopwords.txt")
    return [stem(word) for word in words(text) if len(word) > 1 and word not in stop and not word.isdigit()]


def _vectors(bags: Sequence[Counter[str]]) -> list[Vector]:
    """Each bag as a vector of length 1: damped counts, rare words weighing more."""
    held = Counter(word for bag in bags for word in bag)
    return [_unit(bag, held, len(bags)) for bag in bags]


def _unit(bag: Counter[str], held: Counter[str], size: int) -> Vector:
    weights = {
        word: (1 + math.log(count)) * math.log((size + SMOOTH) / (held[word] + 1))
        for word, count in bag.items()
    }
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:KEPT]
    length = math.sqrt(math.fsum(weights[word] ** 2 for word in kept)) or 1.0
    return {word: weights[word] / length for word in kept}


def _likeness(vectors: Sequence[Vector]) -> dict[int, dict[int, float]]:
    """The cosine of every two reports that share a word which not all the world uses, by place."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(place)
    shared: dict[int, dict[int, float]] = {}
    for left, vector in enumerate(vectors):
        row: dict[int, float] = defaultdict(float)
        for word in sorted(vector):
            places = holders[word]
            if len(places) <= COMMON:
                weight = vector[word]
                for right in places[bisect_right(places, left) :]:
                    row[right] += weight * vectors[right][word]
        shared[left] = row
    return shared
