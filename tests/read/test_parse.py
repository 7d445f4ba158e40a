"""A page is plain values: tokens at their place, no header, true lemmas, and the parse of the pipeline."""

from __future__ import annotations

from importlib.resources import files

import pytest

from onrecord.read.page import Page
from onrecord.read.parse import pipeline

from .conftest import PageOf


def lemma(page: Page, word: str) -> str:
    return next(t.lemma for p in page.paragraphs for t in p.tokens if t.text == word)


def test_tokens_stand_at_their_offsets(page_of: PageOf) -> None:
    page = page_of("One 🚢 sails.\n\nTwo\u00a0ships\tsail.")
    text = page.document.text
    words = [p.span(0, len(p.tokens)).quote for p in page.paragraphs]
    assert words == ["One 🚢 sails.", "Two\u00a0ships\tsail."]
    assert all(text[t.start : t.end] == t.text for p in page.paragraphs for t in p.tokens)


def test_a_dateline_is_not_prose(page_of: PageOf) -> None:
    page = page_of("HALDEN, June 17 (Reuters) — Two ships sailed on Monday.")
    assert page.paragraphs[0].text == "Two ships sailed on Monday."
    assert page.document.text[page.paragraphs[0].start :].startswith("Two ships")


def test_a_sentence_does_not_run_over_a_paragraph(page_of: PageOf) -> None:
    page = page_of("The ships sailed and\n\nthe army left.")
    assert [len(p.sentences) for p in page.paragraphs] == [1, 1]


def test_a_token_is_found_by_its_offset(page_of: PageOf) -> None:
    paragraph = page_of("Two ships sailed.").paragraphs[0]
    assert paragraph.token_at(5) == 1
    assert paragraph.token_at(3) is None
    assert paragraph.token_at(99) is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Students staged a protest.", "staged", "stage"),
        ("The army is waging war.", "waging", "wage"),
        ("The court fined two papers.", "fined", "fine"),
        ("Norway hopes to leave.", "hopes", "hope"),
        ("Soldiers raped and robbed.", "raped", "rape"),
        ("He gripped the rail.", "gripped", "grip"),
    ],
)
def test_a_verb_form_has_its_own_lemma(page_of: PageOf, text: str, word: str, expected: str) -> None:
    assert lemma(page_of(text), word) == expected


def test_every_root_is_its_own_head(page_of: PageOf) -> None:
    for paragraph in page_of("Two ships sailed. The army left.").paragraphs:
        for first, last in paragraph.sentences:
            assert [t.i for t in paragraph.tokens[first:last] if t.head == t.i]


EXAMPLES = sorted(file.name for file in files("onrecord.examples").iterdir() if file.name.endswith(".txt"))
SEVERAL_WORDS = "There's a ship. Let's go, they said; it ain't gonna sail and there were none. Y'all got ta go."


@pytest.mark.parametrize("report", [*EXAMPLES, SEVERAL_WORDS])
def test_a_page_is_what_the_pipeline_says_as_it_ships(page_of: PageOf, report: str) -> None:
    text = files("onrecord.examples").joinpath(report).read_text("utf-8") if report in EXAMPLES else report
    for paragraph in page_of(text).paragraphs:
        doc = pipeline()(paragraph.text.replace("\n", " "))
        words = [t for t in doc if not t.is_space]
        said = [(t.text, t.pos_, t.tag_, t.dep_, t.head.text) for t in words]
        read = [(t.text, t.pos, t.tag, t.dep, paragraph.tokens[t.head].text) for t in paragraph.tokens]
        assert read == said
        lemmas = zip(paragraph.tokens, words, strict=True)
        assert all(token.lemma == word.lemma_.lower() for token, word in lemmas if token.pos != "VERB")
        names = [(paragraph.span(n.first, n.last).quote, n.label) for n in paragraph.names]
        assert names == [(e.text, e.label_) for e in doc.ents]


def test_a_capital_verb_as_subject_is_a_name(page_of: PageOf) -> None:
    (paragraph,) = page_of("Trump said that the road is shut.").paragraphs
    assert (paragraph.tokens[0].pos, paragraph.tokens[0].tag) == ("PROPN", "NNP")
