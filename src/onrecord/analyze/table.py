"""The tables of the analysis: tab-separated files under ``analyze/data``; `#` lines give their source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of ``analyze/data/<name>`` as cells; comments and empty lines are left out."""
    text = (files("onrecord.analyze") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("\t"))


@cache
def words(name: str) -> frozenset[str]:
    """The first cells of a table as a set, in lower case."""
    return frozenset(cells[0].lower() for cells in rows(name))
