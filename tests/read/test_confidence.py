"""How sure the reader is: a chance between nothing and one, the same each time, and higher for plain news."""

from __future__ import annotations

import pytest

from onrecord.read.claim import drafts
from onrecord.read.confidence import Scale, chance, weights
from onrecord.read.feature import features
from onrecord.read.scene import Scene

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
    told = {draft.claim.act.quote for draft in Scale(scene, drafts(scene)).kept()}
    assert "bombed" in told
    assert "siege" not in told


def test_a_clear_telling_is_surer_than_a_vague_one(scene_of: SceneOf) -> None:
    sure, vague = scene_of(PLAIN), scene_of("There was talk of them having maybe moved on something.")
    best = max(confidences(sure))
    assert all(confidence < best for confidence in confidences(vague))


def confidences(scene: Scene) -> list[float]:
    made = drafts(scene)
    scale = Scale(scene, made)
    return [scale.confidence(draft) for draft in made]


def test_one_of_two_surmises_joined_by_or_takes_the_other_along(scene_of: SceneOf) -> None:
    scene = scene_of(
        "The arrival of 400 Norwegian guards triggered speculation that Oslo was reinforcing the king's"
        " personal security or even preparing his evacuation."
    )
    told = [draft.claim.act.quote for draft in Scale(scene, drafts(scene)).kept()]
    assert {"was reinforcing", "preparing his evacuation"} <= set(told)


def test_features_are_named_and_hold_or_do_not(scene_of: SceneOf) -> None:
    scene = scene_of(PLAIN)
    for draft in drafts(scene):
        found = features(scene, draft)
        assert found == features(scene, draft)
        assert {"bias", f"type {draft.claim.type}", f"status {draft.claim.status}"} <= set(found)
