"""No place lies outside its country by more than the radius that its words leave open.

A country is taken for the box around its settlements, which a place may leave by its radius.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest

from onrecord.knowledge.gazetteer import Candidate, Gazetteer, PlaceKind
from onrecord.read.places.place import _part

DIRECTIONS = (None, "northern", "southern", "eastern", "western", "north-eastern", "southwestern")
ROUGH_KM = 10.0  # a country reaches beyond its settlements
Box = tuple[float, float, float, float]


@cache
def wide() -> tuple[Candidate, ...]:
    """Every place but the settlements that lies in one country."""
    gazetteer = Gazetteer.load()
    numbers = np.flatnonzero(gazetteer._a["kind"] != PlaceKind.CITY)
    found = (gazetteer.place(int(number)) for number in numbers)
    return tuple(place for place in found if place.country in boxes())


@cache
def boxes() -> dict[str, Box]:
    """South, north, west and east end of each country's settlements."""
    gazetteer = Gazetteer.load()
    a = gazetteer._a
    found = {}
    for index, country in enumerate(gazetteer._countries):
        at = np.flatnonzero((a["kind"] == PlaceKind.CITY) & (a["country"] == index))
        if len(at):
            lat, lon = a["lat"][at] / 1000, a["lon"][at] / 1000
            found[country] = (float(lat.min()), float(lat.max()), float(lon.min()), float(lon.max()))
    return found


def beyond(place: Candidate, direction: str | None) -> bool:
    """Whether the point of a part of a place is farther outside its country than its radius."""
    lat, lon, radius = _part(place, direction)
    south, north, west, east = boxes()[place.country or ""]
    high = (radius + ROUGH_KM) / 111.0
    wide = high / max(0.05, math.cos(math.radians(lat)))
    off_globe = not (-90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0)
    return off_globe or not (south - high <= lat <= north + high and west - wide <= lon <= east + wide)


def test_every_point_is_on_the_globe_and_has_a_radius() -> None:
    a = Gazetteer.load()._a
    assert (abs(a["lat"]) <= 90_000).all() and (abs(a["lon"]) <= 180_000).all()
    assert (a["precision"] > 0).all()


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_place_or_a_part_of_it_lies_in_its_country_within_its_radius(direction: str | None) -> None:
    assert [(p.name, p.country) for p in wide() if beyond(p, direction)] == []
