"""Rows: gold and predictions as JSON lines, an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from onrecord.codec import to_json
from onrecord.errors import InputError
from onrecord.pipeline import write

Row = Mapping[str, Any]


def rows(path: str | Path) -> list[dict[str, Any]]:
    """The objects of a JSON-lines file; InputError names the line that is none."""
    found = []
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")  # U+2028 may stand inside a text
    except OSError as error:
        raise InputError(str(path), error.strerror or "cannot be read", "give a JSON-lines file") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(json.loads(line))
        except ValueError as error:
            raise InputError(f"{path}:{number}", "not a JSON object", "one object a line") from error
    return found


def write_rows(lines: Iterable[dict[str, Any]], path: Path | None) -> None:
    """Writes rows to a file; nothing where none is named."""
    if path is not None:
        write("".join(to_json(line) + "\n" for line in lines), path)


def check_row(row: Row, *names: str) -> None:
    """InputError where a row of a gold file lacks one of these fields."""
    missing = [name for name in names if name not in row]
    if missing:
        needed = f"{', '.join(names[:-1])} and {names[-1]}"
        raise InputError("the gold file", f"a line lacks {missing[0]!r}", f"a line needs {needed}")
