"""The sentence is the test: its quantities, their bounds, and what they count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, Quantity
from onrecord.read.numbers.number import number_at
from onrecord.read.numbers.quantity import find_quantities, quantities_for
from onrecord.read.parse import parse


def quantities(text: str) -> list[Quantity]:
    return [found.quantity for found in find_quantities(parse(Document("d", "0", text)))]


@pytest.mark.parametrize(
    ("sentence", "words", "low", "high", "item"),
    [
        ("About 100 servicemen landed.", "About 100", 90, 110, "servicemen"),
        ("At least 12 people drowned.", "At least 12", 12, None, "people"),
        ("More than 80 houses burned.", "More than 80", 81, None, "houses"),
        ("The army sent up to 50 trucks.", "up to 50", None, 50, "trucks"),
        ("As many as 200 miners are trapped.", "As many as 200", None, 200, "miners"),
        ("Fewer than 40 lawmakers came.", "Fewer than 40", None, 39, "lawmakers"),
        ("Dozens of soldiers deserted.", "Dozens", 24, 99, "soldiers"),
        ("Scores of villagers fled.", "Scores", 40, 199, "villagers"),
        ("Hundreds of thousands of refugees crossed.", "Hundreds of thousands", 200000, 999999, "refugees"),
        ("Several ministers resigned.", "Several", 3, 9, "ministers"),
        ("A few deputies stayed.", "A few", 3, 9, "deputies"),
        ("Nearly 300 Cuban doctors left.", "Nearly 300", 270, 300, "Cuban doctors"),
        ("Some 300 nurses marched.", "Some 300", 270, 330, "nurses"),
        ("An estimated 2,000 settlers live there.", "An estimated 2,000", 1800, 2200, "settlers"),
        ("Between 200 and 300 rioters came.", "Between 200 and 300", 200, 300, "rioters"),
        ("Police held 200-300 students.", "200-300", 200, 300, "students"),
        ("Half a dozen guards ran.", "Half a dozen", 6, 6, "guards"),
        ("Two Russian military planes landed.", "Two", 2, 2, "Russian military planes"),
        ("Two and a half million voters stayed away.", "Two and a half million", 2.5e6, 2.5e6, "voters"),
        ("Five of the captured pilots were freed.", "Five", 5, 5, "captured pilots"),
    ],
)
def test_a_count_has_its_bounds_and_its_noun(
    sentence: str, words: str, low: float | None, high: float | None, item: str
) -> None:
    (found,) = quantities(sentence)
    assert (found.span.quote, found.low, found.high, found.item) == (words, low, high, item)


@pytest.mark.parametrize(
    ("sentence", "words", "value", "unit", "item"),
    [
        ("The planes carried 35 tons of cargo.", "35 tons", 35, "ton", "cargo"),
        ("The bank froze $2.5 billion in assets.", "$2.5 billion", 2.5e9, "USD", "assets"),
        ("The state lost 20 million euros.", "20 million euros", 2e7, "EUR", None),
        ("Turnout fell to 40 percent.", "40 percent", 40, "percent", None),
        ("Three-quarters of the city burned.", "Three-quarters", 0.75, "share", "city"),
        ("They were given 72 hours.", "72 hours", 72, "hour", None),
    ],
)
def test_a_measure_has_its_unit(sentence: str, words: str, value: float, unit: str, item: str | None) -> None:
    (found,) = quantities(sentence)
    assert (found.span.quote, found.value, found.unit, found.item) == (words, value, unit, item)


def test_a_part_knows_its_whole() -> None:
    whole, part = quantities("The blast killed 12 people, including five children.")
    assert (whole.part_of, part.item, part.part_of) == (None, "children", 12)


def test_a_noun_is_understood_from_the_count_before() -> None:
    first, second = quantities("The office counted 150 bodies in the north and 67 in the south.")
    assert (first.item, second.item) == ("bodies", "bodies")


def test_a_count_may_stand_alone() -> None:
    assert [(q.span.quote, q.item) for q in quantities("The strike killed at least 30.")] == [
        ("at least 30", None)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council passed Resolution 2375.",
        "Leaders of the G-20 met on May 3, 2019.",
        "Ana Ruiz, 45, was a teacher.",
        "A 12-year-old girl was hurt.",
        "One of the envoys left.",
        "It is cold, about 180 degrees off course.",
        "There is zero indication of a deal.",
        "The Boeing 747 landed at 9:30 p.m.",
        "The two countries agreed.",
        "He scores often.",
        "Eight in 10 voters agree.",
        "The port lies 30 kilometres (20 miles) to the west.",
        "Link 0 0 0 Soldiers came.",
        "He met the 2016 contenders in the town.",
    ],
)
def test_what_looks_like_a_quantity_and_is_none(sentence: str) -> None:
    assert quantities(sentence) == []


def told(text: str, act: str, *others: str) -> list[str]:
    """The words of the quantities that belong to ``act``, where ``others`` are told as acts, too."""
    page = parse(Document("d", "0", text))
    paragraph = page.paragraphs[0]
    place = {token.text: token.i for token in paragraph.tokens}
    clause = frozenset(range(*paragraph.sentence(place[act])))
    found = quantities_for(
        paragraph, find_quantities(page), place[act], clause, frozenset(place[other] for other in others)
    )
    return [count.quantity.span.quote for count in found]


def test_a_quantity_belongs_to_the_nearest_act() -> None:
    sentence = "Activists accused the army of launching a raid that killed at least 20 people."
    assert told(sentence, "accused", "killed") == []
    assert told(sentence, "killed", "accused") == ["at least 20"]


def test_a_subject_is_shared_with_the_verb_that_completes_it() -> None:
    sentence = "Thirty tanks and up to 200 men managed to cross the river."
    assert told(sentence, "cross", "managed") == ["Thirty", "up to 200"]


@pytest.mark.parametrize(
    ("sentence", "act", "words"),
    [
        ("Some 3,000 volunteers fighting there went home.", "fighting", ["Some 3,000"]),
        ("The ships conducted transfers at least three times.", "transfers", ["at least three"]),
        ("A 20-member team was in the city to inspect two sites.", "inspect", ["20", "two"]),
        ("Ten states backed her, and the office said 30 had refused.", "backed", ["Ten"]),
    ],
)
def test_who_acts_and_how_often_is_counted_to_the_act(sentence: str, act: str, words: list[str]) -> None:
    assert told(sentence, act) == words


def test_a_heap_counts_what_of_leads_to() -> None:
    assert [
        (q.span.quote, q.item) for q in quantities("Gunmen killed dozens Monday morning near the dam.")
    ] == [("dozens", None)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty - five", 25),
        ("two hundred and ninety - eight", 298),
        ("half a million", 500000),
        ("a dozen", 12),
        ("3.5 billion", 3.5e9),
        ("2,500", 2500),
    ],
)
def test_number_words(words: str, value: float) -> None:
    assert number_at(words.split(), 0) == (value, len(words.split()))


WORDS = "about 12 dozen of people half - million tons $ 3.5 to and 40 several more than one , %"
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_any_words_give_spans_of_the_text_and_ordered_bounds(words: list[str]) -> None:
    text = " ".join(words)
    for found in quantities(text):
        assert text[found.span.start : found.span.end] == found.span.quote
        assert found.low is None or found.high is None or found.low <= found.high
