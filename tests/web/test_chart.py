"""What is drawn is what is told: open ends, silent days, both directions, places where they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from onrecord.model import Place, PlaceRole, Span
from onrecord.web.chart.network import network
from onrecord.web.chart.overview import overview
from onrecord.web.chart.places import HEIGHT, WIDTH, chart
from onrecord.web.chart.scale import Scale
from onrecord.web.chart.timeline import MOST, timeline
from onrecord.web.room import Room
from onrecord.web.row import Row

DAY = date(2019, 3, 1)


@pytest.fixture(scope="module")
def row(told: Path) -> Row:
    """Some event, to be made over."""
    return next(one for one in Room(told).view()[0].rows if one.actors)


def on(row: Row, name: str, first: date | None, last: date | None = None, **fields: object) -> Row:
    """The event on other days."""
    plain = {"open_start": False, "open_end": False, "statuses": ("asserted",), **fields}
    return replace(row, id=name, day=first, last=last or first, **plain)  # type: ignore[arg-type]


def test_the_overview_counts_every_day_and_marks_those_chosen(row: Row) -> None:
    rows = [on(row, str(day), DAY + timedelta(days=day)) for day in range(40) for _ in range(2)]
    drawn = overview([*rows, on(row, "open", None)], DAY, DAY + timedelta(days=9), DAY)
    assert drawn and drawn.chosen
    assert sum(bar.count for bar in drawn.bars) + drawn.before == 80
    share = drawn.chosen[1] / (drawn.scale.right - drawn.scale.left)
    assert drawn.chosen[0] == drawn.scale.left and abs(share - 10 / 40) < 0.01
    assert all(bar.since <= bar.until <= drawn.scale.last for bar in drawn.bars)
    assert overview([on(row, "open", None)], None, None, None) is None


def test_days_long_before_the_others_are_counted_and_not_drawn(row: Row) -> None:
    rows = [on(row, "old", date(1951, 1, 1)), *(on(row, str(n), DAY + timedelta(days=n)) for n in range(9))]
    drawn = overview(rows, None, None, DAY + timedelta(days=9))
    assert drawn and drawn.scale.first == DAY and drawn.before == 1


def test_an_open_end_is_drawn_as_open_and_a_day_as_a_dot(row: Row) -> None:
    rows = [on(row, "a", DAY), on(row, "b", DAY, DAY + timedelta(days=9), open_end=True)]
    drawn = timeline(rows, "type", None, None, DAY)
    assert drawn
    dot, stretch = (point for lane in drawn.lanes for point in lane.points)
    assert (dot.width, dot.open_end) == (0, False)
    assert stretch.width > 0 and stretch.open_end and not stretch.open_start


def test_silent_days_are_marked_and_counted(row: Row) -> None:
    drawn = timeline([on(row, "a", DAY), on(row, "b", DAY + timedelta(days=31))], "type", None, None, DAY)
    assert drawn and [gap.days for gap in drawn.gaps] == [30]


def test_undated_and_long_past_events_are_counted_not_drawn(row: Row) -> None:
    rows = [on(row, "a", DAY), on(row, "b", None), on(row, "c", date(2001, 1, 1))]
    drawn = timeline(rows, "type", None, None, DAY)
    assert drawn and (drawn.undated, drawn.before) == (1, 1)
    assert timeline([on(row, "b", None)], "type", None, None, DAY) is None


def test_many_events_are_counted_in_bars_and_none_is_lost(row: Row) -> None:
    rows = [on(row, f"e{number}", DAY + timedelta(days=number % 90)) for number in range(MOST + 100)]
    drawn = timeline(rows, "type", None, None, DAY + timedelta(days=90))
    assert drawn and sum(bar.count for lane in drawn.lanes for bar in lane.bars) == len(rows)


@pytest.mark.parametrize("days", [0, 3, 40, 300, 4000])
def test_ticks_are_few_in_order_and_inside(days: int) -> None:
    scale = Scale(DAY, DAY + timedelta(days=days), 0, 100)
    places = [tick.x for tick in scale.ticks()]
    assert len(places) <= 14 and places == sorted(places) and all(0 <= x <= 100 for x in places)


def test_each_direction_is_a_tie_of_its_own_and_what_is_not_told_as_happened_stays_apart(row: Row) -> None:
    there = on(row, "a", DAY, actor_sides=("A",), recipient_sides=("B",), type="AID")
    back = on(row, "b", DAY, actor_sides=("B",), recipient_sides=("A",), type="ASSAULT", statuses=("denied",))
    ties = {(tie.actor, tie.recipient): tie.counts for tie in network([there, back]).ties}
    assert ties == {("A", "B"): (1, 0, 0, 0), ("B", "A"): (0, 0, 0, 1)}


def test_places_are_drawn_where_they_are_ways_between_them_and_lost_ones_named(row: Row) -> None:
    words = Span(0, 1, "x")
    places = (
        Place("Kel", words, PlaceRole.ORIGIN, 10.0, 20.0, precision_km=5),
        Place("Mor", words, PlaceRole.DESTINATION, 50.0, -60.0, precision_km=900),
        Place("Nowhere", words),
    )
    drawn = chart([replace(row, event=replace(row.event, places=places))])
    assert {spot.names[0][0] for spot in drawn.spots} == {"Kel", "Mor"}
    assert all(0 < spot.x < WIDTH and 0 < spot.y < HEIGHT for spot in drawn.spots)
    west, east = sorted(drawn.spots, key=lambda spot: spot.x)
    assert (west.names[0][0], west.y < east.y, west.ring > west.radius) == ("Mor", True, True)
    assert [(way.origin, way.destination) for way in drawn.ways] == [("Kel", "Mor")]
    assert drawn.unplaced == (("Nowhere", 1),) and drawn.land
