"""Whole reports, and texts that no reporter would write: a reading always stands on exact words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.codec import from_row, to_json, to_row
from onrecord.model import Document, EventType, Genre, Reading, SourceKind, Span, Status
from onrecord.read import DEFAULT, READERS, read, read_all
from onrecord.read.page import Page
from onrecord.read.parse import parse
from onrecord.read.quotation import find_quotations

from .conftest import PageOf, ReadingOf

REPORT = (
    "HALDEN, June 17 (Reuters) — Turkish jets bombed the port of Halden on Monday, killing at least 12 people, "
    "the mayor said.\n\n"
    "“Turkey must withdraw its troops,” Foreign Minister Anna Velk told reporters on Tuesday. “If they stay, "
    "we will close the strait.”\n\n"
    "Turkey denied the reports. The claim could not be independently verified.\n\n"
    "There was speculation that Moscow was sending 400 advisers to the island.\n\n"
    "Norway's position is that it has not armed the rebels."
)


def spans(thing: Any) -> Iterator[Span]:
    """Every span inside a value, however deep."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from spans(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from spans(getattr(thing, field.name))


def whole(reading: Reading, text: str) -> bool:
    """Whether every span of a reading cuts to its quote, and every id that it uses is one that it has."""
    known = {entity.id for entity in reading.entities}
    parties = [p.entity for c in reading.claims for p in (*c.actors, *c.recipients)]
    voices = [link.source.entity for c in reading.claims for link in c.attribution]
    return (
        all(text[span.start : span.end] == span.quote for span in spans(reading))
        and {entity for entity in (*parties, *voices) if entity} <= known
        and {mention.entity for mention in reading.mentions} <= known
        and len({claim.id for claim in reading.claims}) == len(reading.claims)
        and all(claim.attribution[-1].source.kind is SourceKind.OUTLET for claim in reading.claims)
        and all(0 <= claim.confidence <= 1 for claim in reading.claims)
    )


def test_a_report_is_read_whole(reading_of: ReadingOf) -> None:
    reading = reading_of(REPORT)
    assert whole(reading, REPORT)
    assert {claim.reader for claim in reading.claims} == {READERS[DEFAULT]}
    assert {claim.document for claim in reading.claims} == {reading.document} == {"d"}
    assert [claim.span.start for claim in reading.claims] == sorted(c.span.start for c in reading.claims)


def test_nothing_unreal_reads_as_a_happening(reading_of: ReadingOf) -> None:
    done = {c.type for c in reading_of(REPORT).claims if c.status is Status.ASSERTED}
    assert EventType.ASSAULT in done and EventType.REQUEST in done
    assert not done & {EventType.RETREAT, EventType.MOBILIZE, EventType.AID, EventType.COERCE}


def test_reading_twice_gives_the_same_bytes() -> None:
    one, other = (to_json(to_row(read(Document("d", "0", REPORT)))) for _ in range(2))
    assert one == other


def test_a_reading_comes_back_from_its_row(reading_of: ReadingOf) -> None:
    reading = reading_of(REPORT)
    assert from_row(Reading, json.loads(to_json(to_row(reading)))) == reading


def test_reports_are_read_in_order_and_apart() -> None:
    documents = [Document(name, "0", text) for name, text in (("b", REPORT), ("a", "Norway left."), ("c", ""))]
    readings = list(read_all(documents))
    assert [reading.document for reading in readings] == ["b", "a", "c"]
    assert readings[2] == Reading("c", (), (), ())


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("The museum of Norway opened at nine. Police arrested two men.",
         ["The museum of Norway opened at nine."]),
        ("Police arrested two men in Oslo on Monday.", []),
        ("It was a fine day. The sea was calm.", []),
    ],
)  # fmt: skip
def test_a_named_party_without_a_claim_is_shown_as_unread(
    reading_of: ReadingOf, text: str, missed: list[str]
) -> None:
    assert [span.quote for span in reading_of(text).unread] == missed


HOSTILE = [
    "",
    " \n\t\n ",
    "\x00\x01\x02 Turkey \x7f bombed\x00 the port.",
    "\u202eTurkey bombed the port\u202c, he said.",
    "قصفت الطائرات الميناء، وقال المتحدث: «لن نغادر».",
    "🚢🚢 “Turkey 🇹🇷 bombed the port” 🔥 Norway said 🚢",
    "“““ said said said ”””",
    "the mayor said that the mayor said that the mayor said that Turkey bombed the port",
    "<script>alert('Turkey bombed the port')</script>",
    "Turkey bombed the port" * 40,
    "(" * 200 + "Reuters" + ")" * 200,
    ":\n\n:\n\n“\n\n”\n\n(Reuters)\n\nMr. I said:",
    "said",
    "said said said the port",
    "According to",
    "a\u0301" * 50 + " bombed \ufeff\u200b the port.",
    "TURKEY BOMBS PORT, NORWAY SAYS",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    assert whole(read(Document("d", "0", text, genre=Genre.OPINION)), text)


PIECES = st.sampled_from(
    [
        "Turkey", "Anna Velk", "Reuters", "the mayor", "he", "I", "said", "denied", "bombed", "the port",
        "troops", "that", "according to", "citing", "if", "not", "will", "must", "to withdraw", "on Monday",
        "400", "dozens of", "(New York Times)", "via", "speculation", "“", "”", '"', "‘", "’", "'", "«", "»",
        ",", ".", ":", "?", "(", ")", "—", "\n\n", "\n", " ", "\u00a0", "\u200f", "\u202e", "🚢", "é", "\x00",
    ]
)  # fmt: skip
SENTENCES = st.lists(PIECES, max_size=25).map(" ".join)
ANYTHING = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
BOUNDED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@BOUNDED
@given(SENTENCES | ANYTHING)
def test_every_span_of_any_reading_cuts_to_its_quote(text: str) -> None:
    assert whole(read(Document("d", "0", text, genre=Genre.OPINION)), text)


@BOUNDED
@given(SENTENCES | ANYTHING)
def test_tokens_and_quotations_of_any_page_stand_in_order(text: str) -> None:
    page = parse(Document("d", "0", text))
    for paragraph in page.paragraphs:
        assert all(text[t.start : t.end] == t.text or _odd(text[t.start : t.end]) for t in paragraph.tokens)
        assert all(one.end <= other.start for one, other in pairwise(paragraph.tokens))
        assert all(0 <= t.head < len(paragraph.tokens) for t in paragraph.tokens)
    assert all(one.end <= other.start for one, other in pairwise(find_quotations(page)))


def _odd(words: str) -> bool:
    """Whether words hold marks that the parser is shown as blanks."""
    return any(char.isspace() or not char.isprintable() for char in words)


def test_the_page_covers_all_that_is_no_white_space(page_of: PageOf) -> None:
    page: Page = page_of("Turkey bombed\tthe port.\n\n  “No,” he\u00a0said. 🚢")
    covered = {i for p in page.paragraphs for t in p.tokens for i in range(t.start, t.end)}
    text = page.document.text
    assert not "".join(c for i, c in enumerate(text) if i not in covered).strip()
