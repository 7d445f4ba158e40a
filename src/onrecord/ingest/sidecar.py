"""The sidecar: a file ``reports.csv`` in a folder that tells what the texts beside it lack.

Columns: ``file`` (a path from the folder) and any of outlet, date, genre, byline, url, title; between them
commas, semicolons or tabs, as spreadsheets write them.
"""

from __future__ import annotations

import csv
import io
import os.path
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from onrecord.errors import InputError, Unused, UsageError
from onrecord.ingest.decode import decode
from onrecord.ingest.facts import Facts

SIDECAR = "reports.csv"
_COLUMNS = tuple(column.name for column in fields(Facts))


@dataclass(frozen=True)
class Sidecar:
    """The facts by file (a path from the folder, with strokes) and the errors of its rows."""

    facts: dict[str, Facts] = field(default_factory=dict)
    errors: tuple[InputError, ...] = ()


def read_sidecar(folder: Path) -> Sidecar:
    """The sidecar of a folder; an empty one where there is none."""
    path = folder / SIDECAR
    if not os.path.isfile(path):  # False too in a folder that may not be looked into
        return Sidecar()
    facts: dict[str, Facts] = {}
    errors: list[InputError] = []
    try:
        for row in _rows(path):
            if isinstance(row, InputError):
                errors.append(row)
            else:
                facts[row[0]] = row[1]
    except (OSError, csv.Error) as error:
        errors.append(InputError(str(path), f"it cannot be read ({error})", "save it as CSV"))
    except InputError as error:
        errors.append(error)
    return Sidecar(facts, tuple(errors))


def _rows(path: Path) -> Iterator[tuple[str, Facts] | InputError]:
    table = _table(decode(path.read_bytes(), str(path)))
    if "file" not in (table.fieldnames or ()):
        raise InputError(str(path), "no column is named file", f"columns are file, {', '.join(_COLUMNS)}")
    for row in table:
        facts, doubts = _understood(row)
        if doubts:
            wrong = " and ".join(f"{doubt.about}: {doubt.wrong}" for doubt in doubts)
            yield Unused(f"{path}:{table.line_num}", wrong, doubts[0].remedy)
        name = (row.get("file") or "").strip().replace("\\", "/").removeprefix("./")
        if name:
            yield name, facts


def _table(text: str) -> csv.DictReader[str]:
    heading = text.split("\n", 1)[0]
    between = max(",;\t", key=heading.count)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=between)
    table.fieldnames = [name.strip().lower() for name in table.fieldnames or ()]
    return table


def _understood(row: dict[str, str | None]) -> tuple[Facts, list[UsageError]]:
    """The facts of a row without the cells that say nothing known, and what is wrong with those."""
    facts, doubts = Facts(), []
    for column in _COLUMNS:
        try:
            facts = Facts(**{column: row.get(column)}).over(facts)
        except UsageError as doubt:
            doubts.append(doubt)
    return facts, doubts
