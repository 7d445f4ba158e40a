"""Offices: who headed a state, a ministry or a force, from when to when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge.gazetteer import fold
from onrecord.knowledge.table import cells, rows


@dataclass(frozen=True, slots=True)
class Tenure:
    """One office held by one person; ``since`` and ``until`` are ISO months, ``until`` None while it lasts.

    ``country`` is ISO alpha-3 or an actor code (UNO, EUR, IGO); ``sector`` PLOVER's.
    """

    person: str
    country: str
    office: str
    sector: str
    since: str
    until: str | None

    def covers(self, day: str) -> bool:
        """Whether the office was held on an ISO day; a month counts from its first day to its last."""
        return self.since <= day[:7] and (self.until is None or day[:7] <= self.until)


def tenures_of(name: str) -> tuple[Tenure, ...]:
    """The offices of the person of this name, in order of time; empty for a name that the table lacks.

    A surname alone answers where all who bear it are one person; accents and case do not matter.
    """
    return _by_name().get(fold(name), ())


def all_tenures() -> tuple[Tenure, ...]:
    """Every tenure of the table, in its order."""
    return tuple(tenure for row in rows("offices.tsv") for tenure in _tenures(*row))


def _tenures(country: str, office: str, sector: str, holders: str) -> Iterator[Tenure]:
    entries = [entry.rsplit(" ", 1) for entry in cells(holders)]
    for (person, since), following in zip(entries, [*entries[1:], None], strict=True):
        if person != "-":
            yield Tenure(person, country, office, sector, since, following[1] if following else None)


@cache
def _by_name() -> dict[str, tuple[Tenure, ...]]:
    people: dict[str, list[Tenure]] = {}
    for tenure in sorted(all_tenures(), key=lambda each: each.since):
        people.setdefault(fold(tenure.person), []).append(tenure)
    surnames: dict[str, set[str]] = {}
    for person in people:
        surnames.setdefault(person.split()[-1], set()).add(person)
    alone = {surname: people[min(who)] for surname, who in surnames.items() if len(who) == 1}
    return {name: tuple(found) for name, found in (alone | people).items()}
