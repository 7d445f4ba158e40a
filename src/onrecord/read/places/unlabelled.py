"""Places that the parser left without a label, in a position where names the gazetteer knows are places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from onrecord.knowledge.gazetteer import fold
from onrecord.read.page import Paragraph, Token
from onrecord.read.places.toponym import (
    NOTED,
    Toponym,
    built_end,
    dressed,
    full_names,
    inside_longer,
    known,
    located_at,
    motion,
    words,
)

_LONGEST = 5  # words in a name looked for without the parser's help
_KNOWN_MIN = 3_000  # inhabitants of a town that is believed after "in" without the parser's label
_FAMOUS_MIN = 15_000  # the same after "of"
_FOLLOWED = 15_001  # the same where only the word after it speaks for a town


def unlabelled(paragraph: Paragraph, taken: set[int], states: frozenset[str]) -> Iterator[Toponym]:
    """Capitalised names in the position of a place that the gazetteer knows well, the longest first."""
    inside, taken = inside_longer(paragraph), set(taken)
    i = 0
    while i < len(paragraph.tokens):
        end = i
        if i not in taken and _begins(paragraph, i):
            least = _least(paragraph, i, taken)
            end = _longest_known(paragraph, i, taken, inside, partial(_well_known, least, states))
            if end > i and least == _FOLLOWED and not _followed(paragraph, end):
                end = i
            end = end if end > i else _before_its_state(paragraph, i, taken)
        if end > i:
            yield dressed(paragraph, i, end, labelled=False)
            taken.update(range(i, end))
        i = max(end, i + 1)


def _begins(paragraph: Paragraph, i: int) -> bool:
    """Whether a name may begin at a token: a capital, or the Arabic article before one ("al-Bukamal")."""
    tokens = paragraph.tokens
    if tokens[i].lower in words("article") and i + 2 < len(tokens) and tokens[i + 1].text == "-":
        return tokens[i + 2].text[:1].isupper()
    return _capital(tokens[i])


def _least(paragraph: Paragraph, first: int, taken: set[int]) -> int:
    """How many inhabitants a town must have to be believed in this position."""
    placed = located_at(paragraph, first) or _listed(paragraph, first, taken) or _held(paragraph, first)
    if placed or _undergoes(paragraph.tokens[first], paragraph) or _contested(paragraph, first):
        return _KNOWN_MIN
    return _FAMOUS_MIN if first > 0 and paragraph.tokens[first - 1].lower == "of" else _FOLLOWED


def _undergoes(token: Token, paragraph: Paragraph) -> bool:
    """Whether the token is the object of a verb that is done to places: "shelled Aleppo"."""
    verb = paragraph.tokens[token.head]
    return token.dep in ("dobj", "nsubjpass") and verb.lemma in motion("object")


def _contested(paragraph: Paragraph, first: int) -> bool:
    """Whether the name is what a fight is for: "fought for Luhansk", "the battle for Raqqa"."""
    lead = paragraph.tokens[paragraph.tokens[first].head]
    fight = paragraph.tokens[lead.head]
    return lead.lower in ("for", "over") and lead.dep == "prep" and fight.lemma in motion("contest")


def _followed(paragraph: Paragraph, last: int) -> bool:
    """Whether a word that likes a town before it follows: "Homs residents", "Maoxian county"."""
    if last < len(paragraph.tokens) and paragraph.tokens[last].text in words("follower") | words("unit"):
        return True
    return built_end(paragraph, last) is not None


def _listed(paragraph: Paragraph, first: int, taken: set[int]) -> bool:
    """Whether "and", a comma or a colon joins the name to a place: "Tabriz and Ahar", "Lima: San Isidro"."""
    return first > 1 and paragraph.tokens[first - 1].lower in ("and", "or", ",", ":") and first - 2 in taken


def _held(paragraph: Paragraph, first: int) -> bool:
    """Whether the name is a state's or province's abbreviation after a comma: "Churchill, Man."."""
    return first > 1 and paragraph.tokens[first - 1].text == "," and _short(paragraph, first) is not None


def _short(paragraph: Paragraph, first: int) -> int | None:
    """The end of the abbreviation of a state that starts at a token, None where none does."""
    for end in (first + 1, first + 2):
        if end <= len(paragraph.tokens) and paragraph.span(first, end).quote in full_names():
            return end
    return None


def _before_its_state(paragraph: Paragraph, first: int, taken: set[int]) -> int:
    """The end of a known name with a state's abbreviation after it; ``first`` where there is none."""
    for end in range(min(first + 3, len(paragraph.tokens) - 2), first, -1):
        held = paragraph.tokens[end].text == "," and _short(paragraph, end + 1) is not None
        if held and not taken & set(range(first, end)):
            return end if known(paragraph.span(first, end).quote) else first
    return first


def _longest_known(
    paragraph: Paragraph,
    first: int,
    taken: set[int],
    inside: dict[int, tuple[int, int]],
    well_known: Callable[[str], bool],
) -> int:
    """The end of the longest known name that starts at a token; ``first`` itself where there is none."""
    short = _short(paragraph, first) if _held(paragraph, first) else None
    if short is not None:
        return short
    tokens, last = paragraph.tokens, first
    while last < min(len(tokens), first + _LONGEST) and last not in taken and _goes_on(paragraph, first, last):
        last += 1
    if last < len(tokens) and _capital(tokens[last]):
        return first
    for end in range(last, first, -1):
        bounds = inside.get(end - 1, (first, end))
        whole = bounds == (first, end) or _joined(paragraph, *bounds)
        closed = _capital(tokens[end - 1]) or _hyphened(paragraph, first, end - 1)
        if whole and closed and well_known(paragraph.span(first, end).quote):
            return end
    return first


def _joined(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the parser took two names for one: "Ingham or Townsville", "Wainwright, Alta"."""
    return any(token.lower in ("and", "or", ",") for token in paragraph.tokens[first:last])


def _goes_on(paragraph: Paragraph, first: int, i: int) -> bool:
    return _in_name(paragraph.tokens[i]) or _hyphened(paragraph, first, i)


def _hyphened(paragraph: Paragraph, first: int, i: int) -> bool:
    """Whether a token is the small last part of a name ("Punggye-ri")."""
    return i - 1 > first and paragraph.tokens[i - 1].text == "-" and paragraph.tokens[i].text.isalpha()


def _in_name(token: Token) -> bool:
    return _capital(token) or token.text in ("-", "de", "of", "el", "al")


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB")


def _well_known(least: int, states: frozenset[str], name: str) -> bool:
    """Whether a place of the name is large enough, or lies in a state that the page names."""
    places, own = known(name), fold(name)
    if least == _KNOWN_MIN:
        return any(c.population >= least or c.kind in NOTED or c.country in states for c in places)
    return any(c.kind in NOTED or (c.population >= least and fold(c.name) == own) for c in places)
