"""The command documents: the reports of a case."""

from __future__ import annotations

import textwrap
from typing import Any

from onrecord.cli import option
from onrecord.cli.line import printable
from onrecord.cli.printer import show, show_json
from onrecord.model import Document
from onrecord.present.export import row
from onrecord.present.table import Table, day
from onrecord.record import Record

_COLUMNS = ("report", "outlet", "date", "genre", "title or first words", "copy of", "replaced by", "warnings")
_SHOWN = 60  # characters of a title


def documents(case: option.CaseFile, json: option.Json = False) -> None:
    """Show the reports of a case: id, outlet, date, genre, title or first words, and what is not known."""
    with Record.open(case) as record:
        reports = record.documents
    if json:
        show_json(map(_row, reports))
    else:
        newer = {report.supersedes: report.id for report in reports if report.supersedes}
        rows = tuple(_cells(report, newer.get(report.id, "")) for report in reports)
        show(Table(_COLUMNS, rows, "No documents on record."))


def begins(document: Document) -> str:
    """The title of a report, or else how its text begins, on one short line."""
    return textwrap.shorten(printable(document.title or document.text[:200]), _SHOWN, placeholder="…")


def _row(document: Document) -> dict[str, Any]:
    """The record's own row without the text, and how it begins."""
    whole = row("document", document)
    return {key: value for key, value in whole.items() if key != "text"} | {"begins": begins(document)}


def _cells(document: Document, newer: str) -> tuple[str, ...]:
    """The cells of a row; a report that a newer version replaces is no copy of it."""
    origin = "" if newer else document.origin or ""
    return (
        document.id, document.outlet or "", day(document.published), document.genre.value,
        begins(document), origin, newer, "; ".join(document.warnings),
    )  # fmt: skip
