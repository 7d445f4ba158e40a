"""Pictures of the events that meet a question: timeline, map, network, rhetoric; a table stands behind each."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from onrecord.web.chart.network import network
from onrecord.web.chart.places import chart
from onrecord.web.chart.rhetoric import rhetoric
from onrecord.web.chart.timeline import timeline
from onrecord.web.page.event import asked
from onrecord.web.visit import Visit

FIRST = 12
"""Events listed below the pictures."""
BEHIND = 200
"""Rows of a table behind a picture; the list has all."""


def over_time(visit: Visit) -> Response:
    """Events in lanes over time."""
    question, rows, context = asked(visit)
    view = visit.view
    drawn = view.remembered(
        ("timeline", replace(question, page=1)),
        lambda: timeline(rows, question.lanes, question.since, question.until, view.desk.cut_off),
    )
    return visit.show(
        "timeline", "Timeline", tab="timeline", drawn=drawn, behind=rows[:BEHIND], **context
    )


def on_a_map(visit: Visit) -> Response:
    """Events where they happened."""
    question, rows, context = asked(visit)
    drawn = visit.view.remembered(("map", replace(question, page=1)), lambda: chart(rows))
    return visit.show("map", "Map", tab="map", drawn=drawn, **context)


def between(visit: Visit) -> Response:
    """Who did what to whom."""
    question, rows, context = asked(visit)
    drawn = visit.view.remembered(("network", replace(question, page=1)), lambda: network(rows))
    return visit.show("network", "Network", tab="network", drawn=drawn, most=BEHIND, **context)


def together(visit: Visit) -> Response:
    """Map, network and the first of the list beside one another, all of the same events."""
    question, rows, context = asked(visit)
    key = replace(question, page=1)
    where = visit.view.remembered(("map", key), lambda: chart(rows))
    who = visit.view.remembered(("network", key), lambda: network(rows))
    return visit.show(
        "together", "Together", tab="together", map=where, network=who, rows=rows[:FIRST], **context
    )


def sharpness(visit: Visit) -> Response:
    """How sharp the words of a side are over time."""
    _, rows, context = asked(visit)
    return visit.show("rhetoric", "Rhetoric", tab="rhetoric", drawn=rhetoric(visit.view, rows), **context)
