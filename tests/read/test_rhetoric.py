"""The sentence is the test: how sharp are the words, and whose are they?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Entity, EntityType, Role, Span, Status
from onrecord.read.rhetoric import rank_of, rhetoric_of

from .conftest import ClaimAt


@pytest.mark.parametrize(
    ("text", "act", "level", "flags"),
    [
        ("Norway welcomed the offer, its minister said.", "welcomed", 0, set()),
        ("Norway rejected the offer.", "rejected", 2, set()),
        ("Norway accused Turkey of spying.", "accused", 2, {"addressee"}),
        ("Norway urged Turkey to leave the island.", "urged", 2, {"addressee"}),
        ("Turkey threatened to close the strait.", "threatened", 3, set()),
        ("Turkey threatened to close the strait unless Norway left.", "threatened", 3, {"conditional"}),
        ("Turkey threatened Norway with consequences.", "threatened", 4, {"addressee"}),
        ("Turkey threatened to use military force unless Norway left.", "threatened", 5,
         {"conditional", "means"}),
        ("Turkey threatened to close the strait unless Norway left by Monday.", "threatened", 5,
         {"conditional", "deadline"}),
    ],
)  # fmt: skip
def test_the_level_rises_with_force_and_deadlines(
    claim_at: ClaimAt, text: str, act: str, level: int, flags: set[str]
) -> None:
    found = rhetoric_of(claim_at(text, act), None)
    assert found is not None
    assert (found.level, set(found.flags)) == (level, flags)
    assert found.goldstein is not None and found.speaker_rank is None


def test_a_deed_has_no_rhetoric(claim_at: ClaimAt) -> None:
    assert rhetoric_of(claim_at("Turkish jets bombed the port.", "bombed"), None) is None


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.ASSERTED])
def test_a_threat_that_was_not_made_has_none(claim_at: ClaimAt, status: Status) -> None:
    claim = claim_at("Turkey threatened to close the strait.", "threatened")
    assert rhetoric_of(replace(claim, status=status), None) is None


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("President", 3),
        ("Prime Minister", 3),
        ("Vice President", 1),
        ("Foreign Minister", 2),
        ("general", 2),
        ("spokeswoman", 1),
    ],
)
def test_the_rank_of_a_speaker_comes_from_the_title(title: str, rank: int) -> None:
    role = Role(title, None, None, None, Span(0, len(title), title), "d")
    assert rank_of(Entity("e", "Anna Velk", EntityType.PERSON, roles=(role,))) == rank


def test_a_speaker_without_a_title_ranks_lowest_and_nobody_has_no_rank() -> None:
    assert rank_of(Entity("e", "Anna Velk")) == 0
    assert rank_of(None) is None
