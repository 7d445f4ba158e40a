"""``onrecord eval actors``: country and sector of an actor coded from its words, held against gold codes.

A gold line holds ``text``, ``expect`` (``country``; ``code_1``, the sector) and ``query_date``, the day on
which the answer holds. No code, an empty one and UNK are one answer: the words do not say. Of several sectors
the nearest counts. Predictions come a line for a line, in order: ``text``, ``country``, ``sector``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluation.figure import Figures, share
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.knowledge.actor import actor_of
from onrecord.knowledge.printed_date import PRINTED_DATE, printed_date

_DATE = re.compile(PRINTED_DATE, re.IGNORECASE)
_SILENT = frozenset({"", "UNK"})


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Codes the actor of every gold line and scores it; writes the codes to ``pred`` if asked."""
    marked = rows(gold)
    found = list(predicted(marked))
    write_rows(found, pred)
    return {"actors": score(marked, found)}


def predicted(marked: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """A line for each gold line, in order."""
    for row in marked:
        code = actor_of(row["text"], _day(row.get("query_date")))
        sector = code.sectors[0] if code.sectors else None
        yield {"text": row["text"], "country": code.country, "sector": sector}


def score(marked: Sequence[Row], found: Sequence[Row]) -> Figures:
    """In per cent of the lines: country right, sector right, both."""
    country = [_same(g["expect"].get("country"), f["country"]) for g, f in zip(marked, found, strict=True)]
    sector = [_same(g["expect"].get("code_1"), f["sector"]) for g, f in zip(marked, found, strict=True)]
    both = [one and other for one, other in zip(country, sector, strict=True)]
    total = len(marked)
    return {
        "lines": total,
        "country": share(sum(country), total),
        "sector": share(sum(sector), total),
        "both": share(sum(both), total),
    }


def _day(printed: str | None) -> str | None:
    match = _DATE.search(printed or "")
    day = printed_date(match).day if match else None
    return day.isoformat() if day else None


def _same(gold: str | None, found: str | None) -> bool:
    return ("" if gold in _SILENT else gold or "") == (found or "")
