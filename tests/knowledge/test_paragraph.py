"""The text is the test: where a report is cut into paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.knowledge.paragraph import cut_paragraphs


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in cut_paragraphs(text)]


WRAPPED = (
    "The harbour was quiet in the morning and the boats lay at the\n"
    "quay with their nets drawn up, for nobody had dared to go out\n"
    "since the guns across the strait had opened fire in the night."
)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\n \t\n\n\nTwo.", ["One.", "Two."]),
        ("  One.  \n\n  Two.\n", ["One.", "Two."]),
        ("One paragraph a line.\nAnd one more.\nThe last.",
         ["One paragraph a line.", "And one more.", "The last."]),
        ("One.\u2029Two.\u2028Three.", ["One.", "Two.", "Three."]),
        (WRAPPED, [WRAPPED]),
        (f"{WRAPPED}\n\nTwo.", [WRAPPED, "Two."]),
        ("", []),
        (" \n\t\n ", []),
    ],
)  # fmt: skip
def test_where_a_text_is_cut(text: str, cut: list[str]) -> None:
    assert pieces(text) == cut


def test_a_paragraph_without_end_is_cut_at_white_space() -> None:
    found = pieces("word " * 10_000)
    assert len(found) > 1
    assert max(len(piece) for piece in found) <= 20_000
    assert not any(piece.startswith("ord") for piece in found)


def test_a_line_without_a_blank_is_cut_all_the_same() -> None:
    assert [len(piece) for piece in pieces("x" * 45_000)] == [20_000, 20_000, 5_000]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab. \n\r\t\u2028\u2029\u00a0\u200f", max_size=80) | st.text(max_size=60))
def test_nothing_but_white_space_falls_outside(text: str) -> None:
    found = cut_paragraphs(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    covered = {i for start, end in found for i in range(start, end)}
    assert not "".join(char for i, char in enumerate(text) if i not in covered).strip()
    assert all(piece == piece.strip() for piece in pieces(text))
