"""Tables of reports: CSV and TSV with a column of texts, or of links where there is none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from onrecord.errors import InputError, UsageError
from onrecord.ingest.bundle.exported import day
from onrecord.ingest.decode import decode
from onrecord.ingest.document import build
from onrecord.ingest.facts import Facts, clean
from onrecord.ingest.piece import Found, Link, Outcome, Piece

_REMEDY = "its first line names the columns: text or url, and any of outlet, date, title, byline, genre, id"
_FIELD_LIMIT = 5_000_000  # characters of one cell


def sheet_outcomes(piece: Piece) -> Iterator[Outcome]:
    """What comes of each row; rows are numbered from 2, for the first line names the columns."""
    csv.field_size_limit(_FIELD_LIMIT)
    text = decode(piece.whole(), piece.about)
    heading = text.split("\n", 1)[0]
    table = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count))
    try:
        names = next(table, [])
        columns = _columns(names)
        if "file" in names and "text" not in columns:
            raise InputError(piece.about, "this tells of the reports in its folder", "name the folder")
        if not columns.keys() & {"text", "url"}:
            raise InputError(piece.about, "no column holds texts or links", _REMEDY)
        for number, cells in enumerate(table, 2):
            if any(cell.strip() for cell in cells):
                yield _row(piece, f"{piece.about}:{number}", _said(columns, cells))
    except csv.Error as error:
        raise InputError(piece.about, f"the table cannot be read ({error})", "save it as CSV") from error


def _row(piece: Piece, about: str, said: dict[str, str]) -> Outcome:
    facts, doubts = _facts(said)
    text, link = said.get("text"), said.get("url")
    try:
        if text:
            document = build(text, piece.told, about, said.get("id"), facts)
            return Found(about, replace(document, warnings=document.warnings + doubts))
        if link:
            return Link(about, link, facts.over(piece.told))
    except InputError as error:
        return error
    return InputError(about, "the row has neither a text nor a link", "leave it out")


def _facts(said: dict[str, str]) -> tuple[Facts, tuple[str, ...]]:
    """The facts of a row, and a warning for each that is not understood and therefore left out."""
    facts = Facts(**{name: said.get(name) for name in ("outlet", "byline", "url", "title")})
    doubts = []
    for name in ("date", "genre"):
        value = clean(said.get(name))
        try:
            told = (_iso(value) if name == "date" else value) if value else None
            facts = Facts(**{name: told}).over(facts)
        except UsageError:
            doubts.append(f"{name} {str(value)[:40]!r} was given and not understood: left out")
    return facts, tuple(doubts)


def _iso(value: str) -> str:
    return day(value) or value


def _columns(names: list[str]) -> dict[str, int]:
    """The place of each known column; of two with one meaning, the first name in the table of names counts."""
    places = {name.strip().lstrip("\ufeff").lower().replace(" ", "_"): at for at, name in enumerate(names)}
    found = {}
    for role, forms in _known().items():
        form = next((form for form in forms if form in places), None)
        if form is not None:
            found[role] = places[form]
    return found


def _said(columns: dict[str, int], cells: list[str]) -> dict[str, str]:
    said = {role: cells[at] for role, at in columns.items() if at < len(cells)}
    return {role: cell for role, cell in said.items() if cell.strip()}


@lru_cache(maxsize=1)
def _known() -> dict[str, list[str]]:
    table = files("onrecord.ingest").joinpath("data", "sheet_columns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {role: forms.split(";") for role, forms in rows}
