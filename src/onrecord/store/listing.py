"""Listings: pages of claims and paragraphs in one stable order, filtered and searched through the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.model import Claim, Document, Span
from onrecord.store import key as keys
from onrecord.store.index import (
    ACTOR,
    OUTLET,
    PLACE,
    RECIPIENT,
    SPEAKER,
    STATUS,
    TYPE,
    WIDE,
    WIDE_MARK,
    marked,
    numbers,
)
from onrecord.store.report import document
from onrecord.store.selection import Selection, folded

COUNTED = 10_000
"""A page says how many rows there are up to so many."""
OPEN, CLOSE = "\ue000", "\ue001"
"""Signs set around the words that were asked for, from Unicode's private use."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in a listing, with its report, and the words of it that were searched for."""

    key: int
    claim: Claim
    document: Document
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a listing; ``after`` is where the next page begins, None on the last one.

    ``total`` counts all rows, up to ``COUNTED``: then there are that many or more.
    """

    rows: tuple[Row, ...]
    after: int | None
    total: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Some reports by day of publication; ``after`` is where the next page begins, None on the last one."""

    documents: tuple[Document, ...]
    after: str | None


def report_page(sql: sqlite3.Connection, selection: Selection, after: str, limit: int) -> ReportPage:
    """Reports of an outlet (its whole name) and of days, undated ones last, past ``after``."""
    day, _, number = after.partition(" ")
    where, values = ["(coalesce(published, '~'), number) > (?, ?)"], list[object]([day, int(number or -1)])
    if selection.outlet is not None:
        where.append("outlet = ?")
        values.append(selection.outlet)
    for sign, bound in ((">=", selection.since), ("<=", selection.until)):
        if bound is not None:
            where.append(f"published {sign} ?")
            values.append(bound.isoformat())
    rows = sql.execute(
        f"""SELECT coalesce(published, '~'), number, id, sha256, text, facts FROM document
        WHERE {" AND ".join(where)} ORDER BY coalesce(published, '~'), number LIMIT ?""",
        (*values, limit + 1),
    ).fetchall()
    found = tuple(document(*row[2:]) for row in rows[:limit])
    return ReportPage(found, f"{rows[limit - 1][0]} {rows[limit - 1][1]}" if len(rows) > limit else None)


def voices(sql: sqlite3.Connection, part: str, limit: int, skip: int) -> tuple[tuple[str, int], ...]:
    """Who is the nearest voice of how many claims, most first, by part of a name."""
    query = """SELECT name, spoken FROM name WHERE spoken > 0 AND instr(folded, ?)
    ORDER BY spoken DESC, name LIMIT ? OFFSET ?"""
    return tuple(sql.execute(query, (folded(part), limit, skip)))


@dataclass(frozen=True, slots=True)
class Query:
    """What SQLite is asked: an FTS5 expression ("" for none), the keys in between, the day not to end before.

    ``narrow`` is the least key of the claims that last not long; wide ones are looked for below it.
    """

    match: str
    document: int | None
    narrow: int
    until: int
    since: str | None

    @classmethod
    def of(
        cls, sql: sqlite3.Connection, words: str, selection: Selection, document: int | None = None
    ) -> Query:
        """The query for these words (as ``passage.asked`` gives them) and this selection."""
        dated = selection.since is not None or selection.until is not None
        until = keys.first(None) if dated else keys.LAST
        if selection.until and selection.until < date.max:
            until = keys.first(date.fromordinal(selection.until.toordinal() + 1))
        narrow = 0
        if selection.since:
            narrow = keys.first(date.fromordinal(max(1, selection.since.toordinal() - WIDE.days)))
        since = selection.since.isoformat() if selection.since else None
        return cls(_expression(sql, words, selection), document, narrow, until, since)

    def keys(self, sql: sqlite3.Connection, table: str, after: int, limit: int) -> list[int]:
        """At most so many keys of claims or computed events past ``after``, in order."""
        found = self._between(sql, table, after, min(self.narrow, self.until), limit, wide=True)
        if len(found) < limit:
            low = max(after, self.narrow - 1)
            found += self._between(sql, table, low, self.until, limit - len(found), wide=False)
        return found

    def _between(self, sql: sqlite3.Connection, table: str, after: int, until: int, limit: int, *,
                 wide: bool) -> list[int]:  # fmt: skip
        if after >= until - 1:
            return []
        source, row, where, values = self._source(table, wide=wide)
        where += [f"{row} > ?", f"{row} < ?"]
        values += [after, until]
        if self.document is not None:
            where.append(f"{table}.document = ?")
            values.append(self.document)
        if self.since:
            where.append(f"({table}.latest IS NULL OR {table}.latest >= ?)")
            values.append(self.since)
        rows = sql.execute(
            f"SELECT {row} FROM {source} WHERE {' AND '.join(where)} ORDER BY {row} LIMIT ?",
            (*values, limit),
        )
        return [found[0] for found in rows]


    def _source(self, table: str, *, wide: bool) -> tuple[str, str, list[str], list[object]]:
        """What is walked: the table's keys, or those that the full-text index gives; with its conditions."""
        if not self.match:
            return table, f"{table}.key", ([f"{table}.wide = 1"] if wide else []), []
        words = f"{table}_words"
        match = f"{self.match} AND marks : {WIDE_MARK}" if wide else self.match
        source = words
        if self.since or self.document is not None:
            source = f"{words} CROSS JOIN {table} ON {table}.key = {words}.rowid"
        return source, f"{words}.rowid", [f"{words} MATCH ?"], [match]


def highlighted(sql: sqlite3.Connection, table: str, words: str, row: int, start: int) -> tuple[Span, ...]:
    """Where in the passage of a claim or paragraph, which begins at ``start``, the words stand."""
    scope = "{words names}" if table == "claim" else "words"
    found = sql.execute(
        f"""SELECT highlight({table}_words, 0, ?, ?) FROM {table}_words
        WHERE {table}_words MATCH ? AND rowid = ?""",
        (OPEN, CLOSE, f"{scope} : ({words})", row),
    ).fetchone()
    return tuple(_spans(found[0], start)) if found and found[0] else ()


def _spans(text: str, start: int) -> Iterator[Span]:
    """The stretches between the signs, counted without them."""
    at = start
    for number, piece in enumerate(text.split(OPEN)):
        inside, _, outside = piece.partition(CLOSE) if number else ("", "", piece)
        if inside:
            yield Span(at, at + len(inside), inside)
        at += len(inside) + len(outside)


def _expression(sql: sqlite3.Connection, words: str, selection: Selection) -> str:
    """FTS5's form of words and filters: each filter is a mark that the claim must have."""
    marks = []
    if selection.type:
        marks.append(TYPE + selection.type.value.lower())
    if selection.status:
        marks.append(STATUS + selection.status.value.lower())
    if selection.actor is not None:
        found = numbers(sql, selection.actor)
        marks.append(f"({marked(ACTOR, found)} OR {marked(RECIPIENT, found)})")
    for prefix, part in (
        (SPEAKER, selection.speaker), (RECIPIENT, selection.recipient), (PLACE, selection.place),
        (OUTLET, selection.outlet),
    ):  # fmt: skip
        if part is not None:
            marks.append(marked(prefix, numbers(sql, part)))
    parts = [f"{{words names}} : ({words})"] if words else []
    return " AND ".join([*parts, *(f"marks : {mark}" for mark in marks)])
