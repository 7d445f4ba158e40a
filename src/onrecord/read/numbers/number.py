"""Numbers: how many, written in digits or in words ("2,500", "two and a half million", "a dozen")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.read.wordlist import table

_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,4})?|[0-9]{1,15}(?:\.[0-9]{1,4})?")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_SHORT_SCALES = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}
_LONGEST = 10  # words of one number; longer runs are no number that a report prints


@lru_cache(maxsize=1)
def number_words() -> dict[str, tuple[str, float]]:
    """The number words: word to kind (unit, ten, scale) and value."""
    return {word: (kind, float(value)) for word, kind, value in table("quantity_numbers.tsv")}


def digits(word: str) -> float | None:
    """The value of a number in digits ("2,500", "3.5", "1/2"); None for any other word."""
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    return float(word.replace(",", "")) if _DIGITS.fullmatch(word) else None


def scale(word: str) -> float | None:
    """What a word such as "million", "dozen" or "bn" multiplies by; None for any other word."""
    kind, value = number_words().get(word, ("", 0.0))
    return value if kind == "scale" else _SHORT_SCALES.get(word)


def number_at(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """The number that begins at ``words[at]`` (lower case) and how many words it takes; the longest reading.

    Hyphens may stand as words of their own; "a" and "half a" count only before a scale ("a dozen").
    """
    if at >= len(words) or not opens_number(words[at]):
        return None
    lead = _article(words, at)
    if lead is None:
        return None
    part, used = lead
    return _sum(words, at, used, part)


def opens_number(word: str) -> bool:
    """Whether a number could begin with this word: most words are told by it to be none."""
    return word[0].isdecimal() or word in number_openings()


@lru_cache(maxsize=1)
def number_openings() -> frozenset[str]:
    """The words other than digits that open a number."""
    return frozenset({"a", "half", *_FRACTIONS, *_SHORT_SCALES, *number_words()})


def _article(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """The multiplier of "a", "half a", "a half" before a scale and its length; (0, 0) without one."""
    for lead, value in ((("half", "a"), 0.5), (("a", "half"), 0.5), (("half",), 0.5), (("a",), 1.0)):
        if tuple(words[at : at + len(lead)]) == lead:
            follows = words[at + len(lead)] if at + len(lead) < len(words) else ""
            return (value, len(lead)) if scale(follows) else None
    return 0.0, 0


def _word(words: Sequence[str], at: int) -> tuple[str, float] | None:
    if at >= len(words):
        return None
    word = words[at]
    value = digits(word)
    if value is not None:
        return ("fraction" if word in _FRACTIONS else "digits"), value
    if word in _SHORT_SCALES:
        return "short", _SHORT_SCALES[word]
    return number_words().get(word)


def _sum(words: Sequence[str], at: int, used: int, part: float) -> tuple[float, int] | None:
    """Adds and multiplies word by word: ``part`` is the group below the next scale, ``total`` those above."""
    total, end = 0.0, used
    last = "article" if used else ""
    while end < _LONGEST and (step := _step(words, at + end, last)):
        kind, value, taken = step
        if kind == "scale" and value >= 1000:
            total, part = total + (part or 1.0) * value, 0.0
        elif kind in ("scale", "short"):
            part = (part or 1.0) * value
        else:
            part += value
        last, end = kind, end + taken
    return (total + part, end) if end > used else None


_FOLLOWS = {
    "": {"unit", "ten", "scale", "digits", "fraction"},
    "article": {"scale"},
    "unit": {"scale"},
    "ten": {"unit", "scale"},
    "scale": {"unit", "ten", "scale"},
    "digits": {"scale", "short", "fraction"},
    "fraction": {"scale"},
    "short": set(),
}


def _step(words: Sequence[str], at: int, last: str) -> tuple[str, float, int] | None:
    """The next word of the number after one of kind ``last``: kind, value, words taken."""
    joint = words[at] if last and at < len(words) and words[at] in ("-", "and") else ""
    if joint == "and" and last != "scale":
        half = tuple(words[at + 1 : at + 3]) == ("a", "half") and last in ("unit", "ten", "digits")
        return ("fraction", 0.5, 3) if half else None
    found = _word(words, at + len(joint[:1]))
    if found is None or found[0] not in _FOLLOWS[last]:
        return None
    if joint == "-" and (last, found[0]) != ("ten", "unit") and found[0] != "scale":
        return None
    return found[0], found[1], 1 + len(joint[:1])
