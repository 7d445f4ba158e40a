"""The type of what one party does to another, both given, held against a gold file: a relation a line, with the
spans of its parties and a code.

Accuracy over the types (CONCEDE and RETREAT count as one, YIELD) and over the four quad classes of PLOVER.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.evaluation.figure import Figures, f1, share
from onrecord.evaluation.row import Row, check_row, rows, write_rows
from onrecord.knowledge.plover import QuadClass, sense_of
from onrecord.model import Document, EventType
from onrecord.read.acts.relation import YIELD, Ranges, class_of, relation
from onrecord.read.parse import parse_all

Pairs = Sequence[tuple[str, str]]


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Scores the relations of the gold file together and by type; writes the types to ``pred`` if asked."""
    marked = rows(gold)
    found = list(predicted(marked))
    write_rows(({"id": row["id"], "type": kind} for row, kind in zip(marked, found, strict=True)), pred)
    pairs = [(code(row), class_of(kind)) for row, kind in zip(marked, found, strict=True)]
    return {"all": measure(pairs)} | {name: of_class(pairs, name) for name in sorted({g for g, _ in pairs})}


def predicted(marked: Sequence[Row]) -> Iterator[EventType]:
    """The type of each line, in order."""
    for page, row in zip(parse_all(document(row) for row in marked), marked, strict=True):
        yield relation(page, *parties(row))


def document(row: Row) -> Document:
    """A line of a gold file as a report of one sentence."""
    check_row(row, "id", "text", "spans", "events")
    return Document(row["id"], "", row["text"])


def parties(row: Row) -> tuple[Ranges, Ranges]:
    """The offsets of the doer and of the other; a span marked as both is one of each."""
    source = [(start, end) for kind, start, end in row["spans"] if "SRC" in kind]
    other = [(start, end) for kind, start, end in row["spans"] if "TAR" in kind]
    return source, other


def code(row: Row) -> str:
    """The class marked."""
    return class_of(row["events"][0]["code"])


def quad(name: str) -> QuadClass | None:
    """The quad class of a class; YIELD is material, as in the marks."""
    sense = sense_of(EventType.RETREAT if name == YIELD else EventType(name))
    return None if sense is None else sense.quad


def measure(pairs: Pairs) -> Figures:
    """The measures of pairs of gold and predicted class."""
    right = sum(g == p for g, p in pairs)
    return {
        "relations": len(pairs),
        "type": share(right, len(pairs)),
        "quad": share(sum(quad(g) == quad(p) for g, p in pairs), len(pairs)),
    }


def of_class(pairs: Pairs, name: str) -> Figures:
    """How well one class is found: its share right, and F1."""
    marked = [p for g, p in pairs if g == name]
    found = sum(p == name for _, p in pairs)
    right = marked.count(name)
    return {
        "relations": len(marked),
        "type": share(right, len(marked)),
        "quad": share(sum(quad(p) == quad(name) for p in marked), len(marked)),
        "f1": f1(right, len(marked), found),
    }
