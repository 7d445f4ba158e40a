"""What stands around an act: seen in the names of its features."""

from __future__ import annotations

import pytest

from onrecord.read.claim import drafts
from onrecord.read.feature import features

from .conftest import SceneOf


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Turkey bombed the port, and the bombing lasted an hour.", "bombing", "noun beside verb of its type"),
        ("The attack was long.", "attack", "single noun pointed adds 0"),
        ("Two attacks by rebels on Monday killed nobody.", "attacks", "phrase adds number"),
        ("Norway demanded that Turkey withdraw its troops.", "withdraw", "verb directly of REQUEST"),
        ("Nobody knew whether the army had tried to bomb the port.", "bomb", "under if"),
        ("Someone attacked a port at dawn.", "attacked", "subject anybody"),
        ("Rebels attack the port.", "attack", "present"),
        ("An analyst said rebels attacked the port.", "attacked", "onlookers"),
    ],
)
def test_what_stands_around_an_act_is_seen(scene_of: SceneOf, text: str, words: str, name: str) -> None:
    scene = scene_of(text)
    found = [features(scene, d) for d in drafts(scene) if words in d.claim.act.quote]
    assert found, [d.claim.act.quote for d in drafts(scene)]
    assert name in found[0]
