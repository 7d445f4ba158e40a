"""The record: one object to call, over a case file or over reports just read."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from onrecord import pipeline
from onrecord.analyze import News, Options
from onrecord.errors import InputError, Unused, UsageError
from onrecord.ingest import Facts
from onrecord.model import (
    Checked,
    Claim,
    Conflict,
    Document,
    Dossier,
    Entity,
    Event,
    Judgement,
    Ledger,
    State,
)
from onrecord.present import export, plover
from onrecord.read import DEFAULT
from onrecord.record.custody import Custody
from onrecord.record.desk import Desk
from onrecord.record.feeds import Feeds
from onrecord.record.watching import Watching
from onrecord.store import Case, EventPage, Hit, Page, ReportPage, Selection, may_make

if TYPE_CHECKING:
    from onrecord.reconcile import Memory

LONG = 1.0
"""Seconds of computing after which the result is kept."""


class Record(Feeds, Watching, Desk, Custody):
    """Reports on record, and everything that they add up to; computed when first asked for.

    >>> with Record.open("crisis.case", create=True) as record:      # doctest: +SKIP
    ...     for added in record.add(["reports/"]): ...
    ...     print(record.brief("txt"))
    """

    def __init__(
        self, pairs: Iterable[pipeline.Read] = (), case: Case | None = None, fresh: Path | None = None
    ) -> None:
        self._pairs = tuple(pairs)
        self._case = case
        self._fresh = fresh  # where a case is made once there is something to store
        self._memory: Memory | None = None
        self._again = False  # whether the ledger is asked for again and again: only then is it worth a memory

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False) -> Self:
        """The record in a case file; CaseError where it cannot be used.

        ``create``: where there is none, the file is made once something is stored.
        """
        if create and not Path(path).exists():
            return cls(fresh=may_make(path))
        return cls(case=Case.open(path, create=create))

    @classmethod
    def of(cls, paths: Sequence[str], facts: Facts | None = None, *, reader: str = DEFAULT) -> Self:
        """The record of some reports, nothing stored; raises the first error of a report."""
        pairs = []
        for pair in pipeline.read_paths(paths, facts or Facts(), reader):
            if isinstance(pair, InputError) and not isinstance(pair, Unused):
                raise pair
            if not isinstance(pair, InputError):
                pairs.append(pair)
        return cls(pairs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        if self._case:
            self._case.close()

    # ---- what comes out

    @cached_property
    def ledger(self) -> Ledger:
        """Documents, entities, claims, events, conflicts, states and judgements."""
        if self._case:
            if self._again and self._memory is None:
                self._memory = pipeline.memory()
            return _computed(self._case, self._memory)
        return pipeline.ledger_of((pair[0] for pair in self._pairs), (pair[1] for pair in self._pairs))

    def rejoin(self) -> None:
        """Joins the reports as they are now and keeps the result; the next time takes little."""
        case, edition, first = self._stored(), pipeline.edition(), self._memory is None
        self._memory = self._memory or pipeline.memory()
        if not case.kept(edition):
            _joined(case, edition, self._memory, whole=True)
        elif first:  # for the next time
            pipeline.ledger_of(case.documents(), case.readings(), case.judgements(), self._memory)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The reports, by id."""
        return self.ledger.documents

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who says what of whom, by id."""
        return self.ledger.claims

    @property
    def events(self) -> tuple[Event, ...]:
        """Claims of one happening together, by id."""
        return self.ledger.events

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Positions that cannot both hold, by id."""
        return self.ledger.conflicts

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Who and what is named, by id."""
        return self.ledger.entities

    @property
    def states(self) -> tuple[State, ...]:
        """Offices, recognitions, presences, by id."""
        return self.ledger.states

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The journal in the order of deciding."""
        return self._case.judgements() if self._case else ()

    def chosen(self, selection: Selection) -> Ledger:
        """The ledger with only the claims selected, and the events, conflicts and states resting on them."""
        if selection.empty:
            return self.ledger
        ledger = self.ledger
        outlets = {document.id: document.outlet for document in ledger.documents}
        claims = tuple(one for one in ledger.claims if selection.keeps(one, outlets.get(one.document)))
        kept = {claim.id for claim in claims}
        events = tuple(event for event in ledger.events if kept & set(event.claims))
        return dataclasses.replace(
            ledger,
            claims=claims,
            events=events,
            entities=tuple(entity for entity in ledger.entities if entity.id in set(_named(claims))),
            conflicts=tuple(one for one in ledger.conflicts if kept & one.claims),
            states=tuple(state for state in ledger.states if kept & set(state.claims)),
        )

    def dossier(self, options: Options | None = None) -> Dossier:
        """The brief, composed and cited, before any layout."""
        return pipeline.brief_of(self.ledger, options or Options())

    def brief(self, form: str = "txt", options: Options | None = None) -> str:
        """The situation brief as "txt", "md" or "html"."""
        if form not in pipeline.FORMS:
            raise UsageError(form, "no such form of a brief", f"one of {', '.join(pipeline.FORMS)}")
        return pipeline.FORMS[form](self.dossier(options))

    def brief_file(self, form: str, options: Options | None = None) -> bytes:
        """The situation brief as a file: "txt", "md", "html", "docx" or "pdf"."""
        return pipeline.rendered(self.dossier(options), form)

    def changes_file(self, form: str, options: Options | None = None, earlier: Record | None = None) -> bytes:
        """What changed, in the same forms."""
        former = earlier.ledger if earlier else None
        return pipeline.rendered(pipeline.changes_of(self.ledger, options or Options(), former), form)

    def changes(self, form: str = "txt", options: Options | None = None, earlier: Record | None = None) -> str:
        """What changed since the day of the options, or from an earlier copy of the case, as a brief is."""
        former = earlier.ledger if earlier else None
        return pipeline.FORMS[form](pipeline.changes_of(self.ledger, options or Options(), former))

    def news(self, options: Options | None = None, earlier: Record | None = None) -> tuple[News, ...]:
        """The same as rows, unsure ones among them."""
        former = earlier.ledger if earlier else None
        return pipeline.news_of(self.ledger, options or Options(), former)

    def jsonl(self) -> Iterator[str]:
        """The record as lines of JSON, the meta line first."""
        return export.jsonl(self.ledger, pipeline.meta_of(self.ledger))

    def csv(self, kind: str = "claim") -> Iterator[str]:
        """One table of the record as lines of CSV."""
        return export.csv(self.ledger, kind)

    def plover(self) -> Iterator[str]:
        """The events that PLOVER would code, as lines of CSV."""
        return plover.csv(self.ledger)

    def check_draft(self, path: str, date: str | None = None) -> tuple[Document, list[Checked]]:
        """A draft and, of each of its sentences, what the record carries; the draft is not stored."""
        for found in pipeline.find([path], Facts(date=date)):
            if isinstance(found, InputError):
                raise found
            return found.document, pipeline.check_draft(self.ledger, found.document)
        raise InputError(path, "no text is in it", "name a file with the draft")

    def search(self, words: str, selection: Selection | None = None, limit: int = 50) -> Iterator[Hit]:
        """Where the words stand in the reports, best first; the parser is not needed."""
        return self._stored().search(words, selection, limit)

    def page(self, selection: Selection | None = None, words: str = "", after: int | None = None,
             limit: int = 50) -> Page:  # fmt: skip
        """Claims by day, filtered and searched, a page at a time; nothing is computed, so any case is quick.

        Names are those that each report has itself: a surname alone where it has no more.
        """
        return self._stored().page(selection, words, after, limit)

    def event_page(self, selection: Selection | None = None, after: int | None = None,
                   limit: int = 50) -> EventPage:  # fmt: skip
        """Events as last computed, by day, a page at a time; it says where they are out of date."""
        return self._stored().event_page(pipeline.edition(), selection, after, limit)

    def conflict_page(self, after: str = "", limit: int = 50) -> tuple[Conflict, ...]:
        """Conflicts as last computed, by id, a page at a time."""
        return self._stored().conflict_page(after, limit)

    def report_page(self, selection: Selection | None = None, after: str = "",
                    limit: int = 50) -> ReportPage:  # fmt: skip
        """Reports by day of publication, by outlet and days, a page at a time."""
        return self._stored().report_page(selection, after, limit)

    def voices(self, part: str = "", limit: int = 50, skip: int = 0) -> tuple[tuple[str, int], ...]:
        """Who speaks, with the number of claims that each is the nearest voice of, most first."""
        return self._stored().voices(part, limit, skip)

    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are, and the size of the case file in bytes."""
        rows = {name: len(getattr(self.ledger, name)) for name in export.TABLES.values()}
        stored = self._stored().counts()
        beside = {name: stored[name] for name in ("superseded", "hidden", "characters")}
        return {**rows, **beside, "bytes": self._stored().path.stat().st_size}

    @property
    def revision(self) -> str:
        """What the case holds, in a word that no other content of it has."""
        return self._stored().revision()

    def made(self) -> None:
        """Makes the case file now, empty where nothing is stored yet."""
        self._stored()

    def _stored(self) -> Case:
        if self._fresh:
            self._case, self._fresh = Case.open(self._fresh, create=True), None
        if self._case is None:
            raise UsageError("this record", "is not in a case file", "open one with Record.open")
        return self._case

    def _forget(self) -> None:
        self._again |= self.__dict__.pop("ledger", None) is not None


def _computed(case: Case, memory: Memory | None) -> Ledger:
    """The ledger of a case; what took long is kept in the file until the case or the program changes."""
    edition = pipeline.edition()
    ledger = case.recall(edition)
    if ledger is None:
        return _joined(case, edition, memory)
    return dataclasses.replace(ledger, judgements=case.judgements())


def _joined(case: Case, edition: str, memory: Memory | None, *, whole: bool = False) -> Ledger:
    """The ledger of a case, joined anew; it is kept ``whole`` where that took long in any case."""
    revision, begin = case.revision(), time.monotonic()
    ledger = pipeline.ledger_of(case.documents(), case.readings(), case.judgements(), memory)
    long = whole or time.monotonic() - begin > LONG
    if long or not case.kept(edition):
        case.keep(ledger, revision, edition, whole=long)
    return ledger


def _named(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield from (one.entity for one in claim.actors + claim.recipients if one.entity)
        yield from (link.source.entity for link in claim.attribution if link.source.entity)
