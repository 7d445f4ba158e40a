"""``onrecord eval time``: time expressions found, held against TIMEX3 marks.

As in TempEval-3: strict F1 (same bounds), relaxed F1 (bounds that overlap), and value F1 and type F1, where
a pair of overlapping bounds counts only with the same value or type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluation.figure import Figures, f1, share
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.evaluation.span import Pairs, count, document, paired
from onrecord.read.parse import parse_all
from onrecord.read.times.when import find_times


def evaluate(gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Finds the times of every text of the gold file and scores them; writes them to ``pred`` if asked."""
    marked = rows(gold)
    found = list(predicted(marked))
    write_rows(found, pred)
    return {"times": score(marked, found)}


def predicted(marked: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """A line of the prediction form for each text, against the day that it was published (``dct``)."""
    for page in parse_all([document(row, row.get("dct")) for row in marked]):
        times = [
            {"start": t.span.start, "end": t.span.end, "type": t.kind, "value": t.value}
            for t in find_times(page)
        ]
        yield {"doc_id": page.document.id, "timex": times}


def score(marked: Sequence[Row], found: Iterable[Row]) -> Figures:
    """The measures over all texts together."""
    of_document = {row["doc_id"]: row["timex"] for row in found}
    pairs: Pairs = []
    for row in marked:
        pairs += paired(row["timex"], of_document.get(row["doc_id"], ()))
    gold = sum(len(row["timex"]) for row in marked)
    own = sum(len(of_document.get(row["doc_id"], ())) for row in marked)
    strict = count(pairs, lambda g, p: (g["start"], g["end"]) == (p["start"], p["end"]))
    return {
        "gold": gold,
        "pred": own,
        "precision": share(len(pairs), own),
        "recall": share(len(pairs), gold),
        "strict_f1": f1(strict, gold, own),
        "relaxed_f1": f1(len(pairs), gold, own),
        "type_f1": f1(count(pairs, lambda g, p: g["type"] == p["type"]), gold, own),
        "value_f1": f1(count(pairs, lambda g, p: g["value"] == p["value"]), gold, own),
    }
