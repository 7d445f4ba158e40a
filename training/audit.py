"""A sheet of claims that briefs print, drawn at random, for a reader to judge against the text.

    python training/audit.py FOLDER GOLD/claims/dev*.docs.jsonl --claims 100 --seed 1

Each file gives one default brief; a claim is printed where an endnote of its brief holds it. The sheet shows
the reports whole, each act marked by its number, and under each paragraph what was read of it. It says nothing
of how sure the program is.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import sheet
from verdict import line

from onrecord.model import Claim, Document
from onrecord.record import Record

LONG = 20_000  # code points of a paragraph that are shown


def printed(path: Path) -> Iterator[tuple[Document, Claim]]:
    """The claims that the default brief of some reports cites, each with its report."""
    record = Record.of([str(path)])
    cited = {claim for note in record.dossier().endnotes for claim in note.claims}
    reports = {report.id: report for report in record.documents}
    return ((reports[claim.document], claim) for claim in record.claims if claim.id in cited)


def shown(report: Document, claims: list[Claim], number: int) -> Iterator[str]:
    """The lines of one report, its claims numbered from a number on."""
    yield sheet.headed(report)
    numbered = list(enumerate(claims, number))
    end = -1
    for paragraph in report.text.split("\n"):
        start, end = end + 1, end + 1 + len(paragraph)
        here = [(n, claim) for n, claim in numbered if start <= claim.act.start < end]
        if paragraph.strip():
            places = [(n, claim.act.start) for n, claim in here]
            yield "¶ " + sheet.marked(report.text, start, end, places, LONG)
        yield from (line(n, claim) for n, claim in here)


def main() -> None:
    """Writes the sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--claims", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    of = parser.parse_args()
    pool = [one for path in of.reports for one in printed(path)]
    drawn: dict[str, list[Claim]] = defaultdict(list)
    for report, claim in random.Random(of.seed).sample(pool, min(of.claims, len(pool))):
        drawn[report.id].append(claim)
    reports = {report.id: report for report, _ in pool}
    lines, number = [], 1
    for name, claims in drawn.items():
        lines += shown(reports[name], sorted(claims, key=lambda claim: claim.act.start), number)
        number += len(claims)
    of.folder.mkdir(parents=True, exist_ok=True)
    (of.folder / "sheet-1.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{number - 1} of {len(pool)} printed claims of {len(reports)} reports")


if __name__ == "__main__":
    main()
