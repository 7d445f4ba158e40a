"""A small report with its gold, and predictions of it made by hand."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

TEXT = (
    "Norland moved 300 soldiers to Port Amber on 4 May 2021, the Amber Post reported. "
    "Minister Ada Quist denied that any ship was fired on. "
    "Protesters marched in Lowmarket."
)
TEXTS = {"r1": TEXT}
OUTLET: Row = {"words": None, "name": "The Reporter", "kind": "outlet"}


def gold(quote: str, act: str, type_: str, *, sources: tuple[Row, ...] = (), **more: Any) -> Row:
    """A gold line; fields that are not given are empty."""
    empty: Row = {"status": "asserted", "actors": [], "recipients": [], "when": None, "quantities": []}
    chain = [*sources, OUTLET]
    return {**empty, "doc": "r1", "quote": quote, "act": act, "type": type_, "sources": chain, **more}


def span(quote: str) -> Row:
    """The span of the words in the report."""
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


def party(words: str, name: str | None = None) -> Row:
    """An actor or recipient."""
    return {"entity": None, "name": name, "span": span(words)}


def link(kind: str, words: str | None = None, name: str | None = None) -> Row:
    """A link of a chain of voices."""
    return {"source": {"kind": kind, "name": name, "entity": None, "span": span(words) if words else None}}


def claim(quote: str, act: str, type_: str, *voices: Row, **more: Any) -> Row:
    """A claim of the record format as predicted; the report's own voice ends its chain."""
    chain = [*voices, link("outlet")]
    return {"kind": "claim", "document": "r1", "span": span(quote), "act": span(act), "type": type_,
            "status": "asserted", "attribution": chain, "confidence": 0.9, **more}  # fmt: skip


MOVE = gold(
    "Norland moved 300 soldiers to Port Amber on 4 May 2021", "moved", "MOBILIZE",
    sources=({"words": "the Amber Post", "name": "Amber Post", "kind": "outlet"},), actors=["Norland"],
    when={"words": "4 May 2021", "earliest": "2021-05-04", "latest": "2021-05-04"},
    quantities=[{"words": "300", "low": 300, "high": 300, "item": "soldiers"}],
)  # fmt: skip
SHOT = gold(
    "any ship was fired on", "fired on", "ASSAULT", status="denied", recipients=["any ship"],
    sources=({"words": "Minister Ada Quist", "name": "Ada Quist", "kind": "person"},),
)  # fmt: skip
MARCH = gold("Protesters marched in Lowmarket", "marched", "PROTEST", actors=["Protesters"])
GOLD = [MOVE, SHOT, MARCH]

MOVED = claim(
    "Norland moved 300 soldiers", "moved", "MOBILIZE", link("outlet", "the Amber Post", "Amber Post"),
    actors=[party("Norland")], when={"earliest": "2021-05-04", "latest": "2021-05-04"},
    quantities=[{"low": 300, "high": 300}],
)  # fmt: skip
FIRED = claim(
    "any ship was fired on", "fired on", "ASSAULT", link("person", "Ada Quist", "Ada Quist"), status="denied",
    recipients=[party("any ship")],
)  # fmt: skip
MARCHED = claim("Protesters marched in Lowmarket", "marched", "PROTEST", actors=[party("Protesters")])
FOUND = [MOVED, FIRED, MARCHED]
