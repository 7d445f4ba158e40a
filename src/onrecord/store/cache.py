"""The cache: what was last computed from a case, kept beside it; nothing is lost with it."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from datetime import date

import msgspec

from onrecord.collector import uncollected
from onrecord.model import BESIDE, Conflict, Event, Ledger
from onrecord.store import key as keys
from onrecord.store.index import WIDE_MARK, Names, day, is_wide, joined, marks_of, parties
from onrecord.store.listing import Query
from onrecord.store.selection import Selection


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some events as last computed; ``after`` begins the next page; out of date where the case has changed."""

    events: tuple[Event, ...]
    after: int | None
    out_of_date: bool


def revision(sql: sqlite3.Connection) -> str:
    """What is computed rests on this, in a word that no other content has: reports and lines only grow.

    Lines beside the record (``BESIDE``), and the undoing of one, are not counted: they change nothing of it.
    """
    beside = ", ".join(f"'{decision}'" for decision in sorted(BESIDE))
    query = f"""WITH beside AS (SELECT id FROM judgement
                               WHERE substr(judgement, 1, instr(judgement || ' ', ' ') - 1) IN ({beside}))
    SELECT (SELECT count(*) FROM document) || ' ' || (SELECT count(*) FROM judgement WHERE id NOT IN beside
    AND NOT (judgement IN ('undo', 'redo') AND json_extract(about, '$[0]') IN beside))"""
    return str(sql.execute(query).fetchone()[0])


def recalled(sql: sqlite3.Connection, edition: str) -> Ledger | None:
    """The ledger that this edition of the program computed from the case as it is, if it was kept."""
    query = "SELECT ledger FROM computed WHERE revision = ? AND edition = ? AND ledger IS NOT NULL"
    row = sql.execute(query, (revision(sql), edition)).fetchone()
    try:
        with uncollected():
            return msgspec.msgpack.decode(zlib.decompress(row[0]), type=Ledger) if row else None
    except (msgspec.MsgspecError, zlib.error):
        return None


def current(sql: sqlite3.Connection, edition: str) -> bool:
    """Whether the events and conflicts kept are those of the case as it is."""
    query = "SELECT 1 FROM computed WHERE revision = ? AND edition = ?"
    return sql.execute(query, (revision(sql), edition)).fetchone() is not None


def keep(sql: sqlite3.Connection, ledger: Ledger, revision: str, edition: str, *, whole: bool) -> None:
    """Keeps events and conflicts, and the ``whole`` ledger too where computing it takes long."""
    body = zlib.compress(msgspec.msgpack.encode(ledger), 1) if whole else None
    writer = Writer(sql)
    writer.clear()
    sql.execute("INSERT INTO computed VALUES (1, ?, ?, ?)", (revision, edition, body))
    writer.write(ledger)


def forget(sql: sqlite3.Connection) -> None:
    """Marks what was computed as out of date, where no count shows it."""
    sql.execute("UPDATE computed SET revision = ''")


def events(sql: sqlite3.Connection, selection: Selection, after: int, limit: int, edition: str) -> EventPage:
    """A page of the events kept, by day; an event meets a filter where one of its claims does."""
    chosen = Query.of(sql, "", selection).keys(sql, "computed_event", after, limit + 1)
    query = "SELECT body FROM computed_event WHERE key = ?"
    found = (sql.execute(query, (one,)).fetchone()[0] for one in chosen[:limit])
    rows = tuple(msgspec.msgpack.decode(zlib.decompress(body), type=Event) for body in found)
    return EventPage(rows, chosen[limit - 1] if len(chosen) > limit else None, not current(sql, edition))


def conflicts(sql: sqlite3.Connection, after: str, limit: int) -> tuple[Conflict, ...]:
    """Conflicts kept, by id, past ``after``."""
    query = "SELECT body FROM computed_conflict WHERE id > ? ORDER BY id LIMIT ?"
    return tuple(msgspec.msgpack.decode(row[0], type=Conflict) for row in sql.execute(query, (after, limit)))


class Writer:
    """Writes events and conflicts, all at once or, where they are many, day after day."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql
        self._last = 0

    def clear(self) -> None:
        """Takes out what was kept."""
        for table in ("computed", "computed_event", "computed_conflict"):
            self._sql.execute(f"DELETE FROM {table}")
        self._sql.execute("INSERT INTO computed_event_words (computed_event_words) VALUES ('delete-all')")

    def write(self, ledger: Ledger) -> None:
        """Writes the events in the order of listing, each under a key of its own and with its marks."""
        claims = {claim.id: claim for claim in ledger.claims}
        names = Names(self._sql)
        outlets = {document.id: document.outlet for document in ledger.documents}
        for event in sorted(ledger.events, key=lambda event: (day(event.when) or date.max, event.id)):
            self._last = max(self._last + 1, keys.first(day(event.when)))
            told = [claims[id_] for id_ in event.claims if id_ in claims]
            self._enter(event, {m for one in told for m in marks_of(names, one, outlets.get(one.document))})
        rows = map(_conflict_row, ledger.conflicts)
        self._sql.executemany("INSERT INTO computed_conflict VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _enter(self, event: Event, marks: set[str]) -> None:
        kept = (marks - {WIDE_MARK}) | ({WIDE_MARK} if is_wide(event.when) else set())
        words = (self._last, " ".join(sorted(kept)))
        self._sql.execute("INSERT INTO computed_event_words (rowid, marks) VALUES (?, ?)", words)
        row = _event_row(self._last, event)
        self._sql.execute(f"INSERT INTO computed_event VALUES ({', '.join('?' * len(row))})", row)


def _event_row(row: int, event: Event) -> tuple[object, ...]:
    when = event.when
    return (
        row, event.id, event.type.value, _iso(when.earliest if when else None),
        _iso(when.latest if when else None), int(is_wide(when)), parties(event.actors),
        parties(event.recipients), joined(place.name for place in event.places),
        msgspec.json.encode(event.claims).decode(),
        event.origins.low, event.origins.high, event.support.value, int(event.contested),
        zlib.compress(msgspec.msgpack.encode(event), 9),
    )  # fmt: skip


def _conflict_row(one: Conflict) -> tuple[object, ...]:
    return (
        one.id, one.event, one.about.value, one.certainty.value, _iso(one.since),
        msgspec.json.encode(one.positions).decode(), one.note, msgspec.msgpack.encode(one),
    )  # fmt: skip


def _iso(of: date | None) -> str | None:
    return of.isoformat() if of else None
