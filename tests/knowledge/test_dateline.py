"""How reports begin."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.dateline import Lead, lead, lead_end, skips


def told(text: str) -> dict[str, str]:
    found = lead(text)
    spans = ("date", "place", "credit", "byline", "outlet", "label", "title")
    return {name: getattr(found, name).quote for name in spans if getattr(found, name)}


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("date 2019-03-29 ", {"date": "2019-03-29"}),
        ("CARACAS, March 25 (Reuters) — ", {"place": "CARACAS", "date": "March 25", "credit": "Reuters"}),
        ("LONDON (AP) - ", {"place": "LONDON", "credit": "AP"}),
        ("MOSCOW – ", {"place": "MOSCOW"}),
        ("LONDON/WASHINGTON (Reuters) - ", {"place": "LONDON/WASHINGTON", "credit": "Reuters"}),
        ("WILMINGTON, Del. – ", {"place": "WILMINGTON, Del."}),
        ("UNITED NATIONS (AFP) — ", {"place": "UNITED NATIONS", "credit": "AFP"}),
        ("Geneva, 25 March 2019 – ", {"place": "Geneva", "date": "25 March 2019"}),
        ("MOSCOW, March 29. /TASS/. ", {"place": "MOSCOW", "date": "March 29", "credit": "TASS"}),
        ("Damascus, Syria (CNN) -- ", {"place": "Damascus, Syria", "credit": "CNN"}),
        ("Washington (CNN) ", {"place": "Washington", "credit": "CNN"}),
        ("(CNN) -- ", {"credit": "CNN"}),
        ("By Jane Doe\n\n", {"byline": "Jane Doe"}),
        ("By Jane Doe and Ali bin Omar\n", {"byline": "Jane Doe and Ali bin Omar"}),
        (
            "By Jane Doe, Reuters, 24 March 2019\n",
            {"byline": "Jane Doe", "outlet": "Reuters", "date": "24 March 2019"},
        ),
        (
            "Jane Doe\n\nUSA TODAY\n\nSEOUL — ",
            {"byline": "Jane Doe", "outlet": "USA TODAY", "place": "SEOUL"},
        ),
        ("Published: 3 March 2019\n", {"date": "3 March 2019"}),
        ("Published on Sunday, March 3, 2019 at 10:15 GMT\n", {"date": "Sunday, March 3, 2019"}),
        ("Harbour Courier | 24 March 2019\r\n\r\n", {"outlet": "Harbour Courier", "date": "24 March 2019"}),
        ("Posted at 4:32 p.m. ET, 5/30/2014\n", {"date": "5/30/2014"}),
        ("21 August 2013 ", {"date": "21 August 2013"}),
        ("UPDATE 2-", {"label": "UPDATE"}),
        ("OPINION: ", {"label": "OPINION"}),
        ("Title: Planes land\nOutlet: The Ledger\n", {"title": "Planes land", "outlet": "The Ledger"}),
        (
            "Planes land at night\n\nCARACAS (AP) — ",
            {"title": "Planes land at night", "place": "CARACAS", "credit": "AP"},
        ),
        ("3 years ago\n\n", {}),
    ],
)
def test_header_ends_where_the_prose_begins(head: str, said: dict[str, str]) -> None:
    prose = "Two aircraft landed before dawn, officials said."
    assert lead_end(head + prose) == len(head)
    assert told(head + prose) == said


@pytest.mark.parametrize(
    "prose",
    [
        "Two aircraft landed before dawn, officials said.",
        "March 25, 2019 was the day on which they came.",
        "March 25, 2019, marked the end of it.",
        "By Monday Night the city was dark.",
        "By the time they came it was dark.\n\nNobody waited.",
        "Iran — a country that sells oil — denied it.",
        "NATO — The alliance met on Monday.",
        "On Saturday, March 23 — The day the planes came — nobody spoke.",
        "Maduro (PSUV) – The president spoke.",
        "WASHINGTON-based analysts disagree.",
        "Published accounts differ. The city was dark.",
        "The minister left.\n\nCARACAS — Two aircraft landed.",
        "CARACAS",
        "",
        "  \n ",
    ],
)
def test_prose_is_never_swallowed(prose: str) -> None:
    assert lead(prose) == Lead()


def test_day_of_a_full_date_and_partial_of_a_yearless_one() -> None:
    assert lead("date 2019-03-29 The house spoke.").day == datetime.date(2019, 3, 29)
    yearless = lead("CARACAS, March 25 (Reuters) — Two aircraft landed.")
    assert (yearless.day, yearless.partial) == (None, "--03-25")


def test_a_date_of_change_is_not_the_date() -> None:
    text = "Updated: 5 March 2019\nPublished: 3 March 2019\nThe house spoke."
    assert lead(text).day == datetime.date(2019, 3, 3)
    assert text[lead_end(text) :] == "The house spoke."
    assert lead("Last updated 5 March 2019\nThe house spoke.").day is None


def test_a_date_that_may_be_read_two_ways_gives_no_day() -> None:
    assert lead("Published 4/3/2019\nThe house spoke.").day is None
    assert lead("Published 25/3/2019\nThe house spoke.").day == datetime.date(2019, 3, 25)
    assert lead("Published 30 February 2019\nThe house spoke.").day is None


def test_a_headline_above_a_dateline_is_read_and_the_dateline_is_not() -> None:
    text = "By Jane Doe\nPlanes land at night\n\nCARACAS (AP) — Two aircraft landed."
    text = text.removeprefix("By Jane Doe\n")
    assert [text[a:b] for a, b in skips(text)] == ["\n\nCARACAS (AP) — "]
    assert lead_end(text) == text.index("Two")


def test_a_credited_dateline_below_a_caption_is_known_and_the_caption_is_prose() -> None:
    text = "A plane stands on the runway. It is white.\n\nCARACAS, March 25 (AP) — Two aircraft landed."
    found = lead(text)
    assert found.end == 0
    assert found.credit is not None and found.credit.quote == "AP"
    assert [text[a:b] for a, b in skips(text)] == ["CARACAS, March 25 (AP) — "]


HEADS = st.sampled_from(
    ["CARACAS, ", "March 25", " (Reuters)", " — ", "By Jane Doe", "\n", "Published: ", "3 March 2019",
     "UPDATE 2-",      "A", "the", " ", ".", "(", "/TASS/", ", ", "Title: ",
     "|", "\u202e", "\ud800", "é", "\r"]
)  # fmt: skip


@given(st.lists(HEADS, max_size=14).map("".join) | st.text(max_size=80))
def test_spans_cut_exactly_and_lie_before_the_prose(text: str) -> None:
    found = lead(text)
    assert 0 <= found.end <= len(text)
    for name in ("date", "place", "credit", "byline", "outlet", "label", "title"):
        span = getattr(found, name)
        if span is not None:
            assert text[span.start : span.end] == span.quote
            assert span.end <= (found.below.end if found.below else found.end)


@pytest.mark.parametrize(
    "unit", ["By Jane ", "A, ", "CARACAS ", "- ", "3 March 2019 ", "a.b", "Title: \n", "((", "\n"]
)
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    lead(unit * 30_000)


def test_a_date_that_lost_its_blank_dates_the_report() -> None:
    found = lead("14.05.2016Print Soldiers crossed the river on Saturday.")
    assert (found.day, found.end) == (datetime.date(2016, 5, 14), 10)
