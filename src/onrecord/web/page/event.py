"""Events: the list with its filters, and one event with its claims side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from starlette.responses import Response

from onrecord.model import EVENT, Event, Quantity, Reason
from onrecord.web.chart.overview import Overview, overview
from onrecord.web.question import Question
from onrecord.web.row import Row
from onrecord.web.view import View
from onrecord.web.visit import NotFound, Visit

PER_PAGE = 40
CHOICES = 14
"""Values of one filter that are offered; the rest is reached by typing."""


def listed(visit: Visit) -> Response:
    """The events that meet the question, a page at a time."""
    question, rows, context = asked(visit)
    pages = max(1, -(-len(rows) // PER_PAGE))
    page = min(question.page, pages)
    first = (page - 1) * PER_PAGE
    return visit.show(
        "events", "Events", rows=rows[first : first + PER_PAGE], first=first + 1, page=page, pages=pages,
        tab="list", **context,
    )  # fmt: skip


def asked(visit: Visit) -> tuple[Question, list[Row], dict[str, Any]]:
    """The question in the address, the events that meet it, and what the filters beside them need."""
    question = Question.of(visit.request.query_params.multi_items())
    rows, facets = visit.view.answer(question)
    offered = {name: values[:CHOICES] for name, values in facets.items()}
    return question, rows, {
        "question": question, "total": len(rows), "facets": offered, "strip": strip(visit.view, question),
    }  # fmt: skip


def strip(view: View, question: Question) -> Overview | None:
    """All days of what is asked, those chosen marked."""
    every = replace(question, since=None, until=None)
    return view.remembered(
        ("strip", replace(question, page=1, lanes="actor")),
        lambda: overview(view.answer(every)[0], question.since, question.until, view.desk.cut_off),
    )


def single(visit: Visit) -> Response:
    """One event; under an id that a verdict made an old one, the event that now holds its claim."""
    id_ = visit.request.path_params["id"]
    event = visit.view.events.get(id_) or visit.view.desk.events.get(id_.removeprefix(EVENT))
    if event is None:
        raise NotFound(id_, "no event on record has this id", "its claims may be joined anew: see Events")
    claims = visit.view.of(event.claims)
    letters = {claim.id: number for number, claim in enumerate(claims, 1)}
    return visit.show(
        "event", "Event", event=event, row=visit.view.row_of[event.id], claims=claims, number=letters,
        reasons=_reasons(event, letters), amounts=_amounts(visit, event),
        disputes=[one for one in visit.view.conflicts.values() if one.event == event.id],
    )  # fmt: skip


def _reasons(event: Event, letters: dict[str, int]) -> list[Reason]:
    """Why its claims are held together, and which others were weighed against them."""
    inside = [one for one in event.reasons if one.left in letters and one.right in letters]
    return inside + [one for one in event.reasons if one not in inside]


def _amounts(visit: Visit, event: Event) -> list[tuple[Quantity, str]]:
    """Every number as printed, with the claim that prints it."""
    return [(quantity, claim.id) for claim in visit.view.of(event.claims) for quantity in claim.quantities]
