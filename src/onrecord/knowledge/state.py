"""States of the world: their names, the words for their people, their capitals and seats of government.

Lookups take the words of a report as printed. Case counts ("US" is no "us"), save that a name of four letters
or more may be in capitals, as in datelines. Nothing here looks at context: a form that often means something
else ("Georgia", "Turkey", "Washington") is in ``Country.ambiguous``, and the caller decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from onrecord.knowledge.table import bare, cells, rows, unaccented

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory with a government of its own.

    ``code`` is ISO 3166-1 alpha-3; ``adjectives`` ("Russian") and ``people`` ("Frenchman", "Frenchmen") are
    its demonyms; ``ambiguous`` holds the forms among all these that often mean something else.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    ambiguous: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seat:
    """A name that stands for a state or an arm of it: "Kremlin" (RUS, GOV), "Pentagon" (USA, MIL)."""

    name: str
    country: Country
    sector: str
    sense: str


def country_of(name: str) -> Country | None:
    """The state that bears this name or alias; None where none does. Demonyms are not names."""
    return _look_up(_by_name(), name)


def demonym_of(word: str) -> Country | None:
    """The state whose adjective or people this is: "Russian", "Russians", "Frenchman", "U.S."."""
    return _look_up(_by_demonym(), word)


def adjective_of(word: str) -> Country | None:
    """The state whose adjective this is: "Russian", "U.S."; None for people ("Russians")."""
    return _look_up(_by_adjective(), word)


def seat_of(name: str) -> Seat | None:
    """The seat of government or metonym: "the Kremlin", "Downing Street", "Beijing"; capitals are GOV."""
    return _look_up(_by_seat(), name)


def by_code(code: str) -> Country | None:
    """The state of an ISO 3166-1 alpha-3 code; None for a code that the table lacks."""
    return _by_code().get(code)


def all_countries() -> tuple[Country, ...]:
    """Every state of the table, by code."""
    return tuple(country for _, country in sorted(_by_code().items()))


def _look_up(table: dict[str, Found], name: str) -> Found | None:
    words = bare(name)
    found = table.get(words) or table.get(unaccented(words))
    if found is None and len(words) > 3 and words.isupper():
        found = table.get(words.title()) or table.get(unaccented(words.title()))
    return found


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith(("s", "ese", "sh", "ch", "x")):
        return word
    return word[:-1] + "ies" if word.endswith("ry") else word + "s"


def _people(adjectives: tuple[str, ...], nouns: tuple[str, ...]) -> tuple[str, ...]:
    singular = nouns or tuple(a for a in adjectives if not a.isupper() and "." not in a)
    return tuple(dict.fromkeys(form for word in singular for form in (word, _plural(word))))


@cache
def _by_code() -> dict[str, Country]:
    found = {}
    for code, name, aliases, adjectives, people, capital, ambiguous in rows("states.tsv"):
        found[code] = Country(
            code=code,
            name=name,
            aliases=cells(aliases),
            adjectives=cells(adjectives),
            people=_people(cells(adjectives), cells(people)),
            capital=capital,
            ambiguous=frozenset(cells(ambiguous)),
        )
    return found


def _index(forms: Iterable[tuple[str, Country]]) -> dict[str, Country]:
    """Each form and its unaccented twin; the first in the table wins."""
    found: dict[str, Country] = {}
    for form, country in forms:
        found.setdefault(bare(form), country)
        found.setdefault(unaccented(bare(form)), country)
    return found


@cache
def _by_name() -> dict[str, Country]:
    return _index((form, c) for c in _by_code().values() for form in (c.name, *c.aliases))


@cache
def _by_adjective() -> dict[str, Country]:
    return _index((form, c) for c in _by_code().values() for form in c.adjectives)


@cache
def _by_demonym() -> dict[str, Country]:
    return _index((form, c) for c in _by_code().values() for form in (*c.adjectives, *c.people))


@cache
def _by_seat() -> dict[str, Seat]:
    found = {}
    for name, code, sector, sense in rows("seats.tsv"):
        found[bare(name)] = Seat(bare(name), _by_code()[code], sector, sense)
    for country in _by_code().values():
        # A city-state's name is the state's own; "Kuwait City" and "Panama City" are seldom the government.
        if country.capital and country.capital not in _by_name():
            seat = Seat(country.capital, country, "GOV", f"government of {country.name}")
            found.setdefault(country.capital, seat)
    return found
