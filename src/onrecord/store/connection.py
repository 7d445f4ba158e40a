"""The connection to a case file: how it is opened, how a change is made, and SQLite's errors in plain words."""

from __future__ import annotations

import logging
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from onrecord.errors import CaseError

log = logging.getLogger("onrecord")
SHORT = 1.0
"""Seconds of waiting of which nothing is said."""
PATIENCE = 15.0
"""Seconds to wait for another program that is writing."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection in which references are held to, and no statement begins a transaction by itself."""
    connection = sqlite3.connect(_address(path), timeout=PATIENCE, isolation_level=None, uri=True)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def change(sql: sqlite3.Connection, path: Path, patience: float | None = None) -> Iterator[None]:
    """One transaction: all of it or nothing; CaseError where it cannot be.

    Another writer is waited for, ``patience`` seconds at most (else ``PATIENCE``), and the wait is told
    where it is not short; readers go on.
    """
    with plain_errors(path):
        _begin(sql, path, PATIENCE if patience is None else patience)
        try:
            yield
            sql.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                sql.execute("ROLLBACK")
            raise


def _begin(sql: sqlite3.Connection, path: Path, patience: float) -> None:
    """Begins to write, once nobody else does."""
    try:
        sql.execute(f"PRAGMA busy_timeout = {round(1000 * min(patience, SHORT))}")
        sql.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error) or patience <= SHORT:
            raise
        log.warning("onrecord: %s: waiting for another program that writes to it", path)
        sql.execute(f"PRAGMA busy_timeout = {round(1000 * (patience - SHORT))}")
        sql.execute("BEGIN IMMEDIATE")


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """SQLite's errors as one line that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise CaseError(str(path), *_explained(error)) from error
    except OSError as error:
        raise CaseError(str(path), error.strerror or str(error)) from error
    except (zlib.error, msgspec.MsgspecError) as error:
        raise CaseError(str(path), *DAMAGED) from error


def _address(path: Path) -> str:
    """SQLite's address of a file; one that cannot be written, as on a disc, is opened as it stands."""
    address = path.absolute().as_uri()
    if not path.is_file() or (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        return address
    log_of = path.with_name(path.name + "-wal")
    if log_of.is_file() and log_of.stat().st_size:
        remedy = f"copy it together with {log_of.name} to where you may write"
        raise CaseError(str(path), "it was left in the middle of writing, and cannot be written to", remedy)
    return f"{address}?immutable=1"


DAMAGED = ("the file is damaged", "use a copy of it from before")
_PLAIN = (
    ("not a database", "this is no case file", "name one that onrecord add has made"),
    ("locked", "another program is writing to it", "try again when that is done"),
    ("readonly", "it cannot be written to", "use a copy that can"),
    ("malformed", *DAMAGED),
    ("decode to UTF-8", *DAMAGED),
    ("unable to open", "the file cannot be opened", "is it a file, in a folder that you may write to?"),
    ("disk is full", "the disk is full; what was stored before stays", "make room and do it again"),
    ("disk I/O error", "the disk fails to read or write it; what was stored stays", "look after the disk"),
)
"""What SQLite says, what that means here, and what to do."""


def _explained(error: sqlite3.Error) -> tuple[str, str]:
    words = str(error)
    return next(((wrong, remedy) for said, wrong, remedy in _PLAIN if said in words), (words, ""))
