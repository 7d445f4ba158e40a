"""Migrations: how a case of each earlier format is read, to be written anew in the newest.

What an old program wrote never changes, so a reader here is never changed either; a new format adds one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import msgspec

from onrecord import codec
from onrecord.model import Anchor, Claim, Decision, Document, Entity, Judgement, Mention, Reading, Span
from onrecord.store import journal, report
from onrecord.store.marks import Marks, marks

T = TypeVar("T")
Make = Callable[[sqlite3.Connection], None]

OLD = "old_"
"""What the names of the old tables begin with while their rows are read."""


def _from_1(sql: sqlite3.Connection, make: Make) -> None:
    """Format 1 marked a line undone; from 2 on an undo is a line, here by nobody known, after all others."""
    _set_aside(sql, make)
    rows = "SELECT id, about, judgement, who, decided, why FROM old_judgement ORDER BY number"
    for id_, about, judgement, who, decided, why in sql.execute(rows).fetchall():
        on = msgspec.json.decode(about, type=tuple[str, ...])
        journal.insert(sql, Judgement(id_, on, judgement, who, decided, why))
    undone = "SELECT id, decided FROM old_judgement WHERE undone ORDER BY number"
    for id_, decided in sql.execute(undone).fetchall():
        why, when = "undone in format 1", datetime.fromisoformat(decided)
        journal.append(sql, (id_,), Decision.UNDO, who="unknown", why=why, when=when)
    _copy_reports(sql)


def _from_2(sql: sqlite3.Connection, make: Make) -> None:
    """Format 2 kept readings as JSON with the words of every span, and the searched passages once more."""
    _set_aside(sql, make)
    rows = "SELECT id, about, judgement, who, decided, why, anchors FROM old_judgement ORDER BY id"
    for id_, about, judgement, who, decided, why, anchors in sql.execute(rows).fetchall():
        on = msgspec.json.decode(about, type=tuple[str, ...])
        kept = msgspec.json.decode(anchors, type=tuple[Anchor, ...])
        journal.insert(sql, Judgement(id_, on, judgement, who, decided, why, anchors=kept))
    _copy_reports(sql)


EARLIER: dict[int, Callable[[sqlite3.Connection, Make], None]] = {1: _from_1, 2: _from_2}
"""From each earlier format to what writes a case of it anew."""


def _set_aside(sql: sqlite3.Connection, make: Make) -> None:
    """Renames the tables of formats 1 and 2, and makes the new ones."""
    for name in ("judgement_stays", "judgement_holds"):
        sql.execute(f"DROP TRIGGER {name}")
    for name in ("passage", "passage_words", "computed"):
        sql.execute(f"DROP TABLE {name}")
    for name in ("document", "reading", "judgement"):
        sql.execute(f"ALTER TABLE {name} RENAME TO {OLD}{name}")
    make(sql)


def _copy_reports(sql: sqlite3.Connection) -> None:
    """Writes the reports and readings of formats 1 and 2 anew, and drops the old tables."""
    marked = marks(journal.lines(sql))
    rows = """SELECT old_document.id, sha256, text, received, facts, claims, entities, mentions, unread
    FROM old_document JOIN old_reading ON old_reading.document = old_document.id ORDER BY old_document.id"""
    for id_, sha256, text, received, facts, claims, entities, mentions, unread in sql.execute(rows):
        document = report.document(id_, sha256, text, facts)
        as_received = report.document(id_, sha256, text, received)
        found, cast = _things(Claim, claims), _things(Entity, entities)
        reading = Reading(id_, found, cast, _things(Mention, mentions), _things(Span, unread))
        _write(sql, document, as_received, reading, marked)
    for name in ("reading", "document", "judgement"):
        sql.execute(f"DROP TABLE {OLD}{name}")


def _write(sql: sqlite3.Connection, document: Document, received: Document, reading: Reading,
           marked: Marks) -> None:  # fmt: skip
    number = report.insert(sql, document, received=received)
    report.write_reading(sql, document, number, reading, marked)


def _things(kind: type[T], rows: str) -> tuple[T, ...]:
    return tuple(codec.from_row(kind, row) for row in msgspec.json.decode(rows))
