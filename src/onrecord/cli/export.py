"""The command export: the record as JSON lines, CSV or a PLOVER event table."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.printer import put, writable
from onrecord.errors import UsageError
from onrecord.present.export import TABLES
from onrecord.record import Record


class Format(StrEnum):
    """The formats of an export."""

    JSONL = "jsonl"
    CSV = "csv"
    PLOVER = "plover"


FormatOf = Annotated[
    Format, typer.Option("--format", help="jsonl: the whole record; csv: tables; plover: coded events")
]
Place = Annotated[
    Path | None, typer.Option("--out", metavar="PATH", help="a file, or a folder for one file a kind")
]


def export(case: option.CaseFile, format_: FormatOf = Format.JSONL, out: Place = None) -> None:
    """Write the record: all of it as JSON lines, as CSV (the claims; into a folder, every kind), or the events
    that PLOVER would code, one row a claim."""
    folder = out if out and (out.is_dir() or (format_ is Format.CSV and not out.suffix)) else None
    writable(None if folder and folder.is_dir() else out, case)
    with Record.open(case) as record:
        if folder:
            _fill(record, format_, folder)
        else:
            put(_lines(record, format_), out)


def _lines(record: Record, format_: Format) -> Iterator[str]:
    if format_ is Format.PLOVER:
        return record.plover()
    return record.jsonl() if format_ is Format.JSONL else record.csv()


def _fill(record: Record, format_: Format, folder: Path) -> None:
    if format_ is Format.JSONL:
        put(record.jsonl(), folder / "record.jsonl")
        return
    if format_ is Format.PLOVER:
        put(record.plover(), folder / "plover.csv")
        return
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        wrong = f"no folder can be made of it ({error.strerror})"
        raise UsageError(str(folder), wrong, "name another") from error
    for kind, name in TABLES.items():
        put(record.csv(kind), folder / f"{name}.csv")
