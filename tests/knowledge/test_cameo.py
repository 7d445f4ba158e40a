"""From PLOVER to CAMEO."""

from __future__ import annotations

import pytest

from onrecord.knowledge.cameo import all_codes, cameo_of
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


@pytest.mark.parametrize("kind", list(EventType))
def test_every_type_has_a_code_whatever_the_mode_and_context(kind: EventType) -> None:
    for mode in (None, "no such mode"):
        for contexts in ((), ("legislative",)):
            assert cameo_of(kind, mode, contexts).type is kind


def test_codes_are_text_and_carry_their_goldstein_value() -> None:
    goldstein = {entry.code: entry.goldstein for entry in all_codes()}
    assert {"010", "10"} <= goldstein.keys()
    assert goldstein["193"] == -10.0


def test_every_code_leads_to_a_code_of_its_own_type() -> None:
    for entry in all_codes():
        back = cameo_of(entry.type, entry.mode, (entry.context,) if entry.context else ())
        assert (back.type, back.mode) == (entry.type, entry.mode), entry
