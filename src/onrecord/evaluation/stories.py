"""Stories found among reports, held against a gold file: a report a line, with the story that it is of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.evaluation.clustering import b_cubed
from onrecord.evaluation.figure import Figures
from onrecord.evaluation.row import Row, check_row, rows, write_rows
from onrecord.model import Document, When
from onrecord.reconcile.story import stories


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Groups the reports of the gold file into stories and scores them; writes them to ``pred`` if asked."""
    marked = rows(gold)
    cluster = predicted(marked)
    write_rows(({"doc_id": name, "cluster": cluster[name]} for name in sorted(cluster)), pred)
    figures = b_cubed({row["doc_id"]: row["cluster"] for row in marked}, cluster)
    return {
        "stories": {
            "reports": len(marked),
            "gold": len({row["cluster"] for row in marked}),
            "pred": len(set(cluster.values())),
            "precision": round(100 * figures.precision, 1),
            "recall": round(100 * figures.recall, 1),
            "b3": round(100 * figures.f1, 1),
        }
    }


def predicted(marked: Iterable[Row]) -> dict[str, str]:
    """From each report's id to that of its story, which is called by its smallest report."""
    groups = stories(document(row) for row in marked)
    return {name: group[0] for group in groups for name in group}


def document(row: Row) -> Document:
    """A line of a gold file as a report: its text, title and date."""
    check_row(row, "doc_id", "text")
    day: Any = row.get("date")
    published = When(date.fromisoformat(day), date.fromisoformat(day), day) if day else None
    return Document(row["doc_id"], "", row["text"], title=row.get("title"), published=published)
