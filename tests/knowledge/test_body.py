"""Bodies known world-wide."""

from __future__ import annotations

import pytest

from onrecord.knowledge.body import all_bodies, body_of
from onrecord.knowledge.state import by_code
from onrecord.model import EntityType


@pytest.mark.parametrize(
    ("words", "name", "kind", "sector"),
    [
        ("the U.N.", "United Nations", EntityType.ORGANIZATION, "IGO"),
        ("the United Nations’", "United Nations", EntityType.ORGANIZATION, "IGO"),
        ("ISIL", "Islamic State", EntityType.GROUP, "REB"),
        ("Hizbollah", "Hezbollah", EntityType.GROUP, "REB"),
        ("OPCW", "Organisation for the Prohibition of Chemical Weapons", EntityType.ORGANIZATION, "IGO"),
    ],
)
def test_a_body_is_known_by_its_aliases(words: str, name: str, kind: EntityType, sector: str) -> None:
    body = body_of(words)
    assert body is not None and (body.name, body.type, body.sector) == (name, kind, sector)


def test_unknown_words_are_no_body() -> None:
    assert body_of("Springfield Gardening Club") is None


def test_every_body_names_a_known_state_or_none() -> None:
    assert all(body.country is None or by_code(body.country) for body in all_bodies())
    assert all(body.ambiguous <= {body.name, *body.aliases} for body in all_bodies())
