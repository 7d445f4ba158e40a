"""Which words name one happening."""

from __future__ import annotations

from onrecord.reconcile.naming import Naming, same_happenings
from onrecord.reconcile.word import stem


def naming(name: str, head: str, context: str, *, story: int = 0, beside: str = "") -> Naming:
    return Naming(
        name, f"report-{name}", story, (0, 0), head, frozenset({stem(head)}),
        frozenset(context.split()), frozenset(beside.split()),
    )  # fmt: skip


def test_one_word_in_one_story_names_one_happening_in_another_story_another() -> None:
    told = [
        naming("a", "sank", "ferry storm Orun"),
        naming("b", "sank", "ferry divers Orun"),
        naming("c", "sank", "tanker harbour", story=1),
    ]
    assert same_happenings(told) == [["a", "b"], ["c"]]
    assert same_happenings(reversed(told)) == [["a", "b"], ["c"]]


def test_words_that_mean_much_the_same_join_where_their_sentences_are_alike() -> None:
    beside = "ferry orun"
    told = [
        naming("a", "airstrike", "market orun town dawn", beside=beside),
        naming("b", "bomb", "market orun town dawn", beside=beside),
        naming("c", "signed", "treaty minister grain"),
    ]
    assert same_happenings(told) == [["a", "b"], ["c"]]
