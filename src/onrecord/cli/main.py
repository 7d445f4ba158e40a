"""The commands, in the order of the work; each is a few lines over the record."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli import (
    change,
    correction,
    custody,
    document,
    draft,
    evaluate,
    export,
    feed,
    hypothesis,
    intake,
    report,
    review,
    serve,
    table,
    watch,
)
from onrecord.cli.face import Face

app = typer.Typer(
    name="onrecord", cls=Face, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version")
    ] = False,
) -> None:
    """Reads news reports of a crisis and puts on record who did, said or denied what, and who says so.

    Exit status: 0 done, 1 some reports failed (the rest is done), 2 wrong use.
    """


app.command("brief")(report.brief)
app.command("demo")(report.demo)
app.command("changes")(change.changes)
app.command("read")(report.read)
app.command("add")(intake.add)
app.add_typer(feed.app, name="feed")
app.add_typer(watch.app, name="watch")
app.command("set")(correction.set_)
app.command("documents")(document.documents)
table.register(app)
app.command("search")(table.search)
app.command("export")(export.export)
app.command("judge")(correction.judge)
app.command("review")(review.review)
app.command("journal")(correction.journal)
app.command("versions")(custody.versions)
app.command("reread")(custody.reread)
app.command("check")(custody.check)
app.command("backup")(custody.backup)
app.command("merge")(custody.merge)
app.command("stats")(table.stats)
app.command("hypotheses")(hypothesis.hypotheses)
app.command("check-draft")(draft.check_draft)
app.command("serve")(serve.serve)
app.command("eval")(evaluate.evaluate)


def main() -> None:
    """Runs the command line."""
    app(prog_name="onrecord")
