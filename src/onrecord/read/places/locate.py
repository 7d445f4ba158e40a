"""Which place a toponym means: its candidates weighed against everything else that the report names.

One sense a name in a report, save where words beside it tell it apart ("Paris, Texas", "Aleppo province").
Each candidate has a score of its own (size, kind, states named); then the names of a report draw one another
to places near each other, three times over. The weights are in ``data/place_weights.tsv``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from onrecord.knowledge.gazetteer import NOWHERE, Candidate, PlaceKind, fold, without_article
from onrecord.knowledge.macro_region import is_macro_region
from onrecord.knowledge.state import by_code, country_of, demonym_of, seat_of
from onrecord.read.page import Page, Paragraph
from onrecord.read.places.toponym import Toponym, full_names, known
from onrecord.read.wordlist import table

_MOST_NAMES = 60  # names of a report that are weighed together
_MOST_CANDIDATES = 12  # candidates of a name that are
_ROUNDS = 3
_FAMILIAR = 150_000  # inhabitants of a town that may be named out of the blue
_WORLDLY = 2  # states named in a report of the world
_RENOWNED = 5.5  # the renown of a city that is known the world over (45 names and more)
_LARGE = 100_000  # its inhabitants at least
_ENOUGH_STATES = 3  # mentions of states from which the report's world is known

_INSIDE = ((",",), (",", "in"), ("in",), ("(",), (",", "capital", "of"), (",", "near"), ("district", "of"))

Choices = dict[str, tuple[Candidate, ...]]
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Context:
    """What a report says of where it is: states by how often named, and first-order units named.

    ``seats`` are the states of which it names the capital.
    """

    states: Counter[str] = field(default_factory=Counter)
    units: frozenset[int] = frozenset()
    seats: frozenset[str] = frozenset()

    @property
    def worldly(self) -> bool:
        """Whether it tells of more states than one, and so means the famous city by a bare name."""
        return len(self.states.keys() | self.seats) >= _WORLDLY


@cache
def weights() -> dict[str, float]:
    """The weights of the score, by name."""
    return {row[0]: float(row[1]) for row in table("place_weights.tsv")}


def locate(page: Page, toponyms: Sequence[Toponym]) -> list[Candidate | None]:
    """The place of each toponym, None where the gazetteer cannot tell or the name is too wide."""
    context = _context(page, toponyms)
    choices = {fold(t.name): _candidates(t.name) for t in toponyms if not is_macro_region(t.name)}
    choices = _told_apart(page, toponyms, choices)
    united = {fold(t.name) for t in toponyms if t.unit}
    scores: dict[str, list[float]] = {
        key: [score(place, key, places, context, unit=key in united) for place in places]
        for key, places in choices.items()
        if places
    }
    settled = _settled(choices, scores)
    called = {fold(t.name) for t in toponyms if t.called}
    settled = {
        key: place for key, place in settled.items()
        if not _far_fetched(place, key, settled, context, called=key in called)
    }  # fmt: skip
    return [_in_place(toponym, choices.get(fold(toponym.name), ()), settled) for toponym in toponyms]


def _candidates(name: str) -> tuple[Candidate, ...]:
    """The places of a name; the name of a state that seldom means something else is the state's alone."""
    country, places = country_of(name), _own_first(name, known(name))
    if country is None or name in country.ambiguous:
        return places
    return tuple(c for c in places if c.kind is PlaceKind.COUNTRY) or places


_UNLIKE = 0.5  # likeness of a city's own name to one that only translates it


def _own_first(name: str, places: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The places without cities that only a translation calls so ("White House" is no Casablanca)."""
    key = fold(name)
    if not any(c.kind in (PlaceKind.REGION, PlaceKind.FACILITY) and fold(c.name) == key for c in places):
        return places
    return tuple(c for c in places if c.kind is not PlaceKind.CITY or _likeness(fold(c.name), key) >= _UNLIKE)


def score(
    place: Candidate, key: str, candidates: Sequence[Candidate], context: Context, *, unit: bool
) -> float:
    """How likely a candidate is by itself: size, kind, own name, states and units that the report names."""
    w = weights()
    total = w["population"] * math.log10(place.population + 300) + w[f"kind {place.kind.name.lower()}"]
    total += w["renown"] * place.renown
    total += w["own name"] * _likeness(fold(place.name), key)
    total += w["ambiguous state"] * (place.kind is PlaceKind.COUNTRY and _ambiguous(place))
    total += w["capital"] * _is_capital(place)
    if place.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        total += w["unit word"] * unit
        total += w["unit of its own city"] * (not unit and _has_namesake(place, candidates))
    if place.country is not None:
        named = sum(context.states.values())
        total += w["state share"] * (context.states[place.country] / named if named else 0.0)
        total += w["state named"] * (place.country in context.states)
    total += w["famous"] * (_famous(place) and context.worldly)
    if place.admin1 in context.units and place.kind is not PlaceKind.ADMIN1:
        total += w["unit named"]
    return total


def _famous(place: Candidate) -> bool:
    """Whether a city is known the world over."""
    return place.kind is PlaceKind.CITY and place.renown >= _RENOWNED and place.population >= _LARGE


def kilometres(a: Candidate, b: Candidate) -> float:
    """The distance of two places along the globe."""
    lat1, lat2, turn = math.radians(a.lat), math.radians(b.lat), math.radians(a.lon - b.lon)
    across = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(turn)
    return 6371.0 * math.acos(max(-1.0, min(1.0, across)))


def _far_fetched(
    place: Candidate, key: str, settled: dict[str, Candidate], context: Context, *, called: bool = False
) -> bool:
    """Whether nothing in the report leads to a small place: no state of it named, nothing settled near it.

    A thing built is often ``called`` by a person or a far place, so that its name leads nowhere by itself.
    """
    if place.kind is PlaceKind.COUNTRY or place.country is None or place.population >= _FAMILIAR:
        return False
    unknown = sum(context.states.values()) < _ENOUGH_STATES and not called
    if place.country in context.states or unknown or _is_capital(place):
        return False
    if place.kind in (PlaceKind.REGION, PlaceKind.WATER, PlaceKind.FACILITY):
        return False
    return not any(kilometres(place, other) < 300.0 for name, other in settled.items() if name != key)


def _is_capital(place: Candidate) -> bool:
    country = by_code(place.country or "")
    return place.kind is PlaceKind.CITY and country is not None and fold(country.capital) == fold(place.name)


@lru_cache(maxsize=4096)
def _likeness(name: str, key: str) -> float:
    """How like the name is to the place's own, 0 to 1: an old or foreign name is seldom meant."""
    return fuzz.ratio(without_article(name), without_article(key)) / 100.0


def _ambiguous(place: Candidate) -> bool:
    """Whether the name of a state often means something else ("Georgia")."""
    country = by_code(place.country or "")
    return country is not None and place.name in country.ambiguous


def _has_namesake(unit: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a city of the same name lies in the unit."""
    return any(c.kind is PlaceKind.CITY and c.admin1 == unit.admin1 != NOWHERE for c in candidates)


def _context(page: Page, toponyms: Sequence[Toponym]) -> Context:
    """The states named, by name or by the adjective of their people, alone or inside the name of a body."""
    states: Counter[str] = Counter()
    units: set[int] = set()
    for words in _names(page, toponyms):
        country = country_of(words) or demonym_of(words)
        if country is not None and not _shared(words):
            states[country.code] += 1
        elif words in full_names() or len(words) > 4:
            places = known(words)
            held = [c for c in places if c.kind is PlaceKind.ADMIN1 and fold(c.name) == fold(words)]
            elsewhere = held and (_has_namesake(held[0], places) or any(_is_capital(c) for c in places))
            if held and country is None and not elsewhere:
                units.add(held[0].admin1)
                states[held[0].country or ""] += 1
    seats = {seat.country.code for t in toponyms if (seat := seat_of(t.name)) is not None}
    return Context(states, frozenset(units), frozenset(seats))


@lru_cache(maxsize=1024)
def _shared(name: str) -> bool:
    """Whether a state shares its name with a unit of another ("Georgia", "Niger")."""
    return any(c.kind is PlaceKind.ADMIN1 and fold(c.name) == fold(name) for c in known(name))


def _names(page: Page, toponyms: Iterable[Toponym]) -> Iterable[str]:
    """Every toponym, and the words of other names one by one and two by two."""
    yield from (toponym.name for toponym in toponyms)
    for paragraph in page.paragraphs:
        for name in paragraph.names:
            if name.label in ("NORP", "ORG", "EVENT", "PRODUCT", "LAW"):
                for i in range(name.first, name.last):
                    yield paragraph.tokens[i].text
                    if i + 1 < name.last:
                        yield paragraph.span(i, i + 2).quote


def _told_apart(page: Page, toponyms: Sequence[Toponym], choices: Choices) -> Choices:
    """The choices, those of a name that stands beside its container cut down to what lies in it."""
    found = dict(choices)
    for left, right in pairwise(toponyms):
        if left.paragraph != right.paragraph or left.last >= right.first:
            continue
        between = _between(page.paragraphs[left.paragraph], left, right)
        if between in _INSIDE:
            _hold(found, left, right)
        elif between == (":",):
            _hold(found, right, left)
    return found


def _hold(choices: Choices, toponym: Toponym, container: Toponym) -> None:
    """Keeps the candidates of the toponym that lie in one of its container's, where there are any."""
    wide = choices.get(fold(container.name), ())
    inside = tuple(c for c in choices.get(fold(toponym.name), ()) if any(_lies_in(c, w) for w in wide))
    if inside:
        choices[fold(toponym.name)] = inside
        choices[fold(container.name)] = tuple(w for w in wide if any(_lies_in(c, w) for c in inside))


def _between(paragraph: Paragraph, left: Toponym, right: Toponym) -> tuple[str, ...]:
    """The words between two toponyms, but for units, directions and articles."""
    tokens = [token.lower for token in paragraph.tokens[left.last : right.first]]
    return tuple(word for word in tokens if word not in (left.unit, right.direction, "-", "the"))


def _lies_in(place: Candidate, wide: Candidate) -> bool:
    if place.number == wide.number or (place.kind <= wide.kind and wide.kind is not PlaceKind.CITY):
        return False
    if wide.kind is PlaceKind.COUNTRY:
        return place.country == wide.country
    if wide.kind is PlaceKind.ADMIN1:
        return place.admin1 == wide.admin1 != NOWHERE
    if wide.kind is PlaceKind.ADMIN2:
        return place.admin2 == wide.admin2 != NOWHERE
    return kilometres(place, wide) <= wide.precision_km + 15.0


def _settled(choices: Choices, scores: dict[str, list[float]]) -> dict[str, Candidate]:
    """The likeliest candidate of each name once all names have drawn one another together."""
    ranked = {}
    for key in list(scores)[:_MOST_NAMES]:
        order = sorted(range(len(scores[key])), key=lambda i, key=key: (-scores[key][i], i))  # type: ignore[misc]
        ranked[key] = [(choices[key][i], scores[key][i]) for i in order[:_MOST_CANDIDATES]]
    found = {key: choices[key][max(range(len(own)), key=own.__getitem__)] for key, own in scores.items()}
    places = [place for pairs in ranked.values() for place, _ in pairs]
    if not places:
        return found
    owner = np.repeat(np.arange(len(ranked)), [len(pairs) for pairs in ranked.values()])
    own = np.array([value for pairs in ranked.values() for _, value in pairs])
    total = _drawn(own, owner, _nearness(places, owner))
    for number, key in enumerate(ranked):
        mine = np.flatnonzero(owner == number)
        found[key] = places[int(mine[np.argmax(total[mine])])]
    return found


def _drawn(own: Vector, owner: NDArray[np.int64], near: Vector) -> Vector:
    """The scores after the rounds: own score plus what likely places of other names draw, levelling off."""
    names, w = int(owner.max()) + 1, weights()
    total = own.copy()
    for _ in range(_ROUNDS):
        total = own + w["near"] * (1.0 - np.exp(-(near @ _likelihood(total, owner, names))))
    return total


def _likelihood(total: Vector, owner: NDArray[np.int64], names: int) -> Vector:
    """Each candidate's share among those of its name (softmax)."""
    best = np.full(names, -np.inf)
    np.maximum.at(best, owner, total)
    raised = np.exp(total - best[owner])
    return raised / np.bincount(owner, raised, names)[owner]  # type: ignore[no-any-return]


def _nearness(places: Sequence[Candidate], owner: NDArray[np.int64]) -> Vector:
    """How near each pair of candidates of different names is: 1 at hand, 0 far off.

    A state is drawn by what lies in it, and draws nothing.
    """
    apart = _distances(np.radians([p.lat for p in places]), np.radians([p.lon for p in places]))
    admin1 = np.array([p.admin1 for p in places])
    near = np.maximum(np.exp(-apart / 100.0), 0.7 * ((admin1[:, None] == admin1) & (admin1 != NOWHERE)))
    wide = np.array([p.kind is PlaceKind.COUNTRY for p in places])
    country = np.array([p.country or "" for p in places])
    near[wide, :] = 0.5 * (country[wide][:, None] == country)
    near[owner[:, None] == owner] = 0.0
    near[:, wide] = 0.0
    return np.asarray(near, dtype=np.float64)


def _distances(lat: Vector, lon: Vector) -> Vector:
    """Kilometres between each pair of points given in radians."""
    turn = np.cos(lon[:, None] - lon)
    across = np.sin(lat)[:, None] * np.sin(lat) + np.cos(lat)[:, None] * np.cos(lat) * turn
    return np.asarray(6371.0 * np.arccos(np.clip(across, -1.0, 1.0)), dtype=np.float64)


def _in_place(
    toponym: Toponym, candidates: Sequence[Candidate], settled: dict[str, Candidate]
) -> Candidate | None:
    """The place of one occurrence: a unit where the words say so, else the sense of the report."""
    place = settled.get(fold(toponym.name))
    kinds = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
    if place is None or toponym.unit is None or place.kind in kinds:
        return place
    units = [c for c in candidates if c.kind in kinds and c.country == place.country]
    return min(units, key=lambda c: (c.kind, kilometres(c, place)), default=place)
