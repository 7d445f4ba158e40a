"""Titles and roles: the offices that a report gives to a person, with the body or state that they serve.

"Russian Foreign Ministry spokeswoman Maria Zakharova" gives a title, an organization and a country;
"Alexander Shchetinin, head of the ministry's Latin American department," gives them after the name.
Limits: copular offices ("X is the president of Y") are not read; at most twelve tokens after a name are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.read.page import Paragraph
from onrecord.read.wordlist import Phrases, table

_REACH = 12  # tokens after a name's comma within which its office must begin and end
_ENDS = ("PUNCT", "VERB", "AUX", "SCONJ", "PRON")
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
_BETWEEN = frozenset({"ADJ", "ADV", "PUNCT", "NOUN", "PROPN", "NUM"})
_APPOSITION_OPENERS = ("the", "a", "an", "its", "his", "her", "their", "who", "is", "was", "then", "now")


@dataclass(frozen=True, slots=True)
class Title:
    """An office or function: PLOVER sector, rank 0 to 3 (head of state), gender "m", "f" or "".

    ``office`` is False for words of address ("Mr.", "Sir"), which show a person but give no role.
    """

    words: str
    sector: str
    rank: int
    gender: str
    office: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A title as printed: tokens ``first`` to ``last`` (exclusive) and what it is."""

    first: int
    last: int
    title: Title


@cache
def titles() -> Phrases[Title]:
    """All titles, singular, by their words."""
    return Phrases(
        (words, Title(full[0] if full else words, sector, int(rank), gender, office == "yes"))
        for words, sector, rank, gender, office, *full in table("titles.tsv")
    )


def find_titles(paragraph: Paragraph, words: Sequence[str]) -> list[Held]:
    """The titles of a paragraph in order, the longest at each place; ``words`` are its folded tokens."""
    found: list[Held] = []
    i, lookup, tokens = 0, titles(), paragraph.tokens
    while i < len(words):
        hit = lookup.longest(words, i)
        if hit and (tokens[hit[0] - 1].tag in _NOUN_TAGS or words[i].endswith(".")):
            found.append(Held(i, hit[0], hit[1]))
            i = hit[0]
        else:
            i += 1
    return found


def before(held: dict[int, Held], first: int) -> list[Held]:
    """The titles that stand right before token ``first``, nearest first ("former President", "Gen.")."""
    found: list[Held] = []
    while first in held and len(found) < 4:
        found.append(held[first])
        first = held[first].first
    return found


def across_comma(paragraph: Paragraph, held: dict[int, Held], first: int) -> Held | None:
    """The title before the comma before a name: "the regime's foreign minister, Jorge …"."""
    tokens = paragraph.tokens
    if first < 2 or tokens[first - 1].text != ",":
        return None
    found = held.get(first - 1)
    if found is None or not found.title.office:
        return None
    linked = tokens[first].head, *(t.head for t in tokens[first : first + 4])
    appositive = any(found.first <= h < found.last for h in linked)
    return found if appositive or _begins_phrase(paragraph, found) else None


def _begins_phrase(paragraph: Paragraph, found: Held) -> bool:
    """Whether an article or a possessor opens the phrase of the title, so that it can mean one person."""
    for i in range(found.first - 1, max(-1, found.first - 8), -1):
        token = paragraph.tokens[i]
        if token.tag in ("POS", "PRP$") or token.text.lower() == "the":
            return True
        if token.pos not in _BETWEEN or token.text == ",":
            return False
    return False


def after(paragraph: Paragraph, starts: dict[int, Held], last: int) -> tuple[Held, int] | None:
    """The title in the apposition that follows a name, and where that apposition ends (exclusive)."""
    tokens = paragraph.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in (",", "(", "—", "–"):
        return None
    stop = min(len(tokens), last + 1 + _REACH)
    for i in range(last + 1, stop):
        token = tokens[i]
        if i in starts and starts[i].title.office and not _names_next(paragraph, starts[i]):
            end = apposition_end(paragraph, starts[i].last)
            return None if _acts_itself(paragraph, starts[i], end) else (starts[i], end)
        if token.text in (",", ";", ":", '"', "“", "”", ")") or token.pos in (
            "VERB",
            "AUX",
            "SCONJ",
            "CCONJ",
        ):
            if _described(paragraph, i) or token.text.lower() in _APPOSITION_OPENERS:
                continue
            return None
    return None


def _described(paragraph: Paragraph, i: int) -> bool:
    """Whether the token is the participle of "identified as", "known as"."""
    following = paragraph.tokens[i + 1].text.lower() if i + 1 < len(paragraph.tokens) else ""
    return paragraph.tokens[i].tag in ("VBN", "VBD") and following == "as"


def _acts_itself(paragraph: Paragraph, held: Held, end: int) -> bool:
    """Whether the title's words are the subject of what follows ("After Lind, a reporter asked …")."""
    runs_on = end < len(paragraph.tokens) and paragraph.tokens[end].pos in ("VERB", "AUX")
    return runs_on and paragraph.tokens[held.last - 1].dep in ("nsubj", "nsubjpass")


def _names_next(paragraph: Paragraph, held: Held) -> bool:
    """Whether the title belongs to a name that follows it ("…, President Trump said")."""
    return held.last < len(paragraph.tokens) and paragraph.tokens[held.last].pos == "PROPN"


def _begins_anew(paragraph: Paragraph, i: int) -> bool:
    """Whether a second apposition begins: "chairman of the panel and a friend of his"."""
    return i < len(paragraph.tokens) and paragraph.tokens[i].text.lower() in ("a", "an", "his", "her", "not")


def apposition_end(paragraph: Paragraph, i: int) -> int:
    """Where an apposition that runs on from token ``i`` ends: the next comma, bracket, verb or stop."""
    tokens = paragraph.tokens
    for j in range(i, min(len(tokens), i + 2 * _REACH)):
        if tokens[j].pos in _ENDS and tokens[j].text not in ("-", "–"):
            return j
        if tokens[j].pos == "CCONJ" and _begins_anew(paragraph, j + 1):
            return j
    return min(len(tokens), i + 2 * _REACH)
