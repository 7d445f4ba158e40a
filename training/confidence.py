"""Learns the weights of ``read/data/confidence.tsv`` from claims marked by hand.

    python training/confidence.py GOLD_FOLDER [--reports REPORTS] [--check]

GOLD_FOLDER holds dev*.docs.jsonl and dev*.claims.jsonl. A draft that pairs with a gold claim is an
example of "kept"; one whose type, status, actor and voice are right as well, of "right". REPORTS are those of
which a reader judged single drafts (``judging.py``): further examples of both. Both are logistic
scores; features seen in fewer than five drafts are left out. "kept" is learned by gradient boosting of single
features: each step adds to the weight of the one that a part of the drafts asks for most, so that most get
none; the mean of a few runs. "right" is learned by logistic regression with L2, which finds less but keeps its
word better. With --check each group is scored by weights learned from the others, and the figures printed are
those of reports that the weights have not seen.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import judging
import numpy as np
import sheet
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from verdict import read_verdicts

from onrecord.codec import to_row
from onrecord.evaluation import calibration
from onrecord.evaluation.calibration import Point
from onrecord.evaluation.claims import fields_right, measure, pair
from onrecord.evaluation.gold import Marked, gold_claims, predicted_claims
from onrecord.evaluation.row import rows
from onrecord.ingest import Facts, load
from onrecord.model import Document, EventType
from onrecord.read.claim import drafts, numbered
from onrecord.read.confidence import KEEP, Scale
from onrecord.read.draft import Draft
from onrecord.read.feature import Features, features
from onrecord.read.parse import parse_all
from onrecord.read.scene import survey
from onrecord.read.statement import statements

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/read/data/confidence.tsv"
FIELDS = ("type", "status", "actor", "voice")
SPOKEN = ("type", "status", "voice")  # the gold is of two minds about the actor of a STATEMENT
LEAST = 8
RUNS = 4
STEPS = 600  # of 300 to 600 the best over groups left out, as are rate and shares
RATE = 0.1
DRAFTS, FEATURES = 0.6, 0.2  # the shares that a step sees
STRENGTH = 0.02  # inverse of L2, the best over groups left out
JUDGED_KEPT, JUDGED_RIGHT = 0.2, 0.15
"""What a judged draft weighs beside one of the gold: the readers of single drafts keep fewer nouns than the
gold does. Chosen for the error of calibration and F1 on groups left out and on folds of the judged reports."""

Table = dict[str, float]
Examples = tuple[list[Features], list[bool]]


@dataclass
class Group:
    """One gold group: its marks and texts, and examples of both scores."""

    gold: list[Marked]
    texts: dict[str, str]
    marks: list[Marked]
    kept: Examples
    right: Examples


def group(docs: Path) -> Group:
    """The examples that one gold group gives."""
    documents = [d for d in load([str(docs)], Facts()) if isinstance(d, Document)]
    texts = {d.id: d.text for d in documents}
    everything = list(gold_claims(rows(str(docs).replace("docs", "claims")), texts))
    gold = [mark for mark in everything if mark.type != "STATEMENT"]
    found: list[Features] = []
    speech: list[Features] = []
    marks: list[Marked] = []
    spoken: list[Marked] = []
    for page in parse_all(documents):
        scene = survey(page)
        made = drafts(scene)
        said = list(statements(scene, Scale(scene, made).kept()))
        found += [features(scene, d) for d in made]
        speech += [features(scene, d) for d in said]
        marks += marked(made, texts)
        spoken += marked(said, texts)
    paired = {id(m) for _, m in pair(gold, marks, texts)}
    right = correct(gold, marks, texts, FIELDS) + correct(everything, spoken, texts, SPOKEN)
    return Group(gold, texts, marks, (found, [id(m) in paired for m in marks]), ([*found, *speech], right))


def marked(made: Sequence[Draft], texts: dict[str, str]) -> list[Marked]:
    """The claims of drafts as the scorer sees them."""
    claims = numbered([d.claim for d in made])
    return list(predicted_claims((json.loads(json.dumps(to_row(c))) for c in claims), texts))


def judged(reports: Path) -> Group:
    """The examples of drafts that a reader judged; ``right`` where what was judged is still what is read."""
    verdicts = read_verdicts()
    documents = [d for d in sheet.reports(reports) if d.id in verdicts]
    kept_: Examples = ([], [])
    right: Examples = ([], [])
    for page in parse_all(documents):
        scene = survey(page)
        for draft in judging.made(scene):
            verdict = verdicts[page.document.id].at(draft.claim.act)
            if verdict is None:
                continue
            seen = features(scene, draft)
            if draft.claim.type is EventType.STATEMENT:
                continue  # judged by looser rules than the gold was made by
            _add(kept_, seen, verdict.claim)
            known = verdict.right(draft.claim)
            if known is not None:
                _add(right, seen, known)
    return Group([], {}, [], kept_, right)


def _add(examples: Examples, seen: Features, label: bool) -> None:
    examples[0].append(seen)
    examples[1].append(label)


def correct(
    gold: list[Marked], marks: list[Marked], texts: dict[str, str], fields: Sequence[str]
) -> list[bool]:
    """Per mark whether it pairs with gold and all the fields named agree."""
    mate = {id(m): g for g, m in pair(gold, marks, texts)}
    return [id(m) in mate and all(fields_right(mate[id(m)], m)[f] for f in fields) for m in marks]


def frequent(
    examples: Iterable[tuple[Examples, float]],
) -> tuple[np.ndarray, np.ndarray, np.ndarray, Sequence[str]]:
    """The examples as rows, their labels and weights, and the features that are not too rare, by column."""
    found: list[Features] = []
    labels: list[bool] = []
    shares: list[float] = []
    for (features_, labels_), share in examples:
        found += features_
        labels += labels_
        shares += [share] * len(labels_)
    counts = Counter(name for f in found for name in f)
    vectors = DictVectorizer(sparse=False)
    matrix = vectors.fit_transform([{k: v for k, v in f.items() if counts[k] >= LEAST} for f in found])
    return matrix, np.array(labels), np.array(shares), vectors.get_feature_names_out()


def boosted(examples: Iterable[tuple[Examples, float]]) -> Table:
    """Weights by feature, those of all runs' steps added up."""
    matrix, labels, shares, names = frequent(examples)
    total: Table = {"bias": math.log(shares[labels].sum() / shares[~labels].sum())}
    for run in range(RUNS):
        for name, low, high in steps(matrix, labels, shares, names, run):
            total["bias"] += RATE * low / RUNS
            total[name] = total.get(name, 0.0) + RATE * (high - low) / RUNS
    return total


def regressed(examples: Iterable[tuple[Examples, float]]) -> Table:
    """Weights by feature."""
    matrix, labels, shares, names = frequent(examples)
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=5000)
    model.fit(matrix, labels, sample_weight=shares)
    return dict(zip(names, model.coef_[0], strict=True))


def steps(
    matrix: np.ndarray, labels: np.ndarray, shares: np.ndarray, names: Sequence[str], run: int
) -> Iterator[tuple[str, float, float]]:
    """The steps of one run: a feature, and what its absence and its presence add."""
    model = GradientBoostingClassifier(
        n_estimators=STEPS, max_depth=1, learning_rate=RATE, subsample=DRAFTS, max_features=FEATURES,
        random_state=run,
    ).fit(matrix, labels, sample_weight=shares)  # fmt: skip
    for tree in (estimator.tree_ for estimator in model.estimators_[:, 0]):
        if tree.node_count == 3:
            yield names[tree.feature[0]], float(tree.value[1, 0, 0]), float(tree.value[2, 0, 0])


def tables(groups: Sequence[Group]) -> dict[str, Table]:
    """The weights of both scores."""
    return {
        "kept": boosted((g.kept, 1.0 if g.gold else JUDGED_KEPT) for g in groups),
        "right": regressed((g.right, 1.0 if g.gold else JUDGED_RIGHT) for g in groups),
    }


def chance(table: Table, found: Features) -> float:
    """The logistic chance that a table gives these features."""
    return 1 / (1 + math.exp(-sum(value * table.get(name, 0.0) for name, value in found.items())))


def check(groups: Sequence[Group], further: Sequence[Group]) -> None:
    """Prints the measures of each group by weights learned from the others, and from ``further``."""
    scored = []
    points: dict[str, list[Point]] = {"events": [], "all claims": []}
    for one in groups:
        learned = tables([*(g for g in groups if g is not one), *further])
        chances = [chance(learned["kept"], found) for found in one.kept[0]]
        chances += [1.0] * (len(one.right[0]) - len(chances))  # a statement is kept in any case
        for n, (kept_by, found, right) in enumerate(zip(chances, *one.right, strict=True)):
            if kept_by >= KEEP:
                point = (chance(learned["right"], found), right)
                points["all claims"].append(point)
                points["events"] += [point] if n < len(one.marks) else []
        for found, mark in zip(one.kept[0], one.marks, strict=True):
            scored.append((chance(learned["kept"], found), chance(learned["right"], found), mark))
    gold = [mark for g in groups for mark in g.gold]
    texts = {name: text for g in groups for name, text in g.texts.items()}
    for least in (0.3, 0.35, 0.38, 0.42, 0.44, KEEP, 0.46, 0.48, 0.5):
        chosen = [mark for keep, _, mark in scored if keep >= least]
        print("keep", least, measure(gold, chosen, texts))
    for sure in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65):
        chosen = [mark for keep, right, mark in scored if keep >= KEEP and right >= sure]
        pairs = pair(gold, chosen, texts)
        share = sum(all(fields_right(g, p)[f] for f in FIELDS) for g, p in pairs) / max(1, len(pairs))
        print("print", sure, "claims", len(chosen), "pairs", len(pairs), "all right", round(100 * share, 1))

    for name, of_view in points.items():
        print(f"calibration, {name}:", *calibration.lines(of_view), sep="\n")


def write(learned: dict[str, Table]) -> None:
    """Writes the weights that ship with the package."""
    lines = [
        "# Weights of the two scores of a draft. Source: training/confidence.py, gold and judged drafts.",
        "# score\tfeature\tweight",
    ]
    for score, table in learned.items():
        lines += [f"{score}\t{name}\t{weight:.3f}" for name, weight in sorted(table.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learns and writes, or checks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    groups = [group(docs) for docs in sorted(arguments.gold.glob("dev*.docs.jsonl"))]
    further = [judged(arguments.reports)] if arguments.reports else []
    if arguments.check:
        check(groups, further)
    else:
        write(tables([*groups, *further]))


if __name__ == "__main__":
    main()
