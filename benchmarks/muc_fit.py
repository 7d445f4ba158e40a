"""Logistic models over named marks: how they are learned, what folds left out say, how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from muc_words import FOLDER
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import Pipeline, make_pipeline

FOLDS = 5
STRENGTH = {
    "sentence": 5.0, "incident": 0.1, "telling": 0.3, "same": 0.3,
    "organization": 0.2, "blame": 0.3, "level": 0.05,
}  # fmt: skip
"""Of the regularisation (C) of each model; chosen on folds left out."""
RAREST = {"sentence": 5, "same": 3, "organization": 3, "level": 4}
"""In how many examples a mark must be met to count; 1 elsewhere."""
LEAST_WEIGHT = 0.05
"""Weights nearer to nought are not kept; of the sentences' words ten times that."""
_HEAD = """\
# Weights of the MUC-4 adapter: model, mark, weight. Learned by benchmarks/muc_learn.py on the odd half of the
# development texts of MUC-4 (NIST); no text of theirs is kept, only single words and how much each weighs.
"""


@dataclass(frozen=True, slots=True)
class Examples:
    """Marks with their answer and the text that each is of (for the folds)."""

    marks: list[dict[str, float]]
    answers: list[str]
    texts: list[int]

    def add(self, seen: dict[str, float], answer: str, text: int) -> None:
        """One more example."""
        self.marks.append(seen)
        self.answers.append(answer)
        self.texts.append(text)

    def without(self, fold: int) -> Examples:
        """Those of the texts outside a fold."""
        found = Examples([], [], [])
        for seen, answer, text in zip(self.marks, self.answers, self.texts, strict=True):
            if text % FOLDS != fold:
                found.add(seen, answer, text)
        return found


def fitted(name: str, examples: Examples) -> Pipeline:
    """A logistic model of the marks that are met often enough."""
    met: dict[str, int] = {}
    for mark in (mark for seen in examples.marks for mark in seen):
        met[mark] = met.get(mark, 0) + 1
    least = RAREST.get(name, 1)
    kept = [{mark: value for mark, value in seen.items() if met[mark] >= least} for seen in examples.marks]
    rule = LogisticRegression(C=STRENGTH[name], max_iter=2000, tol=1e-3)
    return make_pipeline(DictVectorizer(), rule).fit(kept, examples.answers)


def left_out(name: str, examples: Examples, asked: Examples | None = None) -> np.ndarray[Any, Any]:
    """The chance of each answer, in their order, for each example or those asked, by folds without its text."""
    asked = asked or examples
    chances = np.zeros((len(asked.texts), len(set(examples.answers))))
    for fold in range(FOLDS):
        rule = fitted(name, examples.without(fold))
        held = [n for n, text in enumerate(asked.texts) if text % FOLDS == fold]
        chances[held] = rule.predict_proba([asked.marks[n] for n in held])
    return chances


def by_text(chances: np.ndarray[Any, Any], examples: Examples, count: int) -> list[tuple[float, ...]]:
    """The chances of "True" of each text."""
    held: list[list[float]] = [[] for _ in range(count)]
    for value, text in zip(chances[:, -1], examples.texts, strict=True):
        held[text].append(float(value))
    return [tuple(values) for values in held]


def weights(name: str, examples: Examples) -> Iterator[tuple[str, str, float]]:
    """The weights learned on all examples: one model, or one for each of several answers under its name."""
    names, rule = (part for _, part in fitted(name, examples).steps)
    several = len(rule.classes_) > 2
    least = LEAST_WEIGHT * (10 if name == "sentence" else 1)
    for label, row, always in zip(
        rule.classes_ if several else [name], rule.coef_, rule.intercept_, strict=True
    ):
        yield label, "(always)", always
        kept = zip(names.get_feature_names_out(), row, strict=True)
        yield from ((label, mark, weight) for mark, weight in kept if abs(weight) >= least)


def write(learned: Iterable[tuple[str, str, float]]) -> None:
    """Writes the weights with where they come from."""
    lines = (f"{name}\t{mark}\t{weight:.3f}\n" for name, mark, weight in learned)
    (FOLDER / "weights.tsv").write_text(_HEAD + "".join(lines), "utf-8")


def report(name: str, examples: Examples) -> np.ndarray[Any, Any]:
    """Prints how good a model is on folds left out; its chances there."""
    chances = left_out(name, examples)
    right = np.array(sorted(set(examples.answers)))[chances.argmax(axis=1)] == np.array(examples.answers)
    line = f"{name} {len(right)}, right {right.mean():.3f}"
    if name != "level":
        true = [answer == "True" for answer in examples.answers]
        precision = average_precision_score(true, chances[:, -1])
        line += f", of them true {sum(true)}, average precision {precision:.3f}"
    print(line)
    return chances
