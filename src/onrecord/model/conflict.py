"""A conflict: positions on one event that cannot both hold at one time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.attribution import Source


class About(StrEnum):
    """What a conflict is about."""

    NUMBER = "number"
    DENIAL = "denial"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    CHARACTER = "character"


class Certainty(StrEnum):
    """Whether the positions cannot both hold, or may not."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Position:
    """One side: its value in words of the reports, the claims (ids) that hold it, and their voices."""

    value: str
    claims: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Positions on ``event`` (an event id); one position only where a denial meets no allegation."""

    id: str
    event: str
    about: About
    certainty: Certainty
    since: date | None
    positions: tuple[Position, ...]
    note: str = ""

    @property
    def claims(self) -> frozenset[str]:
        """The ids of the claims that hold one position or another."""
        return frozenset(claim for position in self.positions for claim in position.claims)
