"""Intake: what comes in, what became of each input, and what is kept to know it again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from onrecord import pipeline
from onrecord.errors import InputError, UsageError
from onrecord.ingest import Facts, Fetched, Found, Known, Mark, Terms, Unchanged
from onrecord.model import Document
from onrecord.read import DEFAULT
from onrecord.store import Case

LINKS, ANSWERS, ARCHIVES, FAILED = "link", "answer", "archive", "failed"
"""Shelves of the case: links fetched, how servers answered, how far archives were read, what failed."""
BATCH = 25
"""Reports of an archive after which it is kept how far it was read."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: read and stored, or on record before.

    ``input`` is the path or link as given; of links that stand in a file, each link.
    """

    file: str
    document: Document
    claims: int
    stored: bool
    input: str = ""

    @property
    def became(self) -> str:
        """ "read", "changed" (stored as a new version of a report) or "skipped"."""
        if not self.stored:
            return "skipped"
        return "changed" if self.document.supersedes else "read"


class Intake:
    """What can be put into a case."""

    _case: Case | None

    def _stored(self) -> Case:
        raise NotImplementedError

    def _forget(self) -> None:
        raise NotImplementedError

    def add(self, paths: Sequence[str], facts: Facts | None = None, *, reader: str = DEFAULT,
            allow_private: bool = False, anew: bool = False) -> Iterator[Added | InputError]:  # fmt: skip
        """Reads reports into the case, each stored whole before the next; says what became of each."""
        for _, outcome in self.receive(paths, facts, reader=reader, allow_private=allow_private, anew=anew):
            yield outcome

    def receive(self, paths: Sequence[str], facts: Facts | None = None, *, reader: str = DEFAULT,
                allow_private: bool = False, anew: bool = False, terms: Terms | None = None
                ) -> Iterator[tuple[str, Added | InputError]]:  # fmt: skip
        """The same, each with its input; what failed is kept for :meth:`failed`.

        ``anew`` reads archives from their beginning. Addresses of private networks are asked where
        ``allow_private``.
        """
        left = self._left if not anew else (lambda archive: 0)
        terms = replace(terms or Terms(), allow_private=allow_private, known=self._link, left=left)
        log = _Log(self, facts or Facts(), reader)
        with contextlib.closing(log):
            for given, found in pipeline.receive(paths, facts or Facts(), terms):
                if isinstance(found, Unchanged) and not found.document:
                    continue  # a list of links that is as it was
                outcome = self._outcome(given, found, log)
                log.note(given, outcome)
                yield given, outcome

    def retry(self, *, reader: str = DEFAULT, allow_private: bool = False
              ) -> Iterator[tuple[str, Added | InputError]]:  # fmt: skip
        """The same for what failed when it was last tried, each with the facts that were told beside it."""
        by_facts: dict[Facts, list[str]] = {}
        for name, facts in self.failed():
            by_facts.setdefault(facts, []).append(name)
        for facts, names in by_facts.items():
            yield from self.receive(names, facts, reader=reader, allow_private=allow_private, anew=True)

    def failed(self) -> tuple[tuple[str, Facts], ...]:
        """The inputs that failed when they were last tried, each with the facts told beside it."""
        rows = self._case.shelf.all(FAILED) if self._case else {}
        return tuple((key, msgspec.json.decode(value, type=Facts)) for key, value in rows.items())

    def _outcome(self, given: str, found: Found | Unchanged | InputError, log: _Log) -> Added | InputError:
        if isinstance(found, InputError):
            return found
        if isinstance(found, Unchanged):
            return self._unchanged(given, found)
        outcome = self._added(given, found, log.reader)
        if isinstance(outcome, Added):
            log.keep(found, outcome)
        return outcome

    def _unchanged(self, given: str, found: Unchanged) -> Added | InputError:
        try:
            document = self._stored().document(found.document)
            claims = self._stored().reading(document.id).claims
        except UsageError as error:
            return InputError(found.url, error.wrong, "add it again")
        return Added(found.url, document, len(claims), stored=False, input=given)

    def _added(self, given: str, found: Found, reader: str) -> Added | InputError:
        file, document = found.file, found.document
        try:
            version = self._version(document, found.fetched)
            if self._case and self._case.holds(version):
                claims = self._case.reading(version.id).claims
                return Added(file, version, len(claims), stored=False, input=given)
            pair = pipeline.read_one(version, file, reader)
            if isinstance(pair, InputError):
                return pair
            original = found.fetched.body if found.fetched and not found.mark else found.original
            stored = self._stored().add(*pair, original)
            return Added(file, pair[0], len(pair[1].claims), stored=stored, input=given)
        except InputError as error:
            return InputError(file, f"{error.about}: {error.wrong}", error.remedy)
        finally:
            self._forget()

    def _version(self, document: Document, fetched: Fetched | None) -> Document:
        """A report whose link is on record with another text supersedes that one, under an id of its own."""
        if self._case is None:
            return document
        before = self._link(document.url or fetched.url) if fetched else None
        newest = self._case.newest_at(document.url) if document.url else None
        former = newest.id if newest else before.document if before else None
        if former is None or not self._case.has_document(former):
            return document
        if self._case.has_document(document.id) and self._case.document(document.id).text != document.text:
            document = replace(document, id=f"{document.id}-{document.sha256[:8]}")
        if self._case.has_document(document.id) or self._case.document(former).sha256 == document.sha256:
            return document
        return replace(document, supersedes=former)

    def _link(self, link: str) -> Known | None:
        value = self._case.shelf.one(LINKS, link) if self._case else None
        return msgspec.json.decode(value, type=Known) if value else None

    def _left(self, archive: str) -> int:
        value = self._case.shelf.one(ARCHIVES, archive) if self._case else None
        return int(value) if value else 0


class _Log:
    """What is kept of one run: links and marks, in batches, and which inputs failed."""

    def __init__(self, intake: Intake, facts: Facts, reader: str) -> None:
        self.reader = reader
        self._intake = intake
        self._facts = facts
        self._links: dict[str, bytes | None] = {}
        self._answers: dict[str, bytes | None] = {}
        self._mark: Mark | None = None
        self._tried: set[str] = set()
        self._failed: set[str] = set()

    def keep(self, found: Found, added: Added) -> None:
        """Keeps how a report was come by."""
        if found.fetched:
            self._keep_answer(found, found.fetched, added.document)
        self._mark = found.mark or self._mark
        if not found.mark or len(self._links) >= BATCH:
            self._write()

    def note(self, given: str, outcome: Added | InputError) -> None:
        """Notes whether an input failed."""
        again = _again(given, outcome.about if isinstance(outcome, InputError) else outcome.file)
        self._tried |= {given if _is_link(given) else str(Path(given).absolute()), again}
        if isinstance(outcome, InputError) and again != "-":
            self._failed.add(again)

    def close(self) -> None:
        """Writes what is not written yet; a case that was never made keeps nothing."""
        self._write()
        case = self._intake._case
        if case:
            kept = msgspec.json.encode(self._facts)
            cured = {key for key, _ in self._intake.failed()} & (self._tried - self._failed)
            case.shelf.put(FAILED, {**dict.fromkeys(cured), **dict.fromkeys(sorted(self._failed), kept)})

    def _keep_answer(self, found: Found, fetched: Fetched, document: Document) -> None:
        known = Known(document.id, fetched.header("etag"), fetched.header("last-modified"))
        names = {*fetched.chain, *([document.url] if document.url else [])}
        if not found.mark:
            self._answers[document.id] = msgspec.json.encode(replace(fetched, body=b""))
        self._links.update(dict.fromkeys(sorted(names), msgspec.json.encode(known)))

    def _write(self) -> None:
        case = self._intake._case
        if case:
            case.shelf.put(LINKS, self._links)
            case.shelf.put(ANSWERS, self._answers)
            if self._mark:
                case.shelf.put(ARCHIVES, {self._mark.archive: str(self._mark.place).encode()})
        self._links, self._answers, self._mark = {}, {}, None


def _again(given: str, about: str) -> str:
    """What is to be given to try one failure again: the link or file that failed, else the input around it."""
    if given == "-" or _is_link(about):
        return given if given == "-" else about
    inside = Path(given).is_dir() and Path(about).is_file()
    return given if _is_link(given) else str(Path(about if inside else given).absolute())


def _is_link(name: str) -> bool:
    return "://" in name

