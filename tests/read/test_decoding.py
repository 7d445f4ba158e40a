"""Names come out of the scores of all words at once as they would word by word."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.read.decoding import Moves, Places, decode

MOVES = Moves.of(["B-ORG", "I-ORG", "L-ORG", "U-", "U-ORG", "O"])
WORDS = {"B": 0, "I": 1, "L": 2, "-": 3, "U": 4, "O": 5}


def names(best: str, *, blank: str = "", closing: str = "") -> list[tuple[int, int, str]]:
    """The names of words whose best move, of all, is the letter in their place."""

    def scores(words: Places, first: Places, before: Places) -> NDArray[np.float32]:
        found = np.zeros((len(words), len(WORDS)), dtype=np.float32)
        found[:, WORDS["O"]] = 1
        found[np.arange(len(words)), [WORDS[best[word]] for word in words]] = 2
        return found

    flags = (np.array([i in map(int, listed) for i in range(len(best))]) for listed in (blank, closing))
    return list(decode(MOVES, scores, *flags))


def test_a_name_goes_on_to_its_last_word() -> None:
    assert names("OBILOU") == [(1, 4, "ORG"), (5, 6, "ORG")]


def test_what_would_begin_inside_a_name_is_no_name() -> None:
    assert names("BBIL") == [(0, 4, "ORG")]


def test_no_name_goes_on_after_a_sentence() -> None:
    assert names("BIIL", closing="2") == [(0, 3, "ORG")]
    assert names("OBIL", closing="1") == []


def test_a_blank_begins_no_name_and_nothing_is_barred_by_a_move_without_a_label() -> None:
    assert names("BU-O", blank="01") == []
