"""What analysts decided about pairs of claims: the journal's last word on each pair."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations

from onrecord.model import EVENT, Judgement, Verdict

_VERDICTS = {verdict.value: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on a pair, and the words for who gave it and why."""

    verdict: Verdict
    words: str


def rulings(judgements: Iterable[Judgement]) -> Mapping[str, Mapping[str, Ruling]]:
    """From a claim's id to those of others, with the last verdict on the pair that was not undone.

    An event's id stands for its smallest claim.
    """
    found: dict[str, dict[str, Ruling]] = {}
    for line in sorted(judgements, key=lambda line: (line.when, line.id)):
        verdict = _VERDICTS.get(line.judgement)
        if verdict is None or line.undone:
            continue
        ids = sorted({one.removeprefix(EVENT) for one in line.on})
        for left, right in permutations(ids, 2):
            found.setdefault(left, {})[right] = Ruling(verdict, f"judged {verdict} by {line.who}: {line.why}")
    return found
