"""What cannot both hold: positions on one happening whose numbers, denials, days, places, actors or character clash.

Ranges that meet agree; a later, higher toll is an update; two happenings are no conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import (
    About,
    Certainty,
    Claim,
    Conflict,
    Document,
    Event,
    EventType,
    Position,
    Quantity,
    Source,
    Status,
)
from onrecord.reconcile.character import stances
from onrecord.reconcile.reason import counted_alike
from onrecord.reconcile.side import Sides, nearest, opposed
from onrecord.reconcile.telling import Telling, meet

TOLD = frozenset({Status.ASSERTED, Status.SPECULATED, Status.PREDICTED, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Court:
    """What the finders of conflicts look things up in."""

    claims: Mapping[str, Claim]
    tellings: Mapping[str, Telling]
    documents: Mapping[str, Document]
    sides: Sides

    def published(self, claim: str) -> date | None:
        """The day of the claim's report."""
        return self.tellings[claim].published

    def sources(self, claims: Iterable[str]) -> tuple[Source, ...]:
        """The nearest voices of the claims, each once."""
        found: dict[str, Source] = {}
        for one in claims:
            source = nearest(self.claims[one])
            key = source.entity or f"{source.kind} {source.name} {source.span.quote if source.span else ''}"
            found.setdefault(key, source)
        return tuple(found[key] for key in sorted(found))

    def position(self, value: str, claims: Iterable[str]) -> Position:
        ids = tuple(sorted(set(claims)))
        return Position(value, ids, self.sources(ids))

    def open(self, *claims: str) -> bool:
        """Whether the time of a side is not known."""
        return any(not self.tellings[one].dated for one in claims)


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict before it has its id and its day."""

    about: About
    certainty: Certainty
    positions: tuple[Position, ...]
    note: str


def conflicts(events: Iterable[Event], court: Court) -> list[Conflict]:
    """Every conflict of every event, by id."""
    found = []
    for event in events:
        for at, finding in enumerate(f for find in FINDERS for f in find(event, court)):
            found.append(_conflict(event, at, finding, court))
    return sorted(found, key=lambda conflict: conflict.id)


def _conflict(event: Event, at: int, finding: Finding, court: Court) -> Conflict:
    return Conflict(
        id=f"conflict-{event.id.removeprefix('event-')}-{finding.about}-{at}",
        event=event.id,
        about=finding.about,
        certainty=finding.certainty,
        since=_since(finding, court),
        positions=finding.positions,
        note=finding.note,
    )


def _since(finding: Finding, court: Court) -> date | None:
    """The first day on which the second position was on record; None where a side's report has no date."""
    firsts = []
    for position in finding.positions:
        days = [day for one in position.claims if (day := court.published(one))]
        if not days:
            return None
        firsts.append(min(days))
    return sorted(firsts)[1] if len(firsts) > 1 else firsts[0]


# --- numbers


def numbers(event: Event, court: Court) -> Iterator[Finding]:
    """Numbers of the same that cannot both hold; the later, higher toll is an update."""
    told = [
        (quantity, claim.id)
        for one in event.claims
        if (claim := court.claims[one]).status != Status.DENIED
        for quantity in claim.quantities
        if quantity.part_of is None
    ]
    for group in _alike(told):
        readings = _readings(group)
        clashing = _clashing(readings, court)
        if clashing:
            yield _number(clashing, court)


def _alike(told: list[tuple[Quantity, str]]) -> list[list[tuple[Quantity, str]]]:
    groups: list[list[tuple[Quantity, str]]] = []
    for quantity, claim in told:
        home = next((group for group in groups if counted_alike(group[0][0], quantity)), None)
        if home is None:
            groups.append([(quantity, claim)])
        else:
            home.append((quantity, claim))
    return groups


def _readings(group: list[tuple[Quantity, str]]) -> list[tuple[Quantity, list[str]]]:
    found: dict[tuple[float | None, float | None, float | None], tuple[Quantity, list[str]]] = {}
    for quantity, claim in group:
        key = (quantity.value, quantity.low, quantity.high)
        found.setdefault(key, (quantity, []))[1].append(claim)
    return list(found.values())


def _clashing(readings: list[tuple[Quantity, list[str]]], court: Court) -> list[tuple[Quantity, list[str]]]:
    """The readings that clash with at least one other, none of the two being an update of the other."""
    return [
        one
        for one in readings
        if any(not meet(one[0], other[0]) and not _update(one, other, court) for other in readings)
    ]


def _update(left: tuple[Quantity, list[str]], right: tuple[Quantity, list[str]], court: Court) -> bool:
    """Whether every telling of the higher number is of a later report than every telling of the lower."""
    low, high = sorted((left, right), key=lambda reading: reading[0].value or reading[0].low or 0.0)
    before = [court.published(one) for one in low[1]]
    after = [court.published(one) for one in high[1]]
    if None in before or None in after:
        return False
    return max(day for day in before if day) < min(day for day in after if day)


def _number(readings: list[tuple[Quantity, list[str]]], court: Court) -> Finding:
    ids = [one for _, claims in readings for one in claims]
    certain = not court.open(*ids) and len({court.tellings[one].speech for one in ids}) == 1
    positions = tuple(court.position(quantity.span.quote, claims) for quantity, claims in readings)
    item = next((quantity.item for quantity, _ in readings if quantity.item), "the same")
    note = f"the numbers given for {item} cannot all hold at one time"
    return _found(About.NUMBER, certain, positions, note, "the time of a side is open")


# --- denials


def denials(event: Event, court: Court) -> Iterator[Finding]:
    """A denial against those who tell what it denies; alone where no report tells it."""
    denied = [one for one in event.claims if court.claims[one].status == Status.DENIED]
    if not denied:
        return
    alleged = [one for one in event.claims if court.claims[one].status in TOLD]
    alleged = [one for one in alleged if _against(one, denied, court)]
    value = court.claims[denied[0]].act.quote
    denial = court.position(f"denied: {value}", denied)
    if not alleged:
        note = "denied, though no report in the case quotes anyone as alleging it"
        yield Finding(About.DENIAL, Certainty.POSSIBLE, (denial,), note)
        return
    telling = court.position(f"told: {court.claims[alleged[0]].act.quote}", alleged)
    certain = any(court.claims[one].status == Status.ASSERTED for one in alleged) and not court.open(
        *denied, *alleged[:1]
    )
    note = "one side tells it, the other denies it"
    yield _found(About.DENIAL, certain, (telling, denial), note, "the time of a side is open")


def _against(alleged: str, denied: list[str], court: Court) -> bool:
    voice = court.sides.voice(nearest(court.claims[alleged]))
    return opposed([voice], [court.sides.voice(nearest(court.claims[one])) for one in denied])


# --- days, places, actors


def days(event: Event, court: Court) -> Iterator[Finding]:
    """Days of one happening that cannot meet."""
    told = [one for one in event.claims if _happened(one, court) and court.tellings[one].dated]
    parted = _parted(told, lambda a, b: _days_apart(court.tellings[a], court.tellings[b]) > 0)
    if parted:
        left, right = parted
        positions = tuple(court.position(_day_words(group[0], court), group) for group in (left, right))
        certain = _days_apart(court.tellings[left[0]], court.tellings[right[0]]) > 1
        yield _found(About.DATE, certain, positions, "the days given cannot meet", "they lie one day apart")


def _days_apart(left: Telling, right: Telling) -> int:
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return 0
    return max((left.earliest - right.latest).days, (right.earliest - left.latest).days, 0)


def _day_words(claim: str, court: Court) -> str:
    when = court.claims[claim].when
    return when.span.quote if when and when.span else str(court.tellings[claim].earliest)


def places(event: Event, court: Court) -> Iterator[Finding]:
    """Places of one happening too far apart to be one."""
    told = [one for one in event.claims if _happened(one, court) and court.claims[one].places]
    parted = _parted(told, lambda a, b: _far(court.claims[a], court.claims[b]))
    if parted:
        positions = tuple(court.position(court.claims[g[0]].places[0].span.quote, g) for g in parted)
        yield Finding(About.PLACE, Certainty.POSSIBLE, positions, "the places named lie apart")


def _far(left: Claim, right: Claim) -> bool:
    pairs = [(a, b) for a in left.places for b in right.places if a.role == b.role]
    return bool(pairs) and all(
        _apart(a.lat, a.lon, a.precision_km, b.lat, b.lon, b.precision_km) for a, b in pairs
    )


def _apart(
    lat: float | None, lon: float | None, fuzz: float | None,
    lat2: float | None, lon2: float | None, fuzz2: float | None,
) -> bool:  # fmt: skip
    """Whether two points lie further apart than the names leave open, and 50 km more."""
    if lat is None or lon is None or lat2 is None or lon2 is None or fuzz is None or fuzz2 is None:
        return False
    distance = 111.0 * max(abs(lat - lat2), abs(lon - lon2) * 0.7)
    return distance > fuzz + fuzz2 + 50


def actors(event: Event, court: Court) -> Iterator[Finding]:
    """Voices that name other sides as having done it."""
    if event.type not in (EventType.ASSAULT, EventType.COERCE):
        return
    told = [one for one in event.claims if court.claims[one].actors and court.claims[one].status in TOLD]
    parted = _parted(told, lambda a, b: _other_hands(court.claims[a], court.claims[b], court))
    if parted:
        positions = tuple(court.position(_actor_words(court.claims[g[0]]), g) for g in parted)
        note = "the voices name different sides as having done it"
        yield Finding(About.ACTOR, Certainty.POSSIBLE, positions, note)


def _other_hands(left: Claim, right: Claim, court: Court) -> bool:
    return opposed(court.sides.actors(left), court.sides.actors(right)) and nearest(left) != nearest(right)


def _actor_words(claim: Claim) -> str:
    return ", ".join(one.span.quote if one.span else one.name or "" for one in claim.actors)


def _happened(claim: str, court: Court) -> bool:
    return court.claims[claim].status == Status.ASSERTED and not court.tellings[claim].speech


def _parted(told: list[str], clash: Callable[[str, str], bool]) -> tuple[list[str], list[str]] | None:
    """Two camps around the first pair that clashes: those that clash with its second, and with its first."""
    for at, left in enumerate(told):
        for right in told[at + 1 :]:
            if clash(left, right):
                return [one for one in told if clash(one, right)], [one for one in told if clash(left, one)]
    return None


# --- character


def characters(event: Event, court: Court) -> Iterator[Finding]:
    """Voices of two sides that give one act opposed purposes, will, right or course."""
    held: dict[str, dict[int, list[str]]] = {}
    for one in event.claims:
        for stance in stances(court.claims[one].span.quote):
            held.setdefault(stance.concern, {}).setdefault(stance.pole, []).append(one)
    for concern in sorted(held):
        poles = held[concern]
        if len(poles) == 2 and _two_sides(poles[0], poles[1], court):
            yield _character(concern, poles[0], poles[1], court, Certainty.POSSIBLE)


def _two_sides(left: list[str], right: list[str], court: Court) -> bool:
    return opposed(
        [court.sides.voice(nearest(court.claims[one])) for one in left],
        [court.sides.voice(nearest(court.claims[one])) for one in right],
    )


def _character(
    concern: str, left: list[str], right: list[str], court: Court, certainty: Certainty
) -> Finding:
    positions = (_stance(concern, left, court), _stance(concern, right, court))
    return Finding(About.CHARACTER, certainty, positions, NOTES[concern])


def _stance(concern: str, claims: list[str], court: Court) -> Position:
    phrase = next(s.phrase for s in stances(court.claims[claims[0]].span.quote) if s.concern == concern)
    return court.position(phrase, claims)


def _found(about: About, certain: bool, positions: tuple[Position, ...], note: str, doubt: str) -> Finding:
    if certain:
        return Finding(about, Certainty.CERTAIN, positions, note)
    return Finding(about, Certainty.POSSIBLE, positions, f"{note}; not certain: {doubt}")


NOTES = {
    "purpose": "the sides give the act opposed purposes",
    "will": "the sides differ on whether it was meant",
    "right": "the sides differ on whether it was lawful",
    "course": "the sides differ on how it is going",
    "need": "the sides differ on how bad things are",
}
FINDERS = (numbers, denials, days, places, actors, characters)


def with_denied(claims: Iterable[Claim], found: Iterable[Conflict]) -> list[Claim]:
    """The claims, each denial with the ids of what it denies."""
    denies: dict[str, set[str]] = {}
    for conflict in found:
        if conflict.about == About.DENIAL and len(conflict.positions) == 2:
            told, denial = conflict.positions
            for one in denial.claims:
                denies.setdefault(one, set()).update(told.claims)
    return [
        replace(claim, denies=tuple(sorted({*claim.denies, *denies[claim.id]})))
        if claim.id in denies
        else claim
        for claim in claims
    ]
