"""A scene answers what stands around a word: the quotation, the voices, the writer."""

from __future__ import annotations

import pytest

from .conftest import SceneOf


def test_a_word_knows_its_quotation(scene_of: SceneOf) -> None:
    text = "“The port is shut today,” the mayor said of the “old harbour”."
    scene = scene_of(text)
    assert scene.quoted(text.index("port")) is not None
    assert scene.quoted(text.index("mayor")) is None
    assert scene.quoted(text.index("old")) is None
    assert scene.quoted(text.index("old"), scare=True) is not None


@pytest.mark.parametrize(
    ("text", "personal"),
    [
        ("I saw the port.", True),
        ("My view is plain.", True),
        ("“I saw the port today,” he said.", False),
        ("He saw the port.", False),
    ],
)
def test_whether_the_writer_says_i(scene_of: SceneOf, text: str, personal: bool) -> None:
    assert scene_of(text).personal is personal


def test_housekeeping_names_no_act(scene_of: SceneOf) -> None:
    scene = scene_of("Police arrested two men. Sign up for our newsletter on how Turkey bombed the port.")
    assert [scene.paragraph(a.paragraph).tokens[a.head].text for a in scene.acts] == ["arrested"]


def test_a_chain_is_nearest_first(scene_of: SceneOf) -> None:
    text = "According to Reuters, officials said that Turkey bombed the port."
    scene = scene_of(text)
    (act,) = [a for a in scene.acts if scene.paragraph(0).tokens[a.head].text == "bombed"]
    assert [credit.cue_lemma for credit in scene.chain(act)] == ["say", "according"]
