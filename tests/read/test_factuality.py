"""The sentence is the test: how far does it commit itself to what its verb names?"""

from __future__ import annotations

import pytest

from onrecord.read.acts.factuality import HIGHEST, LOWEST, factuality, value

from .conftest import PageOf


def value_of(page_of: PageOf, text: str, word: str) -> float:
    paragraph = page_of(text).paragraphs[0]
    at = paragraph.token_at(paragraph.start + text.rindex(f" {word}") + 1)
    assert at is not None
    return factuality(paragraph, at)


@pytest.mark.parametrize(
    ("more", "less", "word"),
    [
        ("The ship sailed.", "The ship did not sail.", "sail"),
        ("The army bombed the port.", "The army may bomb the port.", "bomb"),
        ("The army may bomb the port.", "The army did not bomb the port.", "bomb"),
        ("The army managed to take the port.", "The army failed to take the port.", "take"),
        ("The army began to leave the port.", "The army plans to leave the port.", "leave"),
        ("The army left.", "The mayor wants the army to leave.", "le"),
    ],
)
def test_less_is_claimed_under_doubt_and_negation(page_of: PageOf, more: str, less: str, word: str) -> None:
    assert value_of(page_of, more, word) > value_of(page_of, less, word)


def test_a_plain_telling_is_certain_and_a_denial_is_below_nought(page_of: PageOf) -> None:
    assert value_of(page_of, "Troops crossed the river on Monday.", "crossed") == HIGHEST
    assert value_of(page_of, "Troops did not cross the river.", "cross") < 0


def test_values_keep_to_their_scale() -> None:
    assert value({"a", "b"}, {"a": 9.0, "b": 9.0}) == HIGHEST
    assert value({"a"}, {"a": -9.0}) == LOWEST
    assert value(set(), {}) == 0.0
