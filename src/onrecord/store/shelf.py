"""The shelf of a case: small things kept by name that are no part of the record (links, feeds, watches, marks).

Whoever empties it loses no report, claim or judgement. The table is made when something is first put there, so
a case from before has none and is read as if it were empty.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from importlib import resources

Change = Callable[[], AbstractContextManager[None]]
"""Opens a transaction: all of it or nothing."""


class Shelf:
    """Bytes by shelf and key; each put is one transaction."""

    def __init__(self, sql: sqlite3.Connection, change: Change) -> None:
        self._sql = sql
        self._change = change

    def all(self, shelf: str) -> dict[str, bytes]:
        """Everything on a shelf, by key."""
        query = "SELECT key, value FROM shelf WHERE shelf = ? ORDER BY key"
        return dict(self._rows(query, shelf))

    def one(self, shelf: str, key: str) -> bytes | None:
        """What is kept under a key, None where nothing is."""
        rows = self._rows("SELECT key, value FROM shelf WHERE shelf = ? AND key = ?", shelf, key)
        return rows[0][1] if rows else None

    def put(self, shelf: str, things: Mapping[str, bytes | None]) -> None:
        """Keeps these in place of what was under their keys; None takes away. All of it or nothing."""
        if not things:
            return
        with self._change():
            for statement in _tables():
                self._sql.execute(statement)
            for key, value in things.items():
                if value is None:
                    self._sql.execute("DELETE FROM shelf WHERE shelf = ? AND key = ?", (shelf, key))
                else:
                    self._sql.execute(
                        "INSERT OR REPLACE INTO shelf (shelf, key, value) VALUES (?, ?, ?)", (shelf, key, value)
                    )

    def _rows(self, query: str, *values: str) -> list[tuple[str, bytes]]:
        made = self._sql.execute("SELECT count(*) FROM sqlite_master WHERE name = 'shelf'").fetchone()[0]
        return self._sql.execute(query, values).fetchall() if made else []


def _tables() -> list[str]:
    script = resources.files("onrecord.store").joinpath("shelf.sql").read_text("utf-8")
    return [statement for statement in script.split(";") if statement.strip()]
