"""The journal: one table that only grows; what a line still says is computed from the lines after it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec

from onrecord.errors import UsageError
from onrecord.model import Anchor, Decision, Judgement
from onrecord.store.anchoring import under

TAKING = {Decision.UNDO: True, Decision.REDO: False}
"""The lines that speak of other lines, and whether those are undone then."""


def lines(sql: sqlite3.Connection) -> tuple[Judgement, ...]:
    """The journal in the order of deciding, undone lines too, under the ids of the newest readings."""
    now = dict(sql.execute("SELECT was, now FROM anchored WHERE now IS NOT NULL"))
    return tuple(under(line, now) for line in as_decided(sql)) if now else as_decided(sql)


def as_decided(sql: sqlite3.Connection) -> tuple[Judgement, ...]:
    """The journal with the ids that there were when it was decided."""
    rows = sql.execute("SELECT id, about, judgement, who, decided, why, anchors FROM judgement ORDER BY id")
    return with_undone(
        Judgement(
            id_, msgspec.json.decode(about, type=tuple[str, ...]), judgement, who, decided, why,
            anchors=msgspec.json.decode(anchors, type=tuple[Anchor, ...]),
        )
        for id_, about, judgement, who, decided, why, anchors in rows
    )  # fmt: skip


def lost(sql: sqlite3.Connection) -> tuple[Judgement, ...]:
    """The lines that hold, on something that the newest reading no longer has."""
    gone = {row[0] for row in sql.execute("SELECT was FROM anchored WHERE now IS NULL")}
    return tuple(line for line in as_decided(sql) if not line.undone and gone & set(line.on))


def with_undone(journal: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The lines by id, each marked undone where the last word on it is an undo."""
    ordered = sorted(journal, key=lambda line: line.id)
    undone: dict[str, bool] = {}
    for line in ordered:
        if line.decision in TAKING:
            undone.update(dict.fromkeys(line.on, TAKING[Decision(line.decision)]))
    return tuple(replace(line, undone=undone.get(line.id, False)) for line in ordered)


def append(
    sql: sqlite3.Connection, on: Sequence[str], judgement: str, *, who: str, why: str,
    when: datetime | None = None, anchors: Sequence[Anchor] = (),
) -> Judgement:  # fmt: skip
    """A new line; ``when`` is now where it is not given, and always later than the line before."""
    last = sql.execute("SELECT max(decided) FROM judgement").fetchone()[0]
    decided = _moment(when or datetime.now(UTC), last)
    id_ = _id(decided, "\n".join((*on, judgement, who, why)))
    line = Judgement(id_, tuple(on), judgement, who, decided, why, anchors=tuple(anchors))
    insert(sql, line)
    return line


def insert(sql: sqlite3.Connection, line: Judgement) -> None:
    """Writes a line as it is, with its id: also one that another case's journal has."""
    sql.execute(
        "INSERT INTO judgement (id, about, judgement, who, decided, why, anchors) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            line.id, _json(line.on), line.judgement, line.who, line.when, line.why, _json(line.anchors),
        ),
    )  # fmt: skip


def taken(journal: Sequence[Judgement], line_id: str | None, decision: Decision) -> Judgement:
    """The line to undo or redo: the one named, else the last that can be; UsageError where there is none."""
    undone = decision is Decision.REDO
    if line_id is None:
        return _last(journal, decision)
    line = next((one for one in journal if one.id == line_id), None)
    if line is None:
        raise UsageError(line_id, "no such line in the journal", "see: onrecord journal")
    if line.decision in TAKING:
        raise UsageError(line_id, f"this line is itself an {line.decision}", f"name the line {line.on[0]}")
    if line.undone != undone:
        raise UsageError(line_id, "this line is not undone" if undone else "this line is undone already")
    return line


def _last(journal: Sequence[Judgement], decision: Decision) -> Judgement:
    """The last line that holds; to redo, the one undone last."""
    by_id = {line.id: line for line in journal}
    if decision is Decision.UNDO:
        found = [line for line in journal if not line.undone and line.decision not in TAKING]
    else:
        undos = [line for line in journal if line.decision == Decision.UNDO]
        found = [by_id[on] for line in undos for on in line.on if on in by_id and by_id[on].undone]
    if not found:
        raise UsageError("the journal", f"there is nothing to {decision}")
    return found[-1]


def moment(line: Judgement) -> datetime:
    """When a line was decided."""
    return datetime.fromisoformat(line.when)


def _json(things: Sequence[object]) -> str:
    return msgspec.json.encode(things).decode()


def _moment(now: datetime, last: str | None) -> str:
    """The time in UTC to the millisecond, later than the ``last`` in the journal so that the order shows."""
    now = now.astimezone(UTC)
    if last and _printed(now) <= last:
        now = datetime.fromisoformat(last) + timedelta(milliseconds=1)
    return _printed(now)


def _id(decided: str, words: str) -> str:
    """An id that sorts by the moment of deciding (milliseconds, base 36) and is no other case's."""
    left, digits = round(datetime.fromisoformat(decided).timestamp() * 1000), ""
    while left:
        left, digit = divmod(left, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return f"j{digits:0>9}{hashlib.sha256(words.encode()).hexdigest()[:4]}"


def _printed(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
