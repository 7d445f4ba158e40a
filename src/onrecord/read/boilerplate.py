"""Boilerplate: sentences that are the outlet's housekeeping ("Sign up for our newsletter"), never a claim."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.read.page import Paragraph
from onrecord.read.wordlist import table


@lru_cache(maxsize=1)
def _housekeeping() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row[0]})" for row in table("boilerplate.tsv")), re.IGNORECASE)


def boilerplate(paragraph: Paragraph) -> frozenset[int]:
    """The numbers of the sentences of a paragraph that are boilerplate."""
    return frozenset(
        number
        for number, (first, last) in enumerate(paragraph.sentences)
        if _housekeeping().search(paragraph.span(first, last).quote)
    )
