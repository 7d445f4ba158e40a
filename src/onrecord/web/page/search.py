"""The search: where words stand in the reports."""

from __future__ import annotations

from starlette.responses import Response

from onrecord.web.question import Question
from onrecord.web.visit import Visit

MOST = 60
"""Places shown."""


def found(visit: Visit) -> Response:
    """Claims that tell the words first, then paragraphs that no claim tells."""
    words = Question.of(visit.request.query_params.multi_items()).q
    with visit.room.open() as record:
        hits = list(record.search(words, limit=MOST)) if words else []
    return visit.show("search", "Search", words=words, hits=hits, most=MOST)
