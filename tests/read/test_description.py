"""The sentence is the test: sources that are described, not named."""

from __future__ import annotations

import pytest

from onrecord.model import SourceKind

from .conftest import ClaimAt

SHELLED = "Turkish guns shelled the village"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (f"The army said {SHELLED}.", "organization", "army"),
        (f"Police said {SHELLED}.", "organization", "police"),
        (f"The country's opposition group said {SHELLED}.", "organization", "the country's opposition group"),
        (f"Activists in Halden said {SHELLED}.", "unnamed", "activists in Halden"),
        (f"Two people close to the talks said {SHELLED}.", "unnamed", "two people close to the talks"),
        (f"Iranian villagers said on Monday {SHELLED}.", "unnamed", "Iranian villagers"),
        (f"An army officer said {SHELLED}.", "unnamed", "army officer"),
        (f"Several sources said {SHELLED}.", "unnamed", None),
        (f"They said {SHELLED}.", "unnamed", None),
    ],
)
def test_a_source_without_a_name_goes_by_the_words_for_it(
    claim_at: ClaimAt, text: str, kind: str, name: str | None
) -> None:
    source = claim_at(text, "shelled").attribution[0].source
    assert (source.kind, source.name, source.entity) == (kind, name, None)


def test_a_service_of_a_state_is_a_body_of_that_state(claim_at: ClaimAt) -> None:
    source = claim_at(f"Norway's security service said {SHELLED}.", "shelled").attribution[0].source
    assert (source.kind, source.name) == (SourceKind.ORGANIZATION, "Norway's security service")
    assert source.entity is not None


def test_a_source_keeps_its_ministry_and_the_agency_it_spoke_to(claim_at: ClaimAt) -> None:
    text = f"A source from Norway's Defense Ministry told Reuters that {SHELLED}."
    links = [link.source for link in claim_at(text, "shelled").attribution]
    assert [link.name for link in links[:2]] == ["source from Norway's Defense Ministry", "Reuters"]
    assert links[0].span is not None and links[0].span.quote == "A source from Norway's Defense Ministry"


@pytest.mark.parametrize("again", ["The official", "He"])
def test_who_was_described_is_meant_again(claim_at: ClaimAt, again: str) -> None:
    text = f"A ministry official said snow had fallen. {again} added that {SHELLED}."
    source = claim_at(text, "shelled").attribution[0].source
    assert (source.name, source.span and source.span.quote) == ("ministry official", again)
