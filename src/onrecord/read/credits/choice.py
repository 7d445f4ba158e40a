"""Choices by learned weights: which of some candidates, described by named features, is the likeliest.

The weights are rows (choice, weight, features of that weight) of ``data/attribution.tsv``, made by
``training/attribution.py``. A candidate's score is the sum of the weights of its features; a feature without
a weight counts nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat

from onrecord.read.wordlist import table

Features = Sequence[str]


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights by choice and feature."""
    found: dict[str, dict[str, float]] = {}
    for choice, weight, *features in table("attribution.tsv"):
        found.setdefault(choice, {}).update(dict.fromkeys(features, float(weight)))
    return found


def learned() -> bool:
    """Whether there are weights; without them the rules stand alone."""
    return (files("onrecord.read") / "data" / "attribution.tsv").is_file()


def score(choice: str, features: Features) -> float:
    """The sum of the weights of the features."""
    return sum(map(weights()[choice].get, features, repeat(0.0)))


def logistic(total: float) -> float:
    """The chance, 0 to 1, that a score gives a yes-or-no choice."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def best(choice: str, candidates: Sequence[Features]) -> int:
    """The index of the candidate with the highest score, the first of equals."""
    scores = [score(choice, features) for features in candidates]
    return scores.index(max(scores))
