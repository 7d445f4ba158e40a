"""Time words: the words of a paragraph that can make up a time expression, and the rules that join them.

A rule is a pattern over the kinds of words, not over letters (``data/when_rules.tsv``). Each kind becomes one
character, so that a paragraph is one short string and a rule one regular expression without nested repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.read.numbers.number import digits, number_at, number_openings, number_words
from onrecord.read.page import Paragraph
from onrecord.read.wordlist import table

_SHAPES = re.compile(
    r"(?P<ISO>(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-]))"
    r"|(?P<CLOCK>(?<![0-9:])[0-9]{1,2}[:.][0-9]{2}(?=\s?[ap]\.?m\b)|(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?![0-9]))"
    r"|(?P<ORDINAL>(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<DECADE>(?<![\w])(?:[12][0-9]{2}0|['’`][0-9]0|[2-9]0)['’]?s\b)"
    r"|(?P<FRACTION>(?<![0-9/])[13]/[24](?![0-9/]))"
    r"|(?P<NUMBER>[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9,])|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<AMPM>(?<![A-Za-z])(?:[ap]\.m\.?|[apAP][mM])(?![A-Za-z]))"
    r"|(?P<POSS>['’]s?(?![A-Za-z]))"
    r"|(?P<WORD>[^\W\d_]+)"
    r"|(?P<HYPHEN>[-–])"
    r"|(?P<COMMA>,)"
    r"|(?P<OTHER>\S)"
)
_CENTURIES = {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_NAMED_ELSE = frozenset({"PERSON", "ORG", "FAC", "WORK_OF_ART", "PRODUCT"})
_SPOKEN = frozenset({"one"})  # "one" alone is more often a pronoun


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word by its kind (``data/when_words.tsv``) and value; offsets are code points of the document."""

    kind: str
    value: str
    start: int
    end: int


_UNTIMELY = TimeWord("", "", 0, 0)
"""A word that makes no time expression; nothing asks where it stands."""


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words that a rule joined; ``rule`` names how they are to be understood."""

    rule: str
    words: tuple[TimeWord, ...]

    @property
    def start(self) -> int:
        """The offset of the first word."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The offset behind the last word."""
        return self.words[-1].end

    def first(self, *kinds: str) -> TimeWord | None:
        """The first word of one of ``kinds``."""
        return next((word for word in self.words if word.kind in kinds), None)

    def value(self, *kinds: str) -> str | None:
        """The value of the first word of one of ``kinds``."""
        word = self.first(*kinds)
        return word.value if word else None

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of ``kinds`` is among them."""
        return self.first(*kinds) is not None


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[str, str]]:
    return {word: (kind, value) for word, kind, value in table("when_words.tsv")}


@lru_cache(maxsize=1)
def _timely() -> frozenset[str]:
    """The words, in lower case, that a time expression may hold; most words of a report are none of them."""
    listed = (word.lower() for word in _lexicon())
    return frozenset({"to", "and", "through", *listed, *number_openings()})


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    shaped = [
        "DAY",
        "YEAR",
        "NUMBER",
        "CLOCK",
        "AMPM",
        "ISO",
        "DECADE",
        "HYPHEN",
        "COMMA",
        "POSS",
        "ORDINAL",
        "TO",
    ]
    kinds = sorted({kind for kind, _ in _lexicon().values()} | set(shaped))
    return {kind: chr(0x4E00 + number) for number, kind in enumerate(kinds)}


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(_compiled(pattern))) for name, pattern in table("when_rules.tsv"))


def _compiled(pattern: str) -> str:
    codes = _codes()
    return re.sub(r"[A-Z]+", lambda match: codes[match.group()], pattern).replace(" ", "").replace("(", "(?:")


def time_phrases(paragraph: Paragraph) -> Iterator[TimePhrase]:
    """The time phrases in order, none overlapping: at each word the longest, then the first rule."""
    words = time_words(paragraph)
    codes = _codes()
    kinds = "".join(codes.get(word.kind, " ") for word in words)
    end = 0
    for begin in (at for at, kind in enumerate(kinds) if kind != " "):
        if begin < end:
            continue
        stop = kinds.find(" ", begin)
        name, length = _longest(kinds[begin : stop if stop >= 0 else len(kinds)][:_LONGEST])
        if length:
            end = begin + length
            yield TimePhrase(name, tuple(words[begin:end]))


_LONGEST = 24  # words of a phrase; no rule is longer


@lru_cache(maxsize=8192)
def _longest(kinds: str) -> tuple[str, int]:
    """The rule that takes most of a run of kinds from its first on, and how many; runs come again and again."""
    best = ("", 0)
    for name, pattern in _rules():
        match = pattern.match(kinds)
        if match and match.end() > best[1]:
            best = (name, match.end())
    return best


def time_words(paragraph: Paragraph) -> list[TimeWord]:
    """Every word and mark of a paragraph with its kind; kind "" for words that make no time expression."""
    matches = list(_SHAPES.finditer(paragraph.text))
    lower = [match.group().lower() for match in matches]
    found: list[TimeWord] = []
    at = 0
    while at < len(matches):
        word, used = _word(paragraph, matches, lower, at)
        found.append(word)
        at += used
    return found


def _word(
    paragraph: Paragraph, matches: list[re.Match[str]], lower: list[str], at: int
) -> tuple[TimeWord, int]:
    match = matches[at]
    start, end = match.start() + paragraph.start, match.end() + paragraph.start
    shape = match.lastgroup or "OTHER"
    if shape == "WORD" and lower[at] not in _timely():
        return _UNTIMELY, 1
    spelled = _spelled(lower, at) if shape in ("WORD", "NUMBER", "FRACTION") else None
    if spelled:
        kind, value, used = spelled
        return TimeWord(kind, value, start, matches[at + used - 1].end() + paragraph.start), used
    kind, value = _kind(paragraph, shape, match.group(), start)
    if kind == "MONTH" and match.group() not in ("May", "June", "July") and len(match.group()) <= 4:
        end += paragraph.text.startswith(".", match.end())
        return TimeWord(kind, value, start, end), 2 if end > match.end() + paragraph.start else 1
    return TimeWord(kind, value, start, end), 1


def _spelled(lower: list[str], at: int) -> tuple[str, str, int] | None:
    """A number of several words, or in words, at ``at``: kind, value and how many words it takes."""
    year = _spelled_year(lower, at)
    if year:
        return year
    found = number_at(lower, at)
    if found is None or (digits(lower[at]) is not None and found[1] == 1):
        return None
    value, used = found
    if lower[at] in ("a", "m", "k") or (used == 1 and lower[at] in ("dozen", "bn", "mn", "tn", *_SPOKEN)):
        return None if used == 1 and lower[at] not in _SPOKEN else ("NUMBER", f"{value:g}", used)
    return "NUMBER", f"{value:.10g}", used


def _spelled_year(lower: list[str], at: int) -> tuple[str, str, int] | None:
    """A year spoken in two halves ("nineteen ninety-six")."""
    century = _CENTURIES.get(lower[at])
    if century is None or at + 1 >= len(lower):
        return None
    kind, tens = number_words().get(lower[at + 1], ("", 0.0))
    if kind == "unit" and tens >= 10:
        return "YEAR", str(century + int(tens)), 2
    if kind != "ten":
        return None
    skip = 3 if lower[at + 2 : at + 3] == ["-"] else 2
    unit = number_words().get(lower[at + skip], ("", 0.0)) if at + skip < len(lower) else ("", 0.0)
    if unit[0] == "unit" and unit[1] < 10:
        return "YEAR", str(century + int(tens + unit[1])), skip + 1
    return "YEAR", str(century + int(tens)), 2


def _kind(paragraph: Paragraph, shape: str, text: str, start: int) -> tuple[str, str]:
    if shape == "NUMBER":
        return _number_kind(text)
    if shape == "ORDINAL":
        return "ORDINAL", text[:-2]
    if shape == "DECADE":
        return "DECADE", text.strip("'’`s")
    if shape == "WORD":
        return _word_kind(paragraph, text, start)
    return shape, text


def _number_kind(text: str) -> tuple[str, str]:
    plain = text.replace(",", "")
    if plain.isdecimal() and len(plain) <= 2 and 1 <= int(plain) <= 31:
        return "DAY", str(int(plain))
    if text.isdecimal() and len(text) == 4 and 1000 <= int(text) < 2200:
        return "YEAR", text
    return "NUMBER", plain


def _word_kind(paragraph: Paragraph, text: str, start: int) -> tuple[str, str]:
    lexicon = _lexicon()
    known = lexicon.get(text) or lexicon.get(text.lower())
    if known is None and text.isupper() and len(text) > 3:
        known = lexicon.get(text.title())
    if known is None or not _meant(paragraph, known[0], text, start):
        return ("TO", "") if text.lower() in ("to", "and", "through") else ("", "")
    return known


def _meant(paragraph: Paragraph, kind: str, text: str, start: int) -> bool:
    """Whether the word is used as a time word: "May" the month, not the verb nor the prime minister."""
    at = paragraph.token_at(start)
    if at is None:
        return True
    token = paragraph.tokens[at]
    if kind == "MONTH":
        return token.tag != "MD" and not _surname(paragraph, at)
    if kind in ("WEEKDAY", "HOLIDAY"):
        return not _named(paragraph, at, _NAMED_ELSE)
    if kind == "SETWORD":
        return text.islower()
    if kind == "TODAY":
        return not (text.isupper() and at and paragraph.tokens[at - 1].text == "USA")
    if kind == "SEASON":
        return text.islower() and token.pos in ("NOUN", "PROPN", "ADJ")
    return True


def _surname(paragraph: Paragraph, at: int) -> bool:
    """Whether a month's word is somebody's name: inside a person's, or behind a name and before no day."""
    if _named(paragraph, at, frozenset({"PERSON"})):
        return True
    before = paragraph.tokens[at - 1] if at else None
    if (
        before is None
        or before.pos != "PROPN"
        or not before.text[:1].isalpha()
        or _lexicon().get(before.text.rstrip("."))
    ):
        return False
    return not (at + 1 < len(paragraph.tokens) and paragraph.tokens[at + 1].text[:1].isdigit())


def _named(paragraph: Paragraph, at: int, labels: frozenset[str]) -> bool:
    """Whether token ``at`` is part of a longer name of one of ``labels``."""
    return any(
        name.label in labels and name.first <= at < name.last and name.last - name.first > 1
        for name in paragraph.names
    )
