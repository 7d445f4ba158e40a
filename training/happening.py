"""How well the weights of ``reconcile/reason.py`` are learned, each group scored by those of the others.

    python training/happening.py GOLD/claims    # half a minute of CPU time

The pairs of claims of three groups, as marked by hand, are fitted by logistic regression; the base is chosen
by B-cubed on these. Nothing is written: the weights that ship were mixed by hand (``data/weights.tsv``);
this says what a plain fit gives on reports that it has not seen.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from onrecord.evaluation.clustering import b_cubed
from onrecord.evaluation.events import given
from onrecord.model import Document, Reading
from onrecord.reconcile import reason, reconcile
from onrecord.reconcile.entity import cast
from onrecord.reconcile.memory import NoMemory
from onrecord.reconcile.pair import Pair
from onrecord.reconcile.reason import REASONS, barred, strengths
from onrecord.reconcile.side import Sides
from onrecord.reconcile.telling import tellings

GROUPS = ("dev1", "dev2", "dev3", "dev4")
BASES = [at / 4 for at in range(-18, -2)]
"""The bases that are tried."""


@dataclass
class Group:
    """One group of reports with its marked claims, and the pairs of these."""

    documents: list[Document]
    readings: list[Reading]
    truth: dict[str, str]

    def pairs(self) -> tuple[list[list[float]], list[bool]]:
        """The strengths of the reasons of every pair that nothing bars, and whether it is of one event."""
        people = cast(self.readings, ())
        claims = [people.claim(claim) for reading in self.readings for claim in reading.claims]
        reports = {document.id: document for document in self.documents}
        told = tellings(claims, reports, Sides.of(people.entities), {}, NoMemory())
        held = [(one, other) for one, other in combinations(told, 2) if not barred(one, other)]
        same = [self.truth[one.id] == self.truth[other.id] for one, other in held]
        return [strengths(Pair(one, other)) for one, other in held], same

    def b3(self, weights: dict[str, float]) -> float:
        """B-cubed F of the events found with these weights."""
        reason.weights().update(weights)
        reason._weighted.cache_clear()
        ledger = reconcile(self.documents, self.readings)
        return b_cubed(self.truth, {one: event.id for event in ledger.events for one in event.claims}).f1


def mean(groups: list[Group], weights: dict[str, float]) -> float:
    """B-cubed over groups, weighed by their claims."""
    return sum(len(one.truth) * one.b3(weights) for one in groups) / sum(len(one.truth) for one in groups)


def learned(groups: list[Group]) -> dict[str, float]:
    """Weights fitted to the pairs of the groups, with the base that scores best on them."""
    held = [group.pairs() for group in groups]
    fitted = LogisticRegression(max_iter=2000).fit(
        [row for rows, _ in held for row in rows], [one for _, same in held for one in same]
    )
    weights = {one.__name__: float(weight) for one, weight in zip(REASONS, fitted.coef_[0], strict=True)}
    return max(({**weights, "base": base} for base in BASES), key=lambda tried: mean(groups, tried))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=Path, help="folder of the groups' docs and claims")
    folder = parser.parse_args().claims
    groups = {
        name: Group(*given(folder / f"{name}.docs.jsonl", folder / f"{name}.claims.jsonl")) for name in GROUPS
    }
    total = 0.0
    for name, group in groups.items():
        score = group.b3(learned([other for key, other in groups.items() if key != name]))
        total += len(group.truth) * score
        print(f"{name}\t{100 * score:.1f}")
    print(f"weighed by claims\t{100 * total / sum(len(group.truth) for group in groups.values()):.1f}")


if __name__ == "__main__":
    main()
