"""Agencies and outlets."""

from __future__ import annotations

import pytest

from onrecord.knowledge.outlet import OutletKind, all_outlets, outlet_of
from onrecord.knowledge.state import by_code


@pytest.mark.parametrize(
    ("words", "name"),
    [("AP", "Associated Press"), ("Reuters", "Reuters"), ("the Interfax news agency", "Interfax")],
)
def test_a_wire_is_known(words: str, name: str) -> None:
    wire = outlet_of(words)
    assert wire is not None and (wire.name, wire.kind) == (name, OutletKind.WIRE)


def test_a_paper_is_an_outlet_and_no_wire() -> None:
    paper = outlet_of("the Washington Times")
    assert paper is not None and paper.name == "Washington Times"
    assert paper.kind is not OutletKind.WIRE


def test_an_article_that_makes_the_name_must_be_there() -> None:
    assert outlet_of("The Age") is not None
    assert outlet_of("Age") is None


def test_every_outlet_names_a_known_state_or_none() -> None:
    assert all(outlet.country is None or by_code(outlet.country) for outlet in all_outlets())
