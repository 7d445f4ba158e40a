"""A situation: all states as of a date, as known on a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.state import State


@dataclass(frozen=True, slots=True)
class Situation:
    """The states that hold on ``as_of`` by reports published up to ``known`` (None: all)."""

    as_of: date | None
    known: date | None
    states: tuple[State, ...]
