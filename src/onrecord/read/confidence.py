"""Confidence: how sure the reader is that a draft is a claim, and that its type, status, actor and voice are
right.

Two logistic scores over the same features (``feature``), with weights learned by ``training/confidence.py``
and kept as ``data/confidence.tsv``: ``kept`` whether a reader would record it, ``confidence`` whether it is
all right.
"""

from __future__ import annotations

import math
from functools import cache

from onrecord.read.draft import Draft
from onrecord.read.feature import Features, features
from onrecord.read.scene import Scene
from onrecord.read.wordlist import table

KEEP = 0.38
"""The least chance of being a claim at which a draft is kept; chosen on the groups left out for F1."""


@cache
def weights(score: str) -> dict[str, float]:
    """The weights of one score ("kept" or "right") by feature."""
    return {feature: float(weight) for name, feature, weight in table("confidence.tsv") if name == score}


def chance(score: str, found: Features) -> float:
    """The logistic chance that a score gives these features, 0 to 1."""
    table_ = weights(score)
    total = sum(value * table_.get(name, 0.0) for name, value in sorted(found.items()))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def kept(scene: Scene, draft: Draft) -> bool:
    """Whether a draft becomes a claim."""
    return chance("kept", features(scene, draft)) >= KEEP


def confidence(scene: Scene, draft: Draft) -> float:
    """The chance, 0 to 1 with two decimals, that type, status, actor and voice of the draft are all right."""
    return round(chance("right", features(scene, draft)), 2)
