"""The record as JSON lines (the contract's format, exact) and as CSV (for spreadsheets, flattened)."""

from __future__ import annotations

import csv as writer
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from onrecord import codec
from onrecord.model import Ledger

FORMAT = "onrecord/1"

TABLES = {
    "claim": "claims", "conflict": "conflicts", "document": "documents", "entity": "entities",
    "event": "events", "judgement": "judgements", "state": "states",
}  # fmt: skip
"""The kinds of row after the meta line, in the order of printing, and the name of each one's table."""

_UNORDERED = frozenset(
    {"aliases", "sectors", "contexts", "claims", "denies", "edited", "flags", "warnings", "on"}
)
_COUNTS = frozenset({"value", "low", "high", "part_of"})
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Meta:
    """What made an export: the program and its reader with their versions, and the vocabularies used."""

    program: str
    reader: str
    vocabularies: Mapping[str, str] = field(default_factory=dict)


def jsonl(ledger: Ledger, meta: Meta) -> Iterator[str]:
    """Lines of the record, without line ends: the meta line, then every row by kind and id."""
    rows = [row for kind in TABLES for row in rows_of(ledger, kind)]
    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in TABLES}
    yield codec.to_json(
        {
            "kind": "meta",
            "format": FORMAT,
            "program": meta.program,
            "reader": meta.reader,
            "vocabularies": dict(sorted(meta.vocabularies.items())),
            "counts": counts,
        }
    )
    yield from map(codec.to_json, rows)


def rows_of(ledger: Ledger, kind: str) -> list[dict[str, Any]]:
    """The rows of one kind, by id."""
    things = getattr(ledger, TABLES[kind])
    return sorted((row(kind, thing) for thing in things), key=lambda one: str(one["id"]))


def row(kind: str, thing: Any) -> dict[str, Any]:
    """One row of the record: ``kind`` first, sets sorted, whole numbers whole, confidence to two decimals."""
    cells = codec.to_row(thing)
    cells.pop("anchors", None)  # the journal's own way to find its claims again, no part of the format
    return {"kind": kind, **_settled(cells)}


def _settled(cells: dict[str, Any]) -> dict[str, Any]:
    return {key: _settle(key, value) for key, value in cells.items()}


def _settle(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _settled(value)
    if isinstance(value, list | tuple):
        settled = [_settled(one) if isinstance(one, dict) else one for one in value]
        return sorted(settled) if key in _UNORDERED else settled
    if key in _COUNTS and isinstance(value, float) and value.is_integer():
        return int(value)
    return round(value, 2) if key == "confidence" else value


# ---- CSV


def csv(ledger: Ledger, kind: str = "claim") -> Iterator[str]:
    """Lines of one table, without line ends: a header, then a row a line.

    Many values in a cell are joined with ";". A text that begins with = + - @ gets an apostrophe before it,
    so that no spreadsheet runs the words of a report; the JSON lines have the exact words. Blank: not known.
    """
    columns = _columns(kind)
    yield _line(name for name, _ in columns)
    happening = {claim: event.id for event in ledger.events for claim in event.claims}
    for one in rows_of(ledger, kind):
        one["event_of"] = happening.get(one["id"], "")
        yield csv_line(read(one) for _, read in columns)


def csv_line(values: Iterable[Any]) -> str:
    """One line of CSV, without its line end; lists joined, texts that a spreadsheet would run made harmless."""
    return _line(_cell(value) for value in values)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    writer.writer(line, lineterminator="\r\n").writerow(list(cells))  # these, in a cell, are quoted
    return line.getvalue().removesuffix("\r\n")


def _cell(value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    text = ";".join(_plain(one) for one in values)
    words = any(isinstance(one, str) for one in values)
    return "'" + text if words and text.startswith(_RISKY) else text


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ",".join(_plain(one) for one in value)
    return "" if value is None else str(value)


Column = tuple[str, Callable[[dict[str, Any]], Any]]


def _of(path: str) -> Callable[[dict[str, Any]], Any]:
    """Reads "when.earliest" as a key of a key; through a list, the value of each."""
    keys = path.split(".")

    def read(cells: Any) -> Any:
        for key in keys:
            cells = _step(cells, key)
        return cells

    return read


def _step(cells: Any, key: str) -> Any:
    if isinstance(cells, list):
        return [_step(one, key) for one in cells]
    return cells.get(key) if isinstance(cells, dict) else None


@cache
def _columns(kind: str) -> tuple[Column, ...]:
    """The columns of one table, as data/columns.tsv lists them."""
    lines = resources.files("onrecord.present").joinpath("data/columns.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple((name, _of(path)) for table, name, path in cells if table == kind)
