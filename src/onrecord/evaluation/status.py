"""How far a text commits itself to each event, held against a gold file: a sentence a line, with its events and
their values from −3 (certainly not) to 3 (certainly so).

MAE and Pearson's r are those of the literature on factuality; beside them, the F1 of three classes: not
happened (−1 and below), happened (1 and above), uncertain (between).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.evaluation.figure import Figures
from onrecord.evaluation.row import Row, check_row, rows, write_rows
from onrecord.model import Document
from onrecord.read.acts.factuality import HIGHEST, factuality
from onrecord.read.page import Page, Paragraph
from onrecord.read.parse import parse_all

CLASSES = ("not happened", "uncertain", "happened")
_EDGE = 1.0


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Scores the events of the gold file by corpus and together; writes the values to ``pred`` if asked."""
    marked = rows(gold)
    found = list(predicted(marked))
    write_rows(({"sent_id": row["sent_id"], "values": v} for row, v in zip(marked, found, strict=True)), pred)
    views: dict[str, list[tuple[float, float]]] = {}
    for row, values in zip(marked, found, strict=True):
        pairs = [(event["value"], value) for event, value in zip(row["events"], values, strict=True)]
        views.setdefault(row.get("corpus") or "all", []).extend(pairs)
    if len(views) > 1:
        views["all"] = [pair for pairs in views.values() for pair in pairs]
    return {view: measure(pairs) for view, pairs in views.items()}


def predicted(marked: Sequence[Row]) -> Iterator[list[float]]:
    """The value of each event of each line, in order, with two decimals."""
    for page, row in zip(parse_all(document(row) for row in marked), marked, strict=True):
        yield [round(value_at(page, event["span"][0]), 2) for event in row["events"]]


def document(row: Row) -> Document:
    """A line of a gold file as a report of one sentence."""
    check_row(row, "sent_id", "text", "events")
    return Document(row["sent_id"], "", row["text"])


def value_at(page: Page, offset: int) -> float:
    """The value of the event word at an offset of the text; where the reader sees no word, it happened."""
    place = place_at(page, offset)
    return HIGHEST if place is None else factuality(*place)


def place_at(page: Page, offset: int) -> tuple[Paragraph, int] | None:
    """The paragraph and token at an offset of the text."""
    for paragraph in page.paragraphs:
        token = paragraph.token_at(offset) if paragraph.start <= offset < paragraph.end else None
        if token is not None:
            return paragraph, token
    return None


def measure(pairs: Sequence[tuple[float, float]]) -> Figures:
    """The measures of pairs of gold and predicted value."""
    if not pairs:
        return {"events": 0}
    return {
        "events": len(pairs),
        "mae": round(sum(abs(g - p) for g, p in pairs) / len(pairs), 3),
        "r": pearson(pairs),
        **{f"f1 {name}": class_f1(pairs, name) for name in CLASSES},
    }


def pearson(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's correlation with three decimals; None where one side does not vary."""
    count = len(pairs)
    middle = sum(g for g, _ in pairs) / count, sum(p for _, p in pairs) / count
    spread = [math.sqrt(sum((pair[side] - middle[side]) ** 2 for pair in pairs)) for side in (0, 1)]
    if not all(spread):
        return None
    joint = sum((g - middle[0]) * (p - middle[1]) for g, p in pairs)
    return round(joint / (spread[0] * spread[1]), 3)


def class_of(value: float) -> str:
    """The class of a value: at −1 and below not happened, at 1 and above happened."""
    return CLASSES[0] if value <= -_EDGE else CLASSES[2] if value >= _EDGE else CLASSES[1]


def class_f1(pairs: Sequence[tuple[float, float]], name: str) -> float | None:
    """The F1 of one class in per cent; None where neither side has it."""
    marked = sum(class_of(g) == name for g, _ in pairs)
    found = sum(class_of(p) == name for _, p in pairs)
    both = sum(class_of(g) == class_of(p) == name for g, p in pairs)
    return round(200 * both / (marked + found), 1) if marked + found else None
