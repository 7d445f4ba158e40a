"""The command check-draft: what the record carries of somebody's draft."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.line import printable
from onrecord.cli.printer import put, show_json, writable
from onrecord.errors import UsageError
from onrecord.present import check
from onrecord.record import Record

DraftFile = Annotated[str, typer.Argument(metavar="DRAFT", help="the draft: text, Markdown, HTML; - for input")]
Cite = Annotated[bool, typer.Option("--cite", help="the draft back, with footnotes")]


def check_draft(
    draft: DraftFile, case: option.CaseFile, day: option.Day = None, cite: Cite = False,
    json: option.Json = False, out: option.Out = None,
) -> None:  # fmt: skip
    """Say of each sentence of a draft what the record carries: on record, misquoted, wrong number, …"""
    if cite and json:
        raise UsageError("check-draft", "--cite and --json are two forms", "ask for one of them")
    writable(out, case, draft)
    with Record.open(case) as record:
        document, checked = record.check_draft(draft, date=day)
        reports = {report.id: report for report in record.documents}
        if json:
            show_json(check.rows(checked))
            return
        lines = check.cited(document, checked, reports) if cite else check.text(checked, reports)
        put(map(printable, lines) if out is None and not cite else lines, out)
