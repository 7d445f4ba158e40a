"""Hypotheses: what voices in the reports surmise, side by side."""

from __future__ import annotations

from starlette.responses import Response

from onrecord.analyze.hypothesis import hypotheses
from onrecord.web.visit import Visit


def listed(visit: Visit) -> Response:
    """The surmises that vie with one another, each with its claims; no likelihood is given."""
    return visit.show("hypotheses", "Hypotheses", found=hypotheses(visit.view.desk))
