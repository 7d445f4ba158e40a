"""Stories found among reports, held against a gold file: a report a line, with the story that it is of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.codec import to_json
from onrecord.errors import InputError
from onrecord.evaluation.clustering import b_cubed
from onrecord.evaluation.gold import Row, rows
from onrecord.model import Document, When
from onrecord.pipeline import write
from onrecord.reconcile.story import stories

Figures = dict[str, float | int | None]


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Groups the reports of the gold file into stories and scores them; writes them to ``pred`` if asked."""
    marked = rows(gold)
    cluster = predicted(marked)
    if pred is not None:
        lines = ({"doc_id": name, "cluster": cluster[name]} for name in sorted(cluster))
        write("".join(to_json(line) + "\n" for line in lines), pred)
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
    missing = [name for name in ("doc_id", "text") if name not in row]
    if missing:
        raise InputError("the gold file", f"a line lacks {missing[0]!r}", "a line needs doc_id and text")
    day: Any = row.get("date")
    published = When(date.fromisoformat(day), date.fromisoformat(day), day) if day else None
    return Document(row["doc_id"], "", row["text"], title=row.get("title"), published=published)
