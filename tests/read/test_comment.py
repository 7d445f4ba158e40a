"""A comment that asks somebody else to act is a demand of the one who speaks."""

from __future__ import annotations

import pytest

from .conftest import ClaimAt, ClaimsOf


@pytest.mark.parametrize(
    ("text", "act", "kind", "asked"),
    [
        ("“The council should refrain,” Anna Velk said.", "should", "REQUEST", "The council"),
        ("“The parties must keep calm,” Anna Velk said.", "must keep", "REQUEST", "The parties"),
        ("“The noise needs to stop,” Anna Velk said.", "needs", "REQUEST", ""),
        ("“We must wait,” Anna Velk said.", "must wait", "STATEMENT", ""),
        ("“The council should be our only hope,” Anna Velk said.", "should be", "STATEMENT", ""),
        ("“The council should have kept calm,” Anna Velk said.", "should have kept", "STATEMENT", ""),
        ("“Why should the council keep calm?” Anna Velk said.", "keep", "STATEMENT", ""),
    ],
)
def test_who_is_asked_to_act(claim_at: ClaimAt, text: str, act: str, kind: str, asked: str) -> None:
    claim = claim_at(text, act)
    assert claim.type == kind
    if asked:
        assert (claim.status, [p.name for p in claim.actors]) == ("asserted", ["Anna Velk"])
        assert [p.span.quote for p in claim.recipients if p.span] == [asked]


def test_what_is_only_hoped_for_is_no_claim(drafts_of: ClaimsOf) -> None:
    text = "Norway sent aid in the hope that Turkey would free the crew."
    assert [claim.act.quote for claim in drafts_of(text)] == ["sent aid"]
