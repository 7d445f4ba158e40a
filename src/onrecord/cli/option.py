"""The arguments and options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import UsageError
from onrecord.model import EventType, Genre, Status
from onrecord.read import READERS, known
from onrecord.record import Facts

DAY = ["%Y-%m-%d"]

_INPUTS = "text or HTML files, folders, .jsonl corpora, - for standard input"


def _a_day(value: str | None) -> str | None:
    """The value as it is; BadParameter where it does not begin with a day."""
    try:
        Facts(date=value)
    except UsageError as error:
        raise typer.BadParameter(f"{error.wrong}; {error.remedy}") from error
    return value


Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help=_INPUTS)]
SomePaths = Annotated[list[str] | None, typer.Argument(metavar="PATH…", help=_INPUTS)]
CaseFile = Annotated[Path, typer.Option("--case", metavar="FILE", help="the case file")]
SomeCase = Annotated[Path | None, typer.Option("--case", metavar="FILE", help="a case, not reports")]
Outlet = Annotated[str | None, typer.Option(help="who published the reports")]
Day = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="the day they were published", callback=_a_day),
]
ReaderOf = Annotated[
    str, typer.Option("--reader", metavar="NAME", help=f"who reads: {', '.join(READERS)}", callback=known)
]
GenreOf = Annotated[Genre | None, typer.Option("--genre", help="what kind of text they are")]
Json = Annotated[bool, typer.Option("--json", help="for machines: a JSON list")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="write here, not to standard output")]
ReportId = Annotated[
    str | None, typer.Option("--document", metavar="ID", help="in this report: its id, or how that begins")
]
Speaker = Annotated[str | None, typer.Option(metavar="NAME", help="who says so")]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="who does it, or to whom")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="where")]
Recipient = Annotated[str | None, typer.Option(metavar="NAME", help="to whom")]
Published = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="who published the report")]
Type = Annotated[
    EventType | None,
    typer.Option("--type", metavar="TYPE", help="event type, such as THREATEN", case_sensitive=False),
]
StatusOf = Annotated[
    Status | None,
    typer.Option("--status", metavar="STATUS", help=", ".join(Status), case_sensitive=False),
]
Since = Annotated[datetime | None, typer.Option(formats=DAY, metavar="DATE", help="on this day or later")]
Until = Annotated[datetime | None, typer.Option(formats=DAY, metavar="DATE", help="on this day or before")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", envvar="ONRECORD_WHO", help="who decides")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="the reason, for the journal")]


def day(moment: datetime | None) -> date | None:
    """The day of a date option."""
    return moment.date() if moment else None
