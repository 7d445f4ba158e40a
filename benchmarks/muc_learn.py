"""Learns the weights of the MUC-4 adapter on the odd half of its texts, into ``benchmarks/muc/weights.tsv``.

    OMP_NUM_THREADS=1 python benchmarks/muc_learn.py GOLD.jsonl [--kept FOLDER]

Logistic models over named marks, each of which sees what the earlier ones say of texts that they have not
learned from: whether a sentence tells of somebody or something of the key; whether a claim tells an incident of
it, by its words and within its report; whether an organization is blamed for anything, and for an incident; how
sure the report is. It prints what folds of the odd half left out say; the thresholds stand in
``benchmarks/muc.py``. Needs the extra "train".
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import muc
import numpy as np
from muc_blame import LEVELS, Suspect, charges, chosen, standing, suspects, tone
from muc_incident import (
    KINDS,
    Incident,
    Telling,
    Wire,
    incidents,
    marks,
    sentence_marks,
    setting,
    wire,
)
from muc_key import Fill, Template, agreement, paired, score, templates
from muc_words import FOLDER
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import Pipeline, make_pipeline

FOLDS = 5
STRENGTH = {"sentence": 5.0, "incident": 0.1, "telling": 0.3, "organization": 0.2, "blame": 0.3, "level": 0.05}
"""Of the regularisation (C) of each model; chosen on folds left out."""
RAREST = {"sentence": 5, "level": 4}
"""In how many examples a mark must be met to count; 1 elsewhere."""
LEAST_WEIGHT = 0.05
"""Weights nearer to nought are not kept; of the sentences' words ten times that."""
_HEAD = """\
# Weights of the MUC-4 adapter: model, mark, weight. Learned by benchmarks/muc_learn.py on the odd half of the
# development texts of MUC-4 (NIST); no text of theirs is kept, only single words and how much each weighs.
"""
_NAMED = ("HUM TGT: NAME", "HUM TGT: DESCRIPTION", "PHYS TGT: ID", "PERP: INDIVIDUAL ID")


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


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the odd half: the slots of its key as given, their templates, and what is read of it."""

    slots: Sequence[Mapping[str, Any]]
    keys: Sequence[Template]
    wire: Wire


def sentences(texts: Sequence[Text]) -> Examples:
    """Each sentence, and whether it names somebody or something of the key."""
    found = Examples([], [], [])
    for n, text in enumerate(texts):
        named = [name for slots in text.slots for name in _people(slots)]
        for (start, end), seen in zip(text.wire.spans, sentence_marks(text.wire), strict=True):
            words = " ".join(text.wire.text[start:end].split()).upper()
            found.add(seen, str(any(name in words for name in named)), n)
    return found


def told(texts: Sequence[Text], seen: Callable[[int, Wire], dict[str, float]]) -> Examples:
    """Each telling, and whether it is of an incident of the key."""
    found = Examples([], [], [])
    for n, text in enumerate(texts):
        for i, one in enumerate(text.wire.tellings):
            right = any(_fits(one, slots, key) for slots, key in zip(text.slots, text.keys, strict=True))
            found.add(seen(i, text.wire), str(right), n)
    return found


def _fits(one: Telling, slots: Mapping[str, Any], key: Template) -> bool:
    """Whether a telling's kind goes with the key's, and its sentence names somebody or something of it."""
    if one.kind not in key.types and "ATTACK" not in (*key.types, one.kind):
        return False
    named = list(_people(slots))
    sentence = one.sentence.upper()
    return not named or any(name in sentence or name.split()[-1] in sentence for name in named)


def _people(slots: Mapping[str, Any]) -> Iterator[str]:
    for fill in (fill for slot in _NAMED for fill in slots.get(slot) or ()):
        for part in fill.split(" / "):
            if bare := part.strip('?" ()*').partition(":")[0].strip('" '):
                yield bare.upper()


def stood(texts: Sequence[Text]) -> Examples:
    """Each organization of a text, and whether the key blames it for anything."""
    found = Examples([], [], [])
    for n, text in enumerate(texts):
        named = suspects(text.wire)
        for one, seen in zip(named, standing(named, text.wire), strict=True):
            found.add(seen, str(any(_guilty(one, key) for key in text.keys)), n)
    return found


def charged(texts: Sequence[Text], guilt: Sequence[Sequence[float]]) -> Examples:
    """Each organization beside each incident, and whether the key blames it for that."""
    found = Examples([], [], [])
    for n, text, own, named in _found(texts):
        for incident, key in zip(own, _keys(text, own), strict=True):
            for one, seen in zip(named, charges(incident, own, named, guilt[n], text.wire), strict=True):
                found.add(seen, str(key is not None and _guilty(one, key)), n)
    return found


def levels(texts: Sequence[Text]) -> Examples:
    """Each organization that the key blames for an incident, and how sure it is."""
    found = Examples([], [], [])
    for n, text in enumerate(texts):
        for one in suspects(text.wire):
            for key in text.keys:
                if sure := _sure(one, key):
                    kind = next((kind for kind in key.types if kind in KINDS), "ATTACK")
                    found.add(tone(one, kind, text.wire), sure, n)
    return found


def _keys(text: Text, found: Sequence[Incident]) -> list[Template | None]:
    """The key's template for each incident, where one pairs with it."""
    given = templates([muc.slots(one, text.wire.ledger, None) for one in found])
    of = {id(response): key for key, response in paired(text.keys, given) if response}
    return [of.get(id(one)) for one in given]


def _guilty(one: Suspect, key: Template) -> bool:
    return any(agreement("organization", fill, Fill((one.name,))) > 0 for fill in key.fills["organization"])


def _sure(one: Suspect, key: Template) -> str | None:
    """How sure the key is of an organization that it blames."""
    for fill in key.fills["confidence"]:
        for sure in LEVELS:
            if agreement("confidence", fill, Fill((f'{sure}: "{one.name}"',))) == 1:
                return sure
    return None


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


def main() -> None:
    """Learns, prints what folds left out say, writes the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("--kept", type=Path)
    asked = options.parse_args()
    texts = [
        Text(row["templates"], templates(row["templates"]), wire(ledger))
        for row, ledger in muc.texts(asked.gold, "odd", asked.kept)
        if ledger.documents
    ]
    learned: dict[str, Examples] = {}
    for name, seen, keep in _READINGS:
        learned[name] = seen(texts)
        said = by_text(_report(name, learned[name]), learned[name], len(texts))
        texts = [replace(text, wire=keep(text.wire, own)) for text, own in zip(texts, said, strict=True)]
    learned["organization"] = stood(texts)
    guilt = by_text(_report("organization", learned["organization"]), learned["organization"], len(texts))
    learned["blame"] = charged(texts, guilt)
    learned["level"] = levels(texts)
    blame, _ = _report("blame", learned["blame"]), _report("level", learned["level"])
    for slot, one in score(_filled(texts, blame, left_out("level", learned["level"], _toned(texts)))).items():
        print(f"{slot:14} R {one.recall:5.1f}  P {one.precision:5.1f}  F {one.f:5.1f}")
    write(line for name, examples in learned.items() for line in weights(name, examples))


def _wordings(texts: Sequence[Text]) -> Examples:
    return told(texts, lambda n, one: marks(one.tellings[n], one))


def _settings(texts: Sequence[Text]) -> Examples:
    return told(texts, setting)


_READINGS: tuple[
    tuple[str, Callable[[Sequence[Text]], Examples], Callable[[Wire, tuple[float, ...]], Wire]], ...
] = (
    ("sentence", sentences, lambda one, said: replace(one, sentences=said)),
    ("incident", _wordings, lambda one, said: replace(one, words=said)),
    ("telling", _settings, lambda one, said: replace(one, rated=said)),
)
"""The models of what is told, in their order, with their examples and where a text keeps what they say."""


def _found(texts: Sequence[Text]) -> Iterator[tuple[int, Text, list[Incident], list[Suspect]]]:
    for n, text in enumerate(texts):
        yield n, text, incidents(text.wire, muc.LEAST, muc.LONELY), suspects(text.wire)


def _toned(texts: Sequence[Text]) -> Examples:
    """What tells how sure each report is, in the order of what is asked of blame."""
    asked = Examples([], [], [])
    for n, text, found, named in _found(texts):
        for incident in found:
            for one in named:
                asked.add(tone(one, incident.kind, text.wire), "", n)
    return asked


def _filled(
    texts: Sequence[Text], blame: np.ndarray[Any, Any], sure: np.ndarray[Any, Any]
) -> Iterator[tuple[Sequence[Template], Sequence[Template]]]:
    """The key of each text and what would be filled by models that have not learned from it."""
    said = zip(blame[:, -1], sure, strict=True)
    for _, text, found, named in _found(texts):
        given = []
        for incident in found:
            rated = [(one.name, float(guilty), dict(zip(sorted(LEVELS), row, strict=True)))
                     for one, (guilty, row) in zip(named, said, strict=False)]  # fmt: skip
            given.append(muc.slots(incident, text.wire.ledger, chosen(rated, muc.BLAME)))
        yield text.keys, templates(given)


def _report(name: str, examples: Examples) -> np.ndarray[Any, Any]:
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


if __name__ == "__main__":
    main()
