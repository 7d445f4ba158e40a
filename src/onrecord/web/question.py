"""A question: what a list or chart is asked for, as it stands in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self
from urllib.parse import urlencode

from onrecord.errors import UsageError
from onrecord.model import EventType, Status, plausible
from onrecord.web.row import Row

LONGEST = 200
"""Characters of one value."""
MANY = 40
"""Values of one kind; more are not looked at."""
SEVERAL = ("type", "status", "outlet")
NAMES = ("actor", "other", "speaker", "place", "q")
DAYS = ("since", "until")


@dataclass(frozen=True, slots=True)
class Question:
    """Every kind that is given must hold; of several values of a kind any one. Names are parts of names.

    ``since`` and ``until`` are days of the happening, which an undated event does not meet; ``other`` is a
    second party beside ``actor``; ``lanes`` is how a timeline groups, ``page`` counts from 1.
    """

    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    actor: str = ""
    other: str = ""
    speaker: str = ""
    place: str = ""
    q: str = ""
    since: date | None = None
    until: date | None = None
    contested: bool = False
    lanes: str = "actor"
    page: int = 1

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """The question in the parts of an address; UsageError where a value makes no sense."""
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            plain = " ".join(value.split())
            if len(plain) > LONGEST:
                raise UsageError(name, f"more than {LONGEST} characters", "ask for less")
            if plain:
                given.setdefault(name, []).append(plain)
        several = {name: tuple(dict.fromkeys(given.get(name, ())))[:MANY] for name in SEVERAL}
        return cls(
            type=tuple(_one_of(EventType, one.upper()) for one in several["type"]),
            status=tuple(_one_of(Status, one.lower()) for one in several["status"]),
            outlet=several["outlet"],
            lanes="type" if given.get("lanes") == ["type"] else "actor",
            contested=bool(given.get("contested")),
            page=_number(given.get("page", ["1"])[-1]),
            **{name: given[name][-1] for name in NAMES if name in given},  # type: ignore[arg-type]
            **{name: day(name, given[name][-1]) for name in DAYS if name in given},  # type: ignore[arg-type]
        )

    def query(self, **changes: object) -> str:
        """The address with some parts changed: "?type=THREATEN"; the first page unless one is named."""
        one = replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]
        pairs = [(name, value) for name in SEVERAL for value in getattr(one, name)]
        pairs += [(name, getattr(one, name)) for name in NAMES if getattr(one, name)]
        pairs += [(name, getattr(one, name).isoformat()) for name in DAYS if getattr(one, name)]
        pairs += [("contested", "1")] if one.contested else []
        pairs += [("lanes", one.lanes)] if one.lanes != "actor" else []
        pairs += [("page", str(one.page))] if one.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else ""

    def wider(self) -> str:
        """The address with twice as many days; "" where they have no two ends."""
        if self.since is None or self.until is None or self.until < self.since:
            return ""
        more = timedelta(days=max(1, (self.until - self.since).days // 2))
        try:
            return self.query(since=self.since - more, until=self.until + more)
        except OverflowError:
            return ""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked, so that every event is shown."""
        return replace(self, page=1, lanes="actor") == Question()

    def chips(self) -> list[tuple[str, str]]:
        """What is asked, each with the address without it."""
        found = []
        for name in SEVERAL:
            for value in getattr(self, name):
                rest = tuple(one for one in getattr(self, name) if one != value)
                shown = value.lower() if name == "type" else value
                found.append((f"{name} {shown}", self.query(**{name: rest})))
        named = {"q": "words", "actor": "party", "other": "and party"}
        for name in NAMES:
            if getattr(self, name):
                found.append((f"{named.get(name, name)} «{getattr(self, name)}»", self.query(**{name: ""})))
        for name in DAYS:
            if getattr(self, name):
                found.append((f"{name} {getattr(self, name)}", self.query(**{name: None})))
        if self.contested:
            found.append(("disputed", self.query(contested=False)))
        return found

    def toggled(self, name: str, value: str) -> str:
        """The address with one more value of a kind, or without it."""
        had = getattr(self, name)
        now = tuple(one for one in had if one != value) if value in had else (*had, value)
        return self.query(**{name: now})

    def tests(self) -> Mapping[str, Callable[[Row], bool]]:
        """What a row must meet, by kind of condition; only those that are asked."""
        actor, other, speaker, place = (
            one.casefold() for one in (self.actor, self.other, self.speaker, self.place)
        )
        words = self.q.casefold().split()
        tests: dict[str, Callable[[Row], bool]] = {
            "type": lambda row: row.type in self.type,
            "status": lambda row: not set(self.status).isdisjoint(row.statuses),
            "outlet": lambda row: not set(self.outlet).isdisjoint(row.outlets),
            "actor": lambda row: actor in row.party_text,
            "other": lambda row: other in row.party_text,
            "speaker": lambda row: speaker in row.speaker_text,
            "place": lambda row: place in row.place_text,
            "q": lambda row: all(word in row.text for word in words),
            "since": lambda row: row.last is not None and self.since is not None and row.last >= self.since,
            "until": lambda row: row.day is not None and self.until is not None and row.day <= self.until,
            "contested": lambda row: row.event.contested,
        }
        return {name: test for name, test in tests.items() if getattr(self, name)}


Facets = Mapping[str, list[tuple[str, int]]]


def answered(question: Question, rows: Iterable[Row]) -> tuple[list[Row], Facets]:
    """The rows that meet a question, and how many meet each value of a kind with the rest of it given.

    Values are counted most first; of parties and places, among the rows kept.
    """
    tests, kept = question.tests(), []
    counted: dict[str, Counter[str]] = {name: Counter() for name in (*SEVERAL, "actor", "place")}
    for row in rows:
        missed = [name for name, test in tests.items() if not test(row)]
        if not missed:
            kept.append(row)
            counted["actor"].update({*row.actors, *row.recipients})
            counted["place"].update(row.places)
        if len(missed) < 2:
            for name, values in (("type", (row.type,)), ("status", row.statuses), ("outlet", row.outlets)):
                if not missed or missed[0] == name:
                    counted[name].update(values)
    return kept, {name: _most_first(counts) for name, counts in counted.items()}


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def day(name: str, value: str) -> date:
    """A day as ISO writes it; UsageError where it is none."""
    try:
        day = date.fromisoformat(value)
        if not plausible(day):
            raise ValueError
        return day
    except ValueError as error:
        raise UsageError(name, f"{value!r} is no day", "write it as 2019-03-29") from error


def _number(value: str) -> int:
    return min(int(value), 100_000) if value.isascii() and value.isdigit() and int(value[:9]) > 0 else 1


def _one_of(kind: type[EventType] | type[Status], value: str) -> str:
    if value not in set(kind):
        raise UsageError(value, f"this is no {'type' if kind is EventType else 'status'}",
                         f"one of {', '.join(kind)}")  # fmt: skip
    return value

