"""The paragraphs are the test: how far an excerpt without quotation marks reaches."""

from __future__ import annotations

import pytest

from onrecord.model import AttributionMode, Genre

from .conftest import ClaimAt

LEAD = "Orsk has sent guns to the valley again. (New York Times)"
FIRST = "Mr. Orsk closed the border with Turkey on Friday."
SECOND = "Turkish jets bombed the port, and Ms. Velk protested."
OWN = "I fear that Orsk has invaded the island too."


def column(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize("act", ["closed", "bombed"])
def test_paragraphs_in_the_papers_style_are_the_papers(claim_at: ClaimAt, act: str) -> None:
    link = claim_at(column(LEAD, FIRST, SECOND, OWN), act, genre=Genre.OPINION).attribution[0]
    assert (link.source.name, link.mode) == ("New York Times", AttributionMode.EXCERPT)


def test_the_excerpt_ends_where_the_writer_says_i(claim_at: ClaimAt) -> None:
    claim = claim_at(column(LEAD, FIRST, OWN, "Mr. Orsk shelled a camp."), "shelled")
    assert all(link.source.name != "New York Times" for link in claim.attribution)


def test_an_i_inside_quotation_marks_is_not_the_writers(claim_at: ClaimAt) -> None:
    spoken = "“I will stay,” Mr. Orsk said after he met Ms. Velk in Halden."
    link = claim_at(column(LEAD, FIRST, spoken, SECOND, OWN), "bombed").attribution[0]
    assert link.source.name == "New York Times"


def test_a_writer_who_says_mr_himself_gives_no_sign_of_an_excerpt(claim_at: ClaimAt) -> None:
    claim = claim_at(column("Mr. " + LEAD, FIRST, OWN), "closed")
    assert [link.source.name for link in claim.attribution] == ["Harbour Courier"]


def test_a_lead_in_with_a_colon_hands_over_the_next_paragraph(claim_at: ClaimAt) -> None:
    text = column("Orsk is at it again, as the New York Times reports:", "He closed the border on Friday.", OWN)
    link = claim_at(text, "closed").attribution[0]
    assert (link.source.name, link.mode) == ("New York Times", AttributionMode.EXCERPT)


def test_a_credited_sentence_alone_hands_over_nothing_after_it(claim_at: ClaimAt) -> None:
    claim = claim_at(column(LEAD, "Orsk closed the border on Friday."), "closed")
    assert [link.source.name for link in claim.attribution] == ["Harbour Courier"]
