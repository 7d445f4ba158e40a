"""The sentence is the test: what does the record carry of it?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from onrecord import pipeline
from onrecord.model import Checked, Document, Finding, Ledger, When

REPORTS = (
    (
        "Harbour Courier",
        "2021-06-18",
        "Danish soldiers seized two trawlers off Bornholm on Thursday and arrested 12 fishermen, the Polish "
        "coast guard said. Foreign Minister Anna Velk denied that shots were fired. “Nobody was harmed on our "
        "watch,” Velk told reporters. Sweden offered to mediate.",
    ),
    (
        "Lakeside Herald",
        "2021-06-20",
        "Denmark released nine of the fishermen on Saturday. Two boats were sunk, a Polish captain said. The "
        "Danish navy denied that any boat was sunk.",
    ),
)

CheckOf = Callable[[str], Checked]


@cache
def _ledger() -> Ledger:
    documents = [
        Document(f"d{n}", f"{n}", text, outlet=outlet, published=When(*(date.fromisoformat(day),) * 2, day))
        for n, (outlet, day, text) in enumerate(REPORTS)
    ]
    pairs = [pair for d in documents if not isinstance(pair := pipeline.read_one(d), Exception)]
    return pipeline.ledger_of((d for d, _ in pairs), (r for _, r in pairs))


@pytest.fixture(scope="module")
def check_of() -> CheckOf:
    """The finding on a draft of one sentence."""

    def check(sentence: str) -> Checked:
        (one,) = pipeline.check_draft(_ledger(), Document("draft", "", sentence))
        return one

    return check


@pytest.mark.parametrize(
    ("sentence", "finding"),
    [
        ("Danish soldiers seized two trawlers, the Polish coast guard said.", Finding.ON_RECORD),
        ("Danish soldiers seized five trawlers, the Polish coast guard said.", Finding.WRONG_NUMBER),
        ("Finnish soldiers seized two trawlers, the Polish coast guard said.", Finding.WRONG_ACTOR),
        ("Anna Velk denied that shots were fired.", Finding.ON_RECORD),
        ("Anna Velk confirmed that shots were fired.", Finding.WRONG_STATUS),
        ("Velk said: “Nobody was harmed on our watch.”", Finding.ON_RECORD),
        ("Velk said: “Nobody was hurt on our watch.”", Finding.MISQUOTED),
        ("Denmark released nine of the fishermen on 19 June 2021.", Finding.ON_RECORD),
        ("Denmark released nine of the fishermen on 29 June 2021.", Finding.WRONG_DATE),
        ("A storm closed the airport of Gdansk.", Finding.NOT_ON_RECORD),
        ("It was a long week for everybody.", Finding.NO_CLAIM),
    ],
)
def test_a_sentence_gets_its_verdict(check_of: CheckOf, sentence: str, finding: Finding) -> None:
    assert check_of(sentence).verdict is finding


def test_the_words_that_carry_a_sentence_are_cut_from_the_report(check_of: CheckOf) -> None:
    texts = {document.id: document.text for document in _ledger().documents}
    found = check_of("Sweden offered to mediate.")

    assert found.quotes
    for quote in found.quotes:
        assert texts[quote.document][quote.start : quote.end] == quote.quote


def test_an_altered_quotation_shows_the_real_one_and_what_differs(check_of: CheckOf) -> None:
    found = check_of("Velk said: “Nobody was hurt on our watch.”")

    assert "hurt → harmed" in found.note
    assert found.quotes[0].quote == "Nobody was harmed on our watch"


@pytest.mark.parametrize("text", ["", "   \n\n ", "“", "“”", "1 2 3", "\u202e«»", "a" * 5000])
def test_any_text_can_be_checked(text: str) -> None:
    for one in pipeline.check_draft(_ledger(), Document("draft", "", text)):
        assert text[one.sentence.start : one.sentence.end] == one.sentence.quote
