"""Sheets: stretches of real reports that a reader answers by number, and where the answers are kept.

What is common to ``judging.py`` and ``pronouns.py``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from onrecord.ingest import Facts, load
from onrecord.model import Document
from onrecord.read.page import Page
from onrecord.read.parse import parse_all

One = TypeVar("One")
Stretch = Callable[[Page, int, random.Random], tuple[Iterable[str], Sequence[Any]]]
"""The lines that show some of a report, numbered from a number on, and what each number stands for."""
LONG = 1200  # code points from which on a report is news of some length


def reports(path: Path) -> list[Document]:
    """The reports of a file that are news of some length."""
    return [d for d in load([str(path)], Facts()) if isinstance(d, Document) and len(d.text) > LONG]


def neighbours(found: Sequence[One], count: int, chance: random.Random) -> Sequence[One]:
    """So many that stand together, from a place drawn at random."""
    first = chance.randrange(max(1, len(found) - count + 1))
    return found[first : first + count]


def headed(report: Document) -> str:
    """The line of a sheet that opens a report."""
    day = report.published.earliest if report.published else "undated"
    return f"=== {report.id} | {report.outlet} | {day} | {report.title}"


def marked(text: str, start: int, end: int, places: Iterable[tuple[int, int]], most: int) -> str:
    """A stretch of text as one line, cut at ``most``, with bracketed numbers before places (number, offset)."""
    parts, at = [], start
    for number, place in places:
        if place >= at:
            parts += [text[at:place], f"[{number}]"]
            at = place
    return "".join([*parts, text[at:end]]).replace("\n", " ")[:most]


@dataclass(frozen=True, slots=True)
class Kept:
    """The file of what readers answered, one line a thing, sorted; a line begins with its report's id."""

    path: Path
    head: str

    def lines(self) -> set[str]:
        """The lines without the head."""
        return set(self.path.read_text(encoding="utf-8").splitlines()[1:]) if self.path.exists() else set()

    def add(self, lines: Iterable[str], named: int) -> None:
        """Adds lines to those kept, in place of any that name the same thing by their first columns."""
        of = {tuple(line.split("\t")[:named]): line for line in (*sorted(self.lines()), *lines)}
        everything = sorted(of.values())
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text("\n".join([self.head, *everything]) + "\n", encoding="utf-8")


def make(
    stretch: Stretch, kept: Kept, of: argparse.Namespace, within: frozenset[str] = frozenset()
) -> None:
    """Writes sheets of reports (of those ``within``, if any) that nobody answered yet and, beside them, what
    each number stands for."""
    chance = random.Random(of.seed)
    done = {line.split("\t")[0] for line in kept.lines()}
    free = [d for d in reports(of.reports) if d.id not in done and (not within or d.id in within)]
    chosen = chance.sample(free, min(of.count, len(free)))
    sheets: list[list[str]] = [[] for _ in range(of.parts)]
    key: list[Any] = []
    for i, page in enumerate(parse_all(chosen)):
        lines, meant = stretch(page, len(key) + 1, chance)
        sheets[i * of.parts // len(chosen)] += lines
        key += meant
    of.folder.mkdir(parents=True, exist_ok=True)
    for part, sheet in enumerate(sheets, 1):
        (of.folder / f"sheet-{part}.txt").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    (of.folder / "key.json").write_text(json.dumps(dict(enumerate(key, 1))), encoding="utf-8")


def answers(folder: Path, ending: str) -> Iterable[tuple[Any, str, str]]:
    """Of each answered number: what it stands for, the number, the words of the answer."""
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    for path in sorted(folder.glob(f"*.{ending}")):
        for line in path.read_text(encoding="utf-8").splitlines():
            number, _, words = line.strip().partition(" ")
            if words:
                yield key[number], number, words.strip()


def asked(doc: str | None, *, count: int, parts: int, seed: int) -> argparse.Namespace:
    """The command line of a script that makes sheets and keeps answers."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["sheets", "keep", "again"])
    parser.add_argument("reports", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", dest="count", type=int, default=count)
    parser.add_argument("--sheets", dest="parts", type=int, default=parts)
    parser.add_argument("--seed", type=int, default=seed)
    return parser.parse_args()
