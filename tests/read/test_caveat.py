"""The sentence is the test: does the report say how well a claim was checked?"""

from __future__ import annotations

import pytest

from onrecord.read.caveat import find_caveats

from .conftest import PageOf, ReadingOf

CLAIM = "Rebels said they had shot down a Turkish jet on Monday."


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The claim could not be independently verified.", "unverified", "could not be independently verified"),
        ("The Courier was unable to verify the footage.", "unverified", "unable to verify"),
        ("There was no independent confirmation.", "unverified", "no independent confirmation"),
        ("Unconfirmed accounts spoke of ten dead.", "unverified", "Unconfirmed"),
        ("He offered no evidence.", "no evidence", "offered no evidence"),
        ("The rebels did not provide any evidence.", "no evidence", "did not provide any evidence"),
        ("The footage was verified by two experts.", "verified", "was verified"),
    ],
)
def test_a_caveat_has_its_kind_and_words(page_of: PageOf, text: str, kind: str, words: str) -> None:
    (found,) = find_caveats(page_of(text))
    assert (found.caveat.kind, found.caveat.span.quote) == (kind, words)


@pytest.mark.parametrize("text", [CLAIM, "The minister verified the seal.", "The evidence was strong.", ""])
def test_a_plain_sentence_has_no_caveat(page_of: PageOf, text: str) -> None:
    assert find_caveats(page_of(text)) == ()


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        ("The claim could not be independently verified.", ["unverified"]),
        ("That has been independently verified.", ["verified"]),
        ("Fog covered the island, and nothing there could be verified.", []),
        ("Fog covered the island all day.", []),
    ],
)
def test_a_caveat_that_looks_back_reaches_the_claim_before(
    reading_of: ReadingOf, after: str, kinds: list[str]
) -> None:
    shot = next(c for c in reading_of(f"{CLAIM} {after}").claims if "shot" in c.act.quote)
    assert [caveat.kind for caveat in shot.caveats] == kinds
