"""Boilerplate: sentences that are the outlet's housekeeping ("Sign up for our newsletter"), never a claim."""

from __future__ import annotations

from functools import lru_cache

from onrecord.read.page import Paragraph
from onrecord.read.wordlist import Wording, table


@lru_cache(maxsize=1)
def _housekeeping() -> tuple[Wording, ...]:
    return tuple(Wording.of(*row) for row in table("boilerplate.tsv"))


def boilerplate(paragraph: Paragraph) -> frozenset[int]:
    """The numbers of the sentences of a paragraph that are boilerplate."""
    return frozenset(
        number
        for number, (first, last) in enumerate(paragraph.sentences)
        if _keeps_house(paragraph.words(first, last))
    )


def _keeps_house(sentence: str) -> bool:
    lower = sentence.lower()
    return any(wording.search(sentence, lower) for wording in _housekeeping())
