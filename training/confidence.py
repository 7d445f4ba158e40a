"""Learns the weights of ``read/data/confidence.tsv`` from claims marked by hand.

    python training/confidence.py GOLD_FOLDER [--check]

GOLD_FOLDER holds dev*.docs.jsonl and dev*.claims.jsonl. A draft of the reader that pairs with a gold claim is an
example of "kept"; one whose type, status, actor and voice are right as well, of "right". Logistic regression with
L2, features seen in fewer than five drafts left out. With --check each group is scored by weights learned from the
others, and the figures printed are those of reports that the weights have not seen.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from onrecord.codec import to_row
from onrecord.evaluation.claims import fields_right, measure, pair
from onrecord.evaluation.gold import gold_claims, predicted_claims, rows
from onrecord.model import Basis, Document, Genre, When
from onrecord.read.claim import drafts, numbered, statements
from onrecord.read.confidence import kept
from onrecord.read.feature import features
from onrecord.read.parse import parse_all
from onrecord.read.scene import survey

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/read/data/confidence.tsv"
FIELDS = ("type", "status", "actor", "voice")
LEAST = 5
STRENGTH = {"kept": 0.04, "right": 0.06}


def document(row: dict) -> Document:
    day = date.fromisoformat(row["date"]) if row.get("date") else None
    published = When(day, day, row["date"], basis=Basis.PUBLISHED) if day else None
    return Document(row["id"], "", row["text"], row.get("outlet"), row.get("title"), published=published, genre=Genre.NEWS)


def examples(folder: Path):
    """Per group: gold marks, texts, drafts as (features, marks, kept?, right?), statements as (features, right?)."""
    for path in sorted(folder.glob("dev*.docs.jsonl")):
        docs = rows(path)
        texts = {d["id"]: d["text"] for d in docs}
        everything = list(gold_claims(rows(str(path).replace("docs", "claims")), texts))
        gold = [g for g in everything if g.type != "STATEMENT"]
        found, marks, speech, spoken = [], [], [], []
        for page in parse_all(document(d) for d in docs):
            scene = survey(page)
            made = drafts(scene)
            found += [features(scene, d) for d in made]
            marks += marked(made, texts)
            said = list(statements(scene, [d for d in made if kept(scene, d)]))
            speech += [features(scene, d) for d in said]
            spoken += marked(said, texts)
        pairs = {id(p): g for g, p in pair(gold, marks, texts)}
        right = [id(m) in pairs and all(fields_right(pairs[id(m)], m)[f] for f in FIELDS) for m in marks]
        told = {id(p): g for g, p in pair(everything, spoken, texts)}
        heard = [id(m) in told and all(fields_right(told[id(m)], m)[f] for f in ("type", "status", "voice")) for m in spoken]
        yield gold, texts, found, marks, [id(m) in pairs for m in marks], right, speech, heard


def marked(made, texts):
    rows_ = [json.loads(json.dumps(to_row(c))) for c in numbered([d.claim for d in made])]
    return list(predicted_claims(rows_, texts))


def correct(groups):
    """Examples of "right": drafts of acts, and statements, of which the gold is of two minds about the actor."""
    found = [f for g in groups for f in (*g[2], *g[6])]
    return found, [y for g in groups for y in (*g[5], *g[7])]


def learn(found, labels, strength):
    counts = Counter(name for f in found for name in f)
    kept = [{k: v for k, v in f.items() if counts[k] >= LEAST} for f in found]
    vectors = DictVectorizer(sparse=False)
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=5000)
    model.fit(vectors.fit_transform(kept), labels)
    return dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))


def chance(table, f):
    import math
    return 1 / (1 + math.exp(-sum(v * table.get(k, 0.0) for k, v in f.items())))


def check(groups):
    scored = []
    for n, (_, _, found, marks, *_) in enumerate(groups):
        rest = [g for i, g in enumerate(groups) if i != n]
        tables = {
            "kept": learn([f for g in rest for f in g[2]], [y for g in rest for y in g[4]], STRENGTH["kept"]),
            "right": learn(*correct(rest), STRENGTH["right"]),
        }
        scored += [(chance(tables["kept"], f), chance(tables["right"], f), m) for f, m in zip(found, marks, strict=True)]
    gold = [g for group in groups for g in group[0]]
    texts = {k: v for group in groups for k, v in group[1].items()}
    for least in (0.3, 0.35, 0.4, 0.45, 0.5):
        chosen = [m for k, _, m in scored if k >= least]
        print("keep", least, measure(gold, chosen, texts))
    for sure in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        chosen = [m for k, r, m in scored if k >= 0.43 and r >= sure]
        pairs = pair(gold, chosen, texts)
        ok = sum(all(fields_right(g, p)[f] for f in FIELDS) for g, p in pairs)
        print("print", sure, "claims", len(chosen), "pairs", len(pairs), "all right on pairs", round(100 * ok / max(1, len(pairs)), 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    groups = list(examples(arguments.gold))
    if arguments.check:
        check(groups)
        return
    found = [f for g in groups for f in g[2]]
    lines = ["# Weights of the two scores of a draft. Source: training/confidence.py on the hand-made development claims.",
             "# score\tfeature\tweight"]
    examples_of = {"kept": (found, [y for g in groups for y in g[4]]), "right": correct(groups)}
    for score, (seen, labels) in examples_of.items():
        table = learn(seen, labels, STRENGTH[score])
        lines += [f"{score}\t{name}\t{weight:.3f}" for name, weight in sorted(table.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
