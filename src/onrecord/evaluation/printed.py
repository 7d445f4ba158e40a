"""What a brief prints, held against claims marked by hand: of the claims sure enough, how many are right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.evaluation.claims import events_of, fields_right, pair, whole_right
from onrecord.evaluation.figure import Figures, percent
from onrecord.evaluation.gold import Marked, gold_claims, predicted_claims
from onrecord.evaluation.row import Row


def printed(
    gold: Iterable[Row], predicted: Sequence[Row], texts: Mapping[str, str], least: float
) -> dict[str, Figures]:
    """How good the claims of confidence ``least`` and more are, over all claims and over "events".

    ``right`` is the share, in per cent, of printed pairs whose type, status, actor and voice are all right;
    ``paired`` the share of printed claims that pair at all; ``withheld`` counts those below ``least``.
    """
    marks = list(gold_claims(gold, texts))
    found = list(predicted_claims(predicted, texts))
    sure = list(predicted_claims((row for row in predicted if row["confidence"] >= least), texts))
    return {
        "all": _measure(marks, found, sure, texts),
        "events": _measure(events_of(marks), events_of(found), events_of(sure), texts),
    }


def _measure(
    gold: Sequence[Marked], found: Sequence[Marked], sure: Sequence[Marked], texts: Mapping[str, str]
) -> Figures:
    pairs = pair(gold, sure, texts)
    right = sum(whole_right(fields_right(g, p)) for g, p in pairs)
    return {
        "printed": len(sure),
        "withheld": len(found) - len(sure),
        "pairs": len(pairs),
        "paired": percent(len(pairs), len(sure)),
        "right": percent(right, len(pairs)),
    }
