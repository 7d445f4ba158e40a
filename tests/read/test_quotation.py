"""The sentence is the test: which of its words stand in quotation marks, and which are somebody's speech."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.quotation import Quotation, find_quotations

from .conftest import PageOf


def quoted(page: Page) -> list[str]:
    return [page.document.text[q.start : q.end] for q in find_quotations(page)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The port is shut,” the mayor said. “Nobody sails.”", ["The port is shut,", "Nobody sails."]),
        ('"The port is shut," the mayor said. "Nobody sails."', ["The port is shut,", "Nobody sails."]),
        ("‘The port’s gate is shut,’ the mayor said.", ["The port’s gate is shut,"]),
        ("'The port's gate is shut today,' the mayor said.", ["The port's gate is shut today,"]),
        ("«The port is shut today», the mayor said.", ["The port is shut today"]),
        ("The mayor wrote: „The port is shut today“ and left.", ["The port is shut today"]),
        ("”The port is shut today,” the mayor said.", ["The port is shut today,"]),
        ("＂The port is shut today＂, the mayor said.", ["The port is shut today"]),
        ('("The port is shut," the mayor said.)', ["The port is shut,"]),
        ('The mayor said:"The port is shut today"and left.', ["The port is shut today"]),
        ("``The port is shut,'' the mayor said. ``Nobody sails.''", ["The port is shut,", "Nobody sails."]),
        ("''The port is shut,'' the mayor said. ''Nobody sails.''", ["The port is shut,", "Nobody sails."]),
        ("`The port is shut today,' the mayor said.", ["The port is shut today,"]),
        ("»The port is shut today«, the mayor said.", ["The port is shut today"]),
        ("„The port is shut today,” the mayor said.", ["The port is shut today,"]),
        ("“The mayor wrote «shut today» on the gate,” he said.", ["The mayor wrote «shut today» on the gate,"]),
        ("``The port is shut today, the mayor said.", ["The port is shut today, the mayor said."]),
    ],
)
def test_every_kind_of_mark_is_read(page_of: PageOf, text: str, words: list[str]) -> None:
    assert quoted(page_of(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“She told me ‘the port is shut’ and left,” he said.", ["She told me ‘the port is shut’ and left,"]),
        ("\"She told me 'the port is shut' and left,\" he said.",
         ["She told me 'the port is shut' and left,"]),
        ("“The port is “shut” for now,” he said.", ["The port is “shut” for now,"]),
        ("“[The port] is shut today,” he said.", ["[The port] is shut today,"]),
    ],
)  # fmt: skip
def test_a_quotation_inside_a_quotation_does_not_end_it(page_of: PageOf, text: str, words: list[str]) -> None:
    assert quoted(page_of(text)) == words


@pytest.mark.parametrize(
    ("text", "words", "open_ended"),
    [
        ("“The port is shut, the mayor said.\n\nNobody sails.", ["The port is shut, the mayor said."], [True]),
        ("The port is shut today,” the mayor said.", ["The port is shut today,"], [False]),
        ("“The port is shut.\n\n“Nobody sails from here,” he said.",
         ["The port is shut.", "Nobody sails from here,"], [True, False]),
    ],
)  # fmt: skip
def test_a_missing_mark_costs_at_most_its_paragraph(
    page_of: PageOf, text: str, words: list[str], open_ended: list[bool]
) -> None:
    page = page_of(text)
    assert quoted(page) == words
    assert [q.open_ended for q in find_quotations(page)] == open_ended


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“",
        '""',
        "The dockers’ union met the sailors’ wives in the '90s.",
        "They sold rock 'n' roll records at the dockers' market.",
        'The crew saw a 5" gun and a 6" gun.',
    ],
)
def test_an_apostrophe_or_an_inch_quotes_nobody(page_of: PageOf, text: str) -> None:
    assert quoted(page_of(text)) == []


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("Turkey sent “military advisers” to the valley.", True),
        ('The "port of last resort" stays shut.', True),
        ("“Shut it,” the mayor said.", False),
        ("The mayor said “the port stays shut until the ice is gone” on Monday.", False),
        ("The mayor said the port “is shut”.", False),
    ],
)
def test_scare_quotes_are_nobodys_speech(page_of: PageOf, text: str, scare: bool) -> None:
    (found,) = find_quotations(page_of(text))
    assert found.scare is scare


def _bare_page(text: str) -> Page:
    """The text as one paragraph of one-letter words without a parse: marks need no parser."""
    from_text = [n for n, char in enumerate(text) if not char.isspace()]
    tokens = tuple(_letter(i, at, text[at]) for i, at in enumerate(from_text))
    paragraph = Paragraph(0, 0, len(text), text, tokens, ((0, len(tokens)),) if tokens else ())
    return Page(Document("d", "0", text), (paragraph,))


def _letter(i: int, at: int, char: str) -> Token:
    return Token(i, at, at + 1, char, char, "X", "XX", "dep", i)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab1 .,'’‘“”„«»\"＂\n", max_size=60) | st.text(max_size=40))
def test_quotations_never_overlap_and_lie_in_their_paragraph(text: str) -> None:
    found: list[Quotation] = list(find_quotations(_bare_page(text)))
    assert all(0 <= q.start < q.end <= len(text) and q.first < q.last for q in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
