"""The sentence is the test: whose subject a verb has, what is passive, and where a clause ends."""

from __future__ import annotations

import pytest

from onrecord.read import phrase
from onrecord.read.page import Paragraph

from .conftest import PageOf


def at(paragraph: Paragraph, word: str) -> int:
    return next(token.i for token in paragraph.tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The army left the town.", "left", "army"),
        ("The army arrested two men and left the town.", "left", "army"),
        ("The army, which left the town, kept silent.", "left", "army"),
        ("The soldiers leaving the town sang.", "leaving", "soldiers"),
        ("The army wants to leave the town.", "leave", "army"),
        ("The army ordered troops to leave the town.", "leave", "troops"),
        ("Norway accused the army of leaving the town.", "leaving", "army"),
        ("Its decision to leave the town came late.", "leave", "Its"),
        ("Troops, the minister said, left the town.", "left", "Troops"),
        ("Troops, Foreign Minister Anna Velk said, left the town.", "left", "Troops"),
        ("Troops, Foreign Minister Anna Velk said, left the town.", "said", "Velk"),
        ("It rained.", "rained", "It"),
        ("A team is in Norway inspecting ports.", "inspecting", "team"),
        ("President Anna Velk: Norway fired on boats.", "fired", "Norway"),
    ],
)
def test_the_subject_of_a_verb(page_of: PageOf, text: str, verb: str, subject: str) -> None:
    paragraph = page_of(text).paragraphs[0]
    found = phrase.subject(paragraph, at(paragraph, verb))
    assert found is not None and found.text == subject


@pytest.mark.parametrize(
    ("text", "verb", "doer"),
    [
        ("The town was taken by the army.", "taken", "army"),
        ("The town taken by the army burned.", "taken", "army"),
        ("The town was taken at dawn.", "taken", None),
    ],
)
def test_a_passive_has_its_doer_after_by(page_of: PageOf, text: str, verb: str, doer: str | None) -> None:
    paragraph = page_of(text).paragraphs[0]
    assert phrase.passive(paragraph, at(paragraph, verb))
    agent = phrase.agent(paragraph, at(paragraph, verb))
    assert (agent.text if agent else None) == doer


@pytest.mark.parametrize(("text", "verb"), [("The army took the town.", "took"), ("They had left.", "left")])
def test_an_active_verb_is_not_passive(page_of: PageOf, text: str, verb: str) -> None:
    paragraph = page_of(text).paragraphs[0]
    assert not phrase.passive(paragraph, at(paragraph, verb))


@pytest.mark.parametrize(
    ("text", "verb", "clause"),
    [
        ("The army took the town.", "took", "The army took the town"),
        ("The mayor said that the army took the town.", "took", "the army took the town"),
        ("The army took the town and freed two men.", "took", "The army took the town"),
        ("If the army took the town, they would leave.", "took", "If the army took the town"),
        ("Because the army took the town, they left.", "took", "the army took the town"),
    ],
)
def test_where_a_clause_ends(page_of: PageOf, text: str, verb: str, clause: str) -> None:
    paragraph = page_of(text).paragraphs[0]
    assert paragraph.span(*phrase.clause(paragraph, at(paragraph, verb))).quote == clause


@pytest.mark.parametrize(
    ("text", "noun", "words"),
    [
        ("Two Turkish army officers of high rank, who sang, left.", "officers",
         "Two Turkish army officers of high rank"),
        ("Police and soldiers left.", "Police", "Police"),
        ("Anna Velk, the minister, left.", "Velk", "Anna Velk"),
    ],
)  # fmt: skip
def test_where_a_noun_phrase_ends(page_of: PageOf, text: str, noun: str, words: str) -> None:
    paragraph = page_of(text).paragraphs[0]
    assert paragraph.span(*phrase.noun_phrase(paragraph, at(paragraph, noun))).quote == words


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("The army has not yet left.", "left", "has not yet left"),
        ("The army will be leaving.", "leaving", "will be leaving"),
        ("The army took over the town.", "took", "took over"),
    ],
)
def test_a_verb_with_its_auxiliaries(page_of: PageOf, text: str, verb: str, words: str) -> None:
    paragraph = page_of(text).paragraphs[0]
    assert paragraph.span(*phrase.verb_group(paragraph, at(paragraph, verb))).quote == words
