"""Learns the weights of ``read/data/factuality.tsv`` from events that people valued from −3 to 3.

    python training/status.py GOLD_FOLDER [--check]

GOLD_FOLDER holds uw.train.jsonl and meantime.train.jsonl (and the .dev files for --check). Linear support
vector regression, which lessens the mean absolute error; an event of MEANTIME counts three times, for there
are fewer. Features seen in fewer than three events, and weights below 0.01, are left out. --check learns
without writing and prints the measures on the .dev files.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVR

from onrecord.evaluation.row import rows
from onrecord.evaluation.status import document, measure, place_at
from onrecord.read.acts import factuality
from onrecord.read.parse import parse_all

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/read/data/factuality.tsv"
CORPORA = {"uw": 1.0, "meantime": 3.0}
LEAST = 3
STRENGTH = 0.06  # of 0.003 to 0.15 the best on the development files
SMALL = 0.01

Example = tuple[dict[str, float], float]


def examples(path: Path) -> Iterator[Example]:
    """The features and the value of each event of a file."""
    marked = rows(path)
    for page, row in zip(parse_all(document(row) for row in marked), marked, strict=True):
        for event in row["events"]:
            place = place_at(page, event["span"][0])
            if place is not None:
                yield dict.fromkeys(factuality.features(*place), 1.0), event["value"]


def learn(gold: Path) -> dict[str, float]:
    """Weights by feature from the training files."""
    found: list[Example] = []
    counted: list[float] = []
    for corpus, times in CORPORA.items():
        of_corpus = list(examples(gold / f"{corpus}.train.jsonl"))
        found += of_corpus
        counted += [times] * len(of_corpus)
    seen = Counter(name for features, _ in found for name in features)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{n: 1.0 for n in f if seen[n] >= LEAST} for f, _ in found]).tocsr()
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    model = LinearSVR(C=STRENGTH, epsilon=0.0, fit_intercept=False, max_iter=5000, random_state=0)
    model.fit(matrix, [value for _, value in found], sample_weight=counted)
    names = vectors.get_feature_names_out()
    return {n: float(w) for n, w in zip(names, model.coef_, strict=True) if abs(w) >= SMALL}


def check(gold: Path, learned: dict[str, float]) -> None:
    """Prints the measures of weights on the development files."""
    for corpus in CORPORA:
        pairs = [(v, factuality.value(f, learned)) for f, v in examples(gold / f"{corpus}.dev.jsonl")]
        print(corpus, measure(pairs))


def write(learned: dict[str, float]) -> None:
    """Writes the weights that ship with the package."""
    lines = [
        "# Weights of factuality. Source: training/status.py on the UW and MEANTIME factuality corpora.",
        "# feature\tweight",
        *(f"{name}\t{weight:.2f}" for name, weight in sorted(learned.items())),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learns and writes, or checks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    learned = learn(arguments.gold)
    if arguments.check:
        check(arguments.gold, learned)
    else:
        write(learned)


if __name__ == "__main__":
    main()
