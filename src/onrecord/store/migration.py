"""Migrations: each takes a case file of one format to the next; all run in one transaction, or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from onrecord.model import Decision
from onrecord.store import journal


def forward(sql: sqlite3.Connection, newest: int) -> None:
    """Takes the file from its format to the newest; nothing where it is that already."""
    version = int(sql.execute("PRAGMA user_version").fetchone()[0])
    for number in range(version, newest):
        MIGRATIONS[number](sql)
    sql.execute(f"PRAGMA user_version = {newest}")


def _journal_of_lines_only(sql: sqlite3.Connection) -> None:
    """Format 1 marked a line undone; from 2 on an undo is a line, here by nobody known, after all others."""
    sql.execute("DROP TRIGGER judgement_stays")
    sql.execute("DROP TRIGGER judgement_holds")
    sql.execute("ALTER TABLE judgement RENAME TO judgement_1")
    sql.execute(
        """CREATE TABLE judgement (
  id TEXT PRIMARY KEY, about TEXT NOT NULL, judgement TEXT NOT NULL, who TEXT NOT NULL,
  decided TEXT NOT NULL, why TEXT NOT NULL, anchors TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID"""
    )
    sql.execute(
        """INSERT INTO judgement (id, about, judgement, who, decided, why)
        SELECT id, about, judgement, who, decided, why FROM judgement_1"""
    )
    sql.execute(
        """CREATE TRIGGER judgement_stays BEFORE DELETE ON judgement
BEGIN SELECT raise(ABORT, 'the journal is append only'); END"""
    )
    sql.execute(
        """CREATE TRIGGER judgement_holds BEFORE UPDATE ON judgement
BEGIN SELECT raise(ABORT, 'the journal is append only'); END"""
    )
    for (id_,) in sql.execute("SELECT id FROM judgement_1 WHERE undone ORDER BY number").fetchall():
        line = next(one for one in journal.lines(sql) if one.id == id_)
        journal.append(
            sql, (id_,), Decision.UNDO, who="unknown", why="undone in format 1", when=journal.moment(line)
        )
    sql.execute("DROP TABLE judgement_1")
    sql.execute("CREATE INDEX passage_claim ON passage (claim)")
    sql.execute("DELETE FROM computed")


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _journal_of_lines_only}
"""From a format's number to what takes a file of it to the next."""
