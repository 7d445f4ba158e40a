"""Stories: reports about the same news, by their telling words and their days."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Document
from onrecord.reconcile.cluster import clusters
from onrecord.reconcile.memory import Memory, NoMemory
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


def stories(documents: Iterable[Document], days: int = DAYS, memory: Memory | None = None) -> list[list[str]]:
    """The ids of the reports of each story, sorted; a report without a date may join any day's.

    Two reports more than ``days`` apart are of two stories.
    """
    memory = memory or NoMemory()
    ordered = sorted(documents, key=lambda document: document.id)
    bags = [memory.part(("words", one.id), (one.title, one.text), partial(_bag, one)) for one in ordered]
    printed = [document.published.earliest if document.published else None for document in ordered]
    rows = dict(enumerate(_likeness(_vectors(bags), printed, days)))

    def score(place: int, others: Sequence[int]) -> list[float]:
        apart = (-ALIKE if _near(printed[place], printed[other], days) else -1.0 for other in others)
        return [
            rows[min(place, other)].get(max(place, other), unlike)
            for other, unlike in zip(others, apart, strict=True)
        ]

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
    held = Counter(chain.from_iterable(bags))
    rarity = {word: math.log((len(bags) + SMOOTH) / (count + 1)) for word, count in held.items()}
    return [_unit(bag, rarity) for bag in bags]


def _unit(bag: Counter[str], rarity: Mapping[str, float]) -> Vector:
    weights = {word: (1 + math.log(count)) * rarity[word] for word, count in bag.items()}
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:KEPT]
    length = math.sqrt(math.fsum(weights[word] ** 2 for word in kept)) or 1.0
    return {word: weights[word] / length for word in kept}


def _likeness(
    vectors: Sequence[Vector], printed: Sequence[date | None], days: int
) -> Iterator[dict[int, float]]:
    """For each place the later ones near in time that share a telling word, with their score."""
    holders: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for place, vector in enumerate(vectors):
        for word, weight in vector.items():
            holders[word][0].append(place)
            holders[word][1].append(weight)
    telling = {
        word: (np.array(places), np.array(weights))
        for word, (places, weights) in holders.items()
        if 1 < len(places) <= COMMON
    }
    day = np.array([one.toordinal() if one else math.nan for one in printed])
    for left, vector in enumerate(vectors):
        row = _alike(left, vector, telling)
        found = row.nonzero()[0]
        found = found[~(np.abs(day[found] - day[left]) > days)]
        yield dict(zip(found.tolist(), (row[found] - ALIKE).tolist(), strict=True))


def _alike(
    left: int, vector: Vector, telling: Mapping[str, tuple[NDArray[np.int_], NDArray[np.float64]]]
) -> NDArray[np.float64]:
    """By place the cosine with what comes later, 0 before; products are summed in the order of the words."""
    shared = [word for word in sorted(vector) if word in telling]
    if not shared:
        return np.zeros(0)
    places = np.concatenate([telling[word][0] for word in shared])
    products = np.concatenate([vector[word] * telling[word][1] for word in shared])
    later = places > left
    return np.bincount(places[later], products[later]).astype(np.float64, copy=False)
