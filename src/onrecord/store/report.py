"""Reports in a case file: rows of documents, their readings, and the bytes that they came as."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from onrecord import codec
from onrecord.model import Document, Reading
from onrecord.store import index, pack
from onrecord.store.addition import with_added
from onrecord.store.amendment import amended_reading
from onrecord.store.marks import Marks

COLUMNS = "number, id, sha256, text, facts"


def insert(sql: sqlite3.Connection, document: Document, original: bytes | None = None,
           received: Document | None = None) -> int:  # fmt: skip
    """Stores a report and gives its number; ``original`` where the text is not just these bytes decoded."""
    made = sql.execute(
        "INSERT INTO document (id, sha256, text, facts) VALUES (?, ?, ?, ?)",
        (document.id, document.sha256, document.text, facts(received or document)),
    )
    write_facts(sql, document)
    number = int(made.lastrowid or 0)
    if original is not None and original != document.text.encode("utf-8", "surrogatepass"):
        sql.execute("INSERT INTO original VALUES (?, ?)", (number, zlib.compress(original, 9)))
    return number


def write_facts(sql: sqlite3.Connection, document: Document) -> None:
    """Writes the facts of a report, as corrected."""
    published = document.published.earliest if document.published else None
    sql.execute(
        """UPDATE document SET received = iif(facts = ?1, received, coalesce(received, facts)), facts = ?1,
        outlet = ?2, title = ?3, url = ?4, published = ?5, supersedes = ?6 WHERE id = ?7""",
        (
            facts(document), document.outlet, document.title, document.url,
            published.isoformat() if published else None, document.supersedes, document.id,
        ),
    )  # fmt: skip


def number(sql: sqlite3.Connection, document_id: str) -> int | None:
    """The number of the report of this whole id."""
    row = sql.execute("SELECT number FROM document WHERE id = ?", (document_id,)).fetchone()
    return int(row[0]) if row else None


def documents(sql: sqlite3.Connection, where: str, *values: object) -> Iterator[Document]:
    """The reports that an SQL condition chooses (with its order and limit), with their corrections."""
    for _, id_, sha256, text, told in sql.execute(f"SELECT {COLUMNS} FROM document {where}", values):
        yield document(id_, sha256, text, told)


def received(sql: sqlite3.Connection, document_id: str) -> Document:
    """A report with the facts that came with it, and no corrections."""
    query = "SELECT id, sha256, text, coalesce(received, facts) FROM document WHERE id = ?"
    return document(*sql.execute(query, (document_id,)).fetchone())


def original(sql: sqlite3.Connection, document_id: str) -> bytes | None:
    """The bytes that a report came as; None where they are not known."""
    row = sql.execute(
        "SELECT bytes FROM original JOIN document ON document = number WHERE id = ?", (document_id,)
    ).fetchone()
    return zlib.decompress(row[0]) if row else None


def document(id_: str, sha256: str, text: str, told: str) -> Document:
    """The report of a row; ``told`` are its facts in JSON."""
    return codec.from_row(Document, {"id": id_, "sha256": sha256, "text": text, **msgspec.json.decode(told)})


def facts(document: Document) -> str:
    """The facts of a report in JSON: all but its id and text."""
    row = codec.to_row(document)
    return codec.to_json({key: value for key, value in row.items() if key not in ("id", "sha256", "text")})


def readings(sql: sqlite3.Connection) -> Iterator[Reading]:
    """All readings as they were read, by the id of their report."""
    query = "SELECT id, body, text FROM reading JOIN document ON document = number ORDER BY id"
    for id_, body, text in sql.execute(query):
        yield pack.unpacked(id_, body, text)


def reading(sql: sqlite3.Connection, document_id: str) -> Reading | None:
    """One reading as it was read."""
    query = "SELECT id, body, text FROM reading JOIN document ON document = number WHERE id = ?"
    row = sql.execute(query, (document_id,)).fetchone()
    return pack.unpacked(*row) if row else None


def write_reading(sql: sqlite3.Connection, document: Document, number: int, reading: Reading,
                  marks: Marks) -> None:  # fmt: skip
    """Stores a reading in place of the one there was, and makes the rows of the index anew."""
    index.leave(sql, number)
    sql.execute(
        "INSERT OR REPLACE INTO reading (document, reader, body) VALUES (?, ?, ?)",
        (number, reader_of(reading), pack.packed(reading, document.text)),
    )
    known = with_added(reading, marks.added.get(document.id, ()), document.outlet)
    index.enter(sql, document, number, known, amended_reading(known, marks.edits, marks.hidden))


def reindex(sql: sqlite3.Connection, document_id: str, marks: Marks) -> None:
    """Makes the rows of a report's claims anew, after a judgement on them."""
    (document,) = documents(sql, "WHERE id = ?", document_id)
    at, read = number(sql, document_id), reading(sql, document_id)
    if at is not None and read is not None:
        index.leave_claims(sql, at)
        known = with_added(read, marks.added.get(document_id, ()), document.outlet)
        index.enter_claims(sql, document, at, known, amended_reading(known, marks.edits, marks.hidden))


def reader_of(reading: Reading) -> str:
    """The reader that read it; "" where no claim tells."""
    return next((claim.reader for claim in reading.claims), "")
