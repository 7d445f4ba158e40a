"""Days, places and actors of one happening that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.model import (
    About,
    Claim,
    EntityType,
    Event,
    EventType,
    Participant,
    Place,
    PlaceRole,
    Status,
)
from onrecord.reconcile.court import TOLD, Court, Finding, found
from onrecord.reconcile.reason import other_actor
from onrecord.reconcile.side import by_name, opposed
from onrecord.reconcile.telling import Telling
from onrecord.reconcile.word import words

SLACK_KM = 50
"""Places nearer than this, beyond what their names leave open, are not set against each other."""
SURE = 0.4
"""The least confidence of claims whose day or doer is held against another's."""
NOW = frozenset({"now", "today", "current", "currently", "recent", "recently", "ago", "past"})
"""Words of time that turn with the day on which they are said, or are rounded."""
SITE_KM = 50
"""Only names that leave no more than this open are held against each other."""
SITED = (EventType.ASSAULT, EventType.PROTEST, EventType.COERCE, EventType.CONSULT)
"""Types of happenings that have a site."""
Camps = tuple[list[str], list[str]]


def days(event: Event, court: Court) -> Iterator[Finding]:
    """Days of one happening that cannot meet; one day apart is left possible (time zones, nights)."""
    told = [one for one in event.claims if _happened(one, court) and _timed(one, court)]
    camps = _camps(told, lambda a, b: _other_day(a, b, court))
    if camps:
        gap = _gap(court.tellings[camps[0][0]], court.tellings[camps[1][0]])
        positions = tuple(court.position(_day_words(camp[0], court), camp) for camp in camps)
        doubt = "the days lie side by side" if gap == 1 else None
        if doubt is None and not all(_calendar(camp[0], court) for camp in camps):
            doubt = "a day is told only as seen from the report's own"
        yield found(event, About.DATE, positions, "the days given for it cannot meet", doubt)


def _timed(claim: str, court: Court) -> bool:
    """Whether a telling that was surely read gives its time in words; "now" is the day of whoever speaks."""
    one = court.claims[claim]
    said = one.when.span.quote if one.when and one.when.span else ""
    return court.tellings[claim].dated and one.confidence >= SURE and not set(words(said)) & NOW


def _other_day(left: str, right: str, court: Court) -> bool:
    """Whether tellings of surely one happening give days that cannot meet; side by side, by the calendar."""
    gap = _gap(court.tellings[left], court.tellings[right])
    if gap == 0 or not court.surely_one(left, right):
        return False
    return gap > 1 or (_calendar(left, court) and _calendar(right, court))


def _gap(left: Telling, right: Telling) -> int:
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return 0
    return max((left.earliest - right.latest).days, (right.earliest - left.latest).days, 0)


def _calendar(claim: str, court: Court) -> bool:
    """Whether the words give a day of a month: "last week" and "Friday" hang on the report's own day."""
    when = court.claims[claim].when
    return bool(when and when.span and when.earliest == when.latest and _DATE.search(when.span.quote))


_DATE = re.compile(r"\d")


def _day_words(claim: str, court: Court) -> str:
    when = court.claims[claim].when
    return when.span.quote if when and when.span else str(court.tellings[claim].earliest)


def places(event: Event, court: Court) -> Iterator[Finding]:
    """Places of one happening too far apart to be one; possible only, for a happening may have several."""
    if event.type not in SITED:
        return
    told = [one for one in event.claims if _happened(one, court) and _site(court.claims[one])]
    camps = _camps(told, lambda a, b: _far(court.claims[a], court.claims[b]))
    if camps:
        positions = tuple(court.position(_site(court.claims[camp[0]])[0].span.quote, camp) for camp in camps)
        doubt = "one happening may have had both places"
        yield found(event, About.PLACE, positions, "the places named for it lie apart", doubt)


def _far(left: Claim, right: Claim) -> bool:
    return all(_apart(a, b) for a in _site(left) for b in _site(right))


def _site(claim: Claim) -> list[Place]:
    """The places at which it happened that are no larger than a city and its surroundings."""
    return [
        place
        for place in claim.places
        if place.role == PlaceRole.HAPPENED and place.precision_km is not None and place.precision_km <= SITE_KM
    ]


def _apart(a: Place, b: Place) -> bool:
    """Whether two places lie further apart than their names leave open; a degree is taken as 111 km."""
    known = (a.lat, a.lon, a.precision_km, b.lat, b.lon, b.precision_km)
    if None in known:
        return False
    lat, lon, fuzz, other_lat, other_lon, other_fuzz = (float(value or 0) for value in known)
    return 111 * max(abs(lat - other_lat), abs(lon - other_lon) * 0.7) > fuzz + other_fuzz + SLACK_KM


def actors(event: Event, court: Court) -> Iterator[Finding]:
    """Voices of two sides that name different hands for one attack or seizure."""
    if event.type not in (EventType.ASSAULT, EventType.COERCE):
        return
    told = [one for one in event.claims if court.claims[one].status in TOLD]
    told = [one for one in told if court.claims[one].confidence >= SURE and _named(court.claims[one], court)]
    camps = _camps(told, lambda a, b: _other_hands(a, b, court))
    if camps:
        positions = tuple(court.position(_hands(court.claims[camp[0]]), camp) for camp in camps)
        doubt = "the voices may speak of two acts"
        yield found(event, About.ACTOR, positions, "the voices name different hands", doubt)


def _named(claim: Claim, court: Court) -> bool:
    """Whether all who are said to have done it are called by name: a pronoun may have been led astray."""
    return bool(claim.actors) and all(_by_name(one, court) for one in claim.actors)


def _by_name(one: Participant, court: Court) -> bool:
    entity = court.sides.entities.get(one.entity or "")
    known = entity is not None and entity.type not in (EntityType.UNKNOWN, EntityType.PLACE)
    return known and by_name(one)


def _other_hands(left: str, right: str, court: Court) -> bool:
    hands = [court.sides.actors(court.claims[one]) for one in (left, right)]
    if court.tellings[left].doers & court.tellings[right].doers:
        return False
    if not court.one_but(left, right, other_actor):
        return False
    return opposed(*hands) and court.opposed([left], [right])


def _hands(claim: Claim) -> str:
    return ", ".join(one.span.quote if one.span else one.name or "" for one in claim.actors)


def _happened(claim: str, court: Court) -> bool:
    return court.claims[claim].status == Status.ASSERTED and not court.tellings[claim].speech


def _camps(told: list[str], clash: Callable[[str, str], bool]) -> Camps | None:
    """Two camps around the first pair that clashes: those against its second, those against its first."""
    for at, left in enumerate(told):
        for right in told[at + 1 :]:
            if clash(left, right):
                return [one for one in told if clash(one, right)], [one for one in told if clash(left, one)]
    return None
