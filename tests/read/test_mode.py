"""The sentence is the test: how was it done, and what is it about?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.plover import contexts, modes
from onrecord.model import EventType
from onrecord.read.mode import contexts_of, mode_of
from onrecord.read.stem import Stems, alternatives
from onrecord.read.wordlist import table

from .conftest import ClaimAt


def test_what_is_read_is_among_what_an_analyst_may_set() -> None:
    read = {(EventType(kind), mode) for kind, mode, *_ in table("modes.tsv")}
    assert read <= {(kind, mode) for kind, found in modes().items() for mode in found}
    assert {context for context, _ in table("contexts.tsv")} == set(contexts())


@pytest.mark.parametrize(
    ("text", "act", "mode"),
    [
        ("Turkish jets bombed the port in an air raid.", "bombed", "aerial"),
        ("Gunmen shot two guards in Lima.", "shot", "firearms"),
        ("The governor resigned on Monday.", "resigned", "resign"),
        ("Kenya released 40 prisoners on Monday.", "released", "release"),
        ("Norway urged Turkey to leave the island.", "urged", "yield"),
        ("Norway expelled two Turkish diplomats.", "expelled", "expel"),
        ("Students marched in Lima.", "marched", "demo"),
        ("Police arrested three officers.", "arrested", "arrest"),
        ("Norway criticized Turkey.", "criticized", "disapprove"),
    ],
)
def test_the_words_show_how(claim_at: ClaimAt, text: str, act: str, mode: str) -> None:
    assert mode_of(claim_at(text, act)) == mode


def test_silent_words_show_no_mode(claim_at: ClaimAt) -> None:
    assert mode_of(claim_at("Norway welcomed the vote.", "welcomed")) is None


def test_contexts_come_by_name(claim_at: ClaimAt) -> None:
    claim = claim_at("Norway accused Turkey of an attack on its embassy with drug money.", "accused")

    assert contexts_of(claim) == ("crime", "diplomatic")


def test_stems_match_at_the_start_of_a_word_only() -> None:
    stems = Stems([("arm(s|ed)|rifle", "arms")])

    assert list(stems.found("Armed men with alarms and rifles")) == ["arms", "arms"]


def test_alternatives_in_brackets_stay_together() -> None:
    assert alternatives("cut(s|ting)? off|freez") == ["cut(s|ting)? off", "freez"]


@given(st.text(max_size=400))
def test_any_text_can_be_walked(text: str) -> None:
    list(Stems([("cut(s|ting)? off|freez", 1), ("(re)?call", 2)]).found(text))
