"""Which place a toponym means: its candidates weighed against everything else that the report names.

One sense a name in a report, save where a town is told apart on the spot ("Paris, Texas"). Weights are in
``data/place_weights.tsv``.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from onrecord.knowledge.gazetteer import NOWHERE, Candidate, PlaceKind, fold
from onrecord.knowledge.macro_region import is_macro_region
from onrecord.knowledge.state import country_of, demonym_of
from onrecord.read.page import Page, Paragraph
from onrecord.read.toponym import Toponym, full_names, known
from onrecord.read.wordlist import table

_NEAR_KM = 250.0


@dataclass
class Context:
    """What a report says of where it is: states by how often named, units named, places settled so far."""

    states: Counter[str] = field(default_factory=Counter)
    units: set[int] = field(default_factory=set)
    settled: dict[str, Candidate] = field(default_factory=dict)


@cache
def weights() -> dict[str, float]:
    """The weights of the score, by name."""
    return {name: float(weight) for name, weight in table("place_weights.tsv")}


def locate(page: Page, toponyms: Sequence[Toponym]) -> list[Candidate | None]:
    """The place of each toponym, None where the gazetteer cannot tell or the name is too wide."""
    context = Context(states=_states(page, toponyms))
    choices = {fold(t.name): known(t.name) for t in toponyms if not is_macro_region(t.name)}
    for _ in range(2):  # the second pass knows what the first one settled
        best = {key: _best(key, candidates, context, toponyms) for key, candidates in choices.items()}
        settled = {key: place for key, place in best.items() if place is not None}
        context.settled = settled
        context.units = {c.admin1 for c in settled.values() if c.kind is PlaceKind.ADMIN1}
    containers = _containers(page, toponyms)
    context.settled |= _told_apart(toponyms, containers, choices, context)
    return [_in_place(toponym, choices.get(fold(toponym.name), ()), context) for toponym in toponyms]


def kilometres(a: Candidate, b: Candidate) -> float:
    """The distance of two places along the globe."""
    lat1, lat2, turn = math.radians(a.lat), math.radians(b.lat), math.radians(a.lon - b.lon)
    across = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(turn)
    return 6371.0 * math.acos(max(-1.0, min(1.0, across)))


def _states(page: Page, toponyms: Iterable[Toponym]) -> Counter[str]:
    """How often each state is named, by name or by the adjective of its people."""
    found: Counter[str] = Counter()
    for toponym in toponyms:
        country = country_of(toponym.name)
        if country is not None and toponym.name not in country.ambiguous - {"US", "America"}:
            found[country.code] += 1
    for paragraph in page.paragraphs:
        for name in paragraph.names:
            if name.label == "NORP":
                country = demonym_of(paragraph.span(name.first, name.last).quote)
                if country is not None:
                    found[country.code] += 1
    if any(t.name in full_names() for t in toponyms):
        found["USA"] += 1
    return found


def _best(
    key: str, candidates: Sequence[Candidate], context: Context, toponyms: Sequence[Toponym]
) -> Candidate | None:
    if not candidates:
        return None
    unit = any(t.unit for t in toponyms if fold(t.name) == key)
    return max(candidates, key=lambda c: (_score(c, key, candidates, context, unit=unit), -c.number))


def _score(
    place: Candidate, key: str, candidates: Sequence[Candidate], context: Context, *, unit: bool
) -> float:
    w = weights()
    score = w["population"] * math.log10(place.population + 300)
    score += w[f"kind {place.kind.name.lower()}"]
    if fold(place.name) == key:
        score += w["own name"]
    if unit and place.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        score += w["unit word"]
    if place.kind is PlaceKind.ADMIN1 and not unit and _has_namesake(place, candidates):
        score += w["unit of its own city"]
    if place.country is not None:
        score += w["state"] * _share(place.country, context.states)
        score += w["state named"] * (place.country in context.states)
    if place.admin1 in context.units and place.kind is not PlaceKind.ADMIN1:
        score += w["unit named"]
    return score + w["near"] * _company(place, key, context)


def _has_namesake(unit: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a city of the same name lies in the unit."""
    return any(c.kind is PlaceKind.CITY and c.admin1 == unit.admin1 != NOWHERE for c in candidates)


def _share(code: str, states: Counter[str]) -> float:
    total = sum(states.values())
    return states[code] / total if total else 0.0


def _company(place: Candidate, key: str, context: Context) -> float:
    """The share of the other settled places, states left out, that lie near."""
    others = [c for name, c in context.settled.items() if name != key and c.kind is not PlaceKind.COUNTRY]
    if not others:
        return 0.0
    return sum(kilometres(place, other) <= _NEAR_KM for other in others) / (len(others) + 1)


def _containers(page: Page, toponyms: Sequence[Toponym]) -> dict[int, int]:
    """For a toponym the number of the one that holds it: "Caracas, Venezuela", "Mosul in northern Iraq"."""
    found = {}
    for i, (left, right) in enumerate(pairwise(toponyms)):
        if left.paragraph == right.paragraph and left.last < right.first:
            between = _between(page.paragraphs[left.paragraph], left, right)
            if between in ((",",), (",", "in"), ("in",), ("(",), (",", "in", "the")):
                found[i] = i + 1
            elif between == (":",):
                found[i + 1] = i
    return found


def _between(paragraph: Paragraph, left: Toponym, right: Toponym) -> tuple[str, ...]:
    tokens = [token.lower for token in paragraph.tokens[left.last : right.first]]
    return tuple(word for word in tokens if word not in (left.unit, right.direction, "-"))


def _told_apart(
    toponyms: Sequence[Toponym],
    containers: dict[int, int],
    choices: dict[str, tuple[Candidate, ...]],
    context: Context,
) -> dict[str, Candidate]:
    """Names that a container settles for the whole report."""
    found: dict[str, Candidate] = {}
    for i, j in containers.items():
        held = _held(toponyms[i], toponyms[j], choices, context)
        if held is not None:
            found.setdefault(fold(toponyms[i].name), held)
    return found


def _held(
    toponym: Toponym, container: Toponym, choices: dict[str, tuple[Candidate, ...]], context: Context
) -> Candidate | None:
    """The best candidate of the toponym that lies in one of its container's."""
    key = fold(toponym.name)
    inside = [
        c for c in choices.get(key, ())
        if any(_lies_in(c, wide) for wide in choices.get(fold(container.name), ()))
    ]  # fmt: skip
    return _best(key, inside, context, [toponym])


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


def _in_place(toponym: Toponym, candidates: Sequence[Candidate], context: Context) -> Candidate | None:
    """The place of one occurrence: a unit where the words say so, else the sense of the report."""
    settled = context.settled.get(fold(toponym.name))
    if settled is None or toponym.unit is None or settled.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2):
        return settled
    kinds = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
    units = [c for c in candidates if c.kind in kinds and c.country == settled.country]
    return min(units, key=lambda c: (c.kind, kilometres(c, settled)), default=settled)
