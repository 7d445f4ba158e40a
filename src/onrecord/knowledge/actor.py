"""Actor codes: country and sectors of an actor from the words that name it, by the tables alone.

"UK Defence Secretary Ben Wallace" is GBR GOV MIL, "Northern Fleet" RUS MIL, "Ukrainian farmers" UKR AGR. The
words are read without their report; what a report says of an office always goes before what is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.knowledge.body import body_of
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.knowledge.office import Tenure, tenures_of
from onrecord.knowledge.sector import sectors_of
from onrecord.knowledge.state import adjective_of, country_of, demonym_of, seat_of
from onrecord.knowledge.table import bare, cells, rows, unaccented

_WORD = re.compile(r"[^\s,;:()\"“”]+")
_LONGEST = 6  # words of the longest name looked up
_MOST = 40  # words of a phrase that are read
_TOWN = 1_000  # people; smaller places bear names that are mostly other things
_NATIONS = frozenset({"UNO", "EUR", "IGO"})
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "disgraced", "exiled"})
_POWER = frozenset({"GOV", "MIL", "LEG", "SPY", "COP", "JUD"})
_JOINTS = frozenset({"of", "the", "de", "la", "el"})
_ARTICLES = frozenset({"the", "a", "an", "two", "three", "some", "many", "several"})
_ABROAD = frozenset({"to", "with", "against", "backed", "led", "supported"})


@dataclass(frozen=True, slots=True)
class ActorCode:
    """``country``: ISO alpha-3, or UNO, EUR, IGO; ``sectors``: PLOVER's, the first the nearest."""

    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """What one name in the words tells; ``weight`` orders the countries told: 0 the surest."""

    country: str | None
    sectors: tuple[str, ...]
    weight: int
    first: int
    last: int


def actor_of(words: str, on: str | None = None) -> ActorCode:
    """The codes of the actor that the words name, on an ISO day (None: by the last office known).

    Country: a state or its people named outright, then a body, a person in office, a seat of government, a
    town. Sectors: the office held that day (none by then: ELI), the body's, else what the other words show.
    """
    printed = _words(words)
    named = list(_named(printed, on))
    country = next((n.country for n in sorted(named, key=lambda n: (n.weight, n.first)) if n.country), None)
    return ActorCode(country, _sectors(printed, named))


def _words(words: str) -> tuple[str, ...]:
    plain = words.replace("’", "'").replace("'s ", " ").replace("s' ", "s ").removesuffix("'s")
    return tuple(match.group().rstrip(".") if len(match.group()) > 4 else match.group()
                 for match in _WORD.finditer(plain))[:_MOST]  # fmt: skip


def _named(words: tuple[str, ...], on: str | None) -> Iterator[_Named]:
    """The names of the phrase from the left, each the longest that a table knows."""
    first = 0
    while first < len(words):
        found = next((n for last in range(min(len(words), first + _LONGEST), first, -1)
                      if (n := _look_up(words, first, last, on))), None)  # fmt: skip
        if found is not None and not _foreign(words, found):
            yield found
        first = found.last if found else first + 1


def _foreign(words: tuple[str, ...], named: _Named) -> bool:
    """Whether the name is another party's: the host of an ambassador, the backer of rebels."""
    before = words[named.first - 1].casefold() if named.first else ""
    after = words[named.last].casefold() if named.last < len(words) else ""
    return before in _ABROAD or after in _ABROAD


def _look_up(words: tuple[str, ...], first: int, last: int, on: str | None) -> _Named | None:
    name = " ".join(words[first:last])
    if not any(letter.isupper() for letter in name):
        return None
    if person := _person(name, first, last, on):
        return person
    known = _tables(name, first, last)
    return known or (None if _inside_name(words, first, last) else _place(name, first, last))


def _inside_name(words: tuple[str, ...], first: int, last: int) -> bool:
    """Whether a capitalised word that shows no sector stands beside it: "Valencia" is part of a longer name."""
    beside = [words[i] for i in (first - 1, last) if 0 <= i < len(words)]
    return any(w[0].isupper() and not sectors_of(w) and w.casefold() not in _ARTICLES for w in beside)


@lru_cache(maxsize=16_384)
def _tables(name: str, first: int, last: int) -> _Named | None:
    titled = name.title() if name.isupper() and len(name) > 5 else name
    if code := _codes().get(titled):
        return _Named(code[0], code[1], 0, first, last)
    if (body := body_of(name) or body_of(titled)) is not None:
        if code := _codes().get(body.name):
            return _Named(code[0], code[1], 0, first, last)
        nations = body.sector == "IGO"
        return _Named("IGO" if nations else body.country, () if nations else (body.sector,), 1, first, last)
    if (state := country_of(name) or adjective_of(name)) is not None:
        return _Named(state.code, (), 0, first, last)
    if (people := demonym_of(name)) is not None:
        return _Named(people.code, ("CVL",), 0, first, last)
    if (seat := seat_of(name)) is not None:
        return _Named(seat.country.code, (seat.sector,), 3, first, last)
    return None


def _person(name: str, first: int, last: int, on: str | None) -> _Named | None:
    held = tenures_of(bare(name))
    if not held:
        return None
    if body_of(name) is not None:
        ruling = any(tenure.covers(on) for tenure in held) if on else held[-1].until is None
        return _Named(held[-1].country, ("GOV",), 1, first, last) if ruling else None
    return _Named(held[-1].country, (_office_sector(held, on),), 2, first, last)


def _office_sector(held: tuple[Tenure, ...], on: str | None) -> str:
    if on is None:
        return held[-1].sector if held[-1].until is None else "ELI"
    return next((tenure.sector for tenure in reversed(held) if tenure.covers(on)), "ELI")


def _place(name: str, first: int, last: int) -> _Named | None:
    """The country of the best-known town or region of the name; lower-case words are no places."""
    if not all(word[0].isupper() or word in _JOINTS for word in name.split()):
        return None
    if sectors_of(name):
        return None
    found = [place for place in Gazetteer.load().lookup(name) if place.country and place.population >= _TOWN]
    if not found:
        return None
    best = max(found, key=lambda place: (place.renown, place.population))
    return _Named(best.country, ("CVL",), 4, first, last)


def _sectors(words: tuple[str, ...], named: list[_Named]) -> tuple[str, ...]:
    """The office of a person, then the body's sector, what the other words show, what the seat or town is."""
    rest = " ".join(word for i, word in enumerate(words) if not any(n.first <= i < n.last for n in named))
    shown = sectors_of(rest)
    if _FORMER & set(rest.casefold().replace("ex-", "ex ").split()) and (not shown or _POWER & set(shown)):
        return ("ELI",)
    people = tuple(dict.fromkeys(s for n in named if n.weight == 2 for s in n.sectors))
    bodies = tuple(dict.fromkeys(s for n in named if n.weight in (0, 1) for s in n.sectors if s != "CVL"))
    nations = any(n.country in _NATIONS for n in named)
    if people:  # an office that the words give goes before the table's
        return shown if shown and people == ("ELI",) else tuple(dict.fromkeys((*people, *shown)))
    if bodies and not (nations and shown):
        return bodies
    shown = tuple(sector for sector in shown if not (nations and sector == "IGO"))
    return shown or tuple(dict.fromkeys(s for n in named for s in n.sectors))[:1]


@cache
def _codes() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        form: (country, (sector,) if sector else ())
        for country, sector, names in rows("actor_codes.tsv")
        for name in cells(names)
        for form in (name, unaccented(name))
    }
