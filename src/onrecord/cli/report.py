"""Commands that read reports and store nothing: brief, read, demo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from onrecord import examples, pipeline
from onrecord.cli import option
from onrecord.cli.document import begins
from onrecord.cli.face import SOME_FAILED, say
from onrecord.cli.printer import put_file, writable
from onrecord.cli.progress import watched
from onrecord.codec import to_json
from onrecord.errors import InputError, Unused, UsageError
from onrecord.model import Genre
from onrecord.present.export import row
from onrecord.read import DEFAULT
from onrecord.record import Facts, Options, Record

T = TypeVar("T")

ENDINGS = {".txt": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}
ENDINGS |= {f".{form}": form for form in pipeline.FILES}
"""The form of a brief by the ending of its file."""

Least = Annotated[float | None, typer.Option(min=0, max=1, help="print no claim that is less sure than this")]
Lines = Annotated[int | None, typer.Option(min=1, help="the most lines of one section")]
AsOf = Annotated[
    datetime | None, typer.Option(formats=option.DAY, metavar="DATE", help="nothing that happened later")
]
Known = Annotated[
    datetime | None, typer.Option(formats=option.DAY, metavar="DATE", help="only reports out by this day")
]
Since = Annotated[
    datetime | None,
    typer.Option(formats=option.DAY, metavar="DATE", help="open with what later reports changed"),
]


def brief(
    paths: option.SomePaths = None, case: option.SomeCase = None, out: option.Out = None, as_of: AsOf = None,
    known: Known = None, since: Since = None, min_confidence: Least = None, lines: Lines = None,
    outlet: option.Outlet = None, date: option.Day = None, genre: option.GenreOf = None,
    reader: option.ReaderOf = DEFAULT,
) -> None:  # fmt: skip
    """Read reports, or take a case, and write a situation brief in which every line leads to the words."""
    if bool(paths) == bool(case):
        raise UsageError("brief", "it takes either reports or a case", "give PATH… or --case FILE")
    form = form_of(out, *(paths or []), *([case] if case else []))
    options = options_of(as_of=as_of, known=known, since=since, min_confidence=min_confidence, lines=lines)
    if case:
        with Record.open(case) as record:
            put_file(record.brief_file(form, options), out)
        return
    _brief_of(paths or [], told(outlet, date, genre), form, options, out, reader)


def demo(out: option.Out = None) -> None:
    """Write the brief of the example reports that come with the program."""
    form = form_of(out)
    _brief_of([str(path) for path in examples.paths()], Facts(), form, Options(), out)


def read(
    paths: option.Paths, outlet: option.Outlet = None, date: option.Day = None, genre: option.GenreOf = None,
    reader: option.ReaderOf = DEFAULT,
) -> None:  # fmt: skip
    """Print the claims of reports as JSON lines; nothing is stored."""
    failures = Failures()
    pairs = pipeline.read_files(paths, told(outlet, date, genre), reader)
    for found, reading in failures.out_of(watched(pairs, "Reading", prints=True)):
        if found.document.warnings:
            say("; ".join((f"{found.file}: {found.document.warnings[0]}", *found.document.warnings[1:])))
        for claim in sorted(reading.claims, key=lambda claim: (claim.span.start, claim.id)):
            print(to_json(row("claim", claim)))
    failures.end()


class Failures:
    """Errors of single reports, each said as it comes, and the status that they make in the end."""

    def __init__(self) -> None:
        self.count = 0

    def out_of(self, pairs: Iterable[T | InputError]) -> Iterator[T]:
        """The reports that could be read."""
        for pair in pairs:
            if isinstance(pair, InputError):
                self.said(pair)
            else:
                yield pair

    def said(self, error: InputError) -> None:
        """Says one error; what was left out beside a report that is read is no failure."""
        self.count += not isinstance(error, Unused)
        say(str(error))

    def end(self) -> None:
        """Ends the command with status 1 where a report failed."""
        if self.count:
            raise typer.Exit(SOME_FAILED)


def _brief_of(
    paths: list[str], facts: Facts, form: str, options: Options, out: Path | None, reader: str = DEFAULT
) -> None:
    failures = Failures()
    pairs = list(failures.out_of(watched(pipeline.read_paths(paths, facts, reader), "Reading")))
    for document, _ in pairs:
        if pipeline.foreign(document):
            say(f"{begins(document)}: {'; '.join(document.warnings)}")
    if pairs:
        put_file(Record(pairs).brief_file(form, options), out)
    elif not failures.count:
        failures.said(InputError(", ".join(paths), "no report was found in it", "name files with text"))
    failures.end()


def form_of(out: Path | None, *inputs: Path | str) -> str:
    writable(out, *inputs)
    if out is None:
        return "txt"
    if out.suffix.lower() not in ENDINGS:
        raise UsageError(str(out), "no such form of a brief", f"end its name in one of {' '.join(ENDINGS)}")
    form = ENDINGS[out.suffix.lower()]
    pipeline.ready(form)
    return form


def options_of(
    *, as_of: datetime | None = None, known: datetime | None = None, since: datetime | None = None,
    min_confidence: float | None = None, lines: int | None = None,
) -> Options:  # fmt: skip
    """How a brief is cut; UsageError where it would compare a day with itself or an earlier one."""
    default, first, last = Options(), option.day(since), option.day(known)
    if first and last and first >= last:
        raise UsageError(f"--since {first} --known {last}", "nothing lies between them", "turn them round")
    return Options(
        as_of=option.day(as_of),
        known=last,
        since=first,
        min_confidence=default.min_confidence if min_confidence is None else min_confidence,
        lines=default.lines if lines is None else lines,
    )


def told(outlet: str | None, date: str | None, genre: Genre | None) -> Facts:
    """The facts that options tell."""
    return Facts(outlet=outlet, date=date, genre=genre)
