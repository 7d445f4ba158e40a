"""Speech that tells no act is on record as what was said."""

from __future__ import annotations

import pytest

from onrecord.model import SourceKind

from .conftest import ClaimsOf


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“Peace has a price that we all know,” the mayor said.", "Peace has a price that we all know"),
        ("The mayor said that the harbour was quiet.", "the harbour was quiet"),
    ],
)
def test_speech_without_an_act_is_a_statement(drafts_of: ClaimsOf, text: str, quote: str) -> None:
    (claim,) = drafts_of(text)
    assert (claim.type, claim.span.quote) == ("STATEMENT", quote)
    assert claim.attribution[0].source.kind is SourceKind.UNNAMED


def test_how_matters_look_is_nobodys_doing(drafts_of: ClaimsOf) -> None:
    (claim,) = drafts_of("The mayor said it looked like a trap.")
    assert claim.type == "STATEMENT" and not claim.actors


def test_the_saying_of_a_happening_is_no_statement_of_its_own(drafts_of: ClaimsOf) -> None:
    found = drafts_of("The mayor said that Turkish jets bombed the port.")
    assert [claim.type for claim in found] == ["ASSAULT"]
