"""The language of a report: English or not known, by its commonest words."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # code points
_ENOUGH = 0.12  # English news has 0.2 to 0.35; Spanish, French, German below 0.05


def language(text: str) -> str:
    """ "en", or "und" (not determined) for any other language or too few words to tell."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return "und"
    return "en" if sum(word in _stop_words() for word in words) >= _ENOUGH * len(words) else "und"


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    text = files("onrecord.ingest").joinpath("data", "stop_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
