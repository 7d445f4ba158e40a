"""A case: one SQLite file with reports, their readings and the journal."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import CaseError, InputError, UsageError
from onrecord.model import EVENT, Anchor, Claim, Decision, Document, Judgement, Ledger, Reading, Span
from onrecord.store import cache, check, journal, report
from onrecord.store.addition import addition, with_added
from onrecord.store.amendment import amended, amended_reading, checked
from onrecord.store.anchoring import Seen, anchor_again
from onrecord.store.catalogue import Catalogue
from onrecord.store.connection import change, connect, plain_errors
from onrecord.store.correction import correction
from onrecord.store.format import settle
from onrecord.store.join import Joined, join
from onrecord.store.marks import Marks, marks
from onrecord.store.shelf import Shelf

ReadAgain = Callable[[Document, Mapping[str, str]], tuple[Document, Reading]]
"""From a report as received and the facts set by hand: the report with those facts, and its reading."""


class Case(Catalogue):
    """An open case file, a context manager. Every change is one transaction: all of it or nothing."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._sql = connection
        self._journal: tuple[tuple[int, int], tuple[Judgement, ...]] | None = None

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False) -> Self:
        """The case in ``path``; CaseError where it is not of this format, or missing (save to ``create``)."""
        path = Path(path)
        if not path.exists() and not create:
            raise CaseError(str(path), "no such case file", "onrecord add makes one")
        with plain_errors(path):
            case = cls(path, connect(path))
            try:
                settle(case._sql, path, create=create)
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

    def add(self, document: Document, reading: Reading, original: bytes | None = None) -> bool:
        """Stores a report with its reading and the bytes it came as; False where it is on record already.

        InputError where another text is on record under the same id.
        """
        with self._change():
            if self.holds(document):
                return False
            number = report.insert(self._sql, document, original)
            report.write_reading(self._sql, document, number, reading, Marks())
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
        return self._documents("ORDER BY id")

    def document(self, document_id: str) -> Document:
        """The report of this id, or of the only id that begins so; UsageError where there is none."""
        found = self._documents("WHERE id = ?", document_id)
        if not found:
            begins = "WHERE substr(id, 1, length(?1)) = ?1 AND ?1 <> '' ORDER BY id LIMIT 2"
            found = self._documents(begins, document_id)
        if not found:
            remedy = f"see: onrecord documents --case {self.path}"
            raise UsageError(document_id, "no report on record has this id", remedy)
        if len(found) > 1:
            raise UsageError(document_id, "several reports' ids begin so", "give the whole id")
        return found[0]

    def has_document(self, document_id: str) -> bool:
        """Whether a report of this whole id is on record."""
        with plain_errors(self.path):
            return report.number(self._sql, document_id) is not None

    def newest_at(self, url: str) -> Document | None:
        """The newest version of the report at a link."""
        where = """WHERE url = ? AND id NOT IN (SELECT supersedes FROM document WHERE supersedes IS NOT NULL)
        ORDER BY number DESC LIMIT 1"""
        return next(iter(self._documents(where, url)), None)

    def versions(self, document_id: str) -> tuple[Document, ...]:
        """All versions of a report, the oldest first."""
        document = self.document(document_id)
        found = [document]
        while found[0].supersedes:
            found[:0] = self._documents("WHERE id = ?", found[0].supersedes)
        while newer := self._documents("WHERE supersedes = ? ORDER BY number", found[-1].id):
            found.append(newer[0])
        return tuple(found)

    def original(self, document_id: str) -> bytes:
        """The bytes that a report came as; its text in UTF-8 where those were just that, or are not known."""
        document = self.document(document_id)
        with plain_errors(self.path):
            kept = report.original(self._sql, document.id)
        return document.text.encode("utf-8", "surrogatepass") if kept is None else kept

    def readings(self) -> tuple[Reading, ...]:
        """All readings, by the id of their report, with corrections and without what was hidden."""
        marked = self.marks()
        with plain_errors(self.path):
            known = (self._with_added(one, marked) for one in report.readings(self._sql))
            return tuple(amended_reading(one, marked.edits, marked.hidden) for one in known)

    def reading(self, document_id: str) -> Reading:
        """What was read in one report, by its whole id, with corrections and without what was hidden."""
        marked = self.marks()
        known = self._with_added(self._as_read(document_id), marked)
        return amended_reading(known, marked.edits, marked.hidden)

    def claim(self, claim_id: str) -> Claim:
        """The claim of this id as it was read and corrected, hidden ones too."""
        document = self._home(claim_id)
        marked = self.marks()
        read = self._with_added(self._as_read(document), marked) if document else None
        found = [one for one in read.claims if one.id == claim_id] if read else []
        if not found or read is None:
            remedy = f"see: onrecord claims --case {self.path}"
            raise UsageError(claim_id, "no claim on record has this id", remedy)
        return amended(found[0], marked.edits.get(claim_id, {}), read.entities)

    def _home(self, claim_id: str) -> str | None:
        """The id of the report of a claim; of a hidden one, the journal knows."""
        query = "SELECT document.id FROM claim JOIN document ON number = claim.document WHERE claim.id = ?"
        with plain_errors(self.path):
            row = self._sql.execute(query, (claim_id,)).fetchone()
        if row:
            return str(row[0])
        anchors = (anchor for line in self.judgements() for anchor in line.anchors)
        return next((anchor.document for anchor in anchors if anchor.id == claim_id), None)

    def _as_read(self, document_id: str) -> Reading:
        with plain_errors(self.path):
            found = report.reading(self._sql, document_id)
        if found is None:
            raise UsageError(document_id, "no such report on record")
        return found

    def _with_added(self, reading: Reading, marked: Marks) -> Reading:
        """The reading with the claims that analysts added to it."""
        claims = marked.added.get(reading.document)
        return with_added(reading, claims, self.document(reading.document).outlet) if claims else reading

    # ---- the journal

    def judgements(self) -> tuple[Judgement, ...]:
        """The journal in the order of deciding, undone lines too; read anew where the file has changed."""
        with plain_errors(self.path):
            if self._sql.in_transaction:
                return journal.lines(self._sql)
            version = (self._sql.execute("PRAGMA data_version").fetchone()[0], self._sql.total_changes)
            if self._journal is None or self._journal[0] != version:
                self._journal = version, journal.lines(self._sql)
            return self._journal[1]

    def marks(self) -> Marks:
        """What the journal says of single claims, reports, entities and conflicts."""
        return marks(self.judgements())

    def judge(self, on: Sequence[str], judgement: str, *, who: str, why: str, when: datetime | None = None,
              anchors: Sequence[Anchor] = ()) -> Judgement:  # fmt: skip
        """Appends a line to the journal; ``on`` are ids, ``when`` is now where it is not given."""
        anchors = anchors or self._anchors(on)
        with self._change():
            line = journal.append(
                self._sql, tuple(sorted(on)), judgement, who=who, why=why, when=when, anchors=anchors
            )
            self._show(line)
        return line

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
        checked(fields, claim.type)
        changed = amended(claim, fields, self._as_read(claim.document).entities)
        anchors = self._anchors([claim_id])
        with self._change():
            for name, value in fields.items():
                decision = f"{Decision.SET} {name}={value.strip()}"
                line = journal.append(
                    self._sql, (claim_id,), decision, who=who, why=why, when=when, anchors=anchors
                )
            self._show(line)
        return changed

    def add_claim(self, document_id: str, span: Span, type_: str, fields: Mapping[str, str], *, why: str,
                  who: str, when: datetime | None = None) -> Claim:  # fmt: skip
        """Puts a claim on record that the program did not read, with its fields; all in the journal."""
        document = self.document(document_id)
        claim = addition(document, span, type_)
        known = self._with_added(self._as_read(document.id), self.marks())
        if any(one.id == claim.id for one in known.claims):
            raise UsageError(claim.id, "this claim is on record already, or hidden", "correct it, or undo that")
        checked(fields, claim.type)
        amended(claim, fields, known.entities)
        anchors = [Anchor.at(claim.id, document, span, span, claim.type.value)]
        decisions = [f"{Decision.ADD} {claim.type} {span.start}-{span.end}"]
        decisions += [f"{Decision.SET} {name}={value.strip()}" for name, value in fields.items()]
        with self._change():
            for decision in decisions:
                line = journal.append(
                    self._sql, (claim.id,), decision, who=who, why=why, when=when, anchors=anchors
                )
            self._show(line)
        return self.claim(claim.id)

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
            self._show(line)
            return next(one for one in journal.lines(self._sql) if one.id == line.id)

    def _show(self, line: Judgement) -> None:
        """Makes the index say what a line does to claims, or no longer does."""
        if line.decision in (Decision.SET, Decision.HIDE, Decision.ADD):
            homes = {anchor.document for anchor in line.anchors}
            homes |= {id_ for id_ in line.on if self.has_document(id_)}
            for document in sorted(homes):
                report.reindex(self._sql, document, self.marks())

    def _anchors(self, ids: Iterable[str]) -> tuple[Anchor, ...]:
        """Where in the texts the claims among the ids stand; an event stands where its smallest claim does."""
        found = []
        for id_ in sorted(ids):
            with suppress(UsageError):
                claim = self.claim(id_.removeprefix(EVENT))
                document = self.document(claim.document)
                found.append(Anchor.at(id_, document, claim.span, claim.act, claim.type.value))
        return tuple(found)

    def reread(self, document_id: str, *, again: ReadAgain, seen: Seen) -> Document:
        """Has a report read anew, as by a newer program; judgements on it find their claims again."""
        with self._change():
            document = self._read_again(document_id, again, seen)
            cache.forget(self._sql)
        return document

    def lost(self) -> tuple[Judgement, ...]:
        """The lines of the journal that hold, on something that the newest reading no longer has."""
        with plain_errors(self.path):
            return journal.lost(self._sql)

    def _read_again(self, document_id: str, again: ReadAgain, seen: Seen = lambda _: ()) -> Document:
        marked = self.marks()
        received = report.received(self._sql, document_id)
        document, reading = again(received, marked.edits.get(document_id, {}))
        number = report.number(self._sql, document_id) or 0
        report.write_facts(self._sql, document)
        found = with_added(reading, marked.added.get(document_id, ()), document.outlet)
        anchor_again(self._sql, journal.as_decided(self._sql), found, seen)
        report.write_reading(self._sql, document, number, reading, self.marks())
        return document

    # ---- what was computed

    def revision(self) -> str:
        """What the case holds, in a word that no other content of it has: reports and lines only grow."""
        with plain_errors(self.path):
            return cache.revision(self._sql)

    def recall(self, edition: str) -> Ledger | None:
        """The ledger that this edition of the program computed from the case as it is, if it was kept."""
        with plain_errors(self.path):
            return cache.recalled(self._sql, edition)

    def keep(self, ledger: Ledger, revision: str, edition: str, *, whole: bool = True) -> None:
        """Keeps what was computed from a ``revision`` of the case; nothing where it cannot be written now."""
        with suppress(CaseError), self._change(patience=0):
            cache.keep(self._sql, ledger, revision, edition, whole=whole)

    def kept(self, edition: str) -> bool:
        """Whether events and conflicts are kept as this edition computes them from the case as it is."""
        with plain_errors(self.path):
            return cache.current(self._sql, edition)

    @property
    def shelf(self) -> Shelf:
        """What the case keeps beside the record."""
        return Shelf(self._sql, self._change)

    # ---- the file

    def faults(self) -> Iterator[str]:
        """What is wrong with the file, a line each; reads all of it."""
        with plain_errors(self.path):
            yield from check.faults(self._sql)

    def backup(self, path: Path | str) -> None:
        """Copies the case into a file that is not there yet, also while others write; whole or not at all."""
        path = may_make(path)
        if path.exists():
            raise CaseError(str(path), "there is a file already", "name another")
        part = path.with_name(path.name + ".part")
        part.unlink(missing_ok=True)
        try:
            with plain_errors(part), closing(sqlite3.connect(part)) as copy:
                self._sql.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def join(self, other: Case, *, again: ReadAgain) -> Joined:
        """Takes another case's reports and journal in, in one change."""
        with plain_errors(other.path), self._change():
            return join(self._sql, other._sql, lambda id_: self._read_again(id_, again))

    def counts(self) -> dict[str, int]:
        """How many rows there are of what is stored and of what was last computed."""
        with plain_errors(self.path):
            counts = {name: self._sql.execute(query).fetchone()[0] for name, query in _COUNTS.items()}
        return {**counts, "hidden": len(self.marks().hidden)}

    # ---- inside

    def _change(self, patience: float | None = None) -> AbstractContextManager[None]:
        return change(self._sql, self.path, patience)

    def _documents(self, where: str, *values: object) -> tuple[Document, ...]:
        with plain_errors(self.path):
            return tuple(report.documents(self._sql, where, *values))


_COUNTS = {
    "documents": "SELECT count(*) FROM document",
    "superseded": "SELECT count(*) FROM document WHERE id IN (SELECT supersedes FROM document)",
    "claims": "SELECT count(*) FROM claim",
    "judgements": "SELECT count(*) FROM judgement",
    "characters": "SELECT coalesce(sum(length(text)), 0) FROM document",
}


def may_make(path: Path | str) -> Path:
    """The path of a case that is yet to be made; CaseError where none could be made there."""
    folder = Path(path).absolute().parent
    if not folder.is_dir():
        raise CaseError(str(path), "its folder does not exist", "make the folder first")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CaseError(str(path), "it cannot be written (Permission denied)", "name another file")
    return Path(path)
