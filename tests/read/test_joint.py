"""The accurate reader sees what the parse sees and more; it reads any text, also words beyond its reach."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read import NEEDED
from onrecord.read.credits.joint import find_joint_tellings
from onrecord.read.credits.network import LENGTH, ROLES, sights, stretches, tokenizer
from onrecord.read.credits.telling import Telling
from onrecord.read.page import Page
from onrecord.read.quotation import find_quotations
from tests.read.conftest import PageOf, words

for package in NEEDED["accurate"]:
    pytest.importorskip(package, reason=f"the extra accurate is not installed ({package})")


def tellings(page: Page) -> tuple[Telling, ...]:
    return find_joint_tellings(page, find_quotations(page))


SENTENCES = [
    (
        "The mayor said that the bridge would stay shut until Monday.",
        ("The mayor", "said", ["that the bridge would stay shut until Monday"]),
    ),
    (
        "According to the port authority, two ferries were turned back.",
        ("the port authority", "According to", ["two ferries were turned back"]),
    ),
    (
        "“We lost the harbour,” the captain of the ferry wrote on Friday.",
        ("the captain of the ferry", "wrote", ["“We lost the harbour,”"]),
    ),
    (
        "Farmers fear the dam will not hold.",
        ("Farmers", "fear", ["the dam will not hold"]),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_source_cue_and_content_of_a_sentence(
    page_of: PageOf, text: str, expected: tuple[str | None, str, list[str]]
) -> None:
    page = page_of(text)
    assert [words(page, telling) for telling in tellings(page)] == [expected]


def test_a_paragraph_longer_than_the_network_reads_at_once_is_read_to_its_end(page_of: PageOf) -> None:
    boats = "Boats came and went all day along the quay. " * 40
    page = page_of(boats + "The pilot said the channel is closed.")
    assert [words(page, telling)[:2] for telling in tellings(page)] == [("The pilot", "said")]


def test_where_nobody_is_credited_nothing_is_found(page_of: PageOf) -> None:
    assert tellings(page_of("Two ferries left the harbour at noon.\n\nIt rained.")) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(min_size=1, max_size=300), max_size=150), max_size=6))
def test_each_word_is_read_once_in_order_in_stretches_of_bounded_length(paragraphs: list[list[str]]) -> None:
    found = list(stretches(tokenizer(), paragraphs))
    assert [word for one in found for word in one.words] == [
        (n, at) for n, paragraph in enumerate(paragraphs) for at in range(len(paragraph))
    ]
    for one in found:
        assert len(one.pieces) <= 2 * LENGTH
        assert one.first == sorted(set(one.first)) and one.first[-1] < len(one.pieces)


def test_the_chances_of_an_edge_sum_to_one(page_of: PageOf) -> None:
    page = page_of("The mayor said that the bridge would stay shut.\n\nShe left.")
    for sight in sights(page):
        for head in range(len(sight.cues)):
            start, near = sight.pointers[head]
            assert start == 0 and near.shape == (len(ROLES), len(sight.cues) + 1)
            total = [sum(2.718281828459045**log for log in row) for row in near.tolist()]
            assert total == pytest.approx([1.0] * len(ROLES), abs=1e-3)
