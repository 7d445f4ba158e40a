"""Verbs: one speaker says, several say."""

from __future__ import annotations

import pytest

from onrecord.analyze.verb import verb
from onrecord.model import Claim, EventType, Span


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("«activists in Halden», unnamed", "say"),
        ("«three people close to the talks», unnamed", "say"),
        ("police", "say"),
        ("«source from the ministry», unnamed", "says"),
        ("«spokesman for the workers», unnamed", "says"),
        ("United States", "says"),
        ("Ministry of Foreign Affairs", "says"),
    ],
)
def test_the_verb_has_the_number_of_who_speaks(name: str, said: str) -> None:
    claim = Claim("c", "d", Span.cut("They left", 0, 9), Span.cut("They left", 5, 9), EventType.STATEMENT)
    assert verb(claim, name) == said
