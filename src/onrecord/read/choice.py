"""Choices by learned weights: which of some candidates, described by named features, is the likeliest.

The weights are rows (choice, feature, weight) of ``data/attribution.tsv``, made by ``training/attribution.py``;
a candidate's score is the sum of the weights of its features, and a feature without a weight counts nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from onrecord.read.wordlist import table

Features = Sequence[str]


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights by choice and feature."""
    found: dict[str, dict[str, float]] = {}
    for choice, feature, weight in table("attribution.tsv"):
        found.setdefault(choice, {})[feature] = float(weight)
    return found


def score(choice: str, features: Features) -> float:
    """The sum of the weights of the features."""
    learned = weights()[choice]
    return sum(learned.get(feature, 0.0) for feature in features)


def chance(choice: str, features: Features) -> float:
    """The logistic chance, 0 to 1, that a yes-or-no choice gives these features."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score(choice, features)))))


def best(choice: str, candidates: Sequence[Features]) -> int:
    """The index of the candidate with the highest score, the first of equals."""
    scores = [score(choice, features) for features in candidates]
    return scores.index(max(scores))
