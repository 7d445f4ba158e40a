"""The sentence is the test: is it the report, or the outlet's own housekeeping?"""

from __future__ import annotations

import pytest

from onrecord.read.boilerplate import boilerplate, links

from .conftest import PageOf, ReadingOf, SceneOf


@pytest.mark.parametrize(
    "text",
    [
        "Sign up for our morning newsletter today.",
        "Additional reporting by Ida Rask in Halden.",
        "Ida Rask contributed to this report.",
        "Click here to watch the film.",
        "Read our privacy policy.",
        "Related: Turkey bombs the port.",
        "SEE ALSO: Turkey bombs the port.",
    ],
)
def test_housekeeping_is_known(page_of: PageOf, text: str) -> None:
    assert boilerplate(page_of(text).paragraphs[0]) == {0}


@pytest.mark.parametrize(
    "text",
    ["Turkish jets bombed the port.", "The rebels signed up new fighters.", "The policy of privacy failed."],
)
def test_news_is_no_housekeeping(page_of: PageOf, text: str) -> None:
    assert boilerplate(page_of(text).paragraphs[0]) == frozenset()


def test_housekeeping_gives_no_claim_and_costs_its_neighbour_none(reading_of: ReadingOf) -> None:
    reading = reading_of(
        "Turkish jets bombed the port. Sign up for our newsletter: Turkey attacked Norway, and more."
    )
    assert [claim.span.quote for claim in reading.claims] == ["Turkish jets bombed the port"]


def test_headlines_of_other_reports_inside_a_sentence_are_no_acts(scene_of: SceneOf) -> None:
    text = "Senator Anna VelkOrsk condemns the raid Mayor threatens strike MORE criticized the minister."
    scene = scene_of(text)
    assert [a.type for a in scene.acts if a.form != "noun"] == ["ACCUSE"]
    assert links(scene.page.paragraphs[0])
