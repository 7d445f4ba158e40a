"""The journal: what was decided, by whom, when and why; each line can be taken back."""

from __future__ import annotations

from starlette.responses import Response

from onrecord.model import Judgement
from onrecord.web.question import Question
from onrecord.web.visit import Visit

PER_PAGE = 60
_FOLLOWS = ("undo", "redo")


def listed(visit: Visit) -> Response:
    """All lines, the newest first."""
    with visit.room.open() as record:
        lines = list(reversed(record.journal()))
    pages = max(1, -(-len(lines) // PER_PAGE))
    page = min(Question.of(visit.request.query_params.multi_items()).page, pages)
    rows = [(line, _on(visit, line)) for line in lines[(page - 1) * PER_PAGE : page * PER_PAGE]]
    return visit.show(
        "journal", "Journal", rows=rows, page=page, pages=pages, total=len(lines), follows=_FOLLOWS
    )


def _on(visit: Visit, line: Judgement) -> list[tuple[str, str]]:
    """What a line is on, each with its address; "" for what is not shown any more."""
    view = visit.view
    ways = (
        ("claim", view.claims), ("event", view.events), ("report", view.desk.documents),
        ("entity", view.desk.entities), ("dispute", view.conflicts),
    )  # fmt: skip
    return [(one, next((kind for kind, known in ways if one in known), "")) for one in line.on]
