"""How sure the reader is: a chance between nothing and one, the same each time, and higher for plain news."""

from __future__ import annotations

import pytest

from onrecord.read.claim import drafts
from onrecord.read.confidence import chance, confidence, kept, weights
from onrecord.read.feature import features

from .conftest import SceneOf

PLAIN = "Turkish jets bombed two villages in Syria on Monday, killing at least 12 people."


@pytest.mark.parametrize("score", ["kept", "right"])
def test_the_weights_ship_with_the_package(score: str) -> None:
    assert "bias" in weights(score)
    assert 0 < chance(score, {}) == 0.5


@pytest.mark.parametrize("weight", [-1e6, 0.0, 1e6])
def test_a_chance_stays_between_nothing_and_one(weight: float) -> None:
    assert 0 <= chance("kept", {"bias": weight, "no such feature": 9.0}) <= 1


def test_plain_news_is_kept_and_a_passing_noun_is_not(scene_of: SceneOf) -> None:
    scene = scene_of(f"{PLAIN} The museum of war shows paintings of the siege.")
    told = {draft.claim.act.quote: kept(scene, draft) for draft in drafts(scene)}
    assert told["bombed"]
    assert not told.get("siege", False)


def test_a_clear_telling_is_surer_than_a_vague_one(scene_of: SceneOf) -> None:
    sure, vague = scene_of(PLAIN), scene_of("There was talk of them having maybe moved on something.")
    best = max(confidence(sure, draft) for draft in drafts(sure))
    assert all(confidence(vague, draft) < best for draft in drafts(vague))


def test_features_are_named_and_hold_or_do_not(scene_of: SceneOf) -> None:
    scene = scene_of(PLAIN)
    for draft in drafts(scene):
        found = features(scene, draft)
        assert found == features(scene, draft)
        assert {"bias", f"type {draft.claim.type}", f"status {draft.claim.status}"} <= set(found)
