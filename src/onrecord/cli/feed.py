"""The command feed: feeds that a case follows."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.intake import Account, JsonRows, Private
from onrecord.cli.line import printable
from onrecord.cli.printer import show, show_json
from onrecord.cli.progress import watched
from onrecord.cli.report import told
from onrecord.cli.rounds import Every, rounds
from onrecord.present.table import Table
from onrecord.read import DEFAULT
from onrecord.record import Record

app = typer.Typer(no_args_is_help=True, help="Follow RSS and Atom feeds and news sitemaps.")

Addresses = Annotated[list[str], typer.Argument(metavar="LINK…", help="addresses of feeds or news sitemaps")]


@app.command("add")
def add(
    addresses: Addresses, case: option.CaseFile, outlet: option.Outlet = None, genre: option.GenreOf = None
) -> None:
    """Follow feeds; --outlet and --genre are told beside their reports."""
    with Record.open(case, create=True) as record:
        for feed in record.follow(addresses, told(outlet, None, genre)):
            print(f"follows {printable(feed.address)}")


@app.command("remove")
def remove(address: Annotated[str, typer.Argument(metavar="LINK")], case: option.CaseFile) -> None:
    """Follow a feed no longer; what was read from it stays."""
    with Record.open(case) as record:
        record.unfollow(address)


@app.command("list")
def list_(case: option.CaseFile, json: option.Json = False) -> None:
    """Show the feeds that are followed."""
    with Record.open(case) as record:
        feeds = record.feeds()
    if json:
        rows = ((feed.address, feed.facts.outlet, feed.last) for feed in feeds)
        show_json({"address": address, "outlet": outlet, "last": last} for address, outlet, last in rows)
    else:
        cells = tuple((feed.address, feed.facts.outlet or "", feed.last or "never") for feed in feeds)
        show(Table(("feed", "outlet", "last run"), cells, "No feeds are followed."))


@app.command("run")
def run(
    case: option.CaseFile, every: Every = None, reader: option.ReaderOf = DEFAULT,
    allow_private: Private = False, json: JsonRows = False,
) -> None:  # fmt: skip
    """Read what is new in all feeds: once, or every so many minutes until it is stopped."""
    for _ in rounds(every):
        account = Account(json=json)
        with Record.open(case) as record:
            outcomes = record.run_feeds(reader=reader, allow_private=allow_private)
            account.take(watched(outcomes, "Reading", prints=not json))
        account.end(going_on=every is not None)
