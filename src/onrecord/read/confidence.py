"""Confidence: how sure the reader is that a draft is a claim, and that its type, status, actor and voice are
right.

Two logistic scores over the same features (``feature``), with weights learned by ``training/confidence.py``
and kept as ``data/confidence.tsv``: ``kept`` whether a reader would record it, ``confidence`` whether it is
all right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from onrecord.model import EventType, Status
from onrecord.read.acts.act import Act
from onrecord.read.draft import Draft
from onrecord.read.feature import Features, features
from onrecord.read.page import Paragraph
from onrecord.read.scene import Scene
from onrecord.read.wordlist import table

KEEP = 0.44
"""The least chance of being a claim at which a draft is kept. From 0.38 to 0.46 the F1 on the groups left out
changes by a point; this one gives few false claims."""


@cache
def weights(score: str) -> dict[str, float]:
    """The weights of one score ("kept" or "right") by feature."""
    return {feature: float(weight) for name, feature, weight in table("confidence.tsv") if name == score}


def chance(score: str, found: Features) -> float:
    """The logistic chance that a score gives these features, 0 to 1."""
    table_ = weights(score)
    total = sum(value * table_.get(name, 0.0) for name, value in sorted(found.items()))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


class Scale:
    """Weighs the drafts of a scene; the features of each are found once."""

    def __init__(self, scene: Scene, made: Sequence[Draft]) -> None:
        self._scene = scene
        self._made = made
        self._features: dict[int, Features] = {}
        self._surmised: dict[int, list[Draft]] = {}
        for draft in made:
            if draft.claim.status is Status.SPECULATED:
                self._surmised.setdefault(draft.act.paragraph, []).append(draft)

    def kept(self) -> list[Draft]:
        """The drafts that become claims, in their order.

        Of surmises joined by "or" half the chance is enough, and the one takes the other along: that rival
        explanations are told of is sure, whichever holds. Two thirds are enough for the act of
        an accusation that a kept denial denies.
        """
        kept = {id(draft) for draft in self._made if self._is_kept(draft)}
        denied = {draft.denied for draft in self._made if id(draft) in kept and draft.denied is not None}
        return [
            draft for draft in self._made
            if id(draft) in kept or (draft.act in denied and self._is_charged(draft))
        ]  # fmt: skip

    def confidence(self, draft: Draft) -> float:
        """The chance, 0 to 1 with two decimals, that type, status, actor and voice of a draft are all right; of
        surmises joined by "or", which share actor and voice, the highest."""
        return round(max(self._chance("right", one) for one in (draft, *self._rivals(draft))), 2)

    def _is_kept(self, draft: Draft) -> bool:
        rivals = self._rivals(draft)
        least = KEEP / 2 if rivals else KEEP
        return any(self._chance("kept", one) >= least for one in (draft, *rivals))

    def _is_charged(self, draft: Draft) -> bool:
        """Whether it is what an accusation says, likely enough for what another denies."""
        charged = draft.governor is not None and draft.governor.type is EventType.ACCUSE
        return charged and self._chance("kept", draft) >= KEEP * 2 / 3

    def _rivals(self, draft: Draft) -> list[Draft]:
        if draft.claim.status is not Status.SPECULATED:
            return []
        beside = self._surmised.get(draft.act.paragraph, ())
        return [other for other in beside if other is not draft and _alternatives(self._scene, draft, other)]

    def _chance(self, score: str, draft: Draft) -> float:
        if id(draft) not in self._features:
            self._features[id(draft)] = features(self._scene, draft)
        return chance(score, self._features[id(draft)])


def _alternatives(scene: Scene, one: Draft, other: Draft) -> bool:
    """Whether two acts are surmised in one breath, one or the other: "was arming him or planned to leave"."""
    paragraph = scene.paragraph(one.act.paragraph)
    return _joined(paragraph, one.act, other.act) or _joined(paragraph, other.act, one.act)


def _joined(paragraph: Paragraph, first: Act, second: Act) -> bool:
    heads = {t.head for t in paragraph.tokens[second.first : second.last] if t.dep == "conj"}
    return first.head in heads and any(c.lower == "or" for c in paragraph.children(first.head, "cc"))
