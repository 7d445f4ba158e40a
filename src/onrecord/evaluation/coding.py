"""Events coded from bare sentences, held against a gold file: a sentence a line, with its events as source,
other party and PLOVER code, each with words.

An event pairs with a gold event of the same sentence and type, one to one, the best agreement of words first.
Of the pairs, a party is right where its words share a telling word with the gold's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.evaluation.dyad import Dyad, dyads_of
from onrecord.evaluation.figure import Figures, f1, share
from onrecord.evaluation.gold import content_words
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.knowledge.preference import preferred
from onrecord.model import Span

_RENAMED = {
    "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT",
    "YIELD": "CONCEDE",
}  # fmt: skip
"""Codes of PLOVER 0.5 that the later edition joined to others."""

_LEAST = 0.6
"""The least chance of being a claim at which an act of a bare sentence is coded."""

Pair = tuple[Row, Dyad]


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Scores the events of the gold file together and by type; writes them to ``pred`` if asked."""
    marked = rows(gold)
    found = [as_plover(dyads) for dyads in dyads_of(marked, _LEAST)]
    write_rows((line(row, dyads) for row, dyads in zip(marked, found, strict=True)), pred)
    pairs = [pair for row, dyads in zip(marked, found, strict=True) for pair in paired(row["events"], dyads)]
    events = [event for row in marked for event in row["events"]]
    everything = [dyad for dyads in found for dyad in dyads]
    figures = {"all": measure(events, everything, pairs)}
    for name in sorted({code(event) for event in events}):
        figures[name] = measure(
            [e for e in events if code(e) == name],
            [d for d in everything if d.type == name],
            [p for p in pairs if code(p[0]) == name],
        )
    return figures


def as_plover(dyads: Iterable[Dyad]) -> tuple[Dyad, ...]:
    """The dyads with PLOVER's type by its rules of preference, without those that did not happen."""
    typed = [(d, preferred(d.type, d.status)) for d in dyads]
    return tuple(replace(d, type=kind) for d, kind in typed if kind is not None)


def line(row: Row, dyads: Iterable[Dyad]) -> dict[str, Any]:
    """The prediction line of a sentence."""
    return {"id": row["id"], "events": [dyad.row() for dyad in dyads]}


def code(event: Row) -> str:
    """The type of a gold event in today's PLOVER."""
    marked = str(event["code"])
    return _RENAMED.get(marked, marked)


def paired(events: Sequence[Row], dyads: Sequence[Dyad]) -> list[Pair]:
    """One-to-one pairs of the same type, those whose parties agree best first."""
    order = sorted(
        (-agreement(event, dyad), i, j)
        for i, event in enumerate(events)
        for j, dyad in enumerate(dyads)
        if code(event) == dyad.type
    )
    marks: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, i, j in order:
        if i not in marks and j not in taken:
            marks.add(i)
            taken.add(j)
            pairs.append((events[i], dyads[j]))
    return pairs


def agreement(event: Row, dyad: Dyad) -> int:
    """How many of both parties are right, 0 to 2."""
    return named(event["source_text"], dyad.actor.span) + named(event["target_text"], dyad.recipient.span)


def named(words: str | None, span: Span | None) -> bool:
    """Whether words share a telling word with a span; none marked and none found agree as well."""
    if not words or span is None:
        return not words and span is None
    return bool(content_words(words) & content_words(span.quote))


def measure(events: Sequence[Row], dyads: Sequence[Dyad], pairs: Sequence[Pair]) -> Figures:
    """The measures of one view."""
    return {
        "gold": len(events),
        "found": len(dyads),
        "pairs": len(pairs),
        "precision": share(len(pairs), len(dyads)),
        "recall": share(len(pairs), len(events)),
        "f1": f1(len(pairs), len(events), len(dyads)),
        "actor": share(sum(named(e["source_text"], d.actor.span) for e, d in pairs), len(pairs)),
        "recipient": share(sum(named(e["target_text"], d.recipient.span) for e, d in pairs), len(pairs)),
    }
