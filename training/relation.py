"""Learns the weights of ``read/data/relation.tsv`` from relations whose two parties are marked.

    python training/relation.py GOLD [--check]

GOLD is plv.train.jsonl: text, the spans of both parties, one code. Multinomial logistic regression with L2 over
the features of ``read/acts/relation.py``; features seen once only, and weights under a fiftieth, are left out.
--check learns five times without a fifth of the lines and prints the measures of the fifths left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from onrecord.evaluation.relation import code, document, measure, parties
from onrecord.evaluation.row import rows
from onrecord.read.acts.relation import Features, Pair
from onrecord.read.parse import parse_all

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/read/data/relation.tsv"
FOLDS = 5
LEAST = 2
STRENGTH = 1.0  # inverse of L2; of 0.3, 1 and 3 the best
SMALL = 0.02


def examples(gold: Path) -> tuple[list[Features], list[str]]:
    """The features and the class of each line."""
    marked = rows(gold)
    pages = parse_all(document(row) for row in marked)
    found = [Pair(page, *parties(row)).features for page, row in zip(pages, marked, strict=True)]
    return found, [code(row) for row in marked]


def learn(found: Sequence[Features], labels: Sequence[str]) -> tuple[DictVectorizer, LogisticRegression]:
    """The model and the names of its features."""
    seen = Counter(name for features in found for name in features)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{n: v for n, v in f.items() if seen[n] >= LEAST} for f in found])
    return vectors, LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=500).fit(matrix, labels)


def check(found: Sequence[Features], labels: Sequence[str], texts: Sequence[str]) -> None:
    """Prints the measures of each fifth by weights learned from the rest; a text is in one fifth alone."""
    guessed = np.empty(len(labels), dtype=object)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    for learned, held in folds.split(found, labels, texts):
        vectors, model = learn([found[i] for i in learned], [labels[i] for i in learned])
        guessed[held] = model.predict(vectors.transform([found[i] for i in held]))
    print(measure(list(zip(labels, guessed.tolist(), strict=True))))


def write(vectors: DictVectorizer, model: LogisticRegression) -> None:
    """Writes the weights that ship with the package."""
    lines = [
        "# Weights of relations, in hundredths. Source: training/relation.py on the PLV training sentences.",
        "\t".join(["feature", *model.classes_]),
    ]
    for name, column in zip(vectors.get_feature_names_out(), model.coef_.T, strict=True):
        cells = [str(round(100 * w)) if abs(w) >= SMALL else "" for w in column]
        if any(cells):
            lines.append("\t".join([name, *cells]))
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learns and writes, or checks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    found, labels = examples(arguments.gold)
    if arguments.check:
        check(found, labels, [row["text"] for row in rows(arguments.gold)])
    else:
        write(*learn(found, labels))


if __name__ == "__main__":
    main()
