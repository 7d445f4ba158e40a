"""The sidecar: a file ``reports.csv`` in a folder that tells what the texts beside it lack.

Columns: ``file`` (a path from the folder) and any of outlet, date, genre, byline, url, title.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from onrecord.errors import InputError, UsageError
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
    if not path.is_file():
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
    table = csv.DictReader(io.StringIO(decode(path.read_bytes(), str(path)), newline=""))
    if "file" not in (table.fieldnames or ()):
        raise InputError(str(path), "no column is named file", f"columns are file, {', '.join(_COLUMNS)}")
    for row in table:
        name = (row.get("file") or "").strip().replace("\\", "/").removeprefix("./")
        try:
            yield name, Facts(**{column: row.get(column) for column in _COLUMNS})
        except UsageError as error:
            yield InputError(f"{path}:{table.line_num}", f"{error.about}: {error.wrong}", error.remedy)
