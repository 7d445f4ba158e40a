"""Hypotheses: what voices surmise and analysts suppose, against the claims on record."""

from __future__ import annotations

from starlette.responses import Response

from onrecord.model import Fit
from onrecord.web.visit import Visit

CELLS, LEAST = 200, 6
"""Cells of the grid, and rows at least; what tells the hypotheses apart comes first."""


def listed(visit: Visit) -> Response:
    """The grid of evidence; no likelihood is given."""
    grid, every = visit.view.grid, "all" in visit.request.query_params
    most = max(LEAST, CELLS // max(1, len(grid.hypotheses)))
    return visit.show(
        "hypotheses", "Hypotheses", grid=grid, fits=[fit.value for fit in Fit],
        evidence=grid.evidence if every else grid.evidence[:most],
    )  # fmt: skip
