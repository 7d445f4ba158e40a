"""The command serve: the pages of a case."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.correction import user
from onrecord.cli.face import say

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="where to listen; others than you need a token")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="the port; 0 takes a free one")]


def serve(
    case: option.CaseFile, host: Host = "127.0.0.1", port: Port = 8000, who: option.Who = None
) -> None:
    """Show the pages of a case in a browser, until stopped with Ctrl-C."""
    from onrecord.web import serve as pages  # noqa: PLC0415  an extra, which no other command needs

    pages(case, host, port, who or user(), _at)


def _at(address: str) -> None:
    say(f"the pages are at {address} (Ctrl-C stops)")
