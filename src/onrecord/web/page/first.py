"""The first screen: what the case holds, what changed, and the ways on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from starlette.responses import Response

from onrecord.analyze.desk import published
from onrecord.model import Conflict, Document
from onrecord.web.chart.scale import moved
from onrecord.web.chart.timeline import timeline
from onrecord.web.page.brief import FORMS
from onrecord.web.question import Question, day
from onrecord.web.row import Row
from onrecord.web.view import View
from onrecord.web.visit import Visit

SHOWN = 12
"""Rows of one kind; the rest is a link."""
RECENT = timedelta(days=2)
"""Without a day of the reader's, changes are shown from so long before the cut-off."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What reports published since a day brought: told first by them, told again, and disputes they opened."""

    since: date | None
    reports: tuple[Document, ...]
    new: tuple[Row, ...]
    again: tuple[Row, ...]
    disputes: tuple[Conflict, ...]


def overview(visit: Visit) -> Response:
    """The first screen."""
    view = visit.view
    asked = visit.request.query_params.get("since", "")
    since = day("since", asked) if asked else _recent(view)
    return visit.show(
        "first", "Overview", matters=view.matters, changes=changes(view, since), shown=SHOWN, forms=FORMS,
        question=Question(), drawn=view.remembered(
            ("timeline", Question()), lambda: timeline(view.rows, "actor", None, None, view.desk.cut_off)
        ),
    )  # fmt: skip


def changes(view: View, since: date | None) -> Changes:
    """What changed since a day, the newest first; everything where there is no day."""
    if since is None:
        return Changes(None, view.ledger.documents, view.rows, (), tuple(view.conflicts.values()))
    reports = tuple(d for d in view.desk.documents.values() if (published(d) or date.min) >= since)
    late = [row for row in view.rows if row.latest and row.latest >= since]
    newest = sorted(late, key=lambda row: (row.day or date.min, row.latest or date.min), reverse=True)
    new = tuple(row for row in newest if row.first and row.first >= since)
    again = tuple(row for row in newest if row.first and row.first < since)
    ids = {document.id for document in reports}
    opened = (one for one in view.conflicts.values() if _touched(view, one, ids))
    return Changes(since, reports, new, again, tuple(opened))


def _touched(view: View, conflict: Conflict, reports: set[str]) -> bool:
    claims = (claim for position in conflict.positions for claim in position.claims)
    return any(view.claims[one].document in reports for one in claims if one in view.claims)


def _recent(view: View) -> date | None:
    return moved(view.desk.cut_off, -RECENT) if view.desk.cut_off else None
