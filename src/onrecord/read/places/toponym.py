"""Toponyms: words that name a place, with what stands beside them, before it is known which place they mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.knowledge.gazetteer import Candidate, Gazetteer, PlaceKind
from onrecord.knowledge.macro_region import is_macro_region
from onrecord.knowledge.state import country_of
from onrecord.knowledge.table import rows
from onrecord.read.page import Paragraph
from onrecord.read.wordlist import table

PLACE_LABELS = ("GPE", "LOC", "FAC")
NOTED = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.FACILITY)
_DESCRIBED = 2  # words between a name and what is built there ("Shayrat military air base")


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place: tokens ``first`` to ``last`` (exclusive) of the paragraph ``paragraph``.

    ``name`` is the bare name, that of the city where a state describes its capital; ``direction``
    ("northern") and ``unit`` ("province") stand in the words beside it. ``labelled``: the parser called it a
    place; ``located``: a locative word is before it; ``called``: a thing built that may only be called by it
    follows ("Simon Bolivar bridge").
    """

    paragraph: int
    first: int
    last: int
    name: str
    direction: str | None = None
    unit: str | None = None
    labelled: bool = False
    located: bool = False
    called: bool = False


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a class of ``place_words.tsv``."""
    return frozenset(next(row[1] for row in table("place_words.tsv") if row[0] == kind).split(";"))


@cache
def full_names() -> dict[str, str]:
    """Newspaper abbreviations of states and provinces ("Ala."), with the full name."""
    return {short: name for short, name, _ in rows("abbreviations.tsv")}


@cache
def motion(kind: str) -> frozenset[str]:
    """The lemmas of a class of ``place_motion.tsv``."""
    return frozenset(next(row[1] for row in table("place_motion.tsv") if row[0] == kind).split(";"))


@lru_cache(maxsize=20_000)
def known(name: str) -> tuple[Candidate, ...]:
    """What the gazetteer has under a name, an abbreviation ("Ala.") read as the full name."""
    return Gazetteer.load().lookup(full_names().get(name, name))


def trimmed(paragraph: Paragraph, first: int, last: int) -> tuple[int, int]:
    """The tokens of a name without article, possessive and marks at its ends."""
    tokens = paragraph.tokens
    while first < last and (tokens[first].lower == "the" or tokens[first].pos == "PUNCT"):
        first += 1
    while first < last and (tokens[last - 1].tag == "POS" or tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return first, last


def dressed(paragraph: Paragraph, first: int, last: int, *, labelled: bool) -> Toponym:
    """The toponym with the direction before and the unit after it, inside the name or beside it."""
    tokens = paragraph.tokens
    located = located_at(paragraph, first)
    direction = unit = None
    built = built_end(paragraph, last)
    last = next((end for end in range(built or last, last, -1) if _noted(paragraph, first, end)), last)
    whole = paragraph.span(first, last).quote
    if not known(whole) and not is_macro_region(whole):
        if last - first > 1 and tokens[first].lower in words("direction"):
            direction, first = tokens[first].lower, first + 1
        if last - first > 1 and tokens[last - 1].lower in words("unit"):
            unit, last = tokens[last - 1].lower, last - 1
    name = paragraph.span(first, last).quote
    if direction is None and first > 0 and tokens[first - 1].lower in words("direction"):
        direction = tokens[first - 1].lower
    if unit is None and last < len(tokens) and tokens[last].lower in words("unit"):
        unit = tokens[last].lower
    if country_of(name) is not None:
        unit = None  # "U.S. territory" is no unit of that name
    called = built is not None and last < built
    return Toponym(paragraph.index, first, last, name, direction, unit, labelled, located, called)


def _noted(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the gazetteer has the words as a region or a thing built: "Rafah crossing"."""
    return any(place.kind in NOTED[1:] for place in known(paragraph.span(first, last).quote))


def located_at(paragraph: Paragraph, first: int) -> bool:
    """Whether a locative word stands before the name, an article or direction between them or not."""
    tokens, at = paragraph.tokens, first - 1
    while at >= 0 and (tokens[at].lower in ("the", "-") or tokens[at].lower in words("direction")):
        at -= 1
    if at < 0:
        return False
    if tokens[at].lower == "of":
        return at > 0 and tokens[at - 1].lower in words("settlement") | words("direction")
    return tokens[at].lower in words("locative") or tokens[first - 1].lower in words("direction")


def built_end(paragraph: Paragraph, last: int) -> int | None:
    """The token behind a thing built that a name calls: "Shayrat air base", "Rafah border crossing"."""
    for at in range(last, min(last + _DESCRIBED + 1, len(paragraph.tokens))):
        word = paragraph.tokens[at].lower
        if word in words("built"):
            return at + 1
        if word not in words("described"):
            return None
    return None


def inside_longer(paragraph: Paragraph) -> dict[int, tuple[int, int]]:
    """For each token of a name that is no place, the bounds of that name."""
    return {
        i: trimmed(paragraph, name.first, name.last)
        for name in paragraph.names
        if name.label not in PLACE_LABELS
        for i in range(name.first, name.last)
    }
