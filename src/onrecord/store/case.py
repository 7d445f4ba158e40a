"""A case: one SQLite file with reports, their readings and the journal; the one module with queries."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from importlib import resources
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from onrecord import codec
from onrecord.errors import CaseError, InputError, UsageError
from onrecord.model import Anchor, Claim, Decision, Document, Entity, Judgement, Ledger, Mention, Reading, Span
from onrecord.store import journal, migration
from onrecord.store.amendment import amended, amended_reading
from onrecord.store.connection import change, connect, plain_errors
from onrecord.store.correction import correction
from onrecord.store.marks import Marks, marks
from onrecord.store.passage import Hit, asked, passages
from onrecord.store.selection import Selection

APPLICATION = 0x6F6E7263
"""SQLite's application_id of a case file: "onrc"."""
FORMAT = 2
"""SQLite's user_version of a case file that this program writes."""

EVENT = "event-"
"""An event's id is this and the id of its smallest claim."""

ReadAgain = Callable[[Document, Mapping[str, str]], tuple[Document, Reading]]
"""From a report as received and the facts set by hand: the report with those facts, and its reading."""


class Case:
    """An open case file, a context manager. Every change is one transaction: all of it or nothing."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._sql = connection

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False) -> Self:
        """The case in ``path``; CaseError where it is not of this format, or missing (save to ``create``)."""
        path = Path(path)
        fresh = not path.exists()
        if fresh and not create:
            raise CaseError(str(path), "no such case file", "onrecord add makes one")
        with plain_errors(path):
            case = cls(path, connect(path))
            try:
                case._settle(create)
            except BaseException:
                case.close()
                raise
        return case

    def close(self) -> None:
        """Ends the use of the file; SQLite folds its write-ahead log in."""
        self._sql.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self.close()

    # ---- reports and what was read in them

    def add(self, document: Document, reading: Reading) -> bool:
        """Stores a report with its reading; False where it is on record already.

        InputError where another text is on record under the same id.
        """
        with self._change():
            if self.holds(document):
                return False
            facts = _facts(document)
            self._sql.execute(
                "INSERT INTO document (id, sha256, text, received, facts) VALUES (?, ?, ?, ?, ?)",
                (document.id, document.sha256, document.text, facts, facts),
            )
            self._write_reading(document, reading)
        return True

    def holds(self, document: Document) -> bool:
        """Whether this report is on record; InputError where another text has its id."""
        with plain_errors(self.path):
            row = self._sql.execute("SELECT text FROM document WHERE id = ?", (document.id,)).fetchone()
        if row and row[0] != document.text:
            raise InputError(document.id, "another text is on record with this id", "give it its own")
        return row is not None

    def documents(self) -> tuple[Document, ...]:
        """All reports with their corrections, by id."""
        return tuple(self._documents("SELECT id, sha256, text, facts FROM document ORDER BY id"))

    def document(self, document_id: str) -> Document:
        """The report of this id, or of the only id that begins so; UsageError where there is none."""
        return self._one(document_id, "facts")

    def has_document(self, document_id: str) -> bool:
        """Whether a report of this whole id is on record."""
        with plain_errors(self.path):
            row = self._sql.execute("SELECT 1 FROM document WHERE id = ?", (document_id,)).fetchone()
        return row is not None

    def readings(self) -> tuple[Reading, ...]:
        """All readings, by the id of their report, with corrections and without what was hidden."""
        with plain_errors(self.path):
            rows = self._sql.execute(
                "SELECT document, claims, entities, mentions, unread FROM reading ORDER BY document"
            ).fetchall()
        marked = self.marks()
        return tuple(amended_reading(_reading(*row), marked.edits, marked.hidden) for row in rows)

    def claim(self, claim_id: str) -> Claim:
        """The claim of this id as it was read and corrected, hidden ones too."""
        with plain_errors(self.path):
            row = self._sql.execute("SELECT document FROM passage WHERE claim = ?", (claim_id,)).fetchone()
        if row is None:
            remedy = f"see: onrecord claims --case {self.path}"
            raise UsageError(claim_id, "no claim on record has this id", remedy)
        reading = self._as_read(row[0])
        claim = next(one for one in reading.claims if one.id == claim_id)
        return amended(claim, self.marks().edits.get(claim_id, {}), reading.entities)

    def reading(self, document_id: str) -> Reading:
        """What was read in one report, by its whole id, with corrections and without what was hidden."""
        marked = self.marks()
        return amended_reading(self._as_read(document_id), marked.edits, marked.hidden)

    def _as_read(self, document_id: str) -> Reading:
        with plain_errors(self.path):
            row = self._sql.execute(
                "SELECT document, claims, entities, mentions, unread FROM reading WHERE document = ?",
                (document_id,),
            ).fetchone()
        if row is None:
            raise UsageError(document_id, "no such report on record")
        return _reading(*row)

    # ---- the journal

    def judgements(self) -> tuple[Judgement, ...]:
        """The journal in the order of deciding, undone lines too."""
        with plain_errors(self.path):
            return journal.lines(self._sql)

    def marks(self) -> Marks:
        """What the journal says of single claims, reports, entities and conflicts."""
        return marks(self.judgements())

    def judge(self, on: Sequence[str], judgement: str, *, who: str, why: str, when: datetime | None = None,
              anchors: Sequence[Anchor] = ()) -> Judgement:  # fmt: skip
        """Appends a line to the journal; ``on`` are ids, ``when`` is now where it is not given."""
        anchors = anchors or self._anchors(on)
        with self._change():
            return journal.append(
                self._sql, tuple(sorted(on)), judgement, who=who, why=why, when=when, anchors=anchors
            )

    def set_facts(self, document_id: str, fields: Mapping[str, str], *, why: str, who: str,
                  again: ReadAgain, when: datetime | None = None) -> Document:  # fmt: skip
        """Corrects facts of a report ("" clears one) and has it read ``again``; all in the journal."""
        lines = [correction(field, value) for field, value in fields.items()]
        found = self.document(document_id).id
        with self._change():
            for line in lines:
                journal.append(self._sql, (found,), line, who=who, why=why, when=when)
            return self._read_again(found, again)

    def amend(self, claim_id: str, fields: Mapping[str, str], *, why: str, who: str,
              when: datetime | None = None) -> Claim:  # fmt: skip
        """Corrects fields of a claim; all in the journal. UsageError where a value is none."""
        claim = self.claim(claim_id)
        changed = amended(claim, fields, self._as_read(claim.document).entities)
        anchors = self._anchors([claim_id])
        with self._change():
            for name, value in fields.items():
                line = f"{Decision.SET} {name}={value.strip()}"
                journal.append(self._sql, (claim_id,), line, who=who, why=why, when=when, anchors=anchors)
        return changed

    def undo(self, line_id: str | None = None, *, again: ReadAgain, who: str = "", why: str = "",
             when: datetime | None = None) -> Judgement:  # fmt: skip
        """Takes back a line, or the last that holds; a report whose facts it had set is read again."""
        return self._take(Decision.UNDO, line_id, again, who, why, when)

    def redo(self, line_id: str | None = None, *, again: ReadAgain, who: str = "", why: str = "",
             when: datetime | None = None) -> Judgement:  # fmt: skip
        """Lets an undone line hold again: the one named, or the one undone last."""
        return self._take(Decision.REDO, line_id, again, who, why, when)

    def _take(self, decision: Decision, line_id: str | None, again: ReadAgain, who: str, why: str,
              when: datetime | None) -> Judgement:  # fmt: skip
        with self._change():
            line = journal.taken(journal.lines(self._sql), line_id, decision)
            journal.append(self._sql, (line.id,), decision, who=who, why=why, when=when)
            if line.decision == Decision.SET and self.has_document(line.on[0]):
                self._read_again(line.on[0], again)
            return next(one for one in journal.lines(self._sql) if one.id == line.id)

    def _anchors(self, ids: Iterable[str]) -> tuple[Anchor, ...]:
        """Where in the texts the claims among the ids stand; an event stands where its smallest claim does."""
        found = []
        for id_ in sorted(ids):
            with suppress(UsageError):
                claim = self.claim(id_.removeprefix(EVENT))
                document = self.document(claim.document)
                found.append(Anchor.at(id_, document, claim.span, claim.act, claim.type.value))
        return tuple(found)

    # ---- search

    def search(self, words: str, selection: Selection | None = None, limit: int = 50) -> Iterator[Hit]:
        """At most ``limit`` places where the words stand, best first: claims, then other paragraphs.

        With a selection of claims only claims are found; of a document, its paragraphs too.
        """
        selection = selection or Selection()
        hits = self._hits(asked(words), claims_only=not selection.of_document_alone)
        within = (hit for hit in hits if selection.document in (None, hit.document.id))
        kept = (hit for hit in within if hit.claim is None or selection.keeps(hit.claim))
        yield from islice(_once(kept), limit)

    # ---- what was computed

    def revision(self) -> str:
        """What the case holds, in a word that no other content of it has: reports and lines only grow."""
        with plain_errors(self.path):
            counts = self._sql.execute(
                "SELECT (SELECT count(*) FROM document), count(*) FROM judgement"
            ).fetchone()
        return " ".join(map(str, counts))

    def recall(self, edition: str) -> Ledger | None:
        """The ledger that this edition of the program computed from the case as it is, if it was kept."""
        with plain_errors(self.path):
            row = self._sql.execute(
                "SELECT ledger FROM computed WHERE revision = ? AND edition = ?", (self.revision(), edition)
            ).fetchone()
        try:
            return msgspec.msgpack.decode(zlib.decompress(row[0]), type=Ledger) if row else None
        except (msgspec.MsgspecError, zlib.error):
            return None

    def keep(self, ledger: Ledger, revision: str, edition: str) -> None:
        """Keeps what was computed from a ``revision`` of the case; nothing where it cannot be written."""
        body = zlib.compress(msgspec.msgpack.encode(ledger), 1)
        with suppress(CaseError), self._change():
            self._sql.execute(
                "INSERT OR REPLACE INTO computed (only, revision, edition, ledger) VALUES (1, ?, ?, ?)",
                (revision, edition, body),
            )

    # ---- inside

    def _settle(self, create: bool) -> None:
        """Makes the tables in an empty file, and refuses what is no case of this format."""
        application, version = self._pragma("application_id"), self._pragma("user_version")
        tables = self._sql.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if (application, version, tables) == (0, 0, 0) and create:
            self._sql.execute("PRAGMA journal_mode = WAL")
            self._sql.executescript(_schema())
        elif application != APPLICATION:
            raise CaseError(str(self.path), "this is no case file", "name one that onrecord add has made")
        elif version > FORMAT:
            raise CaseError(
                str(self.path), f"written by a newer onrecord (format {version}, this one knows {FORMAT})",
                "upgrade onrecord",
            )  # fmt: skip
        elif version < FORMAT:
            with self._change():
                migration.forward(self._sql, FORMAT)

    def _pragma(self, name: str) -> int:
        return int(self._sql.execute(f"PRAGMA {name}").fetchone()[0])

    def _change(self) -> AbstractContextManager[None]:
        return change(self._sql, self.path)

    def _documents(self, query: str, *values: object) -> Iterator[Document]:
        with plain_errors(self.path):
            rows = self._sql.execute(query, values).fetchall()
        for id_, sha256, text, facts in rows:
            row = {"id": id_, "sha256": sha256, "text": text, **msgspec.json.decode(facts)}
            yield codec.from_row(Document, row)

    def _one(self, document_id: str, facts: str) -> Document:
        columns = f"SELECT id, sha256, text, {facts} FROM document"
        found = list(self._documents(f"{columns} WHERE id = ?", document_id))
        if not found:
            begins = f"{columns} WHERE substr(id, 1, length(?1)) = ?1 AND ?1 <> '' ORDER BY id LIMIT 2"
            found = list(self._documents(begins, document_id))
        if not found:
            remedy = f"see: onrecord documents --case {self.path}"
            raise UsageError(document_id, "no report on record has this id", remedy)
        if len(found) > 1:
            raise UsageError(document_id, "several reports' ids begin so", "give the whole id")
        return found[0]

    def _write_reading(self, document: Document, reading: Reading) -> None:
        self._sql.execute(
            "INSERT INTO reading (document, claims, entities, mentions, unread) VALUES (?, ?, ?, ?, ?)",
            (document.id, *map(_rows, (reading.claims, reading.entities, reading.mentions, reading.unread))),
        )
        for passage in passages(document, reading):
            span = passage.span
            cursor = self._sql.execute(
                'INSERT INTO passage (document, claim, start, "end") VALUES (?, ?, ?, ?)',
                (document.id, passage.claim, span.start, span.end),
            )
            self._sql.execute(
                "INSERT INTO passage_words (rowid, words, names) VALUES (?, ?, ?)",
                (cursor.lastrowid, span.quote, passage.names),
            )

    def _read_again(self, document_id: str, again: ReadAgain) -> Document:
        received = self._one(document_id, "received")
        document, reading = again(received, self.marks().edits.get(document_id, {}))
        self._sql.execute("UPDATE document SET facts = ? WHERE id = ?", (_facts(document), document_id))
        self._sql.execute(
            "DELETE FROM passage_words WHERE rowid IN (SELECT id FROM passage WHERE document = ?)",
            (document_id,),
        )
        self._sql.execute("DELETE FROM passage WHERE document = ?", (document_id,))
        self._sql.execute("DELETE FROM reading WHERE document = ?", (document_id,))
        self._write_reading(document, reading)
        return document

    def _hits(self, query: str, *, claims_only: bool) -> Iterator[Hit]:
        if not query:
            return
        only = "AND passage.claim IS NOT NULL" if claims_only else ""
        with plain_errors(self.path):
            rows = self._sql.execute(
                f"""SELECT passage.document, passage.claim, passage.start, passage."end"
                FROM passage_words JOIN passage ON passage.id = passage_words.rowid
                WHERE passage_words MATCH ? {only}
                ORDER BY passage.claim IS NULL, bm25(passage_words),
                  passage.document, passage.start, passage.claim""",
                (query,),
            ).fetchall()
        documents: dict[str, Document] = {}
        claims: dict[str, dict[str, Claim]] = {}
        for id_, claim, start, end in rows:
            if id_ not in documents:
                documents[id_] = self._one(id_, "facts")
            if claim and id_ not in claims:
                claims[id_] = {one.id: one for one in self.reading(id_).claims}
            span = Span.cut(documents[id_].text, start, end)
            yield Hit(documents[id_], span, claims[id_][claim] if claim else None)


def may_make(path: Path | str) -> Path:
    """The path of a case that is yet to be made; CaseError where none could be made there."""
    folder = Path(path).absolute().parent
    if not folder.is_dir():
        raise CaseError(str(path), "its folder does not exist", "make the folder first")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CaseError(str(path), "it cannot be written (Permission denied)", "name another file")
    return Path(path)


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits without paragraphs in which a claim was found already."""
    told: dict[str, list[int]] = {}
    for hit in hits:
        starts = told.setdefault(hit.document.id, [])
        if hit.claim:
            starts.append(hit.span.start)
        if hit.claim or not any(hit.span.start <= start < hit.span.end for start in starts):
            yield hit


def _schema() -> str:
    tables = resources.files("onrecord.store").joinpath("schema.sql").read_text("utf-8")
    marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT};"
    return f"BEGIN IMMEDIATE; {tables} {marks} COMMIT;"


def _facts(document: Document) -> str:
    row = codec.to_row(document)
    return codec.to_json({key: value for key, value in row.items() if key not in ("id", "sha256", "text")})


def _rows(things: Sequence[Any]) -> str:
    return msgspec.json.encode([codec.to_row(one) for one in things]).decode()


def _list(text: str) -> list[Any]:
    rows: list[Any] = msgspec.json.decode(text)
    return rows


def _reading(document: str, claims: str, entities: str, mentions: str, unread: str) -> Reading:
    return Reading(
        document,
        tuple(codec.from_row(Claim, row) for row in _list(claims)),
        tuple(codec.from_row(Entity, row) for row in _list(entities)),
        tuple(codec.from_row(Mention, row) for row in _list(mentions)),
        tuple(codec.from_row(Span, row) for row in _list(unread)),
    )
