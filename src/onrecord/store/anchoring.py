"""Anchoring: the judgements on a report's claims and entities found again when it is read anew.

The text is the same, so a claim is the same where its act stands at the same place, and an entity where the
same words mention it. What is not found so is not guessed: the line is kept, and listed as applying no longer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from onrecord.model import EVENT, Anchor, Claim, Judgement, Reading, Span

Seen = Callable[[Reading], Iterable[tuple[str, str, Span | None]]]
"""Of each entity of a reading: its id in the record, its id in the reading, its first mention."""


def under(line: Judgement, now: Mapping[str, str]) -> Judgement:
    """The line with the ids that its claims and entities have now."""
    anchors = tuple(replace(one, id=now.get(one.id, one.id)) for one in line.anchors)
    return replace(line, on=tuple(now.get(id_, id_) for id_ in line.on), anchors=anchors)


def anchor_again(
    sql: sqlite3.Connection, as_decided: Iterable[Judgement], reading: Reading, seen: Seen
) -> None:
    """Writes down under which id each thing judged in this report is to be found in the new reading."""
    for line in as_decided:
        for anchor in line.anchors:
            if anchor.document == reading.document:
                now = found(anchor, reading, seen)
                sql.execute("DELETE FROM anchored WHERE was = ?", (anchor.id,))
                if now != anchor.id:
                    sql.execute("INSERT INTO anchored (was, now) VALUES (?, ?)", (anchor.id, now))


def found(anchor: Anchor, reading: Reading, seen: Seen) -> str | None:
    """The id of the thing anchored, in this reading; None where it is not there, or not surely the same."""
    if anchor.act is None:
        return _entity(anchor, reading, seen)
    event = EVENT if anchor.id.startswith(EVENT) else ""
    own = anchor.id.removeprefix(EVENT)
    if any(claim.id == own for claim in reading.claims):
        return anchor.id
    alike = _alike(anchor, reading)
    return event + alike[0].id if len(alike) == 1 else None


def _alike(anchor: Anchor, reading: Reading) -> list[Claim]:
    """The claims of the act; of these those of the type, of these those of the clause; else by the last two."""
    same_act = [one for one in reading.claims if one.act == anchor.act]
    same_type = [one for one in same_act or reading.claims if one.type.value == anchor.type]
    same_clause = [one for one in same_type if one.span == anchor.span]
    return same_clause or (same_type or same_act if same_act else [])


def _entity(anchor: Anchor, reading: Reading, seen: Seen) -> str | None:
    ids = {own: id_ for id_, own, _ in seen(reading)}
    if anchor.id in ids.values():
        return anchor.id
    meant = {mention.entity for mention in reading.mentions if mention.span == anchor.span}
    return ids.get(min(meant)) if len(meant) == 1 else None
