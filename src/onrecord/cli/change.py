"""The command changes: what is new on record since a day, or since an earlier copy of the case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.printer import put_file, show_json
from onrecord.cli.report import Known, Least, Since, form_of, options_of
from onrecord.errors import UsageError
from onrecord.present.export import row
from onrecord.record import Options, Record

Earlier = Annotated[
    Path | None, typer.Option("--earlier", metavar="FILE", help="an earlier copy of the case, not a day")
]


def changes(
    case: option.CaseFile, since: Since = None, earlier: Earlier = None, known: Known = None,
    min_confidence: Least = None, out: option.Out = None, json: option.Json = False,
) -> None:  # fmt: skip
    """Show what later reports changed: happenings, support, disputes, numbers, states; each with its words."""
    if bool(since) == bool(earlier):
        raise UsageError("changes", "give a day or an earlier case", "--since DATE or --earlier FILE")
    form, options = form_of(out, case), options_of(known=known, since=since, min_confidence=min_confidence)
    with Record.open(case) as record:
        if earlier is None:
            _show(record, None, form, options, out, json)
            return
        with Record.open(earlier) as before:
            _show(record, before, form, options, out, json)


def _show(
    record: Record, earlier: Record | None, form: str, options: Options, out: Path | None, json: bool
) -> None:
    if json:
        show_json(row("news", one) for one in record.news(options, earlier))
    else:
        put_file(record.changes_file(form, options, earlier), out)
