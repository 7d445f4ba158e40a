"""Commands of the journal: set, judge, journal."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.line import printable
from onrecord.cli.printer import show, show_json
from onrecord.errors import UsageError
from onrecord.model import Decision, Judgement, Verdict
from onrecord.present import table
from onrecord.present.export import row
from onrecord.record import Record

_TAKEN = (
    Decision.SET, Decision.UNDO, Decision.REDO, Decision.HYPOTHESIS, Decision.CELL, Decision.BOND,
    Decision.ADD, Decision.BRIEF,
)  # fmt: skip
"""These have commands or pages of their own."""
DECISIONS = (*Verdict, *(one for one in Decision if one not in _TAKEN))

Fields = Annotated[
    list[str],
    typer.Argument(
        metavar="FIELD=VALUE…",
        help="of a report: date, outlet, genre, byline, title, url; of a claim: type, status, when, actors, …",
    ),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="a report, by its id or how it begins, or a claim")]
Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="what it is on")]
What = Annotated[str, typer.Argument(metavar="DECISION", help=", ".join(DECISIONS))]
WordsOf = Annotated[str, typer.Option("--words", metavar="TEXT", help="the tag, note or reading itself")]
Within = Annotated[
    list[str] | None, typer.Option("--document", metavar="ID", help="split: the reports that mean another")
]
MayWhy = Annotated[str, typer.Option("--why", metavar="TEXT", help="the reason, for the journal")]
Undo = Annotated[str | None, typer.Option(metavar="ID", help='take this line back; "last": the last one')]
Redo = Annotated[str | None, typer.Option(metavar="ID", help="let it hold again")]
On = Annotated[str | None, typer.Option("--on", metavar="ID", help="only lines on this")]
Lost = Annotated[bool, typer.Option("--lost", help="only lines that no longer apply")]


def set_(
    id_: Id, fields: Fields, case: option.CaseFile, why: option.Why, who: option.Who = None
) -> None:
    """Correct a report's facts (it is read again) or a claim's fields; the journal says so."""
    pairs = _pairs(fields)
    with Record.open(case) as record:
        if record.has_claim(id_):
            changed = record.correct(id_, pairs, why=why, who=who or user()).id
        else:
            changed = record.set_facts(id_, pairs, why=why, who=who or user()).id
        print(f"set {', '.join(printable(field) for field in fields)} of {printable(changed)}")


def judge(
    decision: What, ids: Ids, case: option.CaseFile, words: WordsOf = "", document: Within = None,
    why: MayWhy = "", who: option.Who = None,
) -> None:  # fmt: skip
    """Decide on claims, reports, events, entities or conflicts: the same, hidden, tagged, merged and so on."""
    with Record.open(case) as record:
        line = _decided(record, decision, ids, words, document or [], why, who or user())
        print(f"{line.id} {printable(line.judgement)}: {printable(', '.join(line.on))}")


def journal(
    case: option.CaseFile, undo: Undo = None, redo: Redo = None, on: On = None, lost: Lost = False,
    why: MayWhy = "", who: option.Who = None, json: option.Json = False,
) -> None:  # fmt: skip
    """Show what analysts decided, in order; --undo takes a line back, --redo lets it hold again."""
    with Record.open(case) as record:
        if undo or redo:
            for line in _taken(record, undo, redo, who or user(), why):
                print(f"{line.judgement} of {printable(', '.join(line.on))}")
            return
        lines = [line for line in record.lost() if on in (None, *line.on)] if lost else record.journal(on=on)
        if json:
            show_json(row("judgement", line) for line in lines)
        else:
            show(table.journal(lines, "Every line still applies." if lost else "Nothing decided yet."))


def _taken(record: Record, undo: str | None, redo: str | None, who: str, why: str) -> Iterator[Judgement]:
    """The lines that take one back, or let one hold again."""
    if undo:
        yield record.undo(None if undo == "last" else undo, who=who, why=why)
    if redo:
        yield record.redo(None if redo == "last" else redo, who=who, why=why)


def user() -> str:
    """The login name of whoever runs the program."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _decided(
    record: Record, decision: str, ids: list[str], words: str, documents: list[str], why: str, who: str
) -> Judgement:
    match decision:
        case Decision.HIDE:
            return record.hide(ids, why=why, who=who)
        case Decision.NOTE:
            return record.note(ids, words, who=who)
        case Decision.TAG:
            return record.tag(ids, words, why=why, who=who)
        case Decision.STAR:
            return record.star(ids, why=why, who=who)
        case Decision.MERGE:
            return record.merge(ids, why=why, who=who)
        case Decision.SPLIT:
            return record.split(_only(ids), documents, why=why, who=who)
        case Decision.READING:
            return record.read_conflict(_only(ids), words, why=why, who=who)
    if decision not in set(Verdict):
        raise UsageError(decision, "this is no decision", f"one of {', '.join(DECISIONS)}")
    return record.judge(ids, decision, why=why, who=who)


def _only(ids: list[str]) -> str:
    if len(ids) != 1:
        raise UsageError(" ".join(ids), "this decision is on one thing", "name one id")
    return ids[0]


def _pairs(fields: list[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals:
            raise UsageError(field, "this sets nothing", "write it as field=value, e.g. date=2019-03-29")
        pairs[name.strip()] = value.strip()
    return pairs
