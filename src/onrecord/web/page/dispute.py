"""Disputes: the list, and one with its positions in columns."""

from __future__ import annotations

from starlette.responses import Response

from onrecord.analyze.dispute import question
from onrecord.analyze.side import side
from onrecord.model import Conflict
from onrecord.present.visible import one_line
from onrecord.web.question import Question
from onrecord.web.visit import NotFound, Visit

PER_PAGE = 40


def listed(visit: Visit) -> Response:
    """All conflicts: first those that a brief prints."""
    conflicts = list(visit.view.conflicts.values())
    pages = max(1, -(-len(conflicts) // PER_PAGE))
    page = min(Question.of(visit.request.query_params.multi_items()).page, pages)
    chosen = conflicts[(page - 1) * PER_PAGE : page * PER_PAGE]
    with visit.room.open() as record:
        readings = record.marks.readings
    rows = [(one, heading(visit, one), readings.get(one.id)) for one in chosen]
    return visit.show(
        "disputes", "Disputes", rows=rows, page=page, pages=pages, total=len(conflicts),
        first=(page - 1) * PER_PAGE,
    )  # fmt: skip


def single(visit: Visit) -> Response:
    """One conflict."""
    id_ = visit.request.path_params["id"]
    conflict = visit.view.conflicts.get(id_)
    if conflict is None:
        raise NotFound(id_, "no dispute on record has this id", "see Disputes")
    columns = []
    for position in conflict.positions:
        claims = visit.view.of(position.claims)
        columns.append((one_line(side(visit.view.desk, claims)), one_line(position.value), claims))
    with visit.room.open() as record:
        lines = record.journal(on=id_)
    return visit.show(
        "dispute", "Dispute", conflict=conflict, heading=heading(visit, conflict), columns=columns, lines=lines
    )


def heading(visit: Visit, conflict: Conflict) -> str:
    """What is disputed, in plain words."""
    return one_line(question(visit.view.desk, conflict))
