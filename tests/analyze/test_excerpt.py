"""Excerpts: exact words, cut at a pause, without marks that have no partner."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyze.desk import Desk
from onrecord.analyze.excerpt import excerpt
from onrecord.analyze.options import Options
from onrecord.model import Claim, Document, EventType, Ledger, Span


def cut(text: str, longest: int, act: str | None = None) -> str:
    start = text.index(act) if act else 0
    claim = Claim(
        "c",
        "d",
        Span.cut(text, 0, len(text)),
        Span.cut(text, start, start + len(act or text[:1])),
        EventType.STATEMENT,
    )
    desk = Desk(Ledger((Document("d", "", text),), claims=(replace(claim, confidence=1.0),)), Options())
    part = excerpt(desk, claim, longest).span
    assert text[part.start : part.end] == part.quote
    return part.quote


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ('"We shall stay."', "We shall stay"),
        ('the treaty was "dead', 'the treaty was "dead'),
        ('it remained "an option."', 'it remained "an option."'),
        ("the envoy left for the U.S.", "the envoy left for the U.S."),
        ('"Shall we stay?" she asked', "Shall we stay?"),
    ],
)
def test_marks_at_the_edges_go_when_they_have_no_partner(words: str, left: str) -> None:
    assert cut(words, 200) == left


def test_a_dateline_is_no_part_of_the_words() -> None:
    words = "PORT AMBER, Norland, May 14 (Reuters) - Soldiers left the fort on Tuesday"
    assert cut(words, 200, "left") == "Soldiers left the fort on Tuesday"


def test_a_long_clause_is_cut_at_a_pause_after_the_act() -> None:
    words = (
        "The convoy crossed the bridge at dawn, while the guards on the far bank looked on and did nothing"
    )
    assert cut(words, 60, "crossed") == "The convoy crossed the bridge at dawn"


def test_a_long_clause_without_a_pause_is_cut_before_a_phrase() -> None:
    words = "The convoy crossed the long stone bridge at the northern edge of the old town on a cold morning"
    assert cut(words, 60, "crossed") == "The convoy crossed the long stone bridge"


@given(st.text(min_size=1, max_size=300), st.integers(5, 80), st.integers(0, 299), st.integers(0, 299))
def test_an_excerpt_is_always_a_cut_of_the_text(words: str, longest: int, left: int, right: int) -> None:
    left, right = sorted((min(left, len(words)), min(right, len(words))))
    clause, act = Span.cut(words, left, right), Span.cut(words, right, len(words))
    claim = Claim("c", "d", clause, act, EventType.STATEMENT, confidence=1.0)
    desk = Desk(Ledger((Document("d", "", words),), claims=(claim,)), Options())
    part = excerpt(desk, claim, longest).span
    assert words[part.start : part.end] == part.quote
