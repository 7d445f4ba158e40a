"""The format of a case file: how one is made, which are refused, and how an old one is brought forward."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from onrecord.errors import CaseError
from onrecord.store.connection import DAMAGED, change
from onrecord.store.migration import EARLIER

APPLICATION = 0x6F6E7263
"""SQLite's application_id of a case file: "onrc"."""
FORMAT = 3
"""SQLite's user_version of a case file that this program writes."""


def settle(sql: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Makes the tables in an empty file, brings an old case forward, refuses what is no case of this format."""
    _refuse_cut_off(path)
    application, version = _pragma(sql, "application_id"), _pragma(sql, "user_version")
    tables = sql.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if (application, version, tables) == (0, 0, 0) and create:
        sql.execute("PRAGMA journal_mode = WAL")
        with change(sql, path):
            if not sql.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:  # nobody was faster
                make(sql)
    elif application != APPLICATION:
        raise CaseError(str(path), "this is no case file", "name one that onrecord add has made")
    elif version > FORMAT:
        raise CaseError(
            str(path), f"written by a newer onrecord (format {version}, this one knows {FORMAT})",
            "upgrade onrecord",
        )  # fmt: skip
    elif version < FORMAT:
        forward(sql, path)


def make(sql: sqlite3.Connection) -> None:
    """The tables of the newest format, within the transaction that is open."""
    for statement in statements(resources.files("onrecord.store").joinpath("schema.sql").read_text("utf-8")):
        sql.execute(statement)
    sql.execute(f"PRAGMA application_id = {APPLICATION}")
    sql.execute(f"PRAGMA user_version = {FORMAT}")


def forward(sql: sqlite3.Connection, path: Path) -> None:
    """Writes an old case anew in the newest format, in one transaction: all of it, or the file stays old."""
    sql.execute("PRAGMA foreign_keys = OFF")
    try:
        with change(sql, path):
            version = _pragma(sql, "user_version")
            if version < FORMAT:
                EARLIER[version](sql, make)
    finally:
        sql.execute("PRAGMA foreign_keys = ON")


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one; ``executescript`` would end the transaction."""
    lines: list[str] = []
    for line in script.splitlines():
        lines.append(line)
        if line.rstrip().endswith(";") and sqlite3.complete_statement("\n".join(lines)):
            yield "\n".join(lines)
            lines = []


def _refuse_cut_off(path: Path) -> None:
    """CaseError where a file is shorter than its first page says; pages in the log do not count."""
    with path.open("rb") as file:
        head = file.read(100)
    size, told = path.stat().st_size, int.from_bytes(head[16:18]) * int.from_bytes(head[28:32])
    counted = head[24:28] == head[92:96]  # else the count of pages is an old one
    sure = counted and head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION.to_bytes(4)
    if sure and size < told and not path.with_name(path.name + "-wal").exists():
        raise CaseError(str(path), f"the file is cut off: {size} of {told} bytes", DAMAGED[1])


def _pragma(sql: sqlite3.Connection, name: str) -> int:
    return int(sql.execute(f"PRAGMA {name}").fetchone()[0])
