"""The sentence is the test: what binds two parties that are given."""

from __future__ import annotations

import pytest

from onrecord.read.acts.relation import Pair, class_of, relation, weights

from .conftest import PageOf


def ranges(text: str, *names: str) -> list[tuple[int, int]]:
    return [(text.index(name), text.index(name) + len(name)) for name in names]


@pytest.mark.parametrize(
    ("text", "source", "other", "kind"),
    [
        ("Norway accused Turkey of spying on its ships.", "Norway", "Turkey", "ACCUSE"),
        ("Turkish jets bombed rebels near the border.", "Turkish jets", "rebels", "ASSAULT"),
        ("Norway has sent food to Kenya.", "Norway", "Kenya", "AID"),
        ("Norway will send food to Kenya.", "Norway", "Kenya", "AGREE"),
        ("Police arrested three editors of the paper.", "Police", "editors", "COERCE"),
        ("Kenya rejected a proposal by Norway.", "Kenya", "Norway", "REJECT"),
        ("Anna Velk met the ministers of Kenya on Friday.", "Anna Velk", "Kenya", "CONSULT"),
        ("The army withdrew its troops from Kenya.", "army", "Kenya", "RETREAT"),
        ("Norway freed two sailors of Kenya.", "Norway", "Kenya", "CONCEDE"),
    ],
)
def test_what_one_does_to_the_other(page_of: PageOf, text: str, source: str, other: str, kind: str) -> None:
    assert relation(page_of(text), ranges(text, source), ranges(text, other)) == kind


def test_the_parties_own_words_are_no_features(page_of: PageOf) -> None:
    one, two = "Norway accused Turkey of spying.", "Kenya accused Sweden of spying."
    first = Pair(page_of(one), ranges(one, "Norway"), ranges(one, "Turkey")).features
    assert first == Pair(page_of(two), ranges(two, "Kenya"), ranges(two, "Sweden")).features


def test_every_class_has_weights() -> None:
    names, by_feature = weights()
    assert len(names) == 15
    assert {place for row in by_feature.values() for place, _ in row} == set(range(15))
    assert class_of("CONCEDE") == class_of("RETREAT") in names
