"""Matching: which claims of the record tell of what a draft's sentence tells.

By type, act, parties and words, rare words weighing more; never by number, day or status, which are compared
once a match is found. Limit: a sentence that shares hardly a word with the reports finds no match.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.analyze.draft.party import Party, parties_of
from onrecord.analyze.draft.postings import Postings
from onrecord.model import Claim, Entity, Ledger
from onrecord.reconcile.word import act_groups, stems

LEAST = 0.42
"""The least score of a match; chosen on the bench of drafts (docs/check-draft.md)."""
CLOSE = 0.82
"""Matches within this share of the best are taken with it."""
_RAREST = 12
_MOST = 400


@dataclass(frozen=True)
class Told:
    """One claim with what a match looks at."""

    claim: Claim
    words: frozenset[str]
    act: frozenset[str]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    voices: tuple[Party, ...]

    @cached_property
    def groups(self) -> frozenset[str]:
        """The groups of the words for the act."""
        return frozenset(act_groups()[word] for word in self.act if word in act_groups())


def told(claim: Claim, entities: dict[str, Entity]) -> Told:
    """A claim made ready."""
    return Told(
        claim=claim,
        words=_telling(claim.span.quote),
        act=stems(claim.act.quote),
        actors=tuple(parties_of(claim.actors, entities)),
        recipients=tuple(parties_of(claim.recipients, entities)),
        voices=tuple(parties_of((link.source for link in claim.attribution), entities)),
    )


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in stems(text) if not word.isdigit())


class Index:
    """The claims of a ledger by their words."""

    def __init__(self, ledger: Ledger) -> None:
        self._entities = {entity.id: entity for entity in ledger.entities}
        self._claims = ledger.claims
        self._postings = Postings([_telling(claim.span.quote) for claim in ledger.claims])
        self._spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, claim in enumerate(ledger.claims):
            self._spots[claim.document].append((claim.act.start, at))
        self._told: dict[int, Told] = {}

    def matches(self, one: Told, sentence: frozenset[str]) -> list[tuple[float, Told]]:
        """The claims that tell of the same, the best first; all within ``CLOSE`` of the best."""
        scored = [(self._score(one, sentence, self.at(i)), i) for i in self._candidates(sentence | one.words)]
        best = max(scored, default=(0.0, -1))[0]
        kept = [(score, i) for score, i in scored if score >= LEAST and score >= CLOSE * best]
        return [(score, self.at(i)) for score, i in sorted(kept, key=lambda pair: (-pair[0], pair[1]))]

    def within(self, document: str, start: int, end: int) -> list[Told]:
        """The claims whose act begins within a stretch of a report, in order."""
        return [self.at(i) for at, i in self._spots.get(document, ()) if start <= at < end]

    def at(self, i: int) -> Told:
        """The claim at a place, made ready once."""
        if i not in self._told:
            self._told[i] = told(self._claims[i], self._entities)
        return self._told[i]

    def _candidates(self, words: Iterable[str]) -> list[int]:
        """Claims that share one of the rarest words, those that share the most weight first."""
        weights = {word: self._postings.weight(word) for word in words if self._postings.places(word)}
        total: dict[int, float] = defaultdict(float)
        for word in sorted(weights, key=lambda w: (-weights[w], w))[:_RAREST]:
            for at in self._postings.places(word):
                total[at] += weights[word]
        return [at for at, _ in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]]

    def _weigh(self, words: Iterable[str]) -> float:
        return math.fsum(self._postings.weight(word) ** 2 for word in words)

    def _likeness(self, left: frozenset[str], right: frozenset[str]) -> float:
        """Between cosine and containment: a short clause wholly in a long sentence is nearly the same."""
        shared = self._weigh(left & right)
        if not shared:
            return 0.0
        own, other = self._weigh(left), self._weigh(right)
        contained = shared / min(own, other) * min(1, len(left & right) / 3)
        return 0.5 * shared / math.sqrt(own * other) + 0.5 * contained

    def _score(self, one: Told, sentence: frozenset[str], other: Told) -> float:
        likeness = max(self._likeness(one.words, other.words), 0.9 * self._likeness(sentence, other.words))
        score = 0.6 * likeness
        score += 0.12 * (one.claim.type == other.claim.type)
        score += 0.14 * bool(one.act & other.act) or 0.09 * bool(one.groups & other.groups)
        score += 0.1 * _meet(one.actors, other.actors) + 0.08 * _meet(one.recipients, other.recipients)
        return score


def _meet(left: Sequence[Party], right: Sequence[Party]) -> bool:
    return any(a.meets(b) for a in left for b in right)
