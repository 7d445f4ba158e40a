"""Learns the weights of ``read/data/attribution.tsv`` from attributions marked by hand.

    python training/attribution.py [GOLD_FILE] [--parsed FOLDER] [--documents N] [--out FILE]

GOLD_FILE holds a JSON object a line: ``text`` and ``attributions`` with ``source``, ``cue`` and ``content``;
the project's own sentences (``sentences/attribution.tsv``) are learned from beside it, or alone without it.
Whether a word heads a cue is a logistic regression; every other choice (where a cue begins and ends, who the
source is, where a content begins and ends) is a conditional one: among the candidates that the reader
would weigh, the marked one is to score highest. Features seen less than ``LEAST`` times and weights
near nought are left out. With --parsed the pages are kept in that folder, so that a second run need not parse.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from sys import intern
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sentences import own_sentences
from sklearn.linear_model import LogisticRegression

from onrecord.model import Document
from onrecord.read.credits import choice, content, cue, source
from onrecord.read.credits.cue import Setting
from onrecord.read.page import Page, Paragraph
from onrecord.read.parse import parse_all
from onrecord.read.quotation import find_quotations

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/read/data/attribution.tsv"
BATCH = 100  # texts parsed and kept together
LEAST = 6
LEAST_WORD = 2
SMALL = 0.1
STRENGTH = {"cue": 0.25}  # inverse of L2 of the logistic regression
PENALTY = 2.0  # L2 of the conditional choices

Group = tuple[list[list[str]], int]
Row = dict[str, Any]


def pages(rows: Sequence[Row], parsed: Path | None) -> Iterator[tuple[Row, Page]]:
    """Each marked text with its parse."""
    kept = sorted(parsed.glob("train*.pkl")) if parsed else []
    if kept:
        for file in kept:
            yield from zip(*pickle.loads(file.read_bytes()), strict=True)
        return
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        read = list(parse_all(Document(row["doc_id"], "", row["text"]) for row in batch))
        if parsed:
            parsed.mkdir(parents=True, exist_ok=True)
            (parsed / f"train{at:05}.pkl").write_bytes(pickle.dumps((batch, read)))
        yield from zip(batch, read, strict=True)


def tokens_of(paragraph: Paragraph, piece: Sequence[int]) -> tuple[int, int] | None:
    """The tokens that two offsets cut out of a paragraph, None where there are none."""
    inside = [t.i for t in paragraph.tokens if t.end > piece[0] and t.start < piece[1]]
    return (inside[0], inside[-1] + 1) if inside else None


def anchor(paragraph: Paragraph, words: tuple[int, int], contents: Sequence[tuple[int, int]]) -> int:
    """The head of a marked cue: the word in it on which a content hangs, else its last verb, noun or word."""
    inside = [(i, piece) for piece in contents for i in range(*piece) if paragraph.tokens[i].dep != "punct"]
    for i, (start, end) in inside:
        head = paragraph.tokens[i].head
        governs = words[0] <= head < words[1] and not start <= head < end
        if governs and paragraph.tokens[head].pos in ("VERB", "NOUN", "ADJ"):
            return head
    for pos in ("VERB", "NOUN", "ADJ", "AUX"):
        found = [i for i in range(*words) if paragraph.tokens[i].pos == pos]
        if found:
            return found[-1]
    return words[0]


def shared(features: list[str]) -> list[str]:
    """The same features, equal ones held once."""
    return [intern(f) for f in features]


class Examples:
    """What the marked texts give to each choice."""

    def __init__(self) -> None:
        self.groups: dict[str, list[Group]] = {}
        self.cues: tuple[list[list[str]], list[bool]] = ([], [])
        self.missed: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()

    def add(self, name: str, edges: Sequence[tuple[Any, list[str]]], right: Any) -> bool:
        """A conditional choice; False where the marked one is no candidate."""
        self.seen[name] += 1
        values = [value for value, _ in edges]
        if right not in values:
            self.missed[name] += 1
            return False
        if len(values) > 1:
            self.groups.setdefault(name, []).append(([shared(f) for _, f in edges], values.index(right)))
        return True


def marked(row: Row, page: Page) -> Iterator[tuple[Paragraph, int, tuple[int, int], Row]]:
    """The marked attributions of a text: paragraph, head of the cue, its words, the marks."""
    for one in row["attributions"]:
        if not one["cue"]:
            continue
        for paragraph in page.paragraphs:
            if paragraph.start <= one["cue"][0] < paragraph.end and one["cue"][1] <= paragraph.end:
                words = tokens_of(paragraph, one["cue"])
                if words:
                    parts = [tokens_of(paragraph, p) for p in one["content"]
                             if paragraph.start <= p[0] and p[1] <= paragraph.end]  # fmt: skip
                    yield paragraph, anchor(paragraph, words, [p for p in parts if p]), words, one


def learn_words(examples: Sequence[tuple[Row, Page]]) -> dict[str, float]:
    """The words other than verbs that head cues."""
    counts: Counter[str] = Counter()
    for row, page in examples:
        for paragraph, head, _, _ in marked(row, page):
            token = paragraph.tokens[head]
            counts[f"{token.lemma}/{token.pos}"] += 1
    return {word: 1.0 for word, n in counts.items() if n >= LEAST_WORD and not word.endswith("/VERB")}


def gather(examples: Sequence[tuple[Row, Page]]) -> Examples:
    """The examples of all choices."""
    found = Examples()
    for row, page in examples:
        quotations = find_quotations(page)
        settings = [Setting(p, tuple(q for q in quotations if q.paragraph == p.index)) for p in page.paragraphs]
        heads = set()
        for paragraph, head, words, one in marked(row, page):
            heads.add((paragraph.index, head))
            _one(found, settings, paragraph, head, words, one)
        for setting in settings:
            for i in cue.candidates(setting):
                found.cues[0].append(shared(cue.cue_features(setting, i)))
                found.cues[1].append((setting.paragraph.index, i) in heads)
    return found


def _one(
    found: Examples, settings: Sequence[Setting], paragraph: Paragraph, head: int, words: tuple[int, int],
    one: Row,
) -> None:
    setting = settings[paragraph.index]
    found.add("cue left", cue.left_edges(setting, head), words[0])
    found.add("cue right", cue.right_edges(setting, head), words[1])
    said_by = None
    if one["source"] and paragraph.start <= one["source"][0] < paragraph.end:
        said_by = tokens_of(paragraph, one["source"])
    if one["source"] is None or said_by is not None:
        nouns = source.sources(setting, head)
        inside = [n for n, _ in nouns if n is not None and said_by and said_by[0] <= n < said_by[1]]
        right = _highest(paragraph, inside) if inside else None
        if inside or said_by is None:
            found.add("source", nouns, right)
        else:
            found.seen["source"] += 1
            found.missed["source"] += 1
        if right is not None and said_by is not None:
            found.add("source left", source.left_edges(setting, head, right), said_by[0])
            found.add("source right", source.right_edges(setting, head, right), said_by[1])
    _contents(found, settings, paragraph, head, words, said_by, one)


def _highest(paragraph: Paragraph, inside: Sequence[int]) -> int:
    """The one of some tokens on which the others hang, as far as can be told."""
    def depth(i: int) -> int:
        return len(list(paragraph.ancestors(i)))
    return min(inside, key=lambda i: (depth(i), i))


def _contents(
    found: Examples, settings: Sequence[Setting], paragraph: Paragraph, head: int, words: tuple[int, int],
    said_by: tuple[int, int] | None, one: Row,
) -> None:
    setting = settings[paragraph.index]
    following = paragraph.index + 1 < len(settings)
    parts = [p for p in one["content"] if paragraph.start <= p[0] and p[1] <= paragraph.end]
    ranges = [r for p in parts if (r := tokens_of(paragraph, p))]
    left = [r for r in ranges if r[1] <= words[0]]
    right = [r for r in ranges if r[0] >= words[1]]
    later = following and any(
        settings[paragraph.index + 1].paragraph.start <= p[0] < settings[paragraph.index + 1].paragraph.end
        for p in one["content"]
    )
    cued = content.Cued(setting, head, words, said_by, not following)
    for side, chosen, starts in (
        ("left", left[-1] if left else None, content.left_starts),
        ("right", right[0] if right else None, content.right_starts),
    ):
        edges = starts(cued)
        begin = chosen[0] if chosen else content.NEXT if side == "right" and later else content.NONE
        if found.add(f"content {side}", edges, begin) and chosen:
            found.add(
                f"content end {side}", content.ends(cued, begin, side), chosen[1]
            )


# Learning


def conditional(groups: Sequence[Group], penalty: float) -> dict[str, float]:
    """Weights by feature that make the right candidate of each group the likeliest (softmax, L2)."""
    counts = Counter(f for candidates, _ in groups for features in candidates for f in set(features))
    names = sorted(f for f, n in counts.items() if n >= LEAST)
    number = {name: k for k, name in enumerate(names)}
    rows, columns, starts, right = [], [], [], []
    at = 0
    for candidates, chosen in groups:
        starts.append(at)
        right.append(at + chosen)
        for features in candidates:
            for f in features:
                if f in number:
                    rows.append(at)
                    columns.append(number[f])
            at += 1
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(at, len(names)))
    xt = x.T.tocsr()
    first, chosen_rows = np.array(starts), np.array(right)
    sizes = np.diff([*starts, at])
    observed = np.asarray(x[chosen_rows].sum(axis=0)).ravel()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        top = np.maximum.reduceat(scores, first)
        e = np.exp(scores - np.repeat(top, sizes))
        total = np.add.reduceat(e, first)
        p = e / np.repeat(total, sizes)
        value = float((np.log(total) + top).sum() - scores[chosen_rows].sum() + penalty / 2 * (w @ w))
        return value, xt @ p - observed + penalty * w

    w = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    return dict(zip(names, w, strict=True))


def logistic(features: Sequence[list[str]], labels: Sequence[bool], strength: float) -> dict[str, float]:
    """Weights by feature of a yes-or-no choice."""
    counts = Counter(f for fs in features for f in set(fs))
    names = sorted(f for f, n in counts.items() if n >= LEAST)
    number = {name: k for k, name in enumerate(names)}
    pairs = [(r, number[f]) for r, fs in enumerate(features) for f in fs if f in number]
    x = csr_matrix(
        (np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), shape=(len(features), len(names))
    )
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=400, solver="lbfgs")
    model.fit(x, np.array(labels))
    return dict(zip(names, model.coef_[0], strict=True))


def write(tables: dict[str, dict[str, float]], out: Path) -> None:
    """Writes the weights that ship with the package."""
    lines = [
        "# Weights of the choices of attribution. Source: training/attribution.py on marked news reports.",
        "# choice\tweight\tfeatures of that weight",
    ]
    for name, table in sorted(tables.items()):
        by_weight: dict[float, list[str]] = {}
        for feature, weight in sorted(table.items()):
            by_weight.setdefault(round(weight, 1), []).append(feature)
        lines += ["\t".join((name, f"{w:.1f}", *by_weight[w])) for w in sorted(by_weight) if abs(w) >= SMALL]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learns and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--parsed", type=Path)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    gold = asked.gold.read_text("utf-8").splitlines() if asked.gold else []
    examples = list(pages([json.loads(line) for line in gold], asked.parsed))[: asked.documents] if gold else []
    examples += pages(own_sentences(), None)
    tables = {"word": learn_words(examples)}
    choice.weights.cache_clear()
    choice.weights = lambda: tables  # type: ignore[assignment]
    found = gather(examples)
    for name in sorted(found.seen):
        print(f"{name}: {found.seen[name]} seen, {found.missed[name]} without the marked one", flush=True)
    tables["cue"] = logistic(*found.cues, STRENGTH["cue"])
    for name, groups in sorted(found.groups.items()):
        tables[name] = conditional(groups, PENALTY)
        print(name, len(groups), len(tables[name]), flush=True)
    write(tables, asked.out)


if __name__ == "__main__":
    main()
