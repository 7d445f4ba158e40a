"""Commands of the journal: set, journal."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.line import printable
from onrecord.cli.printer import show, show_json
from onrecord.errors import UsageError
from onrecord.present import table
from onrecord.present.export import row
from onrecord.record import Record

Fields = Annotated[
    list[str], typer.Argument(metavar="FIELD=VALUE…", help="date, outlet, genre, byline, title or url")
]
DocumentId = Annotated[str, typer.Argument(metavar="DOCUMENT", help="the report's id, or how it begins")]
Undo = Annotated[str | None, typer.Option(metavar="ID", help="mark this line undone")]


def set_(
    document: DocumentId, fields: Fields, case: option.CaseFile, why: option.Why, who: option.Who = None
) -> None:
    """Give or correct a report's date, outlet, genre or byline; it is read again, and the journal says so."""
    with Record.open(case) as record:
        changed = record.set_facts(document, _pairs(fields), why=why, who=who or _user())
        print(f"set {', '.join(printable(field) for field in fields)} of {printable(changed.id)}")


def journal(case: option.CaseFile, undo: Undo = None, json: option.Json = False) -> None:
    """Show what analysts decided and corrected, in order; --undo takes a line back."""
    with Record.open(case) as record:
        if undo:
            record.undo(undo, who=_user())
        lines = record.judgements
        if json:
            show_json(row("judgement", line) for line in lines)
        else:
            show(table.journal(lines))


def _pairs(fields: list[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals:
            raise UsageError(field, "this sets nothing", "write it as field=value, e.g. date=2019-03-29")
        pairs[name.strip()] = value.strip()
    return pairs


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
