"""Spans found against spans marked: paired, and the report that a row of gold is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from onrecord.evaluation.row import Row, check_row
from onrecord.model import Document, When

Pairs = list[tuple[Row, Row]]


def document(row: Row, day: str | None) -> Document:
    """A line of a gold file as a report published on an ISO day; a time of day behind it is passed over."""
    check_row(row, "doc_id", "text")
    return Document(row["doc_id"], "", row["text"], published=_published(day))


def _published(day: str | None) -> When | None:
    try:
        published = date.fromisoformat((day or "")[:10])
    except ValueError:
        return None
    return When(published, published, published.isoformat())


def overlap(one: Row, other: Row) -> bool:
    """Whether two spans share a code point."""
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def paired(gold: Sequence[Row], found: Sequence[Row]) -> Pairs:
    """One-to-one pairs of overlapping spans, in the order of the text, equal spans first."""
    taken: set[int] = set()
    pairs: Pairs = []
    rest: list[Row] = []
    bounds = {(row["start"], row["end"]): i for i, row in enumerate(found)}
    for mark in gold:
        same = bounds.get((mark["start"], mark["end"]))
        if same is None:
            rest.append(mark)
        elif same not in taken:
            taken.add(same)
            pairs.append((mark, found[same]))
    for mark in rest:
        mate = next((i for i, row in enumerate(found) if i not in taken and overlap(mark, row)), None)
        if mate is not None:
            taken.add(mate)
            pairs.append((mark, found[mate]))
    return pairs


def count(pairs: Pairs, right: Callable[[Any, Any], bool]) -> int:
    """How many pairs are right."""
    return sum(right(mark, row) for mark, row in pairs)
