"""The overview: all events of a question by day, whatever days are chosen, for choosing days by a brush."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.web.chart.scale import Scale, moved
from onrecord.web.chart.timeline import WINDOW, Bar
from onrecord.web.row import Row

WIDTH, LEFT, RIGHT = 960.0, 2.0, 958.0
HEIGHT, TOP = 54.0, 16.0
BINS = 120
OUTLYING = 50
"""One in so many of the earliest events may lie before what is drawn."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Bars over one scale of days; ``chosen`` is where the days asked for begin, and how wide they are."""

    width: float
    height: float
    scale: Scale
    bars: tuple[Bar, ...]
    chosen: tuple[float, float] | None
    before: int


def overview(
    rows: Sequence[Row], since: date | None, until: date | None, cut_off: date | None
) -> Overview | None:
    """The overview of some events; None where none of them is dated."""
    days = sorted(row.day for row in rows if row.day is not None)
    if not days:
        return None
    last = max(days[-1], until or days[-1])
    first = min(_first(days, cut_off or last), since or last)
    scale = Scale(first, last, LEFT, RIGHT)
    return Overview(
        WIDTH, HEIGHT, scale, tuple(_bars(days, scale)), _chosen(scale, since, until),
        sum(day < first for day in days),
    )  # fmt: skip


def _first(days: list[date], cut_off: date) -> date:
    """Where most events begin: those of the last months, else all but the earliest few."""
    near = [day for day in days if day >= moved(cut_off, -WINDOW)]
    return near[0] if 2 * len(near) >= len(days) else days[len(days) // OUTLYING]


def _chosen(scale: Scale, since: date | None, until: date | None) -> tuple[float, float] | None:
    if since is None and until is None:
        return None
    start, end = scale.start(since or scale.first), scale.start(until or scale.last) + scale.day
    return start, round(max(end - start, 2.0), 1)


def _bars(days: list[date], scale: Scale) -> list[Bar]:
    length = -(-((scale.last - scale.first).days + 1) // BINS)
    counted = Counter((day - scale.first).days // length for day in days if day >= scale.first)
    tall = max(counted.values(), default=1)
    bars = []
    for number, count in sorted(counted.items()):
        since = moved(scale.first, timedelta(days=number * length))
        height = round(max(2.0, (HEIGHT - TOP) * count / tall), 1)
        width = round(max(1.5, min(length * scale.day - 1, 14.0)), 1)
        until = min(moved(since, timedelta(days=length - 1)), scale.last)
        bars.append(Bar(scale.start(since), round(HEIGHT - height, 1), width, height, count, since, until))
    return bars
