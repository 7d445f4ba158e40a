"""Learns ``read/data/accurate.tsv``: how parse and network weigh in the choices of the accurate reader.

    python training/attribution.py GOLD_FILE --parsed FOLDER --documents N --out BASE
    python training/joint.py GOLD_FILE --parsed FOLDER --held H --base BASE

The last H texts of GOLD_FILE are learned from; neither the network (``accurate.py --held H``) nor BASE, the
weights of the parse learned from the first N texts, may have seen them, lest both be trusted too much. Each
choice is a conditional one among the candidates that the reader would weigh, but whether a word heads a cue,
which is a logistic regression. Minutes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attribution import Row, marked, pages, tokens_of
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord.read.credits import choice, joint
from onrecord.read.credits.content import NEXT, NONE, Cued
from onrecord.read.credits.cue import Setting, setting_of
from onrecord.read.credits.network import Sight, sights
from onrecord.read.page import Page, Paragraph
from onrecord.read.quotation import find_quotations

OUT = Path(__file__).parents[1] / "src/onrecord/read/data/accurate.tsv"
PENALTY = 0.5  # L2 of the distance from one half each

Group = tuple[list[list[float]], int]
Span = tuple[int, int]
Vector = NDArray[np.float64]


def weights_of(file: Path) -> dict[str, dict[str, float]]:
    """The weights of the parse by choice and feature, as ``attribution.py`` writes them."""
    found: dict[str, dict[str, float]] = {}
    for line in file.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, weight, *features = line.split("\t")
            found.setdefault(name, {}).update(dict.fromkeys(features, float(weight)))
    return found


class Examples:
    """What the marked texts give to each choice."""

    def __init__(self) -> None:
        self.groups: dict[str, list[Group]] = {}
        self.cues: list[tuple[list[float], bool]] = []
        self.missed: dict[str, int] = {}

    def add(self, name: str, candidates: Sequence[tuple[Any, list[float]]], right: Any) -> None:
        """A choice among candidates of which one is marked."""
        values = [value for value, _ in candidates]
        if right not in values:
            self.missed[name] = self.missed.get(name, 0) + 1
        elif len(values) > 1:
            group = [numbers for _, numbers in candidates], values.index(right)
            self.groups.setdefault(name, []).append(group)


def gather(texts: Sequence[tuple[Row, Page]]) -> Examples:
    """The examples of all choices."""
    found = Examples()
    for row, page in texts:
        quotations = find_quotations(page)
        settings = [setting_of(paragraph, quotations) for paragraph in page.paragraphs]
        seen = sights(page)
        number = {paragraph.index: n for n, paragraph in enumerate(page.paragraphs)}
        heads = set()
        for paragraph, head, words, one in marked(row, page):
            n = number[paragraph.index]
            heads.add((n, head))
            following = settings[n + 1].paragraph if n + 1 < len(settings) else None
            _one(found, settings[n], seen[n], head, words, one, following)
        for n, (setting, sight) in enumerate(zip(settings, seen, strict=True)):
            found.cues += [(numbers, (n, i) in heads) for i, numbers in joint.cues(setting, sight)]
    return found


def _one(
    found: Examples, setting: Setting, sight: Sight, head: int, words: Span, one: Row,
    following: Paragraph | None,
) -> None:  # fmt: skip
    """What one marked attribution gives."""
    paragraph, logs = setting.paragraph, sight.logs(head)
    found.add("cue left", joint.cue_lefts(setting, head, logs), words[0])
    found.add("cue right", joint.cue_rights(setting, head, logs), words[1])
    said_by = None
    if one["source"] and paragraph.start <= one["source"][0] < paragraph.end:
        said_by = tokens_of(paragraph, one["source"])
    if one["source"] is None or said_by is not None:
        found.add("source", joint.sources(setting, head, logs), said_by)
    cued = Cued(setting, head, words, said_by, following is None)
    for side, right in zip(("left", "right"), _contents(paragraph, words, one, following), strict=True):
        found.add(side, joint.contents(cued, side, logs), right)


def _contents(paragraph: Paragraph, words: Span, one: Row, following: Paragraph | None) -> Iterator[Span]:
    """What is marked left and right of a cue."""
    inside = [p for p in one["content"] if paragraph.start <= p[0] and p[1] <= paragraph.end]
    parts = [part for p in inside if (part := tokens_of(paragraph, p))]
    later = following and any(following.start <= p[0] < following.end for p in one["content"])
    yield next((part for part in reversed(parts) if part[1] <= words[0]), (NONE, NONE))
    yield next((part for part in parts if part[0] >= words[1]), (NEXT, NEXT) if later else (NONE, NONE))


def conditional(groups: Sequence[Group]) -> tuple[Vector, float]:
    """Weights that make the right candidate of each group the likeliest, and the share that they get right."""
    x = np.array([numbers for candidates, _ in groups for numbers in candidates])
    sizes = np.array([len(candidates) for candidates, _ in groups])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = first + np.array([n for _, n in groups])
    start = np.full(x.shape[1], 0.5)

    def loss(w: Vector) -> tuple[float, Vector]:
        scores = x @ w
        top = np.maximum.reduceat(scores, first)
        e = np.exp(scores - np.repeat(top, sizes))
        total = np.add.reduceat(e, first)
        value = (np.log(total) + top).sum() - scores[right].sum() + PENALTY / 2 * ((w - start) ** 2).sum()
        slope = x.T @ (e / np.repeat(total, sizes)) - x[right].sum(axis=0) + PENALTY * (w - start)
        return float(value), slope

    w = minimize(loss, start, jac=True, method="L-BFGS-B").x
    scores = np.split(x @ w, first[1:])
    hits = [int(np.argmax(one)) == n for one, (_, n) in zip(scores, groups, strict=True)]
    return w, float(np.mean(hits))


def logistic(rows: Sequence[tuple[list[float], bool]]) -> Vector:
    """Weights of a yes-or-no choice."""
    x, y = np.array([numbers for numbers, _ in rows]), np.array([float(yes) for _, yes in rows])

    def loss(w: Vector) -> tuple[float, Vector]:
        scores = x @ w
        value = np.logaddexp(0, scores).sum() - (y * scores).sum() + 0.05 * (w @ w)
        return float(value), x.T @ (1 / (1 + np.exp(-scores)) - y) + 0.1 * w

    fitted: Vector = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return fitted


def main() -> None:
    """Learns and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--parsed", type=Path)
    parser.add_argument("--held", type=int, default=70)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    rows = [json.loads(line) for line in asked.gold.read_text("utf-8").splitlines()]
    tables = weights_of(asked.base)
    choice.weights = lambda: tables  # type: ignore[assignment]
    found = gather(list(pages(rows, asked.parsed))[-asked.held :])
    learned = {"cue": logistic(found.cues)}
    for name, groups in found.groups.items():
        learned[name], hits = conditional(groups)
        print(f"{name}: {len(groups)} choices, {hits:.1%} right, {found.missed.get(name, 0)} never", flush=True)
    lines = ["# How parse and network weigh in each choice of the accurate reader. Source: training/joint.py."]
    lines += ["\t".join((name, *(f"{w:.3f}" for w in weights))) for name, weights in learned.items()]
    asked.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
