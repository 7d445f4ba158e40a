"""The project's own training sentences are well formed, so that a slip of the pen teaches nothing wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onrecord.model import Status

TRAINING = Path(__file__).parents[2] / "training"
sys.path.insert(0, str(TRAINING))

from sentences import own_sentences, read_marks  # noqa: E402  a folder of scripts, no package of the program

ROWS = own_sentences()
ATTRIBUTIONS = [(row, one) for row in ROWS for one in row["attributions"]]


def test_there_are_many_and_of_every_kind_that_goes_wrong() -> None:
    assert len(ROWS) >= 150
    assert len({row["text"] for row in ROWS}) == len(ROWS)
    kinds = {row["kind"] for row in ROWS}
    assert {"chain", "lead-in", "excerpt", "denial", "quoted over paragraphs", "none"} <= kinds


def test_every_attribution_has_a_cue_or_a_source_and_says_what_is_said() -> None:
    for row, one in ATTRIBUTIONS:
        assert one["cue"] or one["source"], row["text"]
        assert one["content"], row["text"]
        assert one["status"] in set(Status), row["text"]


def test_every_mark_cuts_whole_words() -> None:
    for row, one in ATTRIBUTIONS:
        text = row["text"]
        for start, end in [p for p in (one["source"], one["cue"]) if p] + one["content"]:
            piece = text[start:end]
            assert piece == piece.strip() and piece, (text, piece)
            assert not (start and text[start - 1].isalnum() and piece[0].isalnum()), (text, piece)
            assert not (end < len(text) and text[end].isalnum() and piece[-1].isalnum()), (text, piece)
            assert "\n" not in piece, (text, piece)


def test_no_mark_is_left_in_a_text() -> None:
    assert not [row["text"] for row in ROWS if set("{}¶") & set(row["text"])]


def test_marks_nest_and_a_part_ends_with_its_paragraph() -> None:
    text, parts = read_marks("{s1:Ann} {c1:said} {x1:“{s2:Ben} {c2:ran}. ¶ “It rained.”}")
    words = {f"{role}{n}": [text[a:b] for a, b in pieces] for (role, n), pieces in parts.items()}
    assert words == {
        "s1": ["Ann"], "c1": ["said"], "s2": ["Ben"], "c2": ["ran"], "x1": ["“Ben ran.", "“It rained.”"],
    }  # fmt: skip


def test_an_open_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="not closed"):
        read_marks("{s1:Ann said")
