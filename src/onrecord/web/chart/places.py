"""The map: where events happened, ways from origin to destination, how precisely each place is known."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from onrecord.model import Place, PlaceRole
from onrecord.present.visible import one_line
from onrecord.web.row import Row

WIDTH, HEIGHT = 960.0, 520.0
NARROWEST = 12.0
"""Degrees of longitude that a map shows at least."""
NEAR = 16.0
"""Places closer than this on the map are drawn as one, at the place with the most events."""
LETTER, LINE = 6.5, 14.0
"""How wide a letter of a name is, and how high its line."""
KILOMETRES = 111.2
"""Of one degree of latitude."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place or several close ones: names with their events; ``ring`` is what a name leaves open."""

    x: float
    y: float
    radius: float
    ring: float
    count: int
    names: tuple[tuple[str, int], ...]
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Way:
    """From an origin to a destination, with the event that tells it."""

    path: str
    row: Row
    origin: str
    destination: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: land, lines of latitude and longitude, spots and ways; names that have no place on it."""

    width: float
    height: float
    land: tuple[str, ...]
    grid: tuple[tuple[float, float, float, float, str], ...]
    spots: tuple[Spot, ...]
    ways: tuple[Way, ...]
    unplaced: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that is shown, in degrees, one scale for both directions."""

    west: float
    north: float
    scale: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """A place on the map."""
        return round((lon - self.west) * self.scale, 1), round((self.north - lat) * self.scale, 1)


def chart(rows: Sequence[Row]) -> Chart:
    """The map of some events."""
    placed: dict[tuple[float, float], list[tuple[Row, Place]]] = defaultdict(list)
    unplaced: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for place in row.event.places:
            if place.lat is None or place.lon is None:
                unplaced[one_line(place.name)].add(row.id)
            else:
                placed[place.lon, place.lat].append((row, place))
    lost = sorted(((name, len(ids)) for name, ids in unplaced.items()), key=lambda one: (-one[1], one[0]))
    frame = _frame(list(placed))
    return Chart(
        WIDTH, HEIGHT, tuple(_land(frame)), tuple(_grid(frame)), tuple(_spots(placed, frame)),
        tuple(_ways(rows, frame)), tuple(lost),
    )  # fmt: skip


def _frame(points: list[tuple[float, float]]) -> Frame:
    """The smallest part of the world with all places, a margin around them."""
    if not points:
        return Frame(-180, 90, WIDTH / 360)
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    wide = max(east - west, (north - south) * WIDTH / HEIGHT, NARROWEST) * 1.25
    wide = min(wide, 360.0)
    scale = WIDTH / wide
    left = min(max((west + east - wide) / 2, -180), 180 - wide)
    return Frame(left, (south + north) / 2 + HEIGHT / scale / 2, scale)


def _spots(placed: dict[tuple[float, float], list[tuple[Row, Place]]], frame: Frame) -> list[Spot]:
    """The places, the fullest first; a place near one before it joins that."""
    groups: list[tuple[float, float, list[tuple[Row, Place]]]] = []
    for (lon, lat), told in sorted(placed.items(), key=lambda one: (-len(one[1]), one[0])):
        x, y = frame.at(lon, lat)
        near = next((one for one in groups if math.hypot(one[0] - x, one[1] - y) < NEAR), None)
        if near is None:
            groups.append((x, y, list(told)))
        else:
            near[2].extend(told)
    spots = [_spot(x, y, told, frame) for x, y, told in groups]
    return [replace(one, labelled=_free(one, spots)) for one in spots]


def _free(spot: Spot, spots: list[Spot]) -> bool:
    """Whether there is room for the name beside a mark: no other mark, nor the name of one before it."""
    left, right = spot.x + spot.radius, spot.x + spot.radius + LETTER * len(spot.names[0][0])
    for other in spots:
        if other is spot:
            return right < WIDTH
        end = other.x + other.radius + LETTER * len(other.names[0][0])
        if abs(other.y - spot.y) < LINE and left < end and other.x < right:
            return False
    return True


def _spot(x: float, y: float, told: list[tuple[Row, Place]], frame: Frame) -> Spot:
    names: dict[str, set[str]] = defaultdict(set)
    for row, place in told:
        names[one_line(place.name)].add(row.id)
    count = len({row.id for row, _ in told})
    open_km = max((place.precision_km or 0 for _, place in told), default=0)
    ring = round(min(open_km / KILOMETRES * frame.scale, 140.0), 1)
    ranked = sorted(((name, len(ids)) for name, ids in names.items()), key=lambda one: (-one[1], one[0]))
    radius = round(min(5 + 1.8 * math.sqrt(count), 22), 1)
    return Spot(x, y, radius, ring if ring > radius else 0, count, tuple(ranked))


def _ways(rows: Sequence[Row], frame: Frame) -> Iterable[Way]:
    for row in rows:
        placed = [place for place in row.event.places if place.lat is not None]
        ends = {role: [place for place in placed if place.role is role] for role in PlaceRole}
        for origin in ends[PlaceRole.ORIGIN]:
            for destination in ends[PlaceRole.DESTINATION]:
                yield Way(
                    _arc(frame.at(origin.lon or 0, origin.lat or 0),
                         frame.at(destination.lon or 0, destination.lat or 0)),
                    row, one_line(origin.name), one_line(destination.name),
                )  # fmt: skip


def _arc(start: tuple[float, float], end: tuple[float, float]) -> str:
    lift = 0.18 * math.hypot(end[0] - start[0], end[1] - start[1])
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - lift
    return f"M{start[0]} {start[1]}Q{x:.1f} {y:.1f} {end[0]} {end[1]}"


def _land(frame: Frame) -> Iterable[str]:
    """The rings of land that reach into the frame."""
    for ring in _rings():
        points = [frame.at(lon, lat) for lon, lat in ring]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(xs) > 0 and min(xs) < WIDTH and max(ys) > 0 and min(ys) < HEIGHT:
            yield "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "Z"


@cache
def _rings() -> tuple[tuple[tuple[float, float], ...], ...]:
    text = resources.files("onrecord.web").joinpath("data/land.txt").read_text("utf-8")
    rings = []
    for line in text.splitlines():
        if not line.startswith("#"):
            numbers = list(map(float, line.split()))
            rings.append(tuple(zip(numbers[::2], numbers[1::2], strict=True)))
    return tuple(rings)


def _grid(frame: Frame) -> Iterable[tuple[float, float, float, float, str]]:
    """Lines of longitude and latitude with their degrees."""
    wide = WIDTH / frame.scale
    step = next(one for one in (2, 5, 10, 20, 30, 60) if wide / one <= 8 or one == 60)
    for degree in range(-180, 181, step):
        x, _ = frame.at(degree, 0)
        if 0 < x < WIDTH:
            yield x, 0, x, HEIGHT, f"{abs(degree)}°{'W' if degree < 0 else 'E' if degree else ''}"
        _, y = frame.at(0, degree)
        if 0 < y < HEIGHT and -90 <= degree <= 90:
            yield 0, y, WIDTH, y, f"{abs(degree)}°{'S' if degree < 0 else 'N' if degree else ''}"
