"""A time told by another happening: the sentence is the test."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Claim, Document, When
from onrecord.read.parse import parse
from onrecord.read.reader import read_page

from .conftest import ReadingOf


def claim_with(reading_of: ReadingOf, text: str, words: str, **facts: object) -> tuple[Claim, list[Claim]]:
    """The claim whose act holds the words, and all claims of the text."""
    claims = list(reading_of(text, **facts).claims)
    hits = [claim for claim in claims if words in claim.act.quote]
    assert hits, f"no act {words!r} among {[c.act.quote for c in claims]}"
    return hits[0], claims


@pytest.mark.parametrize(
    ("text", "act", "first", "last"),
    [
        ("Rebels attacked the port on Monday. Two days after the attack, police arrested the mayor of Varna.",
         "arrested", date(2021, 6, 16), date(2021, 6, 16)),
        ("Rebels bombarded the port on Monday. Police arrested the mayor of Varna hours after the bombardment.",
         "arrested", date(2021, 6, 14), date(2021, 6, 15)),
        ("Police arrested the mayor of Varna after rebels attacked the port on Monday.",
         "arrested", date(2021, 6, 14), date(2021, 6, 18)),
        ("Rebels attacked the port on Monday, three days after police arrested the mayor of Varna.",
         "arrested", date(2021, 6, 11), date(2021, 6, 11)),
        ("Turkey will withdraw its troops after the investigation is over.",
         "withdraw", date(2021, 6, 18), None),
    ],
)  # fmt: skip
def test_an_act_is_dated_by_the_happening_that_it_follows_or_precedes(
    reading_of: ReadingOf, text: str, act: str, first: date, last: date | None
) -> None:
    claim, _ = claim_with(reading_of, text, act)
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.latest) == (first, last)


def test_after_names_the_claim_that_is_followed(reading_of: ReadingOf) -> None:
    text = "Rebels attacked the port on Monday. Two days after the attack, police arrested the mayor of Varna."
    arrest, claims = claim_with(reading_of, text, "arrested")
    (attack,) = [c for c in claims if "attacked" in c.act.quote]
    assert arrest.when is not None and arrest.when.after == attack.id
    assert arrest.when.span is not None and arrest.when.span.quote == "Two days after the attack"
    assert attack.when is not None and attack.when.after is None


def test_in_an_undated_report_the_order_is_kept_though_no_day_is_known(reading_of: ReadingOf) -> None:
    text = "Rebels attacked the port on Monday. Two days after the attack, police arrested the mayor of Varna."
    arrest, claims = claim_with(reading_of, text, "arrested", dated=False)
    (attack,) = [c for c in claims if "attacked" in c.act.quote]
    assert arrest.when is not None
    assert (arrest.when.earliest, arrest.when.latest, arrest.when.after) == (None, None, attack.id)


def test_what_is_no_claim_of_the_report_leaves_the_words_alone(reading_of: ReadingOf) -> None:
    claim, _ = claim_with(reading_of, "Police arrested the mayor of Varna two days after the vote.", "arrested")
    assert claim.when is not None and claim.when.span is not None
    assert claim.when.span.quote == "two days after the vote"
    assert (claim.when.earliest, claim.when.latest, claim.when.after) == (None, None, None)


def test_a_reason_gives_no_day(reading_of: ReadingOf) -> None:
    text = "Turkey has backed the rebels after police arrested the mayor of Varna on Monday."
    claim, _ = claim_with(reading_of, text, "backed")
    assert claim.when is None or not claim.when.dated


@pytest.mark.parametrize("day", [date.min, date(1, 1, 3), date.max])
def test_no_day_leaves_the_calendar(day: date) -> None:
    text = "Rebels attacked the port today. Two months after the attack, police arrested the mayor of Varna."
    report = Document("d", "0", text, published=When(day, day, day.isoformat()))
    for claim in read_page(parse(report)).claims:
        when = claim.when
        assert when is None or when.earliest is None or when.latest is None or when.earliest <= when.latest


def test_points_told_one_by_one_take_the_time_that_announces_them(reading_of: ReadingOf) -> None:
    text = (
        "Two things happened on Monday. First, rebels attacked the port. Then police arrested the mayor."
    )
    for act in ("attacked", "arrested"):
        claim, _ = claim_with(reading_of, text, act)
        assert claim.when is not None and claim.when.earliest == date(2021, 6, 14)
