"""Who does what to whom, without its type, from bare sentences, held against a gold file whose events name
their parties by codes; some of its sentences tell no event.

A dyad is right where its two sides bear names of the two codes. Codes are looked up in ``data/role_names.tsv``,
where made-up countries stand, and among states; a code that is in neither ("---") fits any side.

As in event data, only dyads of two parties that a list of actors has are given: states and theirs, bodies
between or beside states, and the made-up countries. A bare office or kind of people of nobody knows where
makes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import product
from pathlib import Path

from onrecord.evaluation.coding import line
from onrecord.evaluation.dyad import Dyad, Side, dyads_of
from onrecord.evaluation.figure import Figures, f1, share
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.knowledge.state import by_code
from onrecord.model import Span

_LEAST = 0.4
"""The least chance of being a claim at which an act is weighed: one of two known sides is rarely background."""

_BODIES = ("IGO", "NGO")

Pair = tuple[Row, Dyad]


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Scores who and whom of the gold file, and its sentences without events; writes the dyads if asked."""
    marked = rows(gold)
    found = [directed(dyads) for dyads in dyads_of(marked, _LEAST)]
    write_rows((line(row, dyads) for row, dyads in zip(marked, found, strict=True)), pred)
    told = [(row, dyads) for row, dyads in zip(marked, found, strict=True) if row["events"]]
    silent = [dyads for row, dyads in zip(marked, found, strict=True) if row.get("gold_no_event")]
    pairs = sum(len(paired(row["events"], dyads)) for row, dyads in told)
    events = sum(len(row["events"]) for row, _ in told)
    given = sum(len(dyads) for dyads in found)
    return {
        "who, whom": {
            "gold": events, "found": given, "pairs": pairs, "precision": share(pairs, given),
            "recall": share(pairs, events), "f1": f1(pairs, events, given),
        },
        "no event": {"gold": len(silent), "silent": sum(not dyads for dyads in silent)},
    }  # fmt: skip


def directed(dyads: Sequence[Dyad]) -> tuple[Dyad, ...]:
    """The dyads of two listed sides, each pair of parties once."""
    found: list[Dyad] = []
    for dyad in dyads:
        twice = any(dyad.actor.same(d.actor) and dyad.recipient.same(d.recipient) for d in found)
        if listed(dyad.actor) and listed(dyad.recipient) and not twice:
            found.append(dyad)
    return tuple(found)


def listed(side: Side) -> bool:
    """Whether a side is a party that a list of actors has: by its code or by its words."""
    if side.span is None:
        return False
    known = side.code.startswith(_BODIES) or by_code(side.code[:3]) is not None
    return known or any(_named(side.span, names) for names in _made_up().values())


def paired(events: Sequence[Row], dyads: Sequence[Dyad]) -> list[Pair]:
    """One-to-one pairs that agree on both sides, codes that are names before those that fit any."""
    order = sorted(
        (names_of(event["source"]) is None, names_of(event["target"]) is None, i, j)
        for (i, event), (j, dyad) in product(enumerate(events), enumerate(dyads))
        if bears(event["source"], dyad.actor.span) and bears(event["target"], dyad.recipient.span)
    )
    marks: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for *_, i, j in order:
        if i not in marks and j not in taken:
            marks.add(i)
            taken.add(j)
            pairs.append((events[i], dyads[j]))
    return pairs


def bears(code: str, span: Span | None) -> bool:
    """Whether the words of a side bear a name of a code."""
    names = names_of(code)
    if names is None:
        return True
    return span is not None and _named(span, names)


def names_of(code: str) -> tuple[str, ...] | None:
    """The names of a code, in lower case; None for one that is not known."""
    country = by_code(code[:3])
    real = (country.name, *country.aliases, *country.adjectives, country.capital) if country else ()
    names = (*_made_up().get(code[:3], ()), *(name.lower() for name in real if name))
    return names or None


def _named(span: Span, names: Iterable[str]) -> bool:
    words = f" {span.quote.lower().replace('_', ' ')}"
    return any(f" {name}" in words for name in names)


@cache
def _made_up() -> dict[str, tuple[str, ...]]:
    text = (resources.files("onrecord.evaluation") / "data" / "role_names.tsv").read_text("utf-8")
    pairs = (row.split("\t") for row in text.splitlines() if not row.startswith("#"))
    return {code: tuple(names.split()) for code, names in pairs}
