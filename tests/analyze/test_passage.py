"""Passages: what references lead to, whatever the report's layout."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analyze.passage import LONGEST, passages


def test_a_paragraph_of_common_length_is_cited_whole() -> None:
    assert [one.number for one in passages("The bridge is open. It was shut.\n\nNobody crossed.")] == ["1", "2"]


def test_a_report_without_paragraph_breaks_is_cited_by_sentence() -> None:
    sentence = "The envoy crossed the river at noon and came back before the evening bell had rung. "
    found = passages(sentence * 20)
    assert [one.number for one in found[:3]] == ["1.1", "1.2", "1.3"]
    assert (sentence * 20)[found[1].start : found[1].end] == sentence.strip()


def test_a_text_without_full_stops_is_cited_in_pieces_of_bounded_length() -> None:
    assert all(one.end - one.start <= LONGEST for one in passages("word " * 2000))


@given(st.text(alphabet="ab. \n\"'A", max_size=3000))
def test_passages_follow_one_another_and_leave_out_only_white_space(text: str) -> None:
    found = passages(text)
    inside = {at for one in found for at in range(one.start, one.end)}
    assert sum(one.end - one.start for one in found) == len(inside)
    assert all(text[at].isspace() for at in range(len(text)) if at not in inside)
