"""Commands on a case as a whole: check, backup, merge, reread, versions."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.face import SOME_FAILED, say
from onrecord.cli.line import printable
from onrecord.cli.printer import show, show_json
from onrecord.cli.progress import watched
from onrecord.cli.report import Failures
from onrecord.present import table
from onrecord.present.export import row
from onrecord.read import known
from onrecord.record import Record

Copy = Annotated[Path | None, typer.Option("--out", metavar="COPY", help="a new file; else FILE.backup")]
Other = Annotated[Path, typer.Argument(metavar="OTHER", help="the case that is taken in; it stays as it is")]
Some = Annotated[list[str] | None, typer.Argument(metavar="DOCUMENT…", help="else all reports")]
By = Annotated[str | None, typer.Option("--reader", metavar="NAME", help="who reads; else as before")]
Of = Annotated[str, typer.Argument(metavar="DOCUMENT", help="the report's id, or how it begins")]


def check(case: option.CaseFile) -> None:
    """Verify a case: pages, references, spans and search index against the texts; ends with 1 on a fault."""
    count = 0
    with Record.open(case) as record:
        for fault in watched(record.faults(), "Checking", prints=True):
            count += 1
            print(printable(fault))
        documents = record.stored()["documents"]
    print(f"{documents} reports checked, faults: {count}")
    if count:
        raise typer.Exit(SOME_FAILED)


def backup(case: option.CaseFile, out: Copy = None) -> None:
    """Copy a case into a new file, also while another program writes to it."""
    copy = out or case.with_name(case.name + ".backup")
    with Record.open(case) as record:
        record.backup(copy)
    print(f"copied to {printable(str(copy))}")


def merge(other: Other, case: option.CaseFile) -> None:
    """Take another case's reports and journal into this one; what both have is there once."""
    with Record.open(case) as record:
        joined = record.take_in(other)
    for id_ in joined.refused:
        say(f"{id_}: another text is on record with this id; it was left out")
    print(f"reports {joined.reports}, lines of the journal {joined.lines}, failed {len(joined.refused)}")
    if joined.refused:
        raise typer.Exit(SOME_FAILED)


def reread(case: option.CaseFile, documents: Some = None, reader: By = None) -> None:
    """Read stored reports again with this program; judgements stay; those that no longer apply are listed."""
    failures = Failures()
    if reader:
        known(reader)
    with Record.open(case) as record:
        again = record.reread(documents or [], reader)
        count = sum(1 for _ in failures.out_of(watched(again, "Reading again")))
        lost = record.lost()
    print(f"read again {count}, failed {failures.count}, judgements that no longer apply {len(lost)}")
    if lost:
        show(table.journal(lost))
    failures.end()


def versions(document: Of, case: option.CaseFile, json: option.Json = False) -> None:
    """Show what changed from each version of a report to the next."""
    with Record.open(case) as record:
        found = record.versions(document)
        changes = [(old, new, one) for old, new in pairwise(found) for one in record.differences(old, new)]
    if json:
        show_json({**row("change", one), "older": old.id, "newer": new.id} for old, new, one in changes)
    else:
        show(table.changes((old.id, new.id, one.before, one.after) for old, new, one in changes))
