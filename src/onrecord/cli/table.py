"""Commands that show the record: events, claims, conflicts, sources, entities, states, search, stats."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from onrecord.cli import option
from onrecord.cli.printer import CLOSE, OPEN, show, show_json
from onrecord.errors import UsageError
from onrecord.model import EventType, Status
from onrecord.present import table
from onrecord.present.export import row
from onrecord.record import Hit, Record, Selection

Words = Annotated[
    list[str], typer.Argument(metavar="WORDS…", help='all of them; "a phrase"; a last * for any ending')
]
Limit = Annotated[int, typer.Option(min=1, help="the most places to show")]
PageNumber = Annotated[int, typer.Option("--page", metavar="N", min=1, help="the next places: 2, 3 and so on")]


def register(app: typer.Typer) -> None:
    """Adds one command a table; they differ in name alone."""
    for kind in table.KINDS:
        app.command(kind, help=f"Show the {kind} of a case.")(_command(kind))


def _command(kind: str) -> Any:
    def command(
        case: option.CaseFile, type_: option.Type = None, status: option.StatusOf = None,
        speaker: option.Speaker = None, actor: option.Actor = None, recipient: option.Recipient = None,
        place: option.Place = None,
        since: option.Since = None, until: option.Until = None, outlet: option.Published = None,
        document: option.ReportId = None,
        json: option.Json = False,
    ) -> None:  # fmt: skip
        selection = _selection(type_, status, speaker, actor, place, since, until)
        selection = replace(selection, recipient=recipient, outlet=outlet)
        _show(case, kind, selection, document, json)

    return command


def search(
    words: Words, case: option.CaseFile, type_: option.Type = None, status: option.StatusOf = None,
    speaker: option.Speaker = None, actor: option.Actor = None, recipient: option.Recipient = None,
    place: option.Place = None,
    since: option.Since = None, until: option.Until = None, outlet: option.Published = None,
    document: option.ReportId = None, limit: Limit = 50, page: PageNumber = 1, json: option.Json = False,
) -> None:  # fmt: skip
    """Find words in the reports: first the claims that tell them, then other paragraphs."""
    selection = _selection(type_, status, speaker, actor, place, since, until)
    selection = replace(selection, recipient=recipient, outlet=outlet)
    with Record.open(case) as record:
        found = record.search(" ".join(words), _within(record, document, selection), page * limit)
        hits = list(islice(found, (page - 1) * limit, None))
    if json:
        show_json(_hit(hit) for hit in hits)
    else:
        show(table.found((h.document.id, _lit(h), h.span.start, h.span.end, h.claim) for h in hits))


def stats(case: option.CaseFile, json: option.Json = False) -> None:
    """Count what a case holds."""
    with Record.open(case) as record:
        counts = record.counts()
    if json:
        show_json([counts])
    else:
        for name, count in counts.items():
            print(f"{name:<24}{count}")


def _show(case: Path, kind: str, selection: Selection, document: str | None, json: bool) -> None:
    with Record.open(case) as record:
        ledger = record.chosen(_within(record, document, selection))
    if json:
        show_json(table.json_rows(ledger, kind))
    else:
        show(table.table(ledger, kind))


def _within(record: Record, document: str | None, selection: Selection) -> Selection:
    """The selection in one report alone, where one is named."""
    return replace(selection, document=record.document(document).id) if document else selection


def _selection(
    type_: EventType | None, status: Status | None, speaker: str | None, actor: str | None, place: str | None,
    since: datetime | None, until: datetime | None,
) -> Selection:  # fmt: skip
    first, last = option.day(since), option.day(until)
    if first and last and first > last:
        raise UsageError(f"--since {first} --until {last}", "this is no stretch of days", "turn them round")
    return Selection(type_, status, speaker, actor, place, first, last)


def _hit(hit: Hit) -> dict[str, Any]:
    document = hit.document
    claim = row("claim", hit.claim) if hit.claim else None
    words = [[span.start, span.end] for span in hit.words]
    own = {"document": document.id, "outlet": document.outlet, "claim": claim, "words": words}
    return {**row("hit", hit.span), **own}


def _lit(hit: Hit) -> str:
    """The passage with signs around the words that were asked for."""
    text, at, pieces = hit.document.text, hit.span.start, list[str]()
    for span in hit.words:
        pieces += [text[at : span.start], OPEN, span.quote, CLOSE]
        at = span.end
    return "".join((*pieces, text[at : hit.span.end]))
