"""A span holds exact words and their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span


def test_a_span_cuts_code_points() -> None:
    assert Span.cut("🚢 sails", 0, 1).quote == "🚢"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 5), (5, 5)])
def test_a_span_outside_its_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside a text of 4"):
        Span.cut("text", start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "covers"),
    [
        ((0, 4), (1, 2), True, True),
        ((0, 4), (0, 4), True, True),
        ((0, 2), (2, 4), False, False),
        ((0, 3), (2, 4), True, False),
        ((1, 2), (0, 4), True, False),
    ],
)
def test_overlap_and_cover(
    one: tuple[int, int], other: tuple[int, int], overlaps: bool, covers: bool
) -> None:
    left, right = Span.cut("text", *one), Span.cut("text", *other)
    assert left.overlaps(right) is right.overlaps(left) is overlaps
    assert left.covers(right) is covers


@given(st.text(min_size=1, max_size=20), st.data())
def test_every_cut_is_its_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert Span.cut(text, start, end) == Span(start, end, text[start:end])
