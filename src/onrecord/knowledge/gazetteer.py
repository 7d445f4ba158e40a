"""The gazetteer: places of the world by name, compiled from GeoNames (CC BY 4.0, geonames.org).

One compressed file of NumPy arrays (``training/gazetteer.py`` says how it is made): a sorted table of folded
names, and for each the places that bear it. A lookup is a binary search; nothing is unpickled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.knowledge.table import unaccented

NOWHERE = 65535
"""The admin unit number of a place that lies in none."""

_LETTERS = str.maketrans({
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "e",
    "-": " ", "–": " ", "‐": " ", "/": " ", ",": " ", "(": " ", ")": " ",
    "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "`": None, "´": None, "ˌ": None, ".": None,
})  # fmt: skip
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLE = re.compile(r"^(?:al|ad|ar|as|at|an|az|ash|adh|el|es|er) (?=\S{3})")


class PlaceKind(IntEnum):
    """What kind of place; the smaller the number, the wider the place."""

    COUNTRY = 0
    ADMIN1 = 1
    ADMIN2 = 2
    REGION = 3
    WATER = 4
    CITY = 5
    FACILITY = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; degrees WGS 84.

    ``country`` is ISO alpha-3 (None: shared or contested), ``population`` is rounded to some 5 %,
    ``admin1``/``admin2`` number the units that it lies in (its own number where it is one) or ``NOWHERE``;
    ``precision_km`` is the radius that the name leaves open; ``renown`` the binary logarithm of how many
    names GeoNames has for it (a town that the world writes about has names in many tongues).
    """

    number: int
    name: str
    lat: float
    lon: float
    country: str | None
    geonames_id: int | None
    population: int
    kind: PlaceKind
    precision_km: float
    admin1: int
    admin2: int
    renown: float


def fold(name: str) -> str:
    """The form under which a name is kept: lower case, no accents, no apostrophes, "St." spelt out."""
    plain = unaccented(name.casefold()).translate(_LETTERS)
    words = plain.split()
    if len(words) > 1:
        words[0] = _SHORT.get(words[0], words[0])
    return " ".join(words)


def without_article(key: str) -> str:
    """The folded name without its Arabic article: "ar raqqah" gives "raqqah", "tel aviv" itself."""
    return _ARTICLE.sub("", key)


class Gazetteer:
    """The compiled table; ``Gazetteer.load()`` gives the one that ships with the program."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._a = arrays
        self._keys = arrays["keys"].tobytes()
        self._names = arrays["names"].tobytes()
        self._countries = arrays["countries"].tobytes().decode("ascii").split()
        self._starts = np.concatenate(([0], np.cumsum(arrays["key_lengths"], dtype=np.int64)))
        self._posts = np.concatenate(([0], np.cumsum(arrays["post_lengths"], dtype=np.int64)))
        self._name_starts = np.concatenate(([0], np.cumsum(arrays["name_lengths"], dtype=np.int64)))

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The shipped gazetteer, read once a process."""
        with (
            as_file(files("onrecord.knowledge") / "data" / "gazetteer.npz") as path,
            np.load(path, allow_pickle=False) as archive,
        ):
            return Gazetteer({name: _whole(archive[name]) for name in archive.files})

    def __len__(self) -> int:
        """How many places it holds."""
        return len(self._a["lat"])

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """The places of this name, widest kind first, then by population; empty where none bears it."""
        numbers = self._find(fold(name))
        found = [self.place(int(number)) for number in numbers]
        return tuple(sorted(found, key=lambda c: (c.kind, -c.population, c.number)))

    def place(self, number: int) -> Candidate:
        """The place of a number."""
        a = self._a
        geonames_id = int(a["gid"][number])
        start, end = self._name_starts[number], self._name_starts[number + 1]
        return Candidate(
            number=number,
            name=self._names[start:end].decode("utf-8"),
            lat=round(float(a["lat"][number]) / 1000, 3),
            lon=round(float(a["lon"][number]) / 1000, 3),
            country=self._country(int(a["country"][number])),
            geonames_id=geonames_id or None,
            population=_population(int(a["population"][number])),
            kind=PlaceKind(int(a["kind"][number])),
            precision_km=float(a["precision"][number]),
            admin1=int(a["admin1"][number]),
            admin2=int(a["admin2"][number]),
            renown=float(a["renown"][number]) / 4,
        )

    def _country(self, index: int) -> str | None:
        code = self._countries[index]
        return None if code == "-" else code

    def _find(self, key: str) -> NDArray[Any]:
        wanted = key.encode("utf-8")
        low, high = 0, len(self._starts) - 1
        while low < high:
            middle = (low + high) // 2
            if self._keys[self._starts[middle] : self._starts[middle + 1]] < wanted:
                low = middle + 1
            else:
                high = middle
        if low == len(self._starts) - 1 or self._keys[self._starts[low] : self._starts[low + 1]] != wanted:
            return np.empty(0, dtype=np.int32)
        return self._a["posts"][self._posts[low] : self._posts[low + 1]]


def _whole(array: NDArray[Any]) -> NDArray[Any]:
    """Numbers of four bytes, kept as one row a byte, put together again; other arrays as they are."""
    return np.ascontiguousarray(array.T).view("<i4").reshape(-1) if array.ndim == 2 else array


def _population(step: int) -> int:
    """The population of a stored step: 20 steps to a factor of e, 0 for none known."""
    return round(float(np.exp(step / 20))) if step else 0
