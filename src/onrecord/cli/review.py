"""The command review: pairs of claims that the program is unsure of, one after the other, a key each."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator
from itertools import zip_longest
from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.correction import user
from onrecord.cli.line import printable
from onrecord.model import Claim, Document, Verdict
from onrecord.present import table
from onrecord.record import Doubt, Record

KEYS = {"y": Verdict.SAME, "n": Verdict.DIFFERENT, "u": Verdict.UNSURE}
HELP = "y same, n different, u unsure; s skip, b back, q quit"
GAP = 4
"""Columns between the two quotes."""

Most = Annotated[int | None, typer.Option("--limit", min=1, help="the most pairs")]


def review(case: option.CaseFile, limit: Most = None, who: option.Who = None) -> None:
    """Judge pairs of claims: the same happening or not, with the two quotes and the reasons before you."""
    decided = 0
    with Record.open(case) as record:
        doubts = list(record.doubts(limit))
        pairs = f"{len(doubts)} pair{'s' if len(doubts) > 1 else ''}"
        print(f"{pairs} to judge; {HELP}" if doubts else "No pair is in doubt.")
        at, lines = 0, list[tuple[int, str]]()
        while at < len(doubts):
            _put(doubts[at], at + 1, len(doubts))
            key = _key()
            if key in ("q", ""):
                break
            if key == "b":
                at, line = lines.pop() if lines else (at, "")
                if line:
                    record.undo(line, who=who or user(), why="back in review")
                    decided -= 1
            elif key in (*KEYS, "s"):
                line = _judged(record, doubts[at], key, who or user())
                lines.append((at, line))
                at, decided = at + 1, decided + bool(line)
            else:
                print(HELP)
    print(f"judged {decided}")


def _judged(record: Record, doubt: Doubt, key: str, who: str) -> str:
    """The id of the line of the journal; "" where the pair was skipped."""
    if key not in KEYS:
        return ""
    on = (doubt.left.id, doubt.right.id)
    return record.judge(on, KEYS[key], why="judged in review", who=who).id


def _key() -> str:
    """The next key in a terminal, else the first letter of the next line; "" at the end."""
    if sys.stdin.isatty():
        return str(typer.getchar()).lower()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() or ("?" if line else "")


def _put(doubt: Doubt, number: int, count: int) -> None:
    width = (min(shutil.get_terminal_size((100, 24)).columns, 160) - GAP) // 2
    print(f"\n{number} of {count}")
    left = list(_told(doubt.left, doubt.left_document, width))
    right = list(_told(doubt.right, doubt.right_document, width))
    for one, other in zip_longest(left, right, fillvalue=""):
        print(f"{one:<{width + GAP}}{other}".rstrip())
    for words in doubt.why:
        print(f"  {printable(words)}")


def _told(claim: Claim, document: Document, width: int) -> Iterator[str]:
    """A claim as lines of a column: its report, what it tells, the words."""
    where = ", ".join(word for word in (document.outlet or document.id, table.day(document.published)) if word)
    what = f"{claim.type} {claim.status}, {table.day(claim.when)}, {table.voice(claim)}"
    for words in (where, what, f"«{claim.span.quote}»"):
        yield from textwrap.wrap(printable(words), width) or [""]
