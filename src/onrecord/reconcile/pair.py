"""Pairs: two tellings held side by side, and how near they are in words, days, numbers and doers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from onrecord.model import Quantity
from onrecord.reconcile.comparison import kinship
from onrecord.reconcile.telling import Telling, noun_group

CRAFT = frozenset({"aircraft", "vessels", "vehicles"})
"""Kinds of nouns of which two words on one day may well name the same things ("planes", "aircraft")."""
DAMP = (0.0, 0.5, 0.75, 0.9, 1.0)
"""By the number of telling words of the shorter: two claims of one word each are soon alike."""


class Pair:
    """Two tellings held side by side, with what several reasons ask of them.

    ``shared`` are the stems of both, ``likeness`` is the cosine of their words, rare words weighing more; none
    and 0 without ``words``. ``acts`` are the stems by which both name the act; ``within`` says that both stand
    in one report, ``alike`` that both are of one type; ``gap`` are the days between them, 0 where they meet,
    None where that is open. ``counts`` are the numbers that count the same.
    """

    __slots__ = (
        "actor", "acts", "alike", "counts", "gap", "left", "likeness", "recipient", "right", "shared", "within",
    )  # fmt: skip

    def __init__(self, left: Telling, right: Telling, *, words: bool = True) -> None:
        self.left, self.right = left, right
        self.shared = left.stems & right.stems if words else frozenset()
        self.likeness = _likeness(left, right, self.shared) if self.shared else 0.0
        self.acts = left.act & right.act
        self.within = left.claim.document == right.claim.document
        self.alike = left.claim.type is right.claim.type
        self.gap = between(left, right)
        self.counts = _counted_alike(left.claim.quantities, right.claim.quantities)
        self.actor = _same_actor(left, right, self.gap)
        self.recipient = overlap(left.recipients, right.recipients)


def _likeness(left: Telling, right: Telling, shared: Iterable[str]) -> float:
    one, other = left.weights, right.weights
    product = math.fsum([one[word] * other[word] for word in shared])
    damp = DAMP[min(len(left.stems), len(right.stems), len(DAMP) - 1)]
    return damp * product / (left.length * right.length)


def between(left: Telling, right: Telling) -> int | None:
    """The days between two tellings, 0 where they may meet, None where that is open."""
    if left.earliest and right.latest and left.earliest > right.latest:
        return (left.earliest - right.latest).days
    if right.earliest and left.latest and right.earliest > left.latest:
        return (right.earliest - left.latest).days
    return 0 if left.dated and right.dated else None


def width(telling: Telling) -> int:
    """The days within which a telling may lie, less one."""
    start, end = telling.earliest or date.min, telling.latest or date.max
    return (end - start).days


def _same_actor(left: Telling, right: Telling, gap: int | None) -> float:
    """How far the actors are one: by themselves, by their state or body, by their craft on one day."""
    shared = overlap(left.actors, right.actors)
    if shared == 1.0:
        return shared
    apart = left.actors.isdisjoint(right.served) and right.actors.isdisjoint(left.served)
    alike = overlap(left.acting, right.acting) if apart else 1.0
    return max(shared, 0.7 * alike, 0.5 * (gap == 0 and _same_craft(left, right)))


def _same_craft(left: Telling, right: Telling) -> bool:
    if not (left.doers and right.doers) or width(left) > 3 or width(right) > 3:
        return False
    return bool(noun_kinds(left.doers) & noun_kinds(right.doers) & CRAFT)


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of the smaller that lies in the other too."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


@lru_cache(maxsize=65536)
def noun_kinds(nouns: frozenset[str]) -> frozenset[str]:
    """The kinds that nouns are of, where a table knows them."""
    return frozenset(kind for noun in nouns if (kind := noun_group(noun)))


def _counted_alike(left: Sequence[Quantity], right: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    return [(a, b) for a in left for b in right if counted_alike(a, b)] if left and right else []


def counted_alike(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities count the same (``comparison.kinship``)."""
    return kinship(a, b) is not None
