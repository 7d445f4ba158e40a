"""Gold files come down to marks: words of names, places of quotes, and errors that name the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.gold import content_words, gold_claims
from onrecord.evaluation.row import rows

from .marks import gold


def test_names_meet_by_their_telling_words_whatever_case_and_accents() -> None:
    assert content_words("President José Núñez of the Isles") == {"jose", "nunez", "isles"}


def test_the_name_meant_by_a_pronoun_counts_as_well() -> None:
    (mark,) = gold_claims([gold("He left", "left", "RETREAT", actors=["He=Ivo Brandt"])], {"r1": "He left."})
    assert mark.actors == (frozenset({"he", "ivo", "brandt"}),)


def test_a_quote_printed_twice_is_looked_for_near_the_last() -> None:
    line = gold("troops left", "left", "RETREAT")
    marks = list(gold_claims([line], {"r1": "Some troops left. More troops left."}))
    assert [mark.span for mark in marks] == [(5, 16)]


def test_a_voice_is_none_where_the_report_speaks_for_itself() -> None:
    (mark,) = gold_claims([gold("They left", "left", "RETREAT")], {"r1": "They left."})
    assert mark.voice is None


def test_offsets_are_taken_where_the_gold_has_them() -> None:
    standoff = {**gold("", "", "RETREAT"), "span": [0, 9], "act": [5, 9]}
    (mark,) = gold_claims([standoff], {"r1": "They left."})
    assert (mark.span, mark.act) == ((0, 9), (5, 9))


def test_a_line_that_is_no_object_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc": "r1"}\n\n{"doc": \n', "utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl:3"):
        rows(path)
    with pytest.raises(InputError, match="nowhere"):
        rows(tmp_path / "nowhere.jsonl")
