"""Learns ``reconcile/data/naming_weights.tsv`` from mentions of events marked by hand (ECB+, CC BY 3.0).

    python training/naming.py DOCS MENTIONS [--shift X]

A logistic fit over the pairs of one story that the program compares; ``--shift`` is added to the base, so that
the mean of a cluster rather than a single pair decides. Prints the table; nothing but weights is kept.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from onrecord.evaluation.coreference import namings
from onrecord.evaluation.row import rows
from onrecord.reconcile.naming import REASONS, couples


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("mentions", type=Path)
    parser.add_argument("--shift", type=float, default=0.5)
    asked = parser.parse_args()
    marked = [row for row in rows(asked.mentions) if row["type"] == "event"]
    cluster = {row["mention_id"]: row["cluster"] for row in marked}
    held = namings(rows(asked.docs), marked)
    pairs = couples(held)
    strengths = [[reason(couple) for reason in REASONS[1:]] for _, couple in pairs]
    same = [cluster[couple.left.id] == cluster[couple.right.id] for _, couple in pairs]
    fitted = LogisticRegression(C=1.0, max_iter=3000).fit(strengths, same)
    print(f"base\t{fitted.intercept_[0] + asked.shift:.2f}")
    for reason, weight in zip(REASONS[1:], fitted.coef_[0], strict=True):
        print(f"{reason.__name__}\t{weight:.2f}")


if __name__ == "__main__":
    main()
