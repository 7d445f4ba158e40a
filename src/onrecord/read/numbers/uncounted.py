"""Uncounted: numbers that name, date, rate or point rather than count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.read.numbers.amount import TIME_UNITS, Amount
from onrecord.read.numbers.counted import compounds
from onrecord.read.numbers.number import number_at
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import party_nouns, table

LEFT_OUT = frozenset({"in", "at", "from", "have", "has", "had", "were", "are", "was"})
"""Words behind a count whose noun is left out ("67 in the south")."""


def uncounted(paragraph: Paragraph, words: Sequence[str], amount: Amount) -> bool:
    """Whether the number names, scores, ages or points rather than counts."""
    tokens = paragraph.tokens
    before = tokens[amount.first - 1] if amount.first else None
    after = tokens[amount.last] if amount.last < len(tokens) else None
    if before and _glued(before, tokens[amount.first]):
        return True
    if before and before.lower in _barred("before") and amount.hedge is None:
        return True
    if [token.text for token in tokens[max(amount.first - 2, 0) : amount.first]] == ["Group", "of"]:
        return True
    if after and (after.lower in _barred("after") or after.text in ("/", ":") or _ratio(words, amount)):
        return True
    if amount.value == 0 and any(t and t.text.isdecimal() for t in (before, after)):
        return True  # "0 0 0": what is left of a web page
    if _aged(paragraph, words, amount) or _named(paragraph, amount) or _located(words, amount):
        return True
    if _year(paragraph, amount):
        return True
    return _pointing(paragraph, words, amount)


def _ratio(words: Sequence[str], amount: Amount) -> bool:
    """Whether two numbers make a ratio: "8 in 10", "one out of three"; either of them."""
    for joint in (["in"], ["out", "of"]):
        behind = amount.last + len(joint)
        if words[amount.last : behind] == joint and _shares(amount.value, number_at(words, behind)):
            return True
        before = amount.first - len(joint)
        if before > 0 and words[before : amount.first] == joint:
            part = number_at(words[before - 1 : before], 0)
            return bool(part and _shares(part[0], (amount.value or 0.0, 1)))
    return False


def _shares(part: float | None, whole: tuple[float, int] | None) -> bool:
    return part is not None and whole is not None and part < whole[0] <= 10


def _glued(before: Token, number: Token) -> bool:
    """Whether the number is stuck to a letter or a mark in front ("G-20", "9/11", "T72")."""
    return before.end == number.start and before.text not in (
        "$",
        "€",
        "£",
        "¥",
        "(",
        "“",
        '"',
        "US$",
        "—",
        "‘",
        "[",
    )


def _aged(paragraph: Paragraph, words: Sequence[str], amount: Amount) -> bool:
    tokens = paragraph.tokens
    rest = words[amount.last : amount.last + 2]
    if amount.unit in ("year", "month", "day", "week") and ("old" in rest[:1] or rest == ["-", "old"]):
        return True
    if amount.hedge or amount.unit or amount.first < 2 or amount.last >= len(tokens):
        return False
    apart = tokens[amount.first - 1].text == "," and tokens[amount.last].text in (",", ".")
    return apart and tokens[amount.first - 2].pos == "PROPN" and (amount.value or 0) < 120


_YEARS = range(1900, 2100)


def _year(paragraph: Paragraph, amount: Amount) -> bool:
    """Whether a bare number tells which of things that are known ("the 2016 contenders"): those of its year."""
    token = paragraph.tokens[amount.first]
    if amount.hedge or amount.unit or amount.value not in _YEARS or not token.text.isdecimal():
        return False
    noun = paragraph.tokens[token.head]
    known = any(t.i < token.i and t.dep in ("det", "poss") for t in paragraph.children(noun.i))
    return token.dep == "nummod" and noun.i > token.i and known


_APART = ("after", "before", "ago", "earlier", "later", "from", "into", "old")
_DIRECTIONS = ("away", "from", "off", "outside", "inside", "deep", "long", "wide", "high", "tall")


_COMPASS = ("north", "south", "east", "west")


def _past_brackets(words: Sequence[str], at: int) -> str:
    """The word behind a distance, past brackets and "to the": "30 km (20 miles) to the east"; for either."""
    at += words[at : at + 1] == [")"]
    if words[at : at + 1] == ["("] and ")" in words[at : at + 5]:
        at = words.index(")", at) + 1
    if tuple(words[at : at + 2]) == ("to", "the"):
        at += 2
    return words[at] if at < len(words) else ""


def _located(words: Sequence[str], amount: Amount) -> bool:
    """Whether a distance or a length of time only says where or of what kind: "30 miles east", "two-year"."""
    behind = _past_brackets(words, amount.last)
    if amount.unit in TIME_UNITS:
        return "-" in words[amount.first : amount.last] or behind in _APART or words[amount.first] == "one"
    far = amount.unit in ("mile", "kilometre", "metre", "yard", "foot", "nautical mile")
    return far and (behind in _DIRECTIONS or behind.startswith(_COMPASS))


_NAMES = frozenset({"ORG", "PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT"})


def _named(paragraph: Paragraph, amount: Amount) -> bool:
    """Whether the number is part of a name ("Boeing 747", "Billions No. 18")."""
    token = paragraph.tokens[amount.last - 1]
    before = paragraph.tokens[amount.first - 1] if amount.first else None
    behind = paragraph.tokens[amount.last].lower if amount.last < len(paragraph.tokens) else ""
    if amount.unit in TIME_UNITS and paragraph.tokens[amount.last - 1].text.istitle():
        return True
    if amount.value is None or amount.hedge or amount.unit or behind in LEFT_OUT:
        return False
    if any(n.label in _NAMES and n.first < amount.first < n.last for n in paragraph.names):
        return True
    if before and before.text == "." and paragraph.tokens[amount.first - 2].lower in ("no", "nos"):
        return True
    follows = before is not None and before.pos == "PROPN" and before.text[:1].isupper()
    return follows and (
        token.head == amount.first - 1 or (token.text.isdecimal() and token.dep in ("nummod", "appos"))
    )


_DEFINITE = ("the", "these", "those", "its", "their", "both")


def _pointing(paragraph: Paragraph, words: Sequence[str], amount: Amount) -> bool:
    """Whether "one", "zero" or "the two" points or denies rather than counts."""
    if words[amount.first] == "two" and amount.hedge is None and words[amount.first - 1] in _DEFINITE:
        return amount.first > 0 and amount.unit is None
    if amount.unit or amount.hedge or words[amount.first] not in ("one", "zero"):
        return False
    token = paragraph.tokens[amount.first]
    head = paragraph.tokens[token.head]
    if token.dep != "nummod" or head.i < token.i:
        return True
    if token.lower == "zero":
        return head.tag not in ("NNS", "NNPS")
    counted = head.lemma in party_nouns() or head.lemma in compounds()
    return not counted or head.dep in ("nsubj", "attr") or words[amount.first - 1] == "as"


@lru_cache(maxsize=3)
def _barred(where: str) -> frozenset[str]:
    return frozenset(word for word, place in table("quantity_uncounted.tsv") if place == where)
