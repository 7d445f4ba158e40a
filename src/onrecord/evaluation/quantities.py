"""``onrecord eval quantities``: counts and measures found, held against sentences marked by hand.

``bounds``: of the quantities that either side has, the share found with both bounds right (within half a
per cent); ``found``: the same for the words alone. ``item``: of the pairs, the share with the noun counted
right, in the words of the text; ``part_of`` likewise where either side names a whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluation.figure import Figures, share
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.evaluation.span import Pairs, count, document, paired
from onrecord.read.numbers.quantity import find_quantities
from onrecord.read.parse import parse_all

_CLOSE = 0.005  # two thirds may be written 0.67


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Finds the quantities of every text of the gold file and scores them; writes them to ``pred`` if asked."""
    marked = rows(gold)
    found = list(predicted(marked))
    write_rows(found, pred)
    return {"quantities": score(marked, found)}


def predicted(marked: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """A line of the gold's form for each text."""
    for page in parse_all([document(row, row.get("date")) for row in marked]):
        found = (count.quantity for count in find_quantities(page))
        quantities = [
            {
                "start": q.span.start, "end": q.span.end, "low": q.low, "high": q.high, "item": q.item,
                "part_of": q.part_of,
            }
            for q in found
        ]  # fmt: skip
        yield {"doc_id": page.document.id, "quantities": quantities}


def score(marked: Sequence[Row], found: Iterable[Row]) -> Figures:
    """The measures over all texts together."""
    of_document = {row["doc_id"]: row["quantities"] for row in found}
    pairs: Pairs = []
    for row in marked:
        pairs += paired(row["quantities"], of_document.get(row["doc_id"], ()))
    gold = sum(len(row["quantities"]) for row in marked)
    own = sum(len(of_document.get(row["doc_id"], ())) for row in marked)
    either = gold + own - len(pairs)
    parts = [(g, p) for g, p in pairs if g.get("part_of") is not None or p.get("part_of") is not None]
    return {
        "texts": len(marked),
        "gold": gold,
        "pred": own,
        "found": share(len(pairs), either),
        "bounds": share(count(pairs, same_bounds), either),
        "item": share(count(pairs, same_item), len(pairs)),
        "part_of": share(count(parts, lambda g, p: g.get("part_of") == p.get("part_of")), len(parts)),
    }


def same_bounds(gold: Row, found: Row) -> bool:
    """Whether both bounds agree, open ends with open ends."""
    return all(_close(gold[end], found[end]) for end in ("low", "high"))


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=_CLOSE)


def same_item(gold: Row, found: Row) -> bool:
    """Whether the noun counted is the same, case aside."""
    return (gold["item"] or "").casefold() == (found["item"] or "").casefold()
