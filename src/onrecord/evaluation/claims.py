"""``onrecord eval claims``: how the program's claims hold against claims marked by hand.

A gold and a predicted claim of one document may pair when their acts share a word, or when their clauses
overlap by half of the shorter and their types agree; pairs are taken one to one, best first. Measured are
detection (precision, recall, F1), the share of pairs that is right per field, and ``whole``: type, status,
actor and nearest voice all right. The figures equal those of the scorer that ships with the gold data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.codec import to_json, to_row
from onrecord.errors import InputError
from onrecord.evaluation.figure import Figures, percent
from onrecord.evaluation.gold import Marked, Words, gold_claims, predicted_claims
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.ingest import Facts
from onrecord.pipeline import read_paths
from onrecord.read import DEFAULT

_FIELDS = ("type", "status", "actor", "recipient", "voice", "when", "quantity")
_WORD = re.compile(r"\w+")


def score(gold: Iterable[Row], predicted: Iterable[Row], texts: Mapping[str, str]) -> dict[str, Figures]:
    """The measures over all claims, and over "events": STATEMENT left out on both sides."""
    marks = list(gold_claims(gold, texts))
    found = list(predicted_claims(predicted, texts))
    return {
        "all": measure(marks, found, texts),
        "events": measure(events_of(marks), events_of(found), texts),
    }


def measure(gold: Sequence[Marked], predicted: Sequence[Marked], texts: Mapping[str, str]) -> Figures:
    """Detection, fields and whole of one set of marks against another."""
    pairs = pair(gold, predicted, texts)
    right = [fields_right(g, p) for g, p in pairs]
    whole = sum(whole_right(r) for r in right)
    precision = len(pairs) / len(predicted) if predicted else 0.0
    recall = len(pairs) / len(gold) if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "gold": len(gold),
        "pred": len(predicted),
        "pairs": len(pairs),
        "precision": round(100 * precision, 1),
        "recall": round(100 * recall, 1),
        "f1": round(100 * f1, 1),
        **{name: _share([r[name] for r in right if r[name] is not None]) for name in _FIELDS},
        "whole_recall": percent(whole, len(gold)),
        "whole_precision": percent(whole, len(predicted)),
    }


def fields_right(gold: Marked, predicted: Marked) -> dict[str, bool | None]:
    """Per field whether a pair agrees; None where neither side has a time or a quantity."""
    dated, counted = gold.when or predicted.when, gold.quantities or predicted.quantities
    return {
        "type": gold.type == predicted.type,
        "status": _same_status(gold.status, predicted.status),
        "actor": _meets(gold.actors, predicted.actors),
        "recipient": _meets(gold.recipients, predicted.recipients),
        "voice": _same_voice(gold.voice, predicted.voice),
        "when": gold.when == predicted.when if dated else None,
        "quantity": gold.quantities == predicted.quantities if counted else None,
    }


def pair(
    gold: Sequence[Marked], predicted: Sequence[Marked], texts: Mapping[str, str]
) -> list[tuple[Marked, Marked]]:
    """One-to-one pairs of gold and predicted claims, the best fit first."""
    of_document: dict[str, list[int]] = {}
    for j, mark in enumerate(predicted):
        of_document.setdefault(mark.document, []).append(j)
    candidates = [
        (fit, -i, -j)
        for i, mark in enumerate(gold)
        for j in of_document.get(mark.document, ())
        if (fit := _fit(mark, predicted[j], texts[mark.document])) is not None
    ]
    free_gold, free_predicted = set(range(len(gold))), set(range(len(predicted)))
    pairs = []
    for _, i, j in sorted(candidates, reverse=True):
        if -i in free_gold and -j in free_predicted:
            free_gold.remove(-i)
            free_predicted.remove(-j)
            pairs.append((gold[-i], predicted[-j]))
    return pairs


def _fit(gold: Marked, predicted: Marked, text: str) -> float | None:
    """How well two claims fit; None where they may not pair."""
    same_words = bool(_word_starts(text, gold.act) & _word_starts(text, predicted.act))
    same_type = gold.type == predicted.type
    overlap = max(0, min(gold.span[1], predicted.span[1]) - max(gold.span[0], predicted.span[0]))
    shorter = max(1, min(gold.span[1] - gold.span[0], predicted.span[1] - predicted.span[0]))
    if not same_words and not (same_type and overlap / shorter >= 0.5):
        return None
    outer = max(1, max(gold.span[1], predicted.span[1]) - min(gold.span[0], predicted.span[0]))
    return same_words + 0.5 * same_type + overlap / outer


def _word_starts(text: str, piece: tuple[int, int]) -> set[int]:
    start, end = piece
    return {start + m.start() for m in _WORD.finditer(text[start:end])}


def events_of(marks: Iterable[Marked]) -> list[Marked]:
    """Marks without STATEMENTs."""
    return [mark for mark in marks if mark.type != "STATEMENT"]


def _same_status(gold: str, predicted: str) -> bool:
    """The guide knows no "predicted": what others say will come is planned or speculated there."""
    return gold == predicted or (predicted == "predicted" and gold in ("planned", "speculated"))


def _meets(gold: Sequence[Words], predicted: Sequence[Words]) -> bool:
    if not gold:
        return not predicted
    return any(one & other for one in gold for other in predicted)


def _same_voice(gold: Words | None, predicted: Words | None) -> bool:
    if gold is None or predicted is None:
        return gold is None and predicted is None
    return bool(gold & predicted)


def whole_right(right: Mapping[str, bool | None]) -> bool:
    """Whether type, status, actor and nearest voice of a pair are all right."""
    return all(right[name] for name in ("type", "status", "actor", "voice"))


def _share(right: Sequence[bool | None]) -> float | None:
    return percent(sum(bool(r) for r in right), len(right))


def evaluate(
    docs: Path, gold: Path, pred: Path | None = None, *, reader: str = DEFAULT
) -> dict[str, Figures]:
    """Reads the reports of DOCS and scores their claims against GOLD; writes them to ``pred`` if asked."""
    texts, predicted = predict([docs], reader)
    write_rows(predicted, pred)
    return score(rows(gold), predicted, texts)


def predict(
    paths: Iterable[Path], reader: str = DEFAULT
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The text of each report of the paths by its id, and the claims read in them as rows of the record."""
    texts: dict[str, str] = {}
    predicted: list[dict[str, Any]] = []
    for loaded in read_paths([str(path) for path in paths], Facts(), reader):
        if isinstance(loaded, InputError):
            raise loaded
        document, reading = loaded
        texts[document.id] = document.text
        predicted += [json.loads(to_json({"kind": "claim", **to_row(claim)})) for claim in reading.claims]
    return texts, predicted
