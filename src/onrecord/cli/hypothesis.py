"""The command hypotheses: competing hypotheses over the claims, and what the analyst decides on them."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.correction import user
from onrecord.cli.line import printable
from onrecord.cli.printer import show, show_json
from onrecord.errors import UsageError
from onrecord.present import grid as board
from onrecord.record import Record

DECISIONS = "[add WORDS | settle H CLAIM FIT | bind H BOND H]"
Words = Annotated[list[str] | None, typer.Argument(metavar=DECISIONS, help="what to decide, if anything")]
On = Annotated[list[str] | None, typer.Option("--on", metavar="CLAIM", help="a claim that raises it")]
Reason = Annotated[str, typer.Option("--why", metavar="TEXT", help="the reason, for the journal")]


def hypotheses(
    case: option.CaseFile, words: Words = None, on: On = None, why: Reason = "", who: option.Who = None,
    json: option.Json = False,
) -> None:  # fmt: skip
    """Show what explanations the reports raise and which claims speak for or against them; add and settle."""
    with Record.open(case) as record:
        if words:
            _decide(record, words, on or [], why, who or user())
            return
        grid = record.grid()
        if json:
            show_json(board.rows(grid))
            return
        show(board.hypotheses(grid))
        if grid.hypotheses:
            show(board.evidence(grid, {claim.id: claim for claim in record.claims}))
        for line in (board.silent(grid), *board.bonds(grid)):
            if line:
                print(printable(line))


def _decide(record: Record, words: list[str], on: list[str], why: str, who: str) -> None:
    match words:
        case ["add", *said] if said:
            line = record.suppose(" ".join(said), on, who=who, why=why)
            print(f"added h-{line.id}")
        case ["settle", hypothesis, claim, *fit] if fit:
            record.settle(_meant(record, hypothesis), claim, " ".join(fit), who=who, why=why)
            print(f"settled {printable(claim)}: {' '.join(fit)}")
        case ["bind", left, *bond, right] if bond:
            record.bind(_meant(record, left), " ".join(bond), _meant(record, right), who=who, why=why)
            print(f"{printable(left)} {' '.join(bond)} {printable(right)}")
        case _:
            usage = "add WORDS --on CLAIM, settle HYPOTHESIS CLAIM FIT, or bind HYPOTHESIS BOND HYPOTHESIS"
            raise UsageError(" ".join(words), "this decides nothing", usage)


def _meant(record: Record, name: str) -> str:
    """The id of a hypothesis, of which the table's letter (H1) is the short form."""
    if name[:1].upper() == "H" and name[1:].isdigit():
        raised = record.grid().hypotheses
        if 0 < int(name[1:]) <= len(raised):
            return raised[int(name[1:]) - 1].id
    return name
