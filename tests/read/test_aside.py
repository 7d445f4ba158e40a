"""What a report tells in its own words has no further voice, though it stands among another's words."""

from __future__ import annotations

import pytest

from .conftest import ClaimAt


def voices(claim_at: ClaimAt, text: str, act: str) -> list[str]:
    """The names or words of all voices before the report's own."""
    links = claim_at(text, act).attribution[:-1]
    return [link.source.name or (link.source.span.quote if link.source.span else "?") for link in links]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway threatened to send tanks to Sweden.", "to send"),
        ("Villagers voiced concern over a Norwegian drone strike that killed a trader.", "killed"),
        ("Anna Velk admitted that the road is shut, prompting the police to arrest the mayor.", "to arrest"),
    ],
)
def test_what_is_only_named_beside_a_telling_is_the_reports_own(
    claim_at: ClaimAt, text: str, act: str
) -> None:
    assert voices(claim_at, text, act) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Velk confirmed the arrest of two traders by the police.",
        "Anna Velk said that the police arrested two traders.",
        "Anna Velk claimed to have arrested two traders.",
        "The email outlines the arrest of two traders.",
    ],
)
def test_what_is_told_keeps_its_voice(claim_at: ClaimAt, text: str) -> None:
    assert len(voices(claim_at, text, "arrest" if "the arrest" in text else "arrested")) == 1
