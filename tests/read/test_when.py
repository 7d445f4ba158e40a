"""The sentence is the test: each is parsed, and its times are read against a day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, When
from onrecord.read.page import Page, Paragraph
from onrecord.read.parse import parse
from onrecord.read.times.acttime import time_for
from onrecord.read.times.timevalue import days_of
from onrecord.read.times.when import FoundTime, find_times

FRIDAY = date(2019, 3, 29)


def page(text: str, published: date | None = FRIDAY) -> Page:
    when = When(published, published, str(published)) if published else None
    return parse(Document("d", "0", text, published=when))


def times(text: str, published: date | None = FRIDAY) -> tuple[FoundTime, ...]:
    return find_times(page(text, published))


def days(text: str, published: date | None = FRIDAY) -> list[tuple[str, str | None, str | None]]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return [
        (time.span.quote, iso(time.when.earliest), iso(time.when.latest)) for time in times(text, published)
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "earliest", "latest"),
    [
        ("The convoy arrived last Saturday.", "last Saturday", "2019-03-23", "2019-03-23"),
        ("The envoy spoke on Friday.", "Friday", "2019-03-29", "2019-03-29"),
        ("The envoy spoke on Monday.", "Monday", "2019-03-25", "2019-03-25"),
        ("The ministers will meet on Sunday.", "Sunday", "2019-03-31", "2019-03-31"),
        ("Two ships sailed last weekend.", "last weekend", "2019-03-23", "2019-03-24"),
        ("Shells fell on the port Tuesday night.", "Tuesday night", "2019-03-26", "2019-03-26"),
        ("The talks failed earlier this month.", "earlier this month", "2019-03-01", "2019-03-29"),
        ("The president was sworn in on Jan. 10.", "Jan. 10", "2019-01-10", "2019-01-10"),
        ("Police raided the office on Dec. 28.", "Dec. 28", "2018-12-28", "2018-12-28"),
        ("In April, 20 people died in the camp.", "April", "2018-04-01", "2018-04-30"),
        ("The ship was seized in late November.", "late November", "2018-11-21", "2018-11-30"),
        ("The mission left three days ago.", "three days ago", "2019-03-26", "2019-03-26"),
        ("Rebels took the town last year.", "last year", "2018-01-01", "2018-12-31"),
        ("The war began in the 1990s.", "the 1990s", "1990-01-01", "1999-12-31"),
        ("He fled on 23 January 2019.", "23 January 2019", "2019-01-23", "2019-01-23"),
        ("The strike began yesterday.", "yesterday", "2019-03-28", "2019-03-28"),
        ("Bread prices doubled in recent days.", "recent days", "2019-03-22", "2019-03-29"),
        ("The fleet trained over the past month.", "the past month", "2019-02-28", "2019-03-29"),
    ],
)
def test_a_time_is_read_against_publication(sentence: str, words: str, earliest: str, latest: str) -> None:
    assert days(sentence) == [(words, earliest, latest)]


def test_since_runs_up_to_publication_and_its_words_are_kept() -> None:
    (time,) = times("Thirty shipments have been seen since October.")
    assert (time.when.earliest, time.when.latest) == (date(2018, 10, 1), FRIDAY)
    assert time.when.span is not None and time.when.span.quote == "since October"
    assert (time.span.quote, time.value) == ("October", "2018-10")


def test_by_and_before_leave_the_beginning_open() -> None:
    assert days("By March 22 the guns were silent.") == [("March 22", None, "2019-03-22")]
    assert days("They had left before March 22.") == [("March 22", None, "2019-03-21")]


def test_a_length_of_time_has_no_ends() -> None:
    (time,) = times("The court barred him from office for 15 years.")
    assert (time.kind, time.value, time.when.dated) == ("DURATION", "P15Y", False)


@pytest.mark.parametrize(
    "sentence",
    [
        "The drills ran from 3 to 5 March.",
        "The drills ran from March 3 to March 5.",
        "The drills ran between Sunday, March 3 and Tuesday, March 5.",
    ],
)
def test_a_range_holds_for_each_of_its_ends(sentence: str) -> None:
    assert {(t.when.earliest, t.when.latest) for t in times(sentence)} == {
        (date(2019, 3, 3), date(2019, 3, 5))
    }


def test_a_day_earlier_is_told_from_the_date_before() -> None:
    text = "Soldiers reached the airport on Wednesday. Trenches were dug a day earlier."
    assert days(text)[1] == ("a day earlier", "2019-03-26", "2019-03-26")


def test_an_hour_belongs_to_the_day_of_its_sentence() -> None:
    assert days("Rockets struck around 3 a.m. (0000 GMT) on Wednesday.")[0] == (
        "3 a.m.", "2019-03-27", "2019-03-27",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "partial"),
    [
        ("He declared himself leader on Jan. 23.", "--01-23"),
        ("He declared himself leader in January.", "--01"),
        ("He declared himself leader on Monday.", "-W-1"),
    ],
)
def test_without_publication_no_year_is_guessed(sentence: str, partial: str) -> None:
    (time,) = times(sentence, None)
    assert (time.when.partial, time.when.dated) == (partial, False)


def test_without_publication_full_dates_are_dated_and_relative_ones_open() -> None:
    assert days("He left on 23 January 2019, and came back last week.", None) == [
        ("23 January 2019", "2019-01-23", "2019-01-23"),
        ("last week", None, None),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Theresa May spoke to lawmakers.",
        "They may march on the palace.",
        "A 35-year-old man was hurt.",
        "Some 2000 people fled.",
        "The fall of the city stunned the capital.",
        "Resolution 1970 was adopted.",
    ],
)
def test_what_looks_like_a_time_and_is_none(sentence: str) -> None:
    assert days(sentence) == []


# the time of an act


def dated(text: str, act: str) -> str | None:
    """The words that date the act, taken as the first token whose text is ``act``."""
    read = page(text)
    paragraph: Paragraph = read.paragraphs[0]
    token = next(t for t in paragraph.tokens if t.text == act)
    time = time_for(paragraph, find_times(read), token.i, frozenset(range(*paragraph.sentence(token.i))))
    return time.when.span.quote if time and time.when.span else None


@pytest.mark.parametrize(
    ("sentence", "act", "words"),
    [
        ("The minister said on Monday that troops entered the town on Sunday.", "entered", "Sunday"),
        ("The minister said on Monday that troops entered the town.", "entered", None),
        ("The minister said on Monday that troops entered the town.", "said", "Monday"),
        ("The talks began on Tuesday.", "talks", "Tuesday"),
        ("The council condemned Tuesday's attack.", "condemned", None),
        ("The council condemned Tuesday's attack.", "attack", "Tuesday"),
        ("On Friday a convoy crossed the border and delivered food.", "delivered", "Friday"),
        ("The navy boarded the ship and questioned its crew on Friday.", "boarded", "Friday"),
        ("The raid launched on Monday failed.", "raid", "Monday"),
        ("Guards opened fire when crowds came on Sunday.", "opened", "Sunday"),
        ("In July, the neighbours began to send arms.", "send", "July"),
        ("Some 2,000 people have died since the war began in April.", "died", "since the war began in April"),
        ("Some 2,000 people have died since the war began in April.", "began", "April"),
    ],
)
def test_the_time_of_an_act_is_not_that_of_its_telling(sentence: str, act: str, words: str | None) -> None:
    assert dated(sentence, act) == words


# properties


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_a_day_covers_itself(day: date) -> None:
    assert days_of(day.isoformat()) == (day, day)


WORDS = (
    "on in since May 3 2019 Monday last week , - the year 12 of next 9:30 p.m. now March 40 may '80s two to"
)
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14), st.one_of(st.none(), st.just(FRIDAY)))
def test_any_words_give_spans_of_the_text_and_ordered_days(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    for time in times(text, published):
        for span in (time.span, time.when.span):
            assert span is not None and text[span.start : span.end] == span.quote
        first, last = time.when.earliest, time.when.latest
        assert first is None or last is None or first <= last


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    find_times(page(text))
