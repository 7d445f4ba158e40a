"""Places: the named places of a page with their coordinates, and what each is to a happening."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import islice

from onrecord.knowledge.gazetteer import Candidate, PlaceKind
from onrecord.knowledge.sector import sector_of
from onrecord.knowledge.state import country_of, seat_of
from onrecord.model import PlaceRole, Span
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.places.locate import locate
from onrecord.read.places.search import find_toponyms, with_dateline
from onrecord.read.places.toponym import Toponym, full_names, motion, words

_COMPASS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_OFF_SHORE_KM = 100.0
_SHIFT = 0.5  # how far "northern Syria" lies from the middle of Syria, in radii
_PARTY = ("nsubj", "nsubjpass", "poss", "dobj", "dative", "agent", "attr", "amod", "compound", "nmod")
_WITH = ("by", "with", "against", "between", "about", "like", "than", "as", "under", "regarding")
_BOUND = frozenset({"head", "bind", "bound"})
_REACH = 7  # words up from "to" within which a verb of motion may stand
_PART = 0.6  # the radius of such a part, in radii of the whole


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place as named; looked-up fields are None where the gazetteer cannot tell which place is meant.

    ``span`` includes a direction or unit word ("northern Syria", "Aleppo province"), and so does ``name``.
    ``country`` is ISO alpha-3, ``precision_km`` the radius that the words leave open; ``state`` marks the
    name of a state, which may stand for its government.
    """

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonames_id: int | None = None
    precision_km: float | None = None
    state: bool = False


def find_places(page: Page) -> tuple[FoundPlace, ...]:
    """Every place named on a page, in order, that of the dateline included."""
    page = with_dateline(page)
    toponyms = find_toponyms(page)
    return tuple(
        _found(page.paragraphs[toponym.paragraph], toponym, place)
        for toponym, place in zip(toponyms, locate(page, toponyms), strict=True)
    )


def role_of(paragraph: Paragraph, place: FoundPlace) -> PlaceRole | None:
    """What the place is to the happening of its clause; None where the words make it a party and no place.

    "from X", "left X" are origins; "to X", "reached X", "arrived in X" destinations; else it happened there.
    A state's name that is subject, possessor or object of another verb stands for its government.
    """
    if _affiliated(paragraph, place.span):
        return None
    head = _head(paragraph, place.span)
    if head is None:
        return PlaceRole.HAPPENED
    described = head.i != _own_head(paragraph, place.span) and head.pos != "PROPN"
    if described and not _place_noun(head):
        return None if _government(place) else PlaceRole.HAPPENED
    above = paragraph.tokens[head.head]
    if head.dep == "pobj" and above.pos in ("ADP", "SCONJ", "ADV", "PART"):
        return _role_after(paragraph, above, party=_government(place) and not described)
    if head.dep in ("dobj", "nsubjpass") and above.lemma in motion("leave"):
        return PlaceRole.ORIGIN
    if head.dep in ("dobj", "nsubjpass") and above.lemma in motion("reach"):
        return PlaceRole.DESTINATION
    if described or not _government(place) or above.lemma in motion("object"):
        return PlaceRole.HAPPENED
    return None if head.dep in _PARTY else PlaceRole.HAPPENED


def _affiliated(paragraph: Paragraph, span: Span) -> bool:
    """Whether the place only says whom somebody sits for, or where a body has its seat: "Kentucky Republican",
    "(D-Calif.)", "the New York-based group"."""
    inside = [t.i for t in paragraph.tokens if span.start <= t.start and t.end <= span.end]
    if not inside:
        return False
    before = [t.text for t in paragraph.tokens[max(inside[0] - 2, 0) : inside[0]]]
    after = [t.lower for t in paragraph.tokens[inside[-1] + 1 : inside[-1] + 3]]
    party = before[-1:] == ["-"] and before[0] in ("D", "R", "I")
    return party or after == ["-", "based"] or bool(set(after[:1]) & words("affiliated"))


def _government(place: FoundPlace) -> bool:
    """Whether the name may stand for a government: that of a state, or of its seat ("Pyongyang")."""
    seat = seat_of(place.name) is not None and not place.span.quote.endswith("capital")
    return place.state or seat


def _own_head(paragraph: Paragraph, span: Span) -> int | None:
    """The token of the span that hangs on a word outside of it."""
    inside = {t.i: t for t in paragraph.tokens if span.start <= t.start and t.end <= span.end}
    return next((i for i, t in inside.items() if t.head not in inside or t.head == i), None)


def _head(paragraph: Paragraph, span: Span) -> Token | None:
    """The token by which the place hangs in its clause.

    Lists are climbed to their first member, a name that describes a noun ("Damascus airport") to the noun.
    """
    number = _own_head(paragraph, span)
    if number is None:
        return None
    head = paragraph.tokens[number]
    for _ in range(4):
        if head.dep not in ("conj", "appos", "compound", "nmod") or head.head == head.i:
            break
        head = paragraph.tokens[head.head]
    return head


def _place_noun(token: Token) -> bool:
    """Whether a noun is itself a place, as in "Damascus airport", or another name in a list."""
    return token.pos == "PROPN" or token.lower in words("follower") | words("unit") | words("settlement")


def _role_after(paragraph: Paragraph, preposition: Token, *, party: bool) -> PlaceRole | None:
    """The role that a preposition gives; ``party``: the name may stand for a government."""
    word, above = preposition.lower, paragraph.tokens[preposition.head]
    if above.pos == "ADP":  # "out of X", "from inside X"
        word = above.lower if above.lower in ("from", "out", "into", "to") else word
        above = paragraph.tokens[above.head]
    if word in ("from", "out"):
        return PlaceRole.HAPPENED if _measured(paragraph, preposition) else PlaceRole.ORIGIN
    if word in ("into", "toward", "towards", "onto"):
        return PlaceRole.DESTINATION
    if word in ("to", "for"):
        goes = _moves(paragraph, above) if word == "to" else above.lemma in motion("leave") | _BOUND
        return PlaceRole.DESTINATION if goes else _unless(party)
    if word in ("in", "at", "on") and above.lemma in motion("arrive"):
        return PlaceRole.DESTINATION
    if word in ("on", "upon"):
        return _unless(party and above.lemma not in motion("upon"))
    if word == "of":
        return _unless(party and sector_of(above.lower) is not None)
    if word in _WITH:
        return PlaceRole.HAPPENED if above.lemma in motion("border") else None
    return PlaceRole.HAPPENED


def _unless(party: bool) -> PlaceRole | None:
    return None if party else PlaceRole.HAPPENED


def _moves(paragraph: Paragraph, above: Token) -> bool:
    """Whether a verb or noun of motion governs, itself or through the nouns on the way to the next verb.

    "sent planes with dozens of soldiers to X" moves to X; "a threat to X" does not.
    """
    for token in (above, *islice(paragraph.ancestors(above.i), _REACH)):
        if token.lemma in motion("still"):
            return False
        if token.lemma in motion("motion") or token.pos in ("VERB", "AUX"):
            return token.lemma in motion("motion")
    return False


def _measured(paragraph: Paragraph, preposition: Token) -> bool:
    """Whether "from" counts a distance: "30 miles from X", "30 km (19 miles) from X"."""
    before = paragraph.tokens[max(0, preposition.i - 3) : preposition.i]
    return any(token.lemma in motion("measure") for token in before)


def _found(paragraph: Paragraph, toponym: Toponym, place: Candidate | None) -> FoundPlace:
    span = _span(paragraph, toponym)
    name = span.quote if toponym.name in span.quote else toponym.name
    name = full_names().get(name, name)
    state = country_of(toponym.name) is not None and toponym.direction is None
    if place is None:
        return FoundPlace(span, name, state=state)
    state = state and place.kind is PlaceKind.COUNTRY
    lat, lon, radius = _part(place, toponym.direction)
    if _off_shore(paragraph, toponym):
        radius = max(radius, _OFF_SHORE_KM)
    return FoundPlace(span, name, lat, lon, place.country, place.geonames_id, radius, state)


def _span(paragraph: Paragraph, toponym: Toponym) -> Span:
    """The words of the name with its direction and unit."""
    first, last = toponym.first, toponym.last
    while first > 0 and toponym.direction and paragraph.tokens[first - 1].lower in (*words("direction"), "-"):
        first -= 1
    if toponym.unit and last < len(paragraph.tokens) and paragraph.tokens[last].lower == toponym.unit:
        last += 1
    return paragraph.span(first, last)


def _part(place: Candidate, direction: str | None) -> tuple[float, float, float]:
    """Point and radius of the place, or of the part of it that a direction names."""
    steps = [step for word, step in _COMPASS.items() if word in (direction or "").replace("-", "")]
    if not steps or place.kind is PlaceKind.CITY:
        return place.lat, place.lon, place.precision_km
    reach = _SHIFT * place.precision_km / 111.2 / math.sqrt(len(steps))
    lat = place.lat + reach * sum(north for north, _ in steps)
    lon = place.lon + reach * sum(east for _, east in steps) / max(0.2, math.cos(math.radians(place.lat)))
    lat, lon = max(-90.0, min(90.0, lat)), (lon + 180.0) % 360.0 - 180.0
    return round(lat, 3), round(lon, 3), round(_PART * place.precision_km, 1)


def _off_shore(paragraph: Paragraph, toponym: Toponym) -> bool:
    """Whether the words put the place at sea: "off X", "off the coast of X"."""
    before = [token.lower for token in paragraph.tokens[max(0, toponym.first - 5) : toponym.first]]
    return before[-1:] == ["off"] or ("off" in before and ("coast" in before or "shore" in before))
