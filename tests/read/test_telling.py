"""What was learned of attributions holds on sentences of our own, and joins what the rules credit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.credits import choice
from onrecord.read.credits.telling import Telling, find_tellings
from onrecord.read.credits.wording import wordings
from onrecord.read.page import Page
from onrecord.read.quotation import find_quotations
from tests.read.conftest import PageOf, SceneOf, words

pytestmark = pytest.mark.skipif(not choice.learned(), reason="there are no learned weights")


def tellings(page: Page) -> tuple[Telling, ...]:
    return find_tellings(page, find_quotations(page))


SENTENCES = [
    (
        "The mayor said that the bridge would stay shut until Monday.",
        ("The mayor", "said", ["that the bridge would stay shut until Monday"]),
    ),
    (
        "“The bridge is safe,” said Ana Reyes, the city engineer. “We will open it soon.”",
        ("Ana Reyes, the city engineer", "said", ["“The bridge is safe,”", "“We will open it soon.”"]),
    ),
    (
        "According to the port authority, two ferries were turned back.",
        ("the port authority", "According to", ["two ferries were turned back"]),
    ),
    (
        "Fishermen believe the storm will pass before dawn.",
        ("Fishermen", "believe", ["the storm will pass before dawn"]),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_source_cue_and_contents_are_as_printed(
    page_of: PageOf, text: str, expected: tuple[str | None, str, list[str]]
) -> None:
    page = page_of(text)
    assert expected in [words(page, telling) for telling in tellings(page)]


def test_a_colon_hands_on_to_the_next_paragraph(page_of: PageOf) -> None:
    page = page_of("The union put out a statement on Tuesday, saying:\n\n“We will not unload the ship.”")
    assert any("“We will not unload the ship.”" in words(page, t)[2] for t in tellings(page))


def test_every_credit_is_worded_once(scene_of: SceneOf) -> None:
    scene = scene_of("The mayor said that the bridge was shut. “It is unsafe,” she said. (Harbour Courier)")
    worded = list(wordings(scene.page, scene.credits))
    assert len(worded) == len(set(worded))


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab “”\"':,.\n—said He", max_size=60))
def test_odd_marks_raise_nothing_and_offsets_hold(page_of: PageOf, text: str) -> None:
    page = page_of(text)
    for telling in tellings(page):
        assert all(0 <= a < b <= len(text) for a, b in telling.contents)
