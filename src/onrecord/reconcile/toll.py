"""Numbers of the same that cannot both hold at one time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.model import About, Claim, Event, Quantity, Status
from onrecord.reconcile.comparison import MANY, Relation, compare
from onrecord.reconcile.court import Court, Finding, found
from onrecord.reconcile.gather import worlds_apart
from onrecord.reconcile.pair import Pair, counted_alike
from onrecord.reconcile.reason import score
from onrecord.reconcile.telling import bounds, head_noun
from onrecord.reconcile.word import rows

SURE = 0.5
"""The score from which two tellings that differ in number are surely of one happening."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One number for one thing, and the claims that print it."""

    quantity: Quantity
    claims: tuple[str, ...]


def numbers(event: Event, court: Court) -> Iterator[Finding]:
    """Numbers given for the same that cannot meet; parts are no totals, a later, higher toll is an update."""
    for readings in _by_noun(event, court):
        clashing = [one for one in readings if any(_clash(one, other, court) for other in readings)]
        if clashing:
            yield _finding(event, clashing, court)


def _by_noun(event: Event, court: Court) -> list[list[Reading]]:
    groups: list[list[tuple[Quantity, str]]] = []
    for one in event.claims:
        for quantity in _totals(one, court):
            home = next((group for group in groups if _of_one_count(group[0], (quantity, one), court)), None)
            if home is None:
                groups.append([(quantity, one)])
            else:
                home.append((quantity, one))
    return [_readings(group) for group in groups]


def _of_one_count(left: tuple[Quantity, str], right: tuple[Quantity, str], court: Court) -> bool:
    """Whether both count the same, and what became of those counted is not told as two things."""
    fates = {_fate(quantity, court.claims[one]) for quantity, one in (left, right)} - {None}
    return counted_alike(left[0], right[0]) and len(fates) < 2


def _fate(quantity: Quantity, claim: Claim) -> str | None:
    """What became of those counted, by the word for it that stands nearest in the clause: "dead", "hurt"."""
    start, end = (at - claim.span.start for at in (quantity.span.start, quantity.span.end))
    found = (
        (max(match.start() - end, start - match.end(), 0), fate)
        for match in _WORD.finditer(claim.span.quote)
        if (fate := fates().get(match.group().casefold()))
    )
    return min(found, default=(0, None))[1]


_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


@cache
def fates() -> dict[str, str]:
    """What became of those counted ("dead"), by each word for it."""
    return {word: fate for fate, forms in rows("fates.tsv") for word in forms.split()}


def _totals(claim: str, court: Court) -> list[Quantity]:
    """The claim's numbers that stand for a whole: a noun that it counts twice is told in parts."""
    one = court.claims[claim]
    if one.status in (Status.DENIED, Status.PREDICTED):
        return []
    whole = [quantity for quantity in one.quantities if quantity.part_of is None and not _few(quantity)]
    times = Counter(head_noun(quantity) for quantity in whole)
    return [quantity for quantity in whole if times[head_noun(quantity)] == 1]


def _few(quantity: Quantity) -> bool:
    """Whether it says only "several": some of the whole, rarely its count."""
    return quantity.value is None and quantity.high is not None and quantity.high < MANY


def _readings(group: list[tuple[Quantity, str]]) -> list[Reading]:
    told: dict[tuple[float, float], list[tuple[Quantity, str]]] = {}
    for quantity, claim in group:
        told.setdefault(bounds(quantity), []).append((quantity, claim))
    return [Reading(same[0][0], tuple(claim for _, claim in same)) for _, same in sorted(told.items())]


def _clash(left: Reading, right: Reading, court: Court) -> bool:
    if set(left.claims) & set(right.claims):
        return False
    if _tellers(left, court) == _tellers(right, court) and len(_tellers(left, court)) == 1:
        return False
    low, high = sorted((left, right), key=lambda reading: bounds(reading.quantity))
    if worlds_apart(low.quantity, high.quantity) or _summed(low, court) != _summed(high, court):
        return False
    before, after = _days(low, court), _days(high, court)
    told = (max(before), min(after)) if before and after else (None, None)
    return compare(low.quantity, high.quantity, *told).relation is Relation.DIFFER


def _summed(reading: Reading, court: Court) -> bool:
    """Whether a number is told as a sum over time: "since March", "so far", "bringing the toll to"."""
    return all(SUMMED.search(court.sentence(court.claims[one])) for one in reading.claims)


SUMMED = re.compile(
    r"\b(?:since|so far|bringing|brings|brought the|to date|overall|all told|in the (?:war|conflict)|cumulative"
    r"|past (?:\w+ )?(?:months?|years?))\b",
    re.IGNORECASE,
)


def _tellers(reading: Reading, court: Court) -> frozenset[tuple[str, str]]:
    """Who prints a number and where: one voice in one report does not contradict itself."""
    return frozenset((court.claims[one].document, court.voice(one).key) for one in reading.claims)


def _days(reading: Reading, court: Court) -> list[date]:
    """The days of the reports; none where one of them is not known."""
    days = [court.published(one) for one in reading.claims]
    return [] if None in days else [day for day in days if day]


def _finding(event: Event, readings: list[Reading], court: Court) -> Finding:
    ids = [one for reading in readings for one in reading.claims]
    positions = tuple(court.position(_printed(reading, court), reading.claims) for reading in readings)
    item = next((reading.quantity.item for reading in readings if reading.quantity.item), None)
    note = f"the numbers given for {item or 'the same'} cannot all hold at one time"
    doubt = None if court.dated(*ids) else "the time of a side is open"
    if doubt is None and not _one_happening(readings, court):
        doubt = "the tellings may count two happenings"
    return found(event, About.NUMBER, positions, note, doubt)


def _printed(reading: Reading, court: Court) -> str:
    """The number as a report prints it; one that an analyst gave in plain words."""
    typed = any(court.claims[one].typed(reading.quantity) for one in reading.claims)
    return reading.quantity.plain if typed else reading.quantity.span.quote


def _one_happening(readings: list[Reading], court: Court) -> bool:
    """Whether some telling of each number is by itself called the same as one of the first."""
    first = readings[0]
    return all(
        any(
            score(Pair(court.tellings[a], court.tellings[b])) >= SURE
            for a in first.claims
            for b in other.claims
        )
        for other in readings[1:]
    )
