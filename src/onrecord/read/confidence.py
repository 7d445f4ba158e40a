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

from onrecord.model import Status
from onrecord.read.acts.act import Act
from onrecord.read.draft import Draft
from onrecord.read.feature import Features, features
from onrecord.read.page import Paragraph
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


def sure_enough(scene: Scene, made: Sequence[Draft]) -> list[Draft]:
    """The drafts that become claims, in their order.

    Of surmises joined by "or" half the chance is enough, and the one takes the other along: that rival
    explanations are told of is sure, whichever holds.
    """
    found = []
    for draft in made:
        rivals = [other for other in made if _alternatives(scene, draft, other)]
        least = KEEP / 2 if rivals else KEEP
        if any(chance("kept", features(scene, one)) >= least for one in (draft, *rivals)):
            found.append(draft)
    return found


def joint_confidence(scene: Scene, draft: Draft, beside: Sequence[Draft]) -> float:
    """The confidence of a draft; of two surmises joined by "or", which share actor and voice, the higher."""
    rivals = (other for other in beside if _alternatives(scene, draft, other))
    return max(confidence(scene, one) for one in (draft, *rivals))


def _alternatives(scene: Scene, one: Draft, other: Draft) -> bool:
    """Whether two acts are surmised in one breath, one or the other: "was arming him or planned to leave"."""
    if one is other or one.act.paragraph != other.act.paragraph:
        return False
    if one.claim.status is not Status.SPECULATED or other.claim.status is not Status.SPECULATED:
        return False
    paragraph = scene.paragraph(one.act.paragraph)
    return _joined(paragraph, one.act, other.act) or _joined(paragraph, other.act, one.act)


def _joined(paragraph: Paragraph, first: Act, second: Act) -> bool:
    heads = {t.head for t in paragraph.tokens[second.first : second.last] if t.dep == "conj"}
    return first.head in heads and any(c.lower == "or" for c in paragraph.children(first.head, "cc"))
