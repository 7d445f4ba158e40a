"""The language of a report: English by its commonest words, any other by its letters and their sequences.

Another language is told by py3langid (a model of 97 languages, loaded only then), from enough text alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # code points
_ENOUGH = 0.12  # English news has 0.2 to 0.35; Spanish, French, German below 0.05
_FEWEST_LETTERS = 30  # fewer do not tell one language from its neighbours
_SURE = 0.5
_SURE_OF_ENGLISH = 0.95  # its commonest words are few, so it may be names and numbers alone


def language(text: str) -> str:
    """The ISO 639-1 code, or "und" (not determined) where there is too little text to tell."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return "und"
    if sum(word in _stop_words() for word in words) >= _ENOUGH * len(words):
        return "en"
    return _other(" ".join(words)) if sum(map(len, words)) >= _FEWEST_LETTERS else "und"


def name_of(code: str) -> str | None:
    """The English name of a language, None where its code is not known."""
    return _names().get(code)


def _other(text: str) -> str:
    code, sure = _identifier().classify(text)
    return str(code) if sure >= (_SURE_OF_ENGLISH if code == "en" else _SURE) and code in _names() else "und"


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  takes a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return dict(line.split("\t") for line in _lines("languages.tsv"))


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return frozenset(_lines("stop_words.txt"))


def _lines(name: str) -> list[str]:
    text = files("onrecord.ingest").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
