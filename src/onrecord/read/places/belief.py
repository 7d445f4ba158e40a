"""Belief: whether a name is a place after all that the report and the tables say of it."""

from __future__ import annotations

from collections import Counter
from functools import cache

from onrecord.knowledge.body import body_of
from onrecord.knowledge.gazetteer import PlaceKind, fold
from onrecord.knowledge.macro_region import is_macro_region
from onrecord.knowledge.outlet import outlet_of
from onrecord.knowledge.state import all_countries, country_of, demonym_of, seat_of
from onrecord.read.page import Page, Paragraph
from onrecord.read.places.toponym import PLACE_LABELS, Toponym, full_names, known, trimmed, words

_ACRONYM_MIN = 1_000_000  # inhabitants of a town whose name is four capitals or fewer ("NYC")
_LARGE = 150_000  # inhabitants of a city that is believed though a person of the report has the name


def people_of(page: Page) -> Counter[str]:
    """Words that the report shows to be parts of people's names, folded, with how often it does."""
    found: Counter[str] = Counter()
    for paragraph in page.paragraphs:
        for name in paragraph.names:
            first, last = trimmed(paragraph, name.first, name.last)
            if name.label not in ("PERSON", "GPE", "ORG") or first >= last:
                continue
            titled = first > 0 and paragraph.tokens[first - 1].lower in words("title")
            if titled or (last - first > 1 and name.label == "PERSON"):
                found.update(fold(token.text) for token in paragraph.tokens[first:last])
    return found


def votes_of(page: Page, people: Counter[str]) -> Counter[tuple[str, bool]]:
    """How often each whole name is shown to be a place (True) and something else (False).

    The parser's label counts, but a name after "in" or "near" is a place whatever its label, unless it is
    a person's.
    """
    votes: Counter[tuple[str, bool]] = Counter()
    for paragraph in page.paragraphs:
        for name in paragraph.names:
            first, last = trimmed(paragraph, name.first, name.last)
            if first < last and name.label in (*PLACE_LABELS, "PERSON", "ORG"):
                key = fold(paragraph.span(first, last).quote)
                located = _strictly_located(paragraph, first) and not people[key]
                votes[key, name.label in PLACE_LABELS or located] += 1
        named = {i for name in paragraph.names for i in range(name.first, name.last)}
        for token in paragraph.tokens[1:]:
            if token.pos == "PROPN" and token.i not in named and _strictly_located(paragraph, token.i):
                votes[fold(token.text), True] += 1
    return votes


def _strictly_located(paragraph: Paragraph, first: int) -> bool:
    return first > 0 and paragraph.tokens[first - 1].lower in words("strict")


def believed(toponym: Toponym, votes: Counter[tuple[str, bool]], people: Counter[str]) -> bool:
    """Whether the name is a place after all that the report and the tables say of it."""
    name, key = toponym.name, fold(toponym.name)
    country = country_of(name)
    if (country is not None and name not in country.ambiguous) or name in full_names():
        return True
    seat = seat_of(name)
    if not _place_like(name) or (seat is not None and seat.name not in _capitals() and not toponym.located):
        return False
    against = _against(key, people)
    if against and (against >= votes[key, True] or not (toponym.located or _large(name))):
        return False
    if known(name):
        return toponym.labelled or toponym.located or votes[key, False] <= votes[key, True] + 1
    bodily = words("nonplace") & {word.lower() for word in name.split()}
    return toponym.labelled and toponym.located and not bodily and against == 0 and votes[key, False] == 0


def _against(key: str, people: Counter[str]) -> int:
    """How often the report shows a name to be a person's or, in the plural, a family's ("the Bidens")."""
    if " " in key:
        return 0
    return people[key] or (people[key[:-1]] if key.endswith("s") else 0)


def _large(name: str) -> bool:
    """Whether a state, a unit or a large city has the name, so that somebody is called by it."""
    wide = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.REGION)
    return any(c.kind in wide or c.population >= _LARGE for c in known(name))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(country.capital for country in all_countries())


def _place_like(name: str) -> bool:
    """Whether no table says that the name is something else."""
    if not any(c.isalpha() for c in name) or len(name) < 2:
        return False
    if name.lower().rstrip(".") in words("nonplace") | words("title") | words("built"):
        return False
    if not any(c.isupper() for c in name) or demonym_of(name) is not None:
        return False
    if len(name) < 5 and name.isupper() and all(c.population < _ACRONYM_MIN for c in known(name)):
        return False
    body, outlet = body_of(name), outlet_of(name)
    if body is not None and name not in body.ambiguous:
        return False
    return outlet is None or name in outlet.ambiguous or is_macro_region(name)
