"""``onrecord eval place``: places found and where they are held to lie, against places marked.

Two views. ``names``: every name of a place that is recognised, as such gold marks them: also names of states
that stand for governments, nations' adjectives ("Turkish"), names of places inside names of bodies ("Danbury
police"), streets; these are written as predictions. ``places``: of these, what the reader takes for a place of
a happening or a state named. Found is a span that overlaps a marked one; of those found that the gold puts
somewhere, ``right`` are within 161 km, ``right_or_same`` also those of the same GeoNames id.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluation.figure import Figures, f1, share
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.evaluation.span import Pairs, count, document, paired
from onrecord.knowledge.gazetteer import PlaceKind
from onrecord.knowledge.state import demonym_of
from onrecord.read.page import Page, Paragraph
from onrecord.read.parse import parse_all
from onrecord.read.places.locate import locate
from onrecord.read.places.place import find_places
from onrecord.read.places.search import find_toponyms, with_dateline
from onrecord.read.places.toponym import Toponym, known

NEAR_KM = 161.0  # a hundred miles, as the field measures
_TOWN = 15_000  # inhabitants of a town that is believed inside the name of a body
_KINDS = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.CITY)
_ROAD = re.compile(
    r"\b(?:(?:[A-Z0-9][\w.'’-]*\s){1,3}(?:Street|Avenue|Road|Boulevard|Drive|Lane|Highway|St\.|Ave\.|Rd\.|Blvd\.)"
    r"|(?:(?:County|State|U\.S\.)\s)?(?:Highway|Route|Road|Interstate|I-)\s?\d{1,4})(?!\w)"
)


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Finds the places of every text of the gold file and scores both views; writes the wider one if asked."""
    marked = rows(gold)
    narrow, wide = [], []
    for page in parse_all([document(row, row.get("date")) for row in marked]):
        placed = places(page)
        narrow.append({"doc_id": page.document.id, "toponyms": placed})
        wide.append({"doc_id": page.document.id, "toponyms": widened(page, placed)})
    write_rows(wide, pred)
    return {"names": score(marked, wide), "places": score(marked, narrow)}


def places(page: Page) -> list[dict[str, Any]]:
    """The places of a page in the prediction form."""
    return [
        {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon, "geonames_id": p.geonames_id}
        for p in find_places(page)
    ]


def widened(page: Page, placed: Sequence[Row]) -> list[dict[str, Any]]:
    """The places of a page with adjectives, names inside names of bodies, and streets."""
    page = with_dateline(page)
    base = find_toponyms(page)
    taken = {(t.paragraph, i) for t in base for i in range(t.first, t.last)}
    names = {t.name for t in base}
    more = [t for p in page.paragraphs for t in _more(p, names, taken)]
    found = [dict(row) for row in placed]
    for toponym, place in zip(more, locate(page, [*base, *more])[len(base) :], strict=True):
        span = page.paragraphs[toponym.paragraph].span(toponym.first, toponym.last)
        point = (place.lat, place.lon, place.geonames_id) if place else (None, None, None)
        found.append(
            dict(
                zip(("start", "end", "lat", "lon", "geonames_id"), (span.start, span.end, *point), strict=True)
            )
        )
    found += _roads(page.document.text, found)
    return sorted(found, key=lambda row: (row["start"], row["end"]))


def _more(paragraph: Paragraph, names: set[str], taken: set[tuple[int, int]]) -> Iterator[Toponym]:
    inside = {i for name in paragraph.names if name.label != "PERSON" for i in range(name.first, name.last)}
    people = {i for name in paragraph.names if name.label == "PERSON" for i in range(name.first, name.last)}
    at = 0
    while at < len(paragraph.tokens):
        found = None
        for last in range(min(at + 3, len(paragraph.tokens)), at, -1):
            whole = not any((paragraph.index, i) in taken for i in range(at, last))
            found = _named(paragraph, at, last, names, inside - people) if whole else None
            if found:
                break
        if found and at not in people:
            yield found
        at = found.last if found else at + 1


def _named(paragraph: Paragraph, first: int, last: int, names: set[str], inside: set[int]) -> Toponym | None:
    """The toponym that the tokens make, as an adjective, a name found elsewhere, or one inside a body's."""
    words = paragraph.span(first, last).quote
    if not words[:1].isupper():
        return None
    country = demonym_of(words)
    if country is not None:
        return Toponym(paragraph.index, first, last, country.name)
    noun = last < len(paragraph.tokens) and paragraph.tokens[last].pos in ("NOUN", "PROPN")
    bodily = set(range(first, last)) <= inside or (noun and paragraph.tokens[first].pos == "PROPN")
    noted = any(c.kind in _KINDS and c.population >= _TOWN for c in known(words))
    if words in names or (bodily and noted and len(words) > 3):
        return Toponym(paragraph.index, first, last, words)
    return None


def _roads(text: str, found: Sequence[Row]) -> list[dict[str, Any]]:
    """Streets and highways, which no gazetteer here has."""
    roads = [{"start": m.start(), "end": m.end()} for m in _ROAD.finditer(text)]
    free = [r for r in roads if not any(r["start"] < f["end"] and f["start"] < r["end"] for f in found)]
    return [{**road, "lat": None, "lon": None, "geonames_id": None} for road in free]


def score(marked: Sequence[Row], found: Iterable[Row]) -> Figures:
    """The measures over all texts together."""
    of_document = {row["doc_id"]: row["toponyms"] for row in found}
    pairs: Pairs = []
    for row in marked:
        pairs += paired(row["toponyms"], of_document.get(row["doc_id"], ()))
    gold = sum(len(row["toponyms"]) for row in marked)
    own = sum(len(of_document.get(row["doc_id"], ())) for row in marked)
    somewhere = [(g, p) for g, p in pairs if g.get("lat") is not None]
    return {
        "gold": gold,
        "pred": own,
        "precision": share(len(pairs), own),
        "recall": share(len(pairs), gold),
        "f1": f1(len(pairs), gold, own),
        "right": share(count(somewhere, near), len(somewhere)),
        "right_or_same": share(count(somewhere, lambda g, p: near(g, p) or _same(g, p)), len(somewhere)),
    }


def near(gold: Row, found: Row) -> bool:
    """Whether a place is put within 161 km of where the gold puts it."""
    if found["lat"] is None or found["lon"] is None:
        return False
    return kilometres(gold["lat"], gold["lon"], found["lat"], found["lon"]) <= NEAR_KM


def _same(gold: Row, found: Row) -> bool:
    own = found["geonames_id"]
    return own is not None and str(own) == str(gold.get("geonames_id"))


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance of two points of degrees along the globe."""
    a, b = math.radians(lat), math.radians(other_lat)
    turn = math.radians(lon - other_lon)
    half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
