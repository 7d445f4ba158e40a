"""A scale of days: from dates to places on a line, with its ticks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_STEPS = (1, 2, 7, 14)
"""Days between ticks; past those, months and years."""
_MOST = 12
"""Ticks of one scale."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with its place and its words."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from ``first`` to ``last`` over places from ``left`` to ``right``; a day is as wide as another."""

    first: date
    last: date
    left: float
    right: float

    @property
    def day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def start(self, day: date) -> float:
        """Where a day begins, held within the scale."""
        days = min(max((day - self.first).days, 0), (self.last - self.first).days)
        return round(self.left + days * self.day, 1)

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return round(self.start(day) + self.day / 2, 1)

    def ticks(self) -> list[Tick]:
        """Some days at even distances, the year told where it begins or changes."""
        return list(self._ticks())

    def _ticks(self) -> Iterator[Tick]:
        year = None
        for day in _days(self.first, self.last):
            if self.first <= day <= self.last:
                long = (self.last - self.first).days > 400
                words = f"{day:%Y-%m}" if long or day.year != year else f"{day:%m-%d}"
                yield Tick(self.start(day), day.isoformat() if day.year != year and not long else words)
                year = day.year


def moved(day: date, by: timedelta) -> date:
    """A day so much later, or earlier, within the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min


def _days(first: date, last: date) -> Iterator[date]:
    length = (last - first).days + 1
    step = next((step for step in _STEPS if length / step <= _MOST), None)
    if step is not None:
        yield from (first + timedelta(days=number) for number in range(0, length, step))
        return
    months = 1
    while length / (30.4 * months) > _MOST:
        months = {1: 2, 2: 3, 3: 6, 6: 12}.get(months, months * 2)
    number = first.year * 12 + first.month - 1
    while number <= last.year * 12 + last.month - 1:
        if number % months == 0:
            yield date(number // 12, number % 12 + 1, 1)
        number += 1
