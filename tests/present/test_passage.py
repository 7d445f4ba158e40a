"""Highlights may nest, touch and overlap: the words stay whole, and each highlight is found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.passage import Highlight, Kind, segments

TEXT = st.text(min_size=1, max_size=40)
KINDS = st.sampled_from(list(Kind))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Highlight]]:
    text = draw(TEXT)
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges, KINDS), max_size=6))
    return text, [Highlight(min(a, b), max(a, b), kind, f"h-{n}") for n, (a, b, kind) in enumerate(pairs)]


@given(marked())
def test_the_pieces_of_a_paragraph_are_the_paragraph(case: tuple[str, list[Highlight]]) -> None:
    text, highlights = case
    assert "".join(piece.text for piece in segments(text, 0, len(text), highlights)) == text


@given(marked())
def test_a_highlight_begins_once_and_its_pieces_are_its_words(case: tuple[str, list[Highlight]]) -> None:
    text, highlights = case
    pieces = list(segments(text, 0, len(text), highlights))
    for mark in (h for h in highlights if h.start < h.end):
        first = [piece for piece in pieces if mark.anchor in piece.anchors]
        tracked = [piece for piece in pieces if mark.anchor in piece.tracks]
        assert len(first) == 1
        lit = tracked if tracked or first[0].anchors[0] != mark.anchor else first
        assert "".join(piece.text for piece in lit) == text[mark.start : mark.end]


def test_where_highlights_meet_the_claim_is_seen() -> None:
    marks = [Highlight(0, 9, Kind.UNREAD), Highlight(2, 5, Kind.CLAIM, "c-1", "denied", "1")]
    seen = [(piece.text, piece.kind, piece.status) for piece in segments("abcdefghi", 0, 9, marks)]
    assert seen == [("ab", Kind.UNREAD, ""), ("cde", Kind.CLAIM, "denied"), ("fghi", Kind.UNREAD, "")]


def test_a_highlight_that_runs_over_a_paragraph_is_cut_at_its_edges() -> None:
    marks = [Highlight(0, 9, Kind.CLAIM, "c-1")]
    assert [piece.text for piece in segments("abcdefghi", 3, 6, marks)] == ["def"]
