"""The grid of hypotheses as a table of words, and as rows for machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.model import Cell, Claim, Evidence, Fit, Grid
from onrecord.present.table import Table

_MARKS = {Fit.CONSISTENT: "+", Fit.INCONSISTENT: "-", Fit.NEUTRAL: "0", Fit.NOT_APPLICABLE: "n/a"}


def hypotheses(grid: Grid) -> Table:
    """The hypotheses with their letters, what speaks against each, and who raised it."""
    rows = tuple(
        (f"H{at}", one.id, one.words, one.matter, str(grid.against(one.id)), one.who or "the reports")
        for at, one in enumerate(grid.hypotheses, 1)
    )
    return Table(("", "id", "hypothesis", "about", "against", "raised by"), rows, "No hypothesis is raised.")


def evidence(grid: Grid, claims: Mapping[str, Claim]) -> Table:
    """A row a claim that speaks for or against: + consistent, - inconsistent, "" neutral; "*" was settled."""
    columns = ("claim", "words", *(f"H{at}" for at, _ in enumerate(grid.hypotheses, 1)), "tells apart")
    rows = tuple(
        (
            row.claim,
            claims[row.claim].span.quote if row.claim in claims else "",
            *map(_mark, row.cells),
            "yes" if row.diagnostic else "",
        )
        for row in grid.evidence
        if _speaks(row)
    )
    return Table(columns, rows, "No claim speaks for or against them.")


def _mark(cell: Cell) -> str:
    """The sign of a cell; nothing where it is neutral and nobody settled that."""
    if cell.who:
        return f"{_MARKS[cell.fit]}*"
    return "" if cell.fit is Fit.NEUTRAL else _MARKS[cell.fit]


def silent(grid: Grid) -> str:
    """How many claims speak neither for nor against any hypothesis and have no row; "" where all have one."""
    number = sum(not _speaks(row) for row in grid.evidence)
    claims = f"{number} more claim{'s' if number > 1 else ''}"
    return f"Neither for nor against any: {claims} of the same parties." if number else ""


def _speaks(row: Evidence) -> bool:
    """Whether a claim fits or does not fit some hypothesis, or an analyst has settled how it stands."""
    return any(cell.who or cell.fit in (Fit.CONSISTENT, Fit.INCONSISTENT) for cell in row.cells)


def bonds(grid: Grid) -> Iterator[str]:
    """What was said of two hypotheses, a line each."""
    letters = {one.id: f"H{at}" for at, one in enumerate(grid.hypotheses, 1)}
    for left, bond, right in grid.bonds:
        yield f"{letters.get(left, left)} {bond} {letters.get(right, right)}"


def rows(grid: Grid) -> Iterator[dict[str, Any]]:
    """A row a hypothesis with its cells, the reasons in words."""
    for one in grid.hypotheses:
        cells = [
            {"claim": row.claim, "fit": str(cell.fit), "why": cell.why, "who": cell.who,
             "diagnostic": row.diagnostic}
            for row in grid.evidence for cell in row.cells if cell.hypothesis == one.id
        ]  # fmt: skip
        yield {
            "id": one.id, "words": one.words, "about": one.matter, "claims": list(one.claims),
            "against": grid.against(one.id), "who": one.who, "cells": cells,
        }  # fmt: skip
