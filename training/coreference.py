"""Learns the weights of ``read/data/coreference.tsv`` from pronouns that readers resolved.

    python training/coreference.py REPORTS [--check]

REPORTS are those of ``judged/pronouns.tsv`` (``pronouns.py``). For each pronoun the candidates compete: the
weights are those under which the one that a reader named is likely (conditional softmax, L2), be it an entity
or a noun. Where a reader named nobody, nobody and every noun are right. With --check each fold is
resolved with weights learned from the others.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import sheet
from pronouns import KEPT
from scipy.optimize import minimize

from onrecord.read.names import coreference, salience
from onrecord.read.names.cast import Cast
from onrecord.read.names.salience import Anaphor, Candidate, Seen
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.parse import parse_all
from onrecord.read.scene import survey

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/read/data/coreference.tsv"
STRENGTH = 0.5  # L2
LEAST = 4
FOLDS = 10
_BEFORE_NOUN = ("det", "compound", "amod", "nmod", "nummod", "predet")


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun: its report and word, the features of its candidates, which are figures, which are right."""

    report: str
    word: str
    features: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]
    right: tuple[bool, ...]


def answers() -> dict[str, dict[int, int]]:
    """By report and offset of a pronoun: the offset of the name of whom it means, or -1."""
    found: dict[str, dict[int, int]] = {}
    for line in sorted(KEPT.lines()):
        report, at, named = line.split("\t")
        found.setdefault(report, {})[int(at)] = int(named)
    return found


def examples(pages: Iterable[Page], named: dict[str, dict[int, int]]) -> Iterator[Example]:
    """The examples of some reports."""
    for page in pages:
        seen: list[tuple[Anaphor, list[Candidate]]] = []
        coreference.candidates = partial(_recorded, seen)
        cast = survey(page).cast
        of_report = named[page.document.id]
        for anaphor, found in seen:
            at = of_report.get(anaphor.token.start)
            if at is None:
                continue
            paragraph, named_by = _words_at(page, at)
            meant = _entity(cast, paragraph, named_by)
            right = [_right(c, meant, named_by) for c in found]
            if meant is None and not any(right):  # named too far back, or in words that are no candidate
                right = [c.figure is None and c.noun is None for c in found]
            if any(right):
                yield Example(
                    page.document.id, anaphor.token.lower, tuple(c.features for c in found),
                    tuple(c.figure is not None for c in found), tuple(right),
                )  # fmt: skip


def _recorded(
    seen: list[tuple[Anaphor, list[Candidate]]], anaphor: Anaphor, pronoun: str, memory: Sequence[Seen]
) -> list[Candidate]:
    found = salience.candidates(anaphor, pronoun, memory)
    seen.append((anaphor, found))
    return found


def _words_at(page: Page, at: int) -> tuple[Paragraph | None, Token | None]:
    """The noun of the words that begin at an offset ("the State Department"), and its paragraph."""
    for paragraph in page.paragraphs:
        if (i := paragraph.token_at(at) if paragraph.start <= at < paragraph.end else None) is not None:
            token = paragraph.tokens[i]
            while token.dep in _BEFORE_NOUN and token.head > token.i:
                token = paragraph.tokens[token.head]
            return paragraph, token
    return None, None


def _entity(cast: Cast, paragraph: Paragraph | None, noun: Token | None) -> str | None:
    """Whom the noun names."""
    if paragraph is None or noun is None:
        return None
    mention = cast.at(paragraph.index, noun.i)
    return mention.entity if mention is not None else None


def _right(candidate: Candidate, meant: str | None, named_by: Token | None) -> bool:
    figure, noun = candidate.figure, candidate.noun
    if meant is not None:
        return figure is not None and figure.id == meant
    if figure is not None or named_by is None:
        return figure is None
    return noun is not None and noun.head.start == named_by.start


def learned(some: Sequence[Example]) -> dict[str, float]:
    """Weights by feature."""
    counts = Counter(name for e in some for features in e.features for name in set(features))
    names = sorted(name for name, n in counts.items() if n >= LEAST)
    column = {name: i for i, name in enumerate(names)}
    rows = [[[column[f] for f in features if f in column] for features in e.features] for e in some]
    matrices = []
    for example in rows:
        matrix = np.zeros((len(example), len(names)))
        for i, columns in enumerate(example):
            matrix[i, columns] = 1.0
        matrices.append(matrix)
    rights = [np.array(e.right, dtype=bool) for e in some]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = STRENGTH * float(weights @ weights), 2 * STRENGTH * weights
        for matrix, right in zip(matrices, rights, strict=True):
            chances = np.exp((scores := matrix @ weights) - scores.max())
            chances /= chances.sum()
            good = chances[right].sum()
            total -= float(np.log(good))
            gradient += matrix.T @ chances - matrix[right].T @ (chances[right] / good)
        return total, gradient

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return dict(zip(names, found.x, strict=True))


def outcome(example: Example, weights: dict[str, float], least: float) -> str:
    """What comes of an example: right, wrong, missed or too much; where no figure is given and none is meant,
    nobody or a noun, rightly or not."""
    scores = np.array([sum(weights.get(f, 0.0) for f in features) for features in example.features])
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    figures = [i for i, figure in enumerate(example.figures) if figure]
    best = max(figures, key=lambda i: chances[i]) if figures else None
    given = best is not None and chances[best] >= least
    somebody = any(r and f for r, f in zip(example.right, example.figures, strict=True))
    if not given:
        return "missed" if somebody else _noun(example, chances)
    return "right" if example.right[best] else "wrong" if somebody else "too much"


def _noun(example: Example, chances: np.ndarray) -> str:
    others = [i for i, figure in enumerate(example.figures) if not figure]
    best = max(others, key=lambda i: chances[i])
    if best == 0 or all(example.right[i] for i in others):  # a thing or nothing: any noun will do
        return "nobody, rightly" if example.right[best] else "noun missed"
    return "noun, rightly" if example.right[best] else "another noun"


def check(found: Sequence[Example]) -> None:
    """Prints what comes of every pronoun by weights that have not seen its report."""
    reports = sorted({e.report for e in found})
    random.Random(1).shuffle(reports)
    fold = {report: i % FOLDS for i, report in enumerate(reports)}
    tables = [learned([e for e in found if fold[e.report] != k]) for k in range(FOLDS)]
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        print(least, dict(Counter(outcome(e, tables[fold[e.report]], least) for e in found)))


def main() -> None:
    """Learns and writes, or checks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--check", action="store_true")
    a = parser.parse_args()
    named = answers()
    pages = parse_all([d for d in sheet.reports(a.reports) if d.id in named])
    found = list(examples(pages, named))
    if a.check:
        check(found)
    else:
        weights = sorted(learned(found).items())
        lines = [f"{name}\t{weight:.2f}" for name, weight in weights if abs(weight) >= 0.02]
        head = "# Weights of who a pronoun means, by feature. Source: training/coreference.py, judged pronouns."
        WEIGHTS.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
