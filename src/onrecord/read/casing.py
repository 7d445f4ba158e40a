"""Casing: a text printed in capitals, as old wires are, gets back the case that running text would have.

The reading alone sees it: spans cut to the text as received, letter for letter, for no length changes. Limits:
a name that is also a common word ("Bush") is read as the word; letters without two cases are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files

from onrecord.knowledge.body import body_of
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.knowledge.state import adjective_of, country_of, demonym_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDS = ".?!:"
_LEAST = 40
"""Letters that tell whether a text is printed in capitals."""
_SHARE = 0.85
_LONGEST = 6
"""Words of the longest name that is looked up."""
_TOWN = 1_000
"""People of the smallest place whose name of several words is taken for one."""
_JOINTS = frozenset({"of", "the", "de", "la", "el", "los", "las", "del", "and", "for", "al"})
_CALENDAR = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip
_ACRONYM = 5
"""The longest word that may be letters read one by one, where a table knows it so."""


def in_capitals(text: str) -> bool:
    """Whether a text is printed in capitals: long enough to tell, and hardly a small letter in it."""
    letters = list(filter(str.isalpha, text))
    return len(letters) >= _LEAST and sum(map(str.isupper, letters)) >= _SHARE * len(letters)


def cased(text: str, ordinary: Callable[[str], bool]) -> str:
    """The text with the case of running text, code point for code point; ``ordinary`` knows common words."""
    spots = list(_WORD.finditer(text))
    words = [_cased(text, spots, i, ordinary) for i in range(len(spots))]
    for first, last in list(_names(words)):
        words[first:last] = [_titled(word.lower(), at > 0) for at, word in enumerate(words[first:last])]
    pieces, end = [], 0
    for spot, word in zip(spots, words, strict=True):
        pieces += [text[end : spot.start()], word]
        end = spot.end()
    found = "".join((*pieces, text[end:]))
    return found if len(found) == len(text) else text


def _cased(text: str, spots: list[re.Match[str]], i: int, ordinary: Callable[[str], bool]) -> str:
    word = spots[i].group()
    lower = word.lower()
    if len(lower) != len(word):
        return word
    if _letters(text, spots[i]) or (len(word) <= _ACRONYM and body_of(word) and lower not in lower_words()):
        return word
    title = word[0].upper() + lower[1:]
    gap = text[spots[i - 1].end() : spots[i].start()] if i else "."
    if any(end in gap for end in _ENDS) or lower == "i" or lower in _CALENDAR:
        return title
    if _named(title) and lower not in lower_words():
        return title
    return lower if lower in lower_words() or len(lower) == 1 or ordinary(lower) else title


def _letters(text: str, spot: re.Match[str]) -> bool:
    """Whether a short word stands alone in brackets, as letters that stand for a name do: "[FMLN]"."""
    around = text[max(0, spot.start() - 1) : spot.start()] + text[spot.end() : spot.end() + 1]
    return around in ("[]", "()") and 2 <= len(spot.group()) <= _ACRONYM


def _titled(lower: str, inside: bool) -> str:
    return lower if inside and lower in _JOINTS else lower[0].upper() + lower[1:]


def _names(words: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches of several words that a table knows as one name, the longest at each place."""
    i = 0
    while i < len(words):
        last = next((j for j in range(min(len(words), i + _LONGEST), i + 1, -1) if _known(words[i:j])), None)
        if last is not None:
            yield i, last
        i = last or i + 1


def _known(words: list[str]) -> bool:
    """Whether the words are one name of the tables; one of them at least must be no common word."""
    if words[0] in _JOINTS or words[-1] in _JOINTS:
        return False
    name = " ".join(_titled(word.lower(), at > 0) for at, word in enumerate(words))
    if body_of(name) is not None or country_of(name) is not None:
        return True
    odd = any(word[0].isupper() for word in words)
    return odd and any(place.population >= _TOWN for place in Gazetteer.load().lookup(name))


@lru_cache(maxsize=16_384)
def _named(title: str) -> bool:
    """Whether the word alone is a state or the word for its people."""
    return any(find(title) is not None for find in (country_of, adjective_of, demonym_of))


@lru_cache(maxsize=1)
def lower_words() -> frozenset[str]:
    """Words that running text writes in lower case."""
    text = (files("onrecord.read") / "data" / "lower_words.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
