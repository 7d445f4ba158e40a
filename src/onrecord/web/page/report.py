"""Reports: the list, and one report in full with what was read in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from starlette.responses import Response

from onrecord.analyze.desk import published
from onrecord.model import Claim, Document, Genre, Span, Status
from onrecord.present.anchor import claim_anchor
from onrecord.present.report import report
from onrecord.web.question import Question
from onrecord.web.visit import NotFound, Visit

PER_PAGE = 60
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
LIT = "lit"
"""The anchor of the words that a link leads to."""


def listed(visit: Visit) -> Response:
    """All reports, the newest first."""
    every = visit.view.desk.documents.values()
    documents = sorted(every, key=lambda d: (published(d) or date.min, d.id), reverse=True)
    page = Question.of(visit.request.query_params.multi_items()).page
    pages = max(1, -(-len(documents) // PER_PAGE))
    page = min(page, pages)
    chosen = documents[(page - 1) * PER_PAGE : page * PER_PAGE]
    return visit.show("reports", "Reports", documents=chosen, page=page, pages=pages, total=len(documents))


def single(visit: Visit) -> Response:
    """One report; ``at`` in the address are the words to light."""
    document = found(visit, visit.request.path_params["id"])
    view = visit.view
    claims = view.told.get(document.id, ())
    cited = _cited(document, visit.request.query_params.get("at", ""))
    shown = report(view.desk, view.keys[document.id], document, claims, cited, {})
    return visit.show(
        "reading", shown.title, report=shown, document=document, by_anchor=_by_anchor(claims),
        copies=view.copies.get(document.id, ()), lit=LIT, genres=[one.value for one in Genre],
        statuses=[one.value for one in Status],
    )  # fmt: skip


def found(visit: Visit, id_: str) -> Document:
    """The report of an id; NotFound where there is none."""
    document = visit.view.desk.documents.get(id_)
    if document is None:
        raise NotFound(id_, "no report on record has this id", "see Reports")
    return document


def _cited(document: Document, at: str) -> Mapping[str, Span]:
    """The words between two offsets of the text; nothing where they are not inside it."""
    match = _PLACE.fullmatch(at)
    if match is None:
        return {}
    start, end = int(match[1]), int(match[2])
    return {LIT: Span.cut(document.text, start, end)} if start < end <= len(document.text) else {}


def _by_anchor(claims: tuple[Claim, ...]) -> Mapping[str, Claim]:
    return {claim_anchor(claim.id): claim for claim in claims}
