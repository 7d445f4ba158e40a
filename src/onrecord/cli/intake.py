"""The command add: reports into a case, what became of each, and the table at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from onrecord.cli import option
from onrecord.cli.document import begins
from onrecord.cli.line import printable
from onrecord.cli.printer import show, show_json
from onrecord.cli.progress import watched
from onrecord.cli.report import Failures, told
from onrecord.errors import InputError, Unused, UsageError
from onrecord.present.table import Table
from onrecord.read import DEFAULT
from onrecord.record import Added, Record

Retry = Annotated[bool, typer.Option("--retry", help="try again what failed, and nothing else")]
Private = Annotated[
    bool, typer.Option("--allow-private", help="ask addresses of this machine and of private networks too")
]
JsonRows = Annotated[bool, typer.Option("--json", help="for machines: a JSON list, a report a row")]

Outcomes = Iterable[tuple[str, Added | InputError]]

_COLUMNS = ("input", "read", "changed", "skipped", "failed", "why")


def add(
    case: option.CaseFile, paths: option.SomePaths = None, outlet: option.Outlet = None,
    date: option.Day = None, genre: option.GenreOf = None, reader: option.ReaderOf = DEFAULT,
    retry: Retry = False, allow_private: Private = False, json: JsonRows = False,
) -> None:  # fmt: skip
    """Read reports and links into a case file, made where there is none; say what became of each."""
    if bool(paths) == retry:
        raise UsageError("add", "it takes either inputs or --retry", "give PATH… or LINK…, or --retry alone")
    with Record.open(case, create=not retry) as record:
        outcomes = record.retry(reader=reader, allow_private=allow_private) if retry else record.receive(
            paths or [], told(outlet, date, genre), reader=reader, allow_private=allow_private
        )  # fmt: skip
        account = Account(json=json)
        account.take(watched(outcomes, "Adding", prints=not json))
        if any("://" not in path for path in paths or []):
            record.made()  # a case that got nothing is an empty case; links alone make none
    account.end()


class Account:
    """What became of every report, said as it comes, and counted for each input."""

    def __init__(self, *, json: bool) -> None:
        self._json = json
        self._rows: list[dict[str, Any]] = []
        self._counts: dict[str, Counter[str]] = {}
        self._why: dict[str, str] = {}
        self._failures = Failures()

    def take(self, outcomes: Outcomes) -> None:
        """Takes all outcomes."""
        for given, outcome in outcomes:
            became = _became(outcome)
            if isinstance(outcome, InputError):
                self._failures.said(outcome)
                self._why.setdefault(given, outcome.wrong)
            elif not self._json:
                print(_line(outcome))
            if self._json:
                self._rows.append(_row(given, became, outcome))
            self._counts.setdefault(given, Counter())[became] += 1

    def end(self, *, going_on: bool = False) -> None:
        """Prints the rows, or the table where there was more than one input, and the sum; ends the command.

        ``going_on``: the command goes on, whatever failed.
        """
        if self._json:
            show_json(self._rows)
        else:
            if len(self._counts) > 1:
                show(Table(_COLUMNS, tuple(self._cells()), ""))
            total = sum(self._counts.values(), Counter[str]())
            changed = f", changed {total['changed']}" if total["changed"] else ""
            print(f"read {total['read']}{changed}, skipped {total['skipped']}, failed {self._failures.count}")
        if not going_on:
            self._failures.end()

    def _cells(self) -> Iterator[tuple[str, ...]]:
        for given, counts in self._counts.items():
            numbers = (str(counts[name] or "") for name in _COLUMNS[1:5])
            yield (given, *numbers, self._why.get(given, ""))


def _became(outcome: Added | InputError) -> str:
    if isinstance(outcome, InputError):
        return "unused" if isinstance(outcome, Unused) else "failed"
    return outcome.became


def _line(added: Added) -> str:
    """What became of a report: its file, id and title or beginning, what was found, what is not known."""
    document = added.document
    name = printable(f"{added.file} as {document.id} «{begins(document)}»")
    if not added.stored:
        return f"skipped  {name}: on record already"
    version = [f"a new version of {printable(document.supersedes)}"] if document.supersedes else []
    parts = [f"{added.became:<8} {name}: claims {added.claims}", *version, *map(printable, document.warnings)]
    return "; ".join(parts)


def _row(given: str, became: str, outcome: Added | InputError) -> dict[str, Any]:
    if isinstance(outcome, InputError):
        return {
            "input": given, "file": outcome.about, "status": became, "document": None, "claims": None,
            "why": outcome.wrong, "remedy": outcome.remedy, "warnings": [],
        }  # fmt: skip
    return {
        "input": given, "file": outcome.file, "status": became, "document": outcome.document.id,
        "claims": outcome.claims, "why": None, "remedy": None, "warnings": outcome.document.warnings,
    }  # fmt: skip
