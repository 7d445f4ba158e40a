"""Words that show the sector of an actor."""

from __future__ import annotations

import pytest

from onrecord.knowledge.sector import sector_of, sectors_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Foreign Ministry", "GOV"), ("the army", "MIL"), ("Defense Ministry spokesman", "GOV"),
        ("rebels", "REB"), ("a rebel spokesman", "REB"), ("a spokesman", "GOV"),
        ("opposition lawmakers", "LEG"), ("riot police", "COP"), ("Supreme Court", "JUD"),
        ("villagers", "CVL"), ("army officers", "MIL"),
        ("human rights group", "NGO"), ("quantum", None),
    ],
)  # fmt: skip
def test_a_phrase_shows_its_sector(words: str, code: str | None) -> None:
    assert sector_of(words) == code


def test_several_sectors_are_given_in_order() -> None:
    assert sectors_of("army and police officers") == ("MIL", "COP")
