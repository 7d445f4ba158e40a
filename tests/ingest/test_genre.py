"""Genre: what kind of text a report is."""

import pytest

from onrecord.ingest.genre import genre
from onrecord.knowledge.dateline import lead
from onrecord.model import Genre

NEWS = (
    "Two aircraft landed at the airport before dawn on Saturday, a witness said. The ministry denied that "
    "troops were on board. “I think we should ask what they want,” a lawmaker told reporters."
)
COLUMN = (
    "I have heard it all before, and I am tired of it. We were told that the end was near, but is it? Surely "
    "we should know better by now. My own view is that nobody has a plan, and that our leaders simply hope."
)
INTERVIEW = "Q: Who sent them?\nA: I do not know.\nQ: Who paid?\nA: Not us.\nQ: Will you resign?\nA: No."
OFFICIAL = (
    "Joint Statement\n\nThe ministers met in the capital and agreed to reopen the bridges on the border."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (NEWS, Genre.NEWS),
        (COLUMN, Genre.OPINION),
        ("OPINION: " + NEWS, Genre.OPINION),
        ("CARACAS, March 25 (Reuters) — " + COLUMN, Genre.NEWS),
        (INTERVIEW, Genre.INTERVIEW),
        (OFFICIAL, Genre.OFFICIAL),
        ("Two planes landed.", Genre.UNKNOWN),
        ("CARACAS (AP) — Two planes landed.", Genre.NEWS),
        ("", Genre.UNKNOWN),
    ],
)
def test_genre_by_label_voice_and_turns(text: str, told: Genre) -> None:
    assert genre(text, lead(text)) is told


def test_a_title_or_an_address_may_say_it() -> None:
    assert genre(NEWS, lead(NEWS), title="Opinion: Who sent them?") is Genre.OPINION
    assert genre(NEWS, lead(NEWS), url="https://paper.example/opinion/2019/planes") is Genre.OPINION
    assert genre(NEWS, lead(NEWS), title="Opinion divided over planes") is Genre.NEWS


@pytest.mark.parametrize("unit", ["“", '"a', "I ", "? ", "Q: ", "A B C: ", "is a "])
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    genre(unit * 20_000, lead(unit))
