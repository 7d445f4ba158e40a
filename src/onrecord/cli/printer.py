"""Printing: tables for people, JSON for machines, lines to a file or to standard output."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from onrecord import pipeline
from onrecord.cli.line import printable
from onrecord.errors import UsageError
from onrecord.present.table import Table

WIDE = 160
"""Columns of a table that goes into a file or a pipe."""


SCREEN = 50
"""Rows of a table in a terminal, where nothing else is asked."""

_IDS = frozenset({"claim", "event", "report"})
"""Columns of what is typed into the next command: never broken."""

OPEN, CLOSE = "\ue000", "\ue001"
"""Signs around words that stand out, from Unicode's private use; they are never printed."""


def show(table: Table) -> None:
    """A table on standard output, or the sentence that says that there is nothing."""
    if not table.rows:
        print(table.empty)
        return
    width = shutil.get_terminal_size((WIDE, 24)).columns if sys.stdout.isatty() else WIDE
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as drawn:
        console.print(_grid(table))
    for line in drawn.get().splitlines():
        print(line.rstrip())


def most_of(asked: int | None) -> int | None:
    """How many rows to show: as many as asked (0: all), else ``SCREEN`` in a terminal and all elsewhere."""
    return (SCREEN if sys.stdout.isatty() else None) if asked is None else asked or None


def say_more(number: int, first: int, most: int | None) -> None:
    """Says on standard error how many of ``number`` rows come after those shown."""
    if most and number > first + most:
        more = f"{number - first - most} more: --offset {first + most}, or --limit 0 for all"
        print(more, file=sys.stderr)


def show_json(rows: Iterable[dict[str, Any]]) -> None:
    """A JSON list, one row a line."""
    lines = [msgspec.json.encode(row).decode() for row in rows]
    print("[" + ",\n ".join(lines) + "]")


def put(lines: Iterable[str], out: Path | None) -> None:
    """Lines to a file (whole or not at all), or to standard output."""
    if out is None:
        for line in lines:
            print(line)
    else:
        pipeline.write("".join(f"{line}\n" for line in lines), out)


def put_file(content: bytes, out: Path | None) -> None:
    """A file (whole or not at all), or its text on standard output."""
    if out is None:
        print(content.decode().rstrip("\n"))
    else:
        pipeline.write(content, out)


def writable(out: Path | None, *inputs: Path | str) -> None:
    """UsageError now, before the work, where a file could not be written in the end or is itself an input."""
    if out is None:
        return
    if out.exists() and any(Path(one).exists() and out.samefile(one) for one in inputs):
        raise UsageError(str(out), "this is what is to be read", "write to another file")
    if not out.absolute().parent.is_dir():
        raise UsageError(str(out), "its folder does not exist", "make the folder first")
    if out.is_dir():
        raise UsageError(str(out), "this is a folder", "name a file")


def _grid(table: Table) -> Grid:
    grid = Grid(box=None, pad_edge=False, header_style="bold", expand=False)
    for number, column in enumerate(table.columns):
        whole = number == 0 or column in _IDS
        grid.add_column(Text(column), no_wrap=whole, overflow="fold")
    for cells in table.rows:
        grid.add_row(*map(_lit, cells))
    return grid


def _lit(cell: str) -> Text:
    """A cell with the words between signs in bold, where the terminal has it."""
    text = Text()
    for number, piece in enumerate(printable(cell).split(OPEN)):
        inside, _, outside = piece.partition(CLOSE) if number else ("", "", piece)
        text.append(inside, "bold").append(outside)
    return text
