"""Listings: pages of claims and paragraphs in one stable order, filtered and searched through the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.knowledge.table import folded
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
from onrecord.store.selection import Selection

COUNTED = 1_000
"""A page says how many rows there are up to so many."""
Places = tuple[tuple[int, int], ...]
"""Where words stand in a passage: start and end, from its beginning."""
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
        return list(self.lit(sql, table, after, limit, ""))

    def lit(self, sql: sqlite3.Connection, table: str, after: int, limit: int, words: str) -> dict[int, Places]:
        """The same, each with where the words stand in it, from its beginning; nowhere where none are asked."""
        found: list[tuple[int, str | None]] = []
        for low, high, kind in self._stretches():
            if len(found) < limit:
                rest = limit - len(found)
                found += self._between(sql, table, max(after, low - 1), high, rest, words, kind)
        return {row: tuple(spans(text)) if text else () for row, text in found}

    def _stretches(self) -> tuple[tuple[int, int, str], ...]:
        """From which key to which, one after the other: all claims or only some, by a condition on them.

        Long ones may have begun before the days asked for, and ones of no known begin may end after them.
        """
        dated = keys.first(None)
        return (
            (0, min(self.narrow, self.until), "wide = 1"),
            (self.narrow, self.until, ""),
            (self.until, dated if self.until < dated else 0, "wide = 1 AND earliest IS NULL"),
        )

    def _between(self, sql: sqlite3.Connection, table: str, after: int, until: int, limit: int, words: str,
                 kind: str) -> list[tuple[int, str | None]]:  # fmt: skip
        if after >= until - 1:
            return []
        source, row, where, values = self._source(table, kind)
        where += [f"{row} > ?", f"{row} < ?"]
        values += [after, until]
        if self.document is not None:
            where.append(f"{table}.document = ?")
            values.append(self.document)
        if self.since:
            where.append(f"({table}.latest IS NULL OR {table}.latest >= ?)")
            values.append(self.since)
        text = f"highlight({table}_words, 0, '{OPEN}', '{CLOSE}')" if words else "NULL"
        rows = sql.execute(
            f"SELECT {row}, {text} FROM {source} WHERE {' AND '.join(where)} ORDER BY {row} LIMIT ?",
            (*values, limit),
        )
        return rows.fetchall()

    def _source(self, table: str, kind: str) -> tuple[str, str, list[str], list[object]]:
        """What is walked: the table's keys, or those that the full-text index gives; with its conditions."""
        if not self.match:
            return table, f"{table}.key", [kind] if kind else [], []
        words = f"{table}_words"
        match = f"{self.match} AND marks : {WIDE_MARK}" if kind else self.match
        source, where = words, [f"{words} MATCH ?"]
        if kind or self.since or self.document is not None:
            source = f"{words} CROSS JOIN {table} ON {table}.key = {words}.rowid"
            where += [kind] if kind else []
        return source, f"{words}.rowid", where, [match]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between the signs, counted without them."""
    at = 0
    for number, piece in enumerate(text.split(OPEN)):
        inside, _, outside = piece.partition(CLOSE) if number else ("", "", piece)
        if inside:
            yield at, at + len(inside)
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
