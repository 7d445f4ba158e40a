"""Checking a case file: pages, references, spans and the index held against the texts.

| what | a fault is |
| --- | --- |
| pages | SQLite finds a page that cannot be one of this file |
| references | a row names a report that is not there |
| texts | a text is not the one that its hash was made of |
| readings | a report has none, or one that cannot be unpacked |
| spans | one lies outside its text, or its words are others |
| names | a claim or mention names an entity that its reading has not |
| index | the rows of the claims, or the full-text index, are not those that the readings give |
| journal | a line speaks of a line that is not there |
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import suppress

import msgspec

from onrecord.model import Claim, Document, Reading
from onrecord.store import journal, pack, report
from onrecord.store.addition import with_added
from onrecord.store.amendment import amended_reading
from onrecord.store.marks import Marks, marks

MOST = 20
"""Faults of one kind that are told."""


def faults(sql: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with a case, a line each; nothing where all is well. Reads the whole file."""
    broken = list(_pages(sql))
    yield from broken
    if broken:
        return
    yield from _references(sql)
    marked = marks(journal.lines(sql))
    query = f"SELECT {report.COLUMNS}, body FROM document LEFT JOIN reading ON document = number ORDER BY id"
    for number, id_, sha256, text, told, body in sql.execute(query):
        document = report.document(id_, sha256, text, told)
        yield from (f"report {id_}: {fault}" for fault in _report(sql, number, document, body, marked))
    yield from _words(sql)
    yield from _journal(sql)


def _pages(sql: sqlite3.Connection) -> Iterator[str]:
    for (said,) in sql.execute(f"PRAGMA integrity_check({MOST})"):
        if said != "ok":
            yield f"pages: {' '.join(str(said).split())}"


def _references(sql: sqlite3.Connection) -> Iterator[str]:
    for table, row, other, _ in sql.execute("PRAGMA foreign_key_check"):
        yield f"references: row {row} of {table} names no {other}"
    for table in ("claim", "paragraph"):
        stray = f"SELECT count(*) FROM {table} WHERE document NOT IN (SELECT number FROM document)"
        if count := sql.execute(stray).fetchone()[0]:
            yield f"references: {count} rows of {table} are of no report"
    lost = """SELECT id, supersedes FROM document WHERE supersedes IS NOT NULL
    AND supersedes NOT IN (SELECT id FROM document)"""
    for id_, former in sql.execute(lost):
        yield f"references: report {id_} supersedes {former}, which is not there"


def _report(sql: sqlite3.Connection, number: int, document: Document, body: bytes | None,
            marked: Marks) -> Iterator[str]:  # fmt: skip
    digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != document.sha256:
        yield "its text is not the one that was stored"
    if body is None:
        yield "it has no reading"
        return
    try:
        yield from (f"a span is wrong: {fault}" for fault in pack.faults(body, document.text))
        reading = pack.unpacked(document.id, body, document.text)
    except (zlib.error, msgspec.MsgspecError) as error:
        yield f"its reading cannot be unpacked ({error})"
        return
    yield from _names(reading)
    known = with_added(reading, marked.added.get(document.id, ()), document.outlet)
    yield from _rows(sql, number, amended_reading(known, marked.edits, marked.hidden))


def _names(reading: Reading) -> Iterator[str]:
    known = {entity.id for entity in reading.entities}
    for mention in reading.mentions:
        if mention.entity not in known:
            yield f"a mention is of {mention.entity}, which it has not"
    for claim in reading.claims:
        if claim.document != reading.document:
            yield f"claim {claim.id} is of another report"
        for entity in _entities(claim):
            if entity not in known:
                yield f"claim {claim.id} names {entity}, which it has not"


def _entities(claim: Claim) -> Iterator[str]:
    yield from (one.entity for one in (*claim.actors, *claim.recipients) if one.entity)
    yield from (link.source.entity for link in claim.attribution if link.source.entity)


def _rows(sql: sqlite3.Connection, number: int, corrected: Reading) -> Iterator[str]:
    query = 'SELECT id, start, "end", type, status FROM claim WHERE document = ? ORDER BY id'
    rows = sql.execute(query, (number,)).fetchall()
    claims = sorted(
        (one.id, one.span.start, one.span.end, one.type.value, one.status.value) for one in corrected.claims
    )
    if rows != claims:
        yield f"the index has {len(rows)} claims that are not its {len(claims)}"


def _words(sql: sqlite3.Connection) -> Iterator[str]:
    """Full-text search held against the texts; a file that cannot be written is not asked."""
    for table in ("claim_words", "paragraph_words"):
        try:
            sql.execute("SAVEPOINT words")
            sql.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if "readonly" not in str(error):
                yield f"index: {table} does not agree with the texts"
        finally:
            with suppress(sqlite3.Error):
                sql.execute("ROLLBACK TO words")
                sql.execute("RELEASE words")


def _journal(sql: sqlite3.Connection) -> Iterator[str]:
    lines = journal.lines(sql)
    known = {line.id for line in lines}
    for line in lines:
        if line.decision in journal.TAKING and not known.issuperset(line.on):
            yield f"journal: line {line.id} takes back {', '.join(line.on)}, which is not there"
