"""A wire in capitals is read as running text, and its spans still cut to what was received."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import EventType
from onrecord.read.casing import cased, in_capitals

from .conftest import ReadingOf

WIRE = (
    "LIMA, 3 MARCH -- THE POLICE REPORTED THAT SHINING PATH GUERRILLAS KIDNAPPED TWO TEACHERS IN AYACUCHO ON "
    "THURSDAY. THE RED CROSS ASKED THE GUERRILLAS TO RELEASE THEM."
)
ORDINARY = frozenset(["guerrillas", "teachers", "kidnapped", "released", "police", "reported"])


def test_names_keep_their_capitals_and_words_lose_them() -> None:
    assert cased(WIRE, ORDINARY.__contains__).startswith(
        "Lima, 3 March -- the police reported that Shining Path guerrillas kidnapped two teachers in Ayacucho"
    )


def test_letters_in_brackets_stay() -> None:
    wire = "THE NATIONAL LIBERATION FRONT [FMLN] ATTACKED THE BRIDGE AT NIGHT"
    assert "[FMLN]" in cased(wire, ORDINARY.__contains__)


@pytest.mark.parametrize(
    ("text", "capitals"), [(WIRE, True), (WIRE.lower(), False), ("UN", False), ("", False)]
)
def test_only_texts_in_capitals_are_told_so(text: str, capitals: bool) -> None:
    assert in_capitals(text) is capitals


def test_claims_of_a_wire_cut_to_its_own_words(reading_of: ReadingOf) -> None:
    claims = reading_of(WIRE).claims

    assert EventType.ASSAULT in {claim.type for claim in claims}
    assert all(WIRE[claim.span.start : claim.span.end] == claim.span.quote for claim in claims)


@given(st.text(max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    assert len(cased(text, ORDINARY.__contains__)) == len(text)
