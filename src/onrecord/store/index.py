"""The index: rows by which claims and paragraphs are listed, filtered and searched; made from the readings."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from onrecord.knowledge.table import folded
from onrecord.model import Claim, Document, Participant, Reading, When
from onrecord.store import key as keys
from onrecord.store.selection import actors, places, recipients, speakers

WIDE = timedelta(days=31)
"""A time whose ends lie further apart is looked for by itself, not among the days around it."""
LONGEST = 2000
"""Code points: a longer paragraph is searched in pieces, so that a search shows a place and no whole file."""

_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")
SPEAKER, ACTOR, RECIPIENT, PLACE, OUTLET = "xs", "xa", "xr", "xp", "xo"
"""How the mark of a name in a role begins; its number follows."""
TYPE, STATUS, WIDE_MARK = "xt", "xu", "xw"
"""How the mark of a type and a status begins; the mark of a wide time."""


class Names:
    """The numbers of names, those of one transaction looked up once."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        self._sql = sql
        self._known: dict[str, int] = {}

    def number(self, name: str) -> int:
        """The number of a name, which gets one where it has none."""
        if name not in self._known:
            row = self._sql.execute("SELECT number FROM name WHERE name = ?", (name,)).fetchone()
            self._known[name] = int(row[0]) if row else self._made(name)
        return self._known[name]

    def _made(self, name: str) -> int:
        made = self._sql.execute("INSERT INTO name (name, folded) VALUES (?, ?)", (name, folded(name)))
        return int(made.lastrowid or 0)


def enter(sql: sqlite3.Connection, document: Document, number: int, reading: Reading,
          corrected: Reading) -> None:  # fmt: skip
    """Makes the rows of a report: its paragraphs, and its claims as corrected."""
    published = document.published.earliest if document.published else None
    found = enumerate(islice(paragraphs(document.text), keys.PLACES))
    rows = ((keys.key(published, number, place), *ends) for place, ends in found)
    sql.executemany('INSERT INTO paragraph (key, start, "end") VALUES (?, ?, ?)', rows)
    _fill(sql, "paragraph", number)
    enter_claims(sql, document, number, reading, corrected)


def enter_claims(sql: sqlite3.Connection, document: Document, number: int, reading: Reading,
                 corrected: Reading) -> None:  # fmt: skip
    """Makes the rows of the claims: each keeps the place that it has in the reading as it was read."""
    place_of = {claim.id: place for place, claim in enumerate(reading.claims)}
    names = Names(sql)
    for claim in (one for one in corrected.claims if place_of[one.id] < keys.PLACES):
        _enter_claim(sql, names, claim, keys.key(day(claim.when), number, place_of[claim.id]), document.outlet)
    _fill(sql, "claim", number)


def leave(sql: sqlite3.Connection, number: int) -> None:
    """Takes the rows of a report out."""
    _empty(sql, "paragraph", number)
    leave_claims(sql, number)


def leave_claims(sql: sqlite3.Connection, number: int) -> None:
    """Takes the rows of a report's claims out."""
    sql.execute(
        """UPDATE name SET spoken = spoken - (SELECT count(*) FROM claim
        WHERE claim.document = ?1 AND claim.speaker = name.name)
        WHERE name IN (SELECT speaker FROM claim WHERE document = ?1)""",
        (number,),
    )
    _empty(sql, "claim", number)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text between line ends, long ones in pieces; of too many lines, pieces alone."""
    lines = [line.span() for line in _LINE.finditer(text)]
    if len(lines) + len(text) // LONGEST >= keys.PLACES:
        lines = [(0, len(text))]
    for first, last in lines:
        yield from ((start, min(start + LONGEST, last)) for start in range(first, last, LONGEST))


def day(when: When | None) -> date | None:
    """The day under which a time is listed: its first, else its last."""
    return (when.earliest or when.latest) if when else None


def is_wide(when: When | None) -> bool:
    """Whether a time has an open end, or ends far apart."""
    if when is None or not when.dated:
        return False
    return when.earliest is None or when.latest is None or when.latest - when.earliest > WIDE


def numbers(sql: sqlite3.Connection, part: str) -> list[int]:
    """The numbers of the names that have this part, whatever their case and accents."""
    rows = sql.execute("SELECT number FROM name WHERE instr(folded, ?) ORDER BY number", (folded(part),))
    return [row[0] for row in rows]


def _enter_claim(
    sql: sqlite3.Connection, names: Names, claim: Claim, row: int, outlet: str | None
) -> None:
    marks = marks_of(names, claim, outlet)
    speaker = _nearest(claim)
    if speaker:
        sql.execute("UPDATE name SET spoken = spoken + 1 WHERE number = ?", (names.number(speaker),))
    earliest, latest = (claim.when.earliest, claim.when.latest) if claim.when else (None, None)
    sql.execute(
        """INSERT INTO claim (key, id, start, "end", type, status, earliest, latest, wide, speaker, actor,
        recipient, place, confidence, marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            row, claim.id, claim.span.start, claim.span.end, claim.type.value, claim.status.value,
            earliest and earliest.isoformat(), latest and latest.isoformat(), int(is_wide(claim.when)),
            speaker, parties(claim.actors), parties(claim.recipients),
            joined(one.name for one in claim.places), claim.confidence, " ".join(marks),
        ),
    )  # fmt: skip


def marks_of(names: Names, claim: Claim, outlet: str | None) -> list[str]:
    """The words that filters look for: type, status, names by role, outlet, and whether its time is wide."""
    marks = [TYPE + claim.type.value.lower(), STATUS + claim.status.value.lower()]
    marks += [WIDE_MARK] if is_wide(claim.when) else []
    for role, names_of in ((SPEAKER, speakers), (ACTOR, actors), (RECIPIENT, recipients), (PLACE, places)):
        marks += sorted({f"{role}{names.number(name)}" for name in names_of(claim)})
    return [*marks, f"{OUTLET}{names.number(outlet)}"] if outlet else marks


def _nearest(claim: Claim) -> str:
    """The name of the nearest voice; "" where it is the report's own and has none."""
    source = claim.attribution[0].source if claim.attribution else None
    return (source.name or (source.span.quote if source.span else "")) if source else ""


def parties(participants: Iterable[Participant]) -> str:
    """Names, or the words of the report where there is no name, joined with "; "."""
    return joined(one.name or (one.span.quote if one.span else None) for one in participants)


def joined(names: Iterable[str | None]) -> str:
    """The names, each once, joined with "; "."""
    return "; ".join(dict.fromkeys(name for name in names if name))


_WORDS = {"claim": ("words", "names", "marks"), "paragraph": ("words",)}


def _fill(sql: sqlite3.Connection, table: str, number: int) -> None:
    """Puts the words of a report's rows into the full-text index."""
    columns = ", ".join(_WORDS[table])
    sql.execute(
        f"""INSERT INTO {table}_words (rowid, {columns}) SELECT key, {columns} FROM {table}_content
        WHERE key IN (SELECT key FROM {table} WHERE document = ?)""",
        (number,),
    )


def _empty(sql: sqlite3.Connection, table: str, number: int) -> None:
    """Takes a report's rows out of the full-text index, which wants to know the words, and then away."""
    columns = ", ".join(_WORDS[table])
    sql.execute(
        f"""INSERT INTO {table}_words ({table}_words, rowid, {columns})
        SELECT 'delete', key, {columns} FROM {table}_content
        WHERE key IN (SELECT key FROM {table} WHERE document = ?)""",
        (number,),
    )
    sql.execute(f"DELETE FROM {table} WHERE document = ?", (number,))


def marked(prefix: str, chosen: Sequence[int]) -> str:
    """FTS5's form of any of these names in a role; of no name at all, of nothing."""
    return "(" + " OR ".join(f"{prefix}{number}" for number in chosen or [0]) + ")"
