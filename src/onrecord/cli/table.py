"""Commands that show the record: events, claims, conflicts, sources, entities, states, search, stats."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Annotated, Any

import typer

from onrecord.cli import option
from onrecord.cli.printer import CLOSE, OPEN, most_of, say_more, show, show_json
from onrecord.errors import UsageError
from onrecord.model import EventType, Ledger, Status
from onrecord.present import table
from onrecord.present.export import row
from onrecord.record import Hit, Record, Selection

Words = Annotated[
    list[str], typer.Argument(metavar="WORDS…", help='all of them; "a phrase"; a last * for any ending')
]
Limit = Annotated[int, typer.Option(min=1, help="the most places to show")]
Rows = Annotated[
    int | None, typer.Option("--limit", metavar="N", min=0, help="the most rows (0: all); in a terminal 50")
]
Offset = Annotated[int, typer.Option("--offset", metavar="N", min=0, help="leave out the first N rows")]
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
        limit: Rows = None, offset: Offset = 0, json: option.Json = False,
    ) -> None:  # fmt: skip
        selection = _selection(type_, status, speaker, actor, place, since, until)
        selection = replace(selection, recipient=recipient, outlet=outlet)
        with Record.open(case) as record:
            chosen = _within(record, document, selection)
            ledger = record.chosen(chosen)
        empty = f"No {kind} on record meet these filters." if chosen != Selection() else ""
        _show(ledger, kind, offset, most_of(limit), empty, json)

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
        found = record.search(" ".join(words), _within(record, document, selection), page * limit + 1)
        hits = list(islice(found, (page - 1) * limit, None))
    shown = hits[:limit]
    if json:
        show_json(_hit(hit) for hit in shown)
    else:
        show(table.found((h.document.id, _lit(h), h.span.start, h.span.end, h.claim) for h in shown))
    if len(hits) > limit:
        print(f"more: --page {page + 1}", file=sys.stderr)


def stats(case: option.CaseFile, json: option.Json = False) -> None:
    """Count what a case holds."""
    with Record.open(case) as record:
        counts = record.counts()
    if json:
        show_json([counts])
    else:
        for name, count in counts.items():
            print(f"{name:<24}{count}")


def _show(ledger: Ledger, kind: str, first: int, most: int | None, empty: str, json: bool) -> None:
    if json:
        rows = table.json_rows(ledger, kind)
        show_json(rows[first:][:most])
        number = len(rows)
    else:
        whole = table.table(ledger, kind)
        show(replace(whole, empty=empty or whole.empty).part(first, most))
        number = len(whole.rows)
    say_more(number, first, most)


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
