"""Joining: another case's reports and journal taken into this one; what both have is there once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.errors import CaseError
from onrecord.model import Judgement
from onrecord.store import journal, report
from onrecord.store.marks import Marks, marks


@dataclass(frozen=True, slots=True)
class Joined:
    """How many reports and lines of the journal came, and the ids under which another text was on record."""

    reports: int
    lines: int
    refused: tuple[str, ...]


def join(sql: sqlite3.Connection, other: sqlite3.Connection, read_again: Callable[[str], object]) -> Joined:
    """Takes the other case in, within the transaction that is open.

    Reports whose facts the joined journal corrects otherwise are read again with ``read_again``.
    """
    before = marks(journal.lines(sql))
    lines = _take_lines(sql, journal.as_decided(other))
    after = marks(journal.lines(sql))
    theirs = marks(journal.lines(other))
    added, refused = 0, []
    for id_ in _ids(other):
        here = report.number(sql, id_)
        if here is None:
            _copy(sql, other, id_, after)
            added += 1
            _settle(sql, id_, theirs, after, read_again)
        elif _hash(sql, id_) != _hash(other, id_):
            refused.append(id_)
        else:
            _settle(sql, id_, before, after, read_again)
    return Joined(added, lines, tuple(refused))


def _ids(sql: sqlite3.Connection) -> list[str]:
    return [row[0] for row in sql.execute("SELECT id FROM document ORDER BY number")]


def _hash(sql: sqlite3.Connection, document_id: str) -> str:
    return str(sql.execute("SELECT sha256 FROM document WHERE id = ?", (document_id,)).fetchone()[0])


def _take_lines(sql: sqlite3.Connection, theirs: tuple[Judgement, ...]) -> int:
    """Their lines that are not here yet, as they are; one id for two decisions cannot be."""
    known = {line.id: line for line in journal.as_decided(sql)}
    new = [line for line in theirs if line.id not in known]
    for line in theirs:
        mine = known.get(line.id)
        if mine and (mine.on, mine.judgement, mine.who) != (line.on, line.judgement, line.who):
            raise CaseError(line.id, "both journals have this line with other words", "undo it in one of them")
    for line in new:
        journal.insert(sql, line)
    return len(new)


def _copy(sql: sqlite3.Connection, other: sqlite3.Connection, id_: str, marked: Marks) -> None:
    (document,) = report.documents(other, "WHERE id = ?", id_)
    reading = report.reading(other, id_)
    number = report.insert(sql, document, report.original(other, id_), report.received(other, id_))
    if reading is not None:
        report.write_reading(sql, document, number, reading, marked)


def _settle(sql: sqlite3.Connection, id_: str, before: Marks, after: Marks,
            read_again: Callable[[str], object]) -> None:  # fmt: skip
    """Makes a report what the joined journal says of it, where that is something else than before."""
    if before.edits.get(id_) != after.edits.get(id_):
        read_again(id_)
    elif any(_changed(before, after, one) for one in (id_, *_claims(sql, id_, after))):
        report.reindex(sql, id_, after)


def _changed(before: Marks, after: Marks, id_: str) -> bool:
    edited, added = before.edits.get(id_) != after.edits.get(id_), before.added.get(id_) != after.added.get(id_)
    return edited or added or (id_ in before.hidden) != (id_ in after.hidden)


def _claims(sql: sqlite3.Connection, id_: str, after: Marks) -> Iterator[str]:
    reading = report.reading(sql, id_)
    yield from (claim.id for claim in (*(reading.claims if reading else ()), *after.added.get(id_, ())))
