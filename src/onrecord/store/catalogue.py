"""The catalogue: the pages and searches of a case, in one stable order; nothing is computed for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

from onrecord.model import Claim, Conflict, Document, Span
from onrecord.store import cache, pack, report
from onrecord.store import key as keys
from onrecord.store.addition import with_added
from onrecord.store.amendment import amended
from onrecord.store.connection import plain_errors
from onrecord.store.listing import (
    CLOSE,
    COUNTED,
    OPEN,
    Page,
    Places,
    Query,
    ReportPage,
    Row,
    report_page,
    spans,
    voices,
)
from onrecord.store.marks import Marks
from onrecord.store.passage import Hit, asked
from onrecord.store.selection import Selection


class Catalogue:
    """What can be listed, filtered and searched in an open case."""

    path: Path
    _sql: sqlite3.Connection

    def marks(self) -> Marks:
        """What the journal says of single claims."""
        raise NotImplementedError

    def page(self, selection: Selection | None = None, words: str = "", after: int | None = None,
             limit: int = 50) -> Page:  # fmt: skip
        """Claims by day, report and place that meet the selection and bear the words, ``after`` a page."""
        query = self._query(words, selection or Selection())
        with plain_errors(self.path):
            counted = query.keys(self._sql, "claim", -1, max(COUNTED, limit + 1))
            found: dict[int, Places] = dict.fromkeys(counted[: limit + 1], ())
            if after is not None or asked(words):
                first = -1 if after is None else after
                found = query.lit(self._sql, "claim", first, limit + 1, asked(words))
            shown = list(found)[:limit]
            rows = tuple(self._rows({one: found[one] for one in shown}))
        return Page(rows, shown[-1] if len(found) > limit else None, min(len(counted), COUNTED))

    def search(self, words: str, selection: Selection | None = None, limit: int = 50) -> Iterator[Hit]:
        """At most ``limit`` places where the words stand: claims by day, then other paragraphs by theirs.

        With a selection of claims only claims are found; of a document, its paragraphs too.
        """
        if not asked(words):
            return
        selection = selection or Selection()
        query = self._query(words, selection)
        with plain_errors(self.path):
            told = list(self._rows(query.lit(self._sql, "claim", -1, limit, asked(words))))
            yield from (Hit(row.document, row.claim.span, row.claim, row.words) for row in told)
            if selection.of_document_alone and len(told) < limit:
                places = {(row.document.id, row.claim.span.start) for row in told}
                yield from self._paragraphs(asked(words), query.document, places, limit - len(told))

    def _query(self, words: str, selection: Selection) -> Query:
        with plain_errors(self.path):
            number = report.number(self._sql, selection.document) if selection.document else None
            return Query.of(self._sql, asked(words), selection, number)

    def _rows(self, found: Mapping[int, Places]) -> Iterator[Row]:
        """The claims of these keys with their reports; each report is fetched once."""
        marked = self.marks()
        of_number = "FROM reading JOIN document ON document = number WHERE number = ?"
        reports: dict[int, tuple[bytes, Document]] = {}
        for one, places in found.items():
            number = keys.number_of(one)
            if number not in reports:
                body, _, *columns = self._sql.execute(
                    f"SELECT body, {report.COLUMNS} {of_number}", (number,)
                ).fetchone()
                reports[number] = body, report.document(*columns)
            body, document = reports[number]
            claim = _claim_at(body, document, keys.place_of(one), marked.added.get(document.id, ()))
            if claim.id in marked.edits:
                claim = amended(claim, marked.edits[claim.id], pack.entities_of(body, document.text))
            yield Row(one, claim, document, _cut(document, claim.span.start, places))

    def _paragraphs(self, words: str, number: int | None, told: Set[tuple[str, int]], limit: int
                    ) -> Iterator[Hit]:  # fmt: skip
        """Paragraphs that have the words, where no claim in them was found: ``told``, all that there are."""
        within = "AND paragraph.document = ?2" if number is not None else ""
        rows = self._sql.execute(
            f"""SELECT paragraph.document, paragraph.start, paragraph."end",
              highlight(paragraph_words, 0, '{OPEN}', '{CLOSE}')
            FROM paragraph_words CROSS JOIN paragraph ON paragraph.key = paragraph_words.rowid
            WHERE paragraph_words MATCH ?1 {within} ORDER BY paragraph_words.rowid LIMIT {limit + len(told)}""",
            (words,) if number is None else (words, number),
        ).fetchall()
        for home, start, end, text in rows:
            (document,) = report.documents(self._sql, "WHERE number = ?", home)
            if limit and not any(id_ == document.id and start <= at < end for id_, at in told):
                limit -= 1
                words_at = _cut(document, start, spans(text or ""))
                yield Hit(document, Span.cut(document.text, start, end), None, words_at)

    def report_page(self, selection: Selection | None = None, after: str = "", limit: int = 50) -> ReportPage:
        """Reports by day of publication, by outlet and days, ``after`` a page."""
        with plain_errors(self.path):
            return report_page(self._sql, selection or Selection(), after, limit)

    def voices(self, part: str = "", limit: int = 50, skip: int = 0) -> tuple[tuple[str, int], ...]:
        """Who is the nearest voice of how many claims, most first."""
        with plain_errors(self.path):
            return voices(self._sql, part, limit, skip)

    def event_page(self, edition: str, selection: Selection | None = None, after: int | None = None,
                   limit: int = 50) -> cache.EventPage:  # fmt: skip
        """Events as last computed, by day; nothing is computed for it."""
        with plain_errors(self.path):
            first = -1 if after is None else after
            return cache.events(self._sql, selection or Selection(), first, limit, edition)

    def conflict_page(self, after: str = "", limit: int = 50) -> tuple[Conflict, ...]:
        """Conflicts as last computed, by id; nothing is computed for it."""
        with plain_errors(self.path):
            return cache.conflicts(self._sql, after, limit)


def _claim_at(body: bytes, document: Document, place: int, added: tuple[Claim, ...]) -> Claim:
    """The claim at a place of a reading, after which stand those that analysts added."""
    if added:
        reading = with_added(pack.unpacked(document.id, body, document.text), added, document.outlet)
        return reading.claims[place]
    (claim,) = pack.claims_at(body, document.text, [place])
    return claim


def _cut(document: Document, start: int, ends: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The words at these places, counted from ``start``."""
    return tuple(Span.cut(document.text, start + one, start + other) for one, other in ends)
