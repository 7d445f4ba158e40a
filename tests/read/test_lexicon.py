"""The act lexicon: the words are the test."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import EventType, Status
from onrecord.read.lexicon import GAP, Patterns, lexicon

LIST_WIDTHS = {
    "acts.verbs.tsv": 6,
    "acts.nouns.tsv": 4,
    "acts.phrases.tsv": 4,
    "acts.classes.tsv": 2,
    "acts.senses.tsv": 4,
    "cues.verbs.tsv": 4,
    "cues.nouns.tsv": 3,
    "cues.phrases.tsv": 3,
    "hedges.tsv": 3,
}


@pytest.mark.parametrize(
    ("lemma", "particles", "objects", "kind"),
    [
        ("send", set(), {"soldier"}, "MOBILIZE"),
        ("send", set(), {"medicine"}, "AID"),
        ("impose", set(), {"sanction"}, "SANCTION"),
        ("impose", set(), {"curfew"}, "COERCE"),
        ("lift", set(), {"embargo"}, "CONCEDE"),
        ("withdraw", set(), {"troop"}, "RETREAT"),
        ("withdraw", set(), {"ambassador"}, "SANCTION"),
        ("withdraw", {"from"}, {"treaty"}, "SANCTION"),
        ("call", {"for"}, {"calm"}, "REQUEST"),
        ("call", {"off"}, {"offensive"}, "CONCEDE"),
        ("break", {"off"}, {"relation"}, "SANCTION"),
        ("shoot", {"down"}, {"airliner"}, "ASSAULT"),
        ("crack", {"down", "on"}, set(), "COERCE"),
        ("recognise", set(), set(), "SUPPORT"),
        ("reach", set(), {"agreement"}, "AGREE"),
    ],
)
def test_particle_and_object_decide_the_type_of_a_verb(lemma, particles, objects, kind):
    entry = lexicon().verb(lemma, particles, objects)
    assert entry is not None and entry.type == kind


@pytest.mark.parametrize(
    ("lemma", "particles", "noun", "kind"),
    [
        ("make", set(), "accusation", "ACCUSE"),
        ("issue", set(), "warning", "THREATEN"),
        ("carry", {"out"}, "airstrike", "ASSAULT"),
        ("hold", set(), "negotiation", "CONSULT"),
        ("give", set(), "pledge", "AGREE"),
    ],
)
def test_a_light_verb_takes_its_type_from_its_object(lemma, particles, noun, kind):
    entry = lexicon().verb(lemma, particles, {noun})
    assert entry is not None and entry.type == kind


def test_the_subject_of_receive_is_the_one_acted_on():
    entry = lexicon().verb("receive", set(), {"threat"})
    assert entry is not None and entry.type == EventType.THREATEN and "victim" in entry.flags


def test_a_light_verb_without_an_act_names_none():
    assert lexicon().verb("make", set(), {"cake"}) is None
    assert lexicon().light("make") is not None and lexicon().light("bomb") is None


def test_words_that_are_no_act_together_name_none():
    assert lexicon().verb("shoot", set(), {"video"}) is None
    assert lexicon().verb("shoot", set(), {"protester"}).type == EventType.ASSAULT
    assert lexicon().verb("release", set(), {"statement"}) is None
    assert lexicon().phrase(["cold", "war"], 0) is None


def test_shelling_that_ensued_is_named_by_the_subject():
    entry = lexicon().verb("ensue", set(), {"shelling"})
    assert entry is not None and entry.type == EventType.ASSAULT and "happens" in entry.flags


def test_turning_away_a_report_is_a_denial():
    assert "denial" in lexicon().verb("dismiss", set(), {"allegation"}).flags
    assert "denial" not in lexicon().verb("dismiss", set(), {"proposal"}).flags


@pytest.mark.parametrize(("word", "verb"), [("Seizes", "seize"), ("Bombed", "bomb"), ("Stabbing", "stab")])
def test_a_headline_verb_is_found_by_its_ending(word, verb):
    assert lexicon().base(word) == verb
    assert lexicon().base("Wellington") is None


def test_unknown_words_have_no_entry():
    assert lexicon().verb("knit") is None and lexicon().noun("teapot") is None
    assert lexicon().hedge("teapot") is None and lexicon().cue_verb("knit") is None


def test_the_longest_phrase_is_found_where_it_begins():
    lemmas = ["the", "minister", "do", "not", "yet", "rule", "out", "a", "strike"]
    found = lexicon().phrase(lemmas, 3)
    assert found is not None and (found[0], found[1].type) == (4, EventType.THREATEN)
    inner = lexicon().phrase(lemmas, 5)
    assert inner is not None and (inner[0], inner[1].type) == (2, EventType.REJECT)


def test_a_noun_of_two_words_is_a_phrase_too():
    found = lexicon().phrase(["a", "missile", "test"], 1)
    assert found is not None and found[1].type == EventType.MOBILIZE


def test_cues_and_hedges():
    assert lexicon().cue_verb("claim").strength == "doubt"
    assert lexicon().cue_verb("deny").strength == "denial"
    assert lexicon().cue_verb("tell").addressee == "object"
    assert lexicon().cue_phrase(["according", "to", "the", "mayor"], 0)[0] == 2
    assert lexicon().hedge("allegedly").status is Status.SPECULATED
    assert lexicon().hedge("no longer").status is None


@pytest.mark.parametrize("name", LIST_WIDTHS)
def test_every_list_names_its_source_and_has_no_row_twice(name):
    lines = files("onrecord").joinpath("read", "data", name).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ") and "Source:" in lines[0]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {len(row) for row in rows} == {LIST_WIDTHS[name]}
    assert len({tuple(row) for row in rows}) == len(rows)


def test_every_type_has_verbs_and_nouns():
    acts = set(EventType) - {EventType.STATEMENT}
    assert {entry.type for group in lexicon().verbs.values() for entry in group} == set(EventType)
    assert {entry.type for entry in lexicon().nouns.values()} == acts


@given(st.lists(st.sampled_from("abcx"), min_size=1, max_size=12))
def test_a_gap_takes_no_more_words_than_it_may(words):
    found = Patterns([("a * b|c", 1)]).at(words, 0)
    near = words[0] == "a" and any(word in "bc" for word in words[1 : GAP + 2])
    assert (found is not None) == near
    assert found is None or words[found[0] - 1] in "bc"
