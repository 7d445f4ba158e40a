"""The timeline: events in lanes, as points, stretches and open ends; silent days are marked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.web.chart.scale import Scale, moved
from onrecord.web.row import Row

WIDTH, LEFT, RIGHT = 960.0, 138.0, 948.0
TOP, PITCH, SPACE = 26.0, 11.0, 10.0
LANES = 8
"""Lanes; the rest share one."""
MOST = 500
"""Events drawn one by one; more are drawn as bars."""
DEEP = 7
"""Marks over one another in a lane; more are counted."""
WINDOW = timedelta(days=120)
"""Without days of the reader's, so long before the cut-off is shown."""
SILENT = 0.08
"""A stretch without events is marked from this share of the whole on."""
BIN = 9.0
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Point:
    """An event's mark: a dot where ``width`` is 0, else a bar; ``shape`` is its status in three kinds."""

    row: Row
    x: float
    y: float
    width: float
    shape: str
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """How many events of a lane lie in some days."""

    x: float
    y: float
    width: float
    height: float
    count: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane with what is drawn in it; ``more`` counts what found no place, ``names`` what it is asked by."""

    name: str
    y: float
    height: float
    count: int
    points: tuple[Point, ...]
    bars: tuple[Bar, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of which nothing is told."""

    x: float
    width: float
    days: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that is drawn; ``before`` and ``undated`` count what is not."""

    width: float
    height: float
    scale: Scale
    lanes: tuple[Lane, ...]
    gaps: tuple[Gap, ...]
    before: int
    undated: int
    earliest: date


def timeline(
    rows: Sequence[Row], lanes: str, since: date | None, until: date | None, cut_off: date | None
) -> Timeline | None:
    """The timeline of some events, in lanes by "type" or by "actor"; None where none of them is dated."""
    dated = [row for row in rows if row.day is not None and row.last is not None]
    if not dated:
        return None
    earliest, latest = min(_first(row) for row in dated), max(_last(row) for row in dated)
    last = until or max(latest, cut_off or latest)
    near = [_first(row) for row in dated if _first(row) >= moved(cut_off or latest, -WINDOW)]
    first = min(since or min(near, default=earliest), last)
    scale = Scale(moved(first, -_margin(first, last)), moved(last, _margin(first, last)), LEFT, RIGHT)
    inside = [row for row in dated if _last(row) >= first and _first(row) <= last]
    drawn = tuple(_lanes(inside, lanes, scale))
    height = drawn[-1].y + drawn[-1].height + 8 if drawn else TOP + 20
    return Timeline(
        WIDTH, height, scale, drawn, tuple(_gaps(inside, scale)), sum(_last(row) < first for row in dated),
        len(rows) - len(dated), earliest,
    )  # fmt: skip


def _margin(first: date, last: date) -> timedelta:
    return timedelta(days=1 + (last - first).days // 60)


def _first(row: Row) -> date:
    return row.day or date.max


def _last(row: Row) -> date:
    return row.last or date.min


def _lanes(rows: list[Row], by: str, scale: Scale) -> Iterable[Lane]:
    y = TOP
    for name, members in _grouped(rows, by).items():
        lane = _bars(name, members, scale, y) if len(rows) > MOST else _points(name, members, scale, y)
        yield lane
        y += lane.height + SPACE


def _grouped(rows: list[Row], by: str) -> Mapping[str, list[Row]]:
    """The rows by lane, the fullest first; those beyond the last lane and of nobody named share one."""
    counted = Counter(_lane(row, by) for row in rows)
    ranked = sorted((one for one in counted if one), key=lambda one: (-counted[one], one))[:LANES]
    groups: dict[str, list[Row]] = {name: [] for name in ranked}
    for row in rows:
        groups.setdefault(_lane(row, by) if _lane(row, by) in groups else OTHERS, []).append(row)
    return groups


def _lane(row: Row, by: str) -> str:
    return row.type.lower() if by == "type" else (row.actor_sides[0] if row.actor_sides else "")


def _points(name: str, rows: list[Row], scale: Scale, top: float) -> Lane:
    """Marks beside one another in the first track that is free."""
    ends: list[float] = []
    points, more = [], 0
    for row in sorted(rows, key=lambda one: (_first(one), _last(one), one.id)):
        start, end = _reach(row, scale)
        track = next((at for at, free in enumerate(ends) if free + 2 <= start), len(ends))
        if track >= DEEP:
            more += 1
            continue
        ends[track : track + 1] = [end]
        points.append(_point(row, scale, top + 6 + track * PITCH))
    return Lane(name, top, max(1, len(ends)) * PITCH + 2, len(rows), tuple(points), (), more)


def _reach(row: Row, scale: Scale) -> tuple[float, float]:
    if row.day == row.last and not row.open_start and not row.open_end:
        return scale.middle(_first(row)) - 5, scale.middle(_first(row)) + 5
    start, end = scale.start(_first(row)), scale.start(_last(row)) + scale.day
    return start - (14 if row.open_start else 0), max(end, start + 6) + (14 if row.open_end else 0)


def _point(row: Row, scale: Scale, y: float) -> Point:
    shape = row.status if row.status in ("asserted", "denied") else "open"
    if row.day == row.last and not row.open_start and not row.open_end:
        return Point(row, scale.middle(_first(row)), y, 0, shape, False, False)
    start, end = scale.start(_first(row)), scale.start(_last(row)) + scale.day
    return Point(row, start, y, round(max(end - start, 6), 1), shape, row.open_start, row.open_end)


def _bars(name: str, rows: list[Row], scale: Scale, top: float) -> Lane:
    """How many events in each stretch of days, as bars on one scale for all lanes."""
    length = max(1, round(BIN / scale.day))
    counted: dict[int, int] = defaultdict(int)
    for row in rows:
        counted[max(0, (_first(row) - scale.first).days) // length] += 1
    high, tall = 34.0, max(counted.values())
    bars = []
    for number, count in sorted(counted.items()):
        since = moved(scale.first, timedelta(days=number * length))
        until = min(moved(since, timedelta(days=length - 1)), scale.last)
        height = round(max(2.0, high * count / tall), 1)
        width = round(max(1.5, length * scale.day - 1), 1)
        bars.append(Bar(scale.start(since), round(top + high - height, 1), width, height, count, since, until))
    return Lane(name, top, high + 4, len(rows), (), tuple(bars), 0)


def _gaps(rows: list[Row], scale: Scale) -> Iterable[Gap]:
    """The long stretches within the scale on which no event lies."""
    least = max(4, int(((scale.last - scale.first).days + 1) * SILENT))
    reached = scale.first
    for row in sorted(rows, key=_first):
        silent = (_first(row) - reached).days
        if silent >= least:
            x = scale.start(reached)
            yield Gap(x, round(scale.start(_first(row)) - x, 1), silent)
        reached = max(reached, moved(_last(row), timedelta(days=1)))
