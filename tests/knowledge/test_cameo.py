"""CAMEO and PLOVER, there and back."""

from __future__ import annotations

import pytest

from onrecord.knowledge.cameo import all_codes, cameo_code, cameo_of
from onrecord.model import EventType


@pytest.mark.parametrize(
    ("kind", "mode", "contexts", "code"),
    [
        (EventType.ASSAULT, "aerial", ("military",), "195"),
        (EventType.ASSAULT, None, (), "18"),
        (EventType.CONSULT, "phone", (), "041"),
        (EventType.PROTEST, "demo", ("rights_freedoms",), "1413"),
        (EventType.PROTEST, "demo", (), "141"),
        (EventType.RETREAT, "ceasefire", ("military",), "0871"),
        (EventType.MOBILIZE, None, ("military",), "15"),
        (EventType.STATEMENT, None, (), "01"),
    ],
)
def test_a_claim_gets_the_code_that_says_no_more(
    kind: EventType, mode: str | None, contexts: tuple[str, ...], code: str
) -> None:
    assert cameo_of(kind, mode, contexts).code == code


def test_codes_are_text_and_carry_their_goldstein_value() -> None:
    assert cameo_code("010") is not None and cameo_code("10") is not None
    assert cameo_code("010") != cameo_code("10")
    assert (found := cameo_code("193")) and found.goldstein == -10.0
    assert cameo_code("999") is None


def test_every_code_leads_to_a_code_of_its_own_type() -> None:
    for entry in all_codes():
        back = cameo_of(entry.type, entry.mode, (entry.context,) if entry.context else ())
        assert (back.type, back.mode) == (entry.type, entry.mode), entry
