"""A time as a report gives it: an interval of days, either end open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.span import Span


class Basis(StrEnum):
    """Where a time comes from."""

    STATED = "stated"
    PUBLISHED = "published"
    ANALYST = "analyst"


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days with the words that give it.

    ``value`` is TIMEX3-like ("2019-03-23", "2019-W12-WE", "2014", "PT4H"); ``partial`` keeps what an
    undated report leaves open ("--01-23": a 23 January of no known year); ``after`` is the id of a claim
    that this time follows. ``span`` is None only where no words of the report carry the date.
    """

    earliest: date | None = None
    latest: date | None = None
    value: str | None = None
    partial: str | None = None
    after: str | None = None
    span: Span | None = None
    basis: Basis = Basis.STATED

    @property
    def dated(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None


def plausible(day: date) -> bool:
    """Whether a day that somebody typed is of years that a report can tell of; any other is a slip."""
    return 1000 <= day.year <= 2999
