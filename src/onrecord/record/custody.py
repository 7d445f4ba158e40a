"""Custody: what is done with a case file as a whole, and with the versions of its reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord import pipeline
from onrecord.analyze import Change, differences
from onrecord.errors import InputError, UsageError
from onrecord.model import Document, Judgement
from onrecord.record.desk import again
from onrecord.store import Case, Joined


class Custody:
    """Checking, copying, joining and reading a case again."""

    def _stored(self) -> Case:
        raise NotImplementedError

    def _forget(self) -> None:
        raise NotImplementedError

    def faults(self) -> Iterator[str]:
        """What is wrong with the case file, a line each; reads all of it."""
        return self._stored().faults()

    def stored(self) -> dict[str, int]:
        """How many rows there are of what is stored; nothing is computed."""
        return self._stored().counts()

    def has_claim(self, claim: str) -> bool:
        """Whether a claim of this id is on record."""
        try:
            return bool(self._stored().claim(claim))
        except UsageError:
            return False

    def backup(self, path: Path | str) -> None:
        """Copies the case into a new file, also while others write to it."""
        self._stored().backup(path)

    def take_in(self, other: Path | str) -> Joined:
        """Takes another case's reports and journal in; what both have is there once."""
        case = self._stored()
        try:
            with Case.open(other) as theirs:
                return case.join(theirs, again=again(case))
        finally:
            self._forget()

    def reread(
        self, documents: Iterable[str] = (), reader: str | None = None
    ) -> Iterator[Document | InputError]:
        """Has reports (all, where none is named) read anew by this program; judgements stay with their claims.

        ``reader`` is a reader's name; without it each report is read by the one that read it before.
        """
        case = self._stored()
        named = [case.document(one).id for one in documents]
        for id_ in named or [one.id for one in case.documents()]:
            try:
                yield case.reread(id_, again=again(case, reader), seen=pipeline.seen)
            except InputError as error:
                yield error
            finally:
                self._forget()

    def lost(self) -> tuple[Judgement, ...]:
        """The lines of the journal that no longer apply: the newest reading has not what they are on."""
        return self._stored().lost()

    def versions(self, document: str) -> tuple[Document, ...]:
        """All versions of a report, the oldest first."""
        return self._stored().versions(document)

    def differences(self, older: Document, newer: Document) -> tuple[Change, ...]:
        """Which sentences two versions of a report do not share."""
        return differences(older, newer)

    def original(self, document: str) -> bytes:
        """The bytes that a report came as."""
        return self._stored().original(document)
