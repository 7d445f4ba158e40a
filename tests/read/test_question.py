"""What somebody is only asked he does not say, unless he says yes."""

from __future__ import annotations

import pytest

from .conftest import ClaimsOf


@pytest.mark.parametrize(
    ("answer", "charged"),
    [
        ("“He is, and openly.”", True),
        ("“Certainly, for years.”", True),
        ("“No, he has been a friend.”", False),
        ("“He is a friend.”", False),
    ],
)
def test_a_charge_in_a_question_is_made_by_who_affirms_it(
    drafts_of: ClaimsOf, answer: str, charged: bool
) -> None:
    text = f"When asked, after the vote, if he believed Anna Velk was a racist, Pavel Orsk said: {answer}"
    charges = [c for c in drafts_of(text) if c.type == "ACCUSE"]
    assert bool(charges) is charged
    assert all([p.name for p in c.actors] == ["Pavel Orsk"] for c in charges)


def test_who_calls_somebody_names_charges_him(drafts_of: ClaimsOf) -> None:
    assert not drafts_of("The general was a ruthless tyrant.")
    (claim,) = drafts_of("Anna Velk said that the general was a ruthless tyrant.")
    assert (claim.type, claim.actors[0].name) == ("ACCUSE", "Anna Velk")
