"""The command watch: standing questions, and what answers them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from onrecord import pipeline
from onrecord.analyze import DEFAULT_MIN_CONFIDENCE
from onrecord.cli import option
from onrecord.cli.face import SOME_FAILED, say
from onrecord.cli.line import printable
from onrecord.cli.printer import show, show_json, writable
from onrecord.cli.rounds import Every, rounds
from onrecord.errors import InputError
from onrecord.model import EventType, Status, Turn, Watch
from onrecord.present.alert import alert_feed, alert_text, digest_text
from onrecord.present.export import row
from onrecord.present.table import Table
from onrecord.record import Record
from onrecord.record.watching import Sent

app = typer.Typer(no_args_is_help=True, help="Ask standing questions by meaning; be told once of each answer.")

ADDRESSES = "ONRECORD_NOTIFY"
"""Where addresses may stand, for they hold passwords."""
IN_FEED = 200
"""Alerts that a file of RSS holds, the newest first."""

Name = Annotated[str, typer.Argument(metavar="NAME", help="what the watch is called")]
Types = Annotated[
    list[EventType] | None,
    typer.Option("--type", metavar="TYPE", case_sensitive=False, help="event type, such as THREATEN"),
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option("--status", metavar="STATUS", case_sensitive=False, help=", ".join(Status)),
]
Names = list[str] | None
Actors = Annotated[Names, typer.Option("--by", metavar="NAME", help="who does it; any of several")]
Recipients = Annotated[Names, typer.Option("--against", metavar="NAME", help="to whom; any of several")]
Parties = Annotated[Names, typer.Option("--party", metavar="NAME", help="on either side; any of several")]
Speakers = Annotated[Names, typer.Option("--speaker", metavar="NAME", help="who says so; any of several")]
Places = Annotated[Names, typer.Option("--place", metavar="NAME", help="where; any of several")]
Violence = Annotated[bool, typer.Option("--violence", help="assaults and riots")]
Denial = Annotated[bool, typer.Option("--denial", help="something is denied")]
RedLine = Annotated[bool, typer.Option("--red-line", help="a red line is drawn")]
Number = Annotated[bool, typer.Option("--number-change", help="a number of a happening changes")]
FromNow = Annotated[bool, typer.Option("--from-now", help="what is on record already is no news")]
Least = Annotated[float, typer.Option("--min-confidence", min=0, max=1, help="take no claim that is less sure")]
OutFile = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="add the alerts to this file")]
RssFile = Annotated[Path | None, typer.Option("--rss", metavar="FILE", help="write the newest alerts as RSS")]
Notify = Annotated[
    list[str] | None,
    typer.Option(metavar="ADDRESS", help="mail, webhook or messenger, as Apprise writes it", envvar=ADDRESSES),
]
Digest = Annotated[bool, typer.Option("--digest", help="one message a day instead of one an alert")]


@app.command("add")
def add(
    name: Name, case: option.CaseFile, types: Types = None, statuses: Statuses = None, by: Actors = None,
    against: Recipients = None, party: Parties = None, speaker: Speakers = None, place: Places = None,
    violence: Violence = False, denial: Denial = False, red_line: RedLine = False,
    number_change: Number = False, min_confidence: Least = DEFAULT_MIN_CONFIDENCE, from_now: FromNow = False,
) -> None:  # fmt: skip
    """Ask a standing question: every kind of condition must hold, of several of one kind any one."""
    given = zip(Turn, (violence, denial, red_line, number_change), strict=True)
    watch = Watch(
        name, tuple(types or ()), tuple(statuses or ()), tuple(turn for turn, asked in given if asked),
        tuple(by or ()), tuple(against or ()), tuple(party or ()), tuple(speaker or ()), tuple(place or ()),
        min_confidence,
    )  # fmt: skip
    with Record.open(case) as record:
        record.watch(watch, from_now=from_now)
    print(f"watches {printable(name)}: {_question(watch)}")


@app.command("remove")
def remove(name: Name, case: option.CaseFile) -> None:
    """Ask a question no longer; its alerts stay."""
    with Record.open(case) as record:
        record.unwatch(name)


@app.command("list")
def list_(case: option.CaseFile, json: option.Json = False) -> None:
    """Show the watches."""
    with Record.open(case) as record:
        watches = record.watches()
    if json:
        show_json(row("watch", watch) for watch in watches)
    else:
        cells = tuple((watch.name, _question(watch)) for watch in watches)
        show(Table(("watch", "asks for"), cells, "There are no watches."))


@app.command("run")
def run(
    case: option.CaseFile, out: OutFile = None, rss: RssFile = None, notify: Notify = None,
    digest: Digest = False, every: Every = None, json: option.Json = False,
) -> None:  # fmt: skip
    """Tell what is new for the watches: once, or every so many minutes until it is stopped."""
    writable(out, case)
    writable(rss, case)
    for _ in rounds(every):
        failed = False
        with Record.open(case) as record:
            failed = _pass(record, out, rss, notify or [], digest=digest, json=json)
        if failed and every is None:
            raise typer.Exit(SOME_FAILED)


def _pass(record: Record, out: Path | None, rss: Path | None, notify: Sequence[str], *, digest: bool,
          json: bool) -> bool:  # fmt: skip
    """One run; whether an alert did not arrive."""
    now = datetime.now(UTC)
    ways = {"terminal": partial(_show, json=json, digest=digest)}
    if out:
        ways[f"file:{out.absolute()}"] = partial(_append, out, digest=digest)
    for address in notify:
        mark = hashlib.sha256(address.encode()).hexdigest()[:12]  # an address holds passwords: none in the case
        ways[f"notify:{mark}"] = partial(_post, address, digest=digest)
    found = record.run_watches(tuple(ways), now=now)
    day = now.date().isoformat() if digest else None
    errors = [record.send(way, send, day=day) for way, send in ways.items()]
    for error in filter(None, errors):
        say(str(error))
    if rss:
        newest = record.alerts()[:IN_FEED]
        pipeline.write(alert_feed((one.alert, _rfc822(one.at)) for one in newest), rss)
    if not found and not json:
        print("Nothing new.")
    elif not found:
        show_json([])
    return any(errors)


def _show(_: str, sent: Sequence[Sent], *, json: bool, digest: bool) -> None:
    if json:
        show_json(row("alert", one.alert) for one in sent)
    else:
        for line in _message(sent, digest=digest).splitlines():
            print(_indent(line) + printable(line))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _append(out: Path, _: str, sent: Sequence[Sent], *, digest: bool) -> None:
    try:
        with out.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(_message(sent, digest=digest) + "\n\n")
    except OSError as error:
        raise InputError(str(out), f"it cannot be written ({error.strerror})", "name another file") from error


def _post(address: str, _: str, sent: Sequence[Sent], *, digest: bool) -> None:
    if digest:
        pipeline.post(address, f"onrecord: {len(sent)} new", digest_text([one.alert for one in sent]))
        return
    for one in sent:
        pipeline.post(address, f"onrecord: {one.alert.watch}", alert_text(one.alert))


def _message(sent: Sequence[Sent], *, digest: bool) -> str:
    alerts = [one.alert for one in sent]
    return digest_text(alerts) if digest else "\n".join(alert_text(alert) for alert in alerts)


def _rfc822(at: str) -> str:
    return format_datetime(datetime.fromisoformat(at))


def _question(watch: Watch) -> str:
    """What a watch asks for, on one line."""
    kinds = (
        ("", watch.types), ("", watch.turns), ("status ", watch.statuses), ("by ", watch.actors),
        ("against ", watch.recipients), ("party ", watch.parties), ("said by ", watch.speakers),
        ("in ", watch.places),
    )  # fmt: skip
    return ", ".join(f"{word}{' or '.join(map(printable, names))}" for word, names in kinds if names)

