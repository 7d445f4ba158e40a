"""A page answers what hangs on a word, whatever the shape of its tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.page import Paragraph, Token


@st.composite
def trees(draw: st.DrawFn) -> Paragraph:
    """Words in any order under one root, arcs that cross among them."""
    order = draw(st.permutations(range(draw(st.integers(1, 12)))))
    heads = {order[0]: order[0]}
    for place, i in enumerate(order[1:], start=1):
        heads[i] = order[draw(st.integers(0, place - 1))]
    tokens = (Token(i, 2 * i, 2 * i + 1, "X", "x", "X", "XX", "dep", heads[i]) for i in sorted(heads))
    return Paragraph(0, 0, 2 * len(heads), "X " * len(heads), tuple(tokens), ((0, len(heads)),))


@given(trees())
def test_the_reach_of_a_word_is_that_of_all_below_it(paragraph: Paragraph) -> None:
    for token in paragraph.tokens:
        below = paragraph.subtree(token.i)
        assert paragraph.reach(token.i) == (below[0], below[-1])
        assert {t.i for t in paragraph.children(token.i)} < set(below)
        assert token.lower == "x"
