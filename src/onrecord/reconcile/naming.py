"""Namings: the verbs and nouns that name a happening, and which of them name the same one.

A pair is scored by small named reasons, as claims are; the weights in ``data/naming_weights.tsv`` are learned
by ``training/naming.py``. Only namings of one story are compared.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from onrecord.reconcile.cluster import clusters
from onrecord.reconcile.row import Rows
from onrecord.reconcile.word import act_groups, rows

APART = -3.0
"""The score of a pair that nothing speaks for: never compared."""
CONTEXT = 0.25
BESIDE = 0.3
"""Likeness of context, or of the words beside, from which two other words are compared at all."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Words of ``document`` that name a happening.

    ``head`` is the lemma of their head, ``stems`` those of all of them; ``context`` are the stems of the rest
    of the sentence, ``beside`` those of the nouns that hang on the head; ``sentence`` tells sentences apart.
    """

    id: str
    document: str
    story: int
    sentence: tuple[int, int]
    head: str
    stems: frozenset[str]
    context: frozenset[str]
    beside: frozenset[str]

    @property
    def groups(self) -> frozenset[str]:
        """The groups of words for acts that its words are of."""
        return frozenset(act_groups()[one] for one in self.stems if one in act_groups())


@dataclass(frozen=True, slots=True)
class Couple:
    """Two namings side by side; ``rarity`` weighs stems by how few sentences use them."""

    left: Naming
    right: Naming
    rarity: Mapping[str, float]


def same_word(couple: Couple) -> float:
    """the same word names both"""
    return float(couple.left.head == couple.right.head)


def same_stem(couple: Couple) -> float:
    """the words that name them are kin"""
    return float(not same_word(couple) and bool(couple.left.stems & couple.right.stems))


def common_word(couple: Couple) -> float:
    """the word that names both is a common one"""
    shared = couple.left.stems & couple.right.stems
    rarest = max((couple.rarity.get(one, couple.rarity[""]) for one in shared), default=None)
    return 0.0 if rarest is None else 1 - rarest / couple.rarity[""]


def like_act(couple: Couple) -> float:
    """the words that name them mean much the same"""
    if couple.left.stems & couple.right.stems:
        return 0.0
    return float(bool(couple.left.groups & couple.right.groups))


def like_context(couple: Couple) -> float:
    """their sentences share telling words"""
    return _cosine(couple.left.context, couple.right.context, couple.rarity)


def like_beside(couple: Couple) -> float:
    """other words, with the same nouns beside them"""
    return 0.0 if _kin(couple) else _cosine(couple.left.beside, couple.right.beside, couple.rarity)


def same_beside(couple: Couple) -> float:
    """one word, with the same nouns beside it"""
    return _cosine(couple.left.beside, couple.right.beside, couple.rarity) if _kin(couple) else 0.0


def other_wording(couple: Couple) -> float:
    """each has a word of its own"""
    left, right = couple.left.stems, couple.right.stems
    return float(_kin(couple) and bool(left - right) and bool(right - left))


def one_sentence(couple: Couple) -> float:
    """one sentence names both"""
    left, right = couple.left, couple.right
    return float(left.document == right.document and left.sentence == right.sentence)


def base(couple: Couple) -> float:
    """where a pair starts from"""
    return 1.0


REASONS: tuple[Callable[[Couple], float], ...] = (
    base, same_word, same_stem, common_word, like_act, like_context, like_beside, same_beside, other_wording,
    one_sentence,
)  # fmt: skip


@cache
def weights() -> dict[str, float]:
    """The weight of every reason."""
    return {name: float(weight) for name, weight in rows("naming_weights.tsv")}


def same_happenings(namings: Iterable[Naming]) -> list[list[str]]:
    """The ids of the namings of each happening, sorted."""
    ordered = sorted(namings, key=lambda one: one.id)
    rows: dict[int, dict[int, float]] = defaultdict(dict)
    for (left, right), couple in couples(ordered):
        rows[left][right] = _score(couple)

    def score(place: int, others: Sequence[int]) -> list[float]:
        return [rows[min(place, other)].get(max(place, other), APART) for other in others]

    groups = clusters(len(ordered), Rows.of(rows), (), score)
    return sorted(sorted(ordered[place].id for place in group) for group in groups)


def couples(namings: Sequence[Naming]) -> list[tuple[tuple[int, int], Couple]]:
    """The pairs of one story worth comparing, with their places."""
    rarity = _rarity(namings)
    by_story: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(namings):
        by_story[one.story].append(place)
    pairs = (pair for places in by_story.values() for pair in combinations(places, 2))
    held = (((a, b), Couple(namings[a], namings[b], rarity)) for a, b in pairs)
    return [(pair, couple) for pair, couple in held if _comparable(couple)]


def _comparable(couple: Couple) -> bool:
    if _kin(couple) or like_act(couple):
        return True
    return like_context(couple) > CONTEXT or like_beside(couple) > BESIDE


def _kin(couple: Couple) -> bool:
    left, right = couple.left, couple.right
    return left.head == right.head or not left.stems.isdisjoint(right.stems)


def _score(couple: Couple) -> float:
    return sum(weights()[reason.__name__] * reason(couple) for reason in REASONS)


def _rarity(namings: Iterable[Naming]) -> dict[str, float]:
    """Inverse frequency over sentences; under "" that of a stem used in one."""
    bags = {(one.document, one.sentence): one.context | one.stems for one in namings}
    used = Counter(word for bag in bags.values() for word in bag)
    found = {word: math.log((len(bags) + 20) / (count + 1)) for word, count in used.items()}
    return found | {"": math.log((len(bags) + 20) / 2)}


def _cosine(left: frozenset[str], right: frozenset[str], rarity: Mapping[str, float]) -> float:
    shared = left & right
    if not shared:
        return 0.0
    product = math.fsum(rarity.get(one, 0.0) ** 2 for one in shared)
    return product / math.sqrt(_square(left, rarity) * _square(right, rarity)) if product else 0.0


def _square(stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    return math.fsum(rarity.get(one, 0.0) ** 2 for one in stems)
