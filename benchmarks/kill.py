"""Kills ``add`` with kill -9 at random moments, again and again: every file must open, hold, and lose nothing.

    python benchmarks/kill.py [--kills 500] [--reports 200] [--seed 1]

A child process adds reports to a case with ``Record.add`` and tells each one that is finished; it is killed
at a moment drawn from the time that adding them all takes (a child that ends before that counts for nothing).
Then the file is opened and checked (pages, references, spans, full-text index), and each report that was told
as finished must be in it with all its claims; at most one more may be. The next child goes on with the same
file until all reports are in it, then a new file is begun. Reading takes far longer than storing, so a stand-in
for the reader gives four made claims a report: the kills fall into the storing. Ends with status 1 where
anything was lost.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from onrecord import pipeline
from onrecord.ingest import Facts
from onrecord.model import Claim, Document, EventType, Reading, Span
from onrecord.record import Added, Record
from onrecord.store import Case

CLAUSES = ("the harbour was shelled", "two ferries left at noon", "the council met", "crowds filled the square")


def stand_in(document: Document, file: str = "", reader: str = "") -> tuple[Document, Reading]:
    """In place of the reader: a claim for each clause, wherever it stands in the text."""
    claims = []
    for number, clause in enumerate(CLAUSES):
        at = document.text.index(clause)
        span = Span(at, at + len(clause), clause)
        name = f"{document.id}-{number}"
        claims.append(Claim(name, document.id, span, span, EventType.ASSAULT, reader="made"))
    return document, Reading(document.id, tuple(claims), (), ())


def corpus(folder: Path, count: int) -> Path:
    """A corpus of so many reports, each another text."""
    file = folder / "reports.jsonl"
    lines = []
    for number in range(count):
        text = f"Report {number}. " + " ".join(f"On day {number + n}, {c}." for n, c in enumerate(CLAUSES)) * 5
        lines.append(f'{{"id": "r{number:04}", "date": "2021-05-03", "text": "{text}"}}')
    file.write_text("\n".join(lines), "utf-8")
    return file


def add(case: Path, reports: Path, told: int) -> None:
    """Adds the reports, and writes the id of each finished one to the pipe ``told``."""
    pipeline.read_one = stand_in
    with Record.open(case, create=True) as record:
        for added in record.add([str(reports)], Facts()):
            if isinstance(added, Added) and added.stored:
                os.write(told, f"{added.document.id}\n".encode())


def killed(case: Path, reports: Path, after: float | None) -> tuple[list[str], bool]:
    """Adds in a child that is killed ``after`` seconds; the ids that it told, and whether it was killed."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        try:
            add(case, reports, write_end)
        except BaseException as error:
            print(error, file=sys.stderr, flush=True)
            os._exit(2)
        os._exit(0)
    os.close(write_end)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(read_end, "rb") as told:
        ids = told.read().decode().split()
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit("adding failed by itself")
    return ids, os.WIFSIGNALED(status)


def wrong(case: Path, finished: Mapping[str, None]) -> list[str]:
    """What is not as it must be after a kill."""
    if not case.exists():
        return ["reports were told, but there is no file"] if finished else []
    with Case.open(case, create=True) as opened:
        found = list(opened.faults())
        held = {document.id for document in opened.documents()}
        found += [f"{one} was finished and is lost" for one in finished if one not in held]
        found += [f"{len(held) - len(finished)} more than told"] if len(held) > len(finished) + 1 else []
        found += [f"{one} has lost claims" for one in held if len(opened.reading(one).claims) != len(CLAUSES)]
    return found


def run(kills: int, count: int, seed: int) -> int:
    """Kills so often; the number of files that were not as they must be."""
    dice, bad, cut_short, files = random.Random(seed), 0, 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = corpus(folder, count)
        begin = time.monotonic()
        killed(folder / "whole.case", reports, None)
        whole = time.monotonic() - begin
        finished: dict[str, None] = {}
        case = folder / "0.case"
        while cut_short < kills:
            ids, was_killed = killed(case, reports, dice.uniform(0, whole))
            cut_short += was_killed
            finished.update(dict.fromkeys(ids))
            for fault in wrong(case, finished):
                bad += 1
                print(f"kill {cut_short}: {fault}")
            if len(finished) >= count - 1 or not was_killed:
                whole = 0.9 * whole if not was_killed else whole  # the machine is less busy than it was
                files, finished = files + 1, {}
                case = folder / f"{files}.case"
            else:  # what was stored but not told before the kill is known now
                with Case.open(case, create=True) as opened:
                    finished.update(dict.fromkeys(document.id for document in opened.documents()))
    print(f"{cut_short} kills in the middle of adding, {files + 1} files of {count} reports")
    print(f"faults: {bad}")
    return bad


def main() -> None:
    """Kills, checks and tells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sys.exit(1 if run(arguments.kills, arguments.reports, arguments.seed) else 0)


if __name__ == "__main__":
    main()
