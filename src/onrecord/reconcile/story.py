"""Stories: reports about the same news, by their telling words and their days."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from operator import itemgetter

import numpy as np

from onrecord.model import Document
from onrecord.reconcile.cluster import clusters
from onrecord.reconcile.memory import Memory, NoMemory
from onrecord.reconcile.row import Places, Rows, Values, spread
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

Bag = tuple[Sequence[str], Sequence[float]]
"""The words of a report in order, and how much each is used there, damped."""
Vector = Mapping[str, float]


def stories(documents: Iterable[Document], days: int = DAYS, memory: Memory | None = None) -> list[list[str]]:
    """The ids of the reports of each story, sorted; a report without a date may join any day's.

    Two reports more than ``days`` apart are of two stories.
    """
    memory = memory or NoMemory()
    ordered = sorted(documents, key=lambda document: document.id)
    bags = [memory.part(("words", one.id), (one.title, one.text), partial(_bag, one)) for one in ordered]
    printed = [document.published.earliest if document.published else None for document in ordered]
    rows = _likeness(_vectors(bags), printed, days)

    def score(place: int, others: Sequence[int]) -> list[float]:
        return [alike(min(place, other), max(place, other)) for other in others]

    def alike(left: int, right: int) -> float:
        found = rows.get(left, right)
        if found is None:
            return -ALIKE if _near(printed[left], printed[right], days) else -1.0
        return found

    groups = clusters(len(ordered), rows, (), score, better=EVERY)
    return sorted(sorted(ordered[place].id for place in group) for group in groups)


def _near(left: date | None, right: date | None, days: int) -> bool:
    return left is None or right is None or abs((left - right).days) <= days


def _bag(document: Document) -> Bag:
    """How much each stem is used in the head of a report; those of its title and lead count for more."""
    bag = Counter(_stems(document.text[:READ]))
    for word in _stems(f"{document.title or ''} {document.text[:LEAD]}"):
        bag[word] += WEIGHT
    told = sorted(bag)
    return told, [1 + math.log(bag[word]) for word in told]


def _stems(text: str) -> list[str]:
    stop = listed("stopwords.txt")
    return [stem(word) for word in words(text) if len(word) > 1 and word not in stop and not word.isdigit()]


def _vectors(bags: Sequence[Bag]) -> list[Vector]:
    """Each bag as a vector of length 1: damped counts, rare words weighing more."""
    held = Counter(chain.from_iterable(bag for bag, _ in bags))
    rarity = {word: math.log((len(bags) + SMOOTH) / (count + 1)) for word, count in held.items()}
    return [_unit(words, counts, rarity) for words, counts in bags]


def _unit(told: Sequence[str], counts: Sequence[float], rarity: Mapping[str, float]) -> Vector:
    weights = [(count * rarity[word], word) for word, count in zip(told, counts, strict=True)]
    kept = sorted(weights, key=itemgetter(0), reverse=True)[:KEPT]  # the words are in order, and stay so
    length = math.sqrt(math.fsum(weight**2 for weight, _ in kept)) or 1.0
    return {word: weight / length for weight, word in kept}


def _likeness(vectors: Sequence[Vector], printed: Sequence[date | None], days: int) -> Rows:
    """The pairs of places near in time that share a telling word, with their likeness above ``ALIKE``."""
    places, weights, ends = _holders(vectors)
    day = np.array([one.toordinal() if one else math.nan for one in printed])
    found = []
    own = np.argsort(places, kind="stable")  # the entries of each place, in the order of words
    starts = np.searchsorted(places[own], np.arange(len(vectors) + 1))
    for left in range(len(vectors)):
        row = _alike(own[starts[left] : starts[left + 1]], places, weights, ends)
        right = row.nonzero()[0]
        right = right[~(np.abs(day[right] - day[left]) > days)]
        found.append((np.full(len(right), left), right, row[right] - ALIKE))
    return Rows(*map(np.concatenate, zip(*found, strict=True))) if found else Rows.of({})


def _holders(vectors: Sequence[Vector]) -> tuple[Places, Values, Places]:
    """The places of each telling word, word after word, its weight there, and where its places end."""
    number = {word: at for at, word in enumerate(sorted(set(chain.from_iterable(vectors))))}
    words = np.array([number[word] for vector in vectors for word in vector], np.int64)
    weights = np.array([weight for vector in vectors for weight in vector.values()])
    places = np.repeat(np.arange(len(vectors)), [len(vector) for vector in vectors])
    order = np.argsort(words, kind="stable")
    held = np.bincount(words, minlength=1)[words[order]]
    order = order[(held > 1) & (held <= COMMON)]
    words = words[order]
    return places[order], weights[order], np.searchsorted(words, words, "right")


def _alike(own: Places, places: Places, weights: Values, ends: Places) -> Values:
    """By place the cosine with what comes later, 0 before; products are summed in the order of the words."""
    entry, later = spread(own, own + 1, ends[own])
    return np.bincount(places[later], weights[entry] * weights[later]).astype(np.float64, copy=False)
