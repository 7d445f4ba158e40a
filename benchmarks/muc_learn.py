"""Learns the weights of the MUC-4 adapter on the odd half of its texts, into ``benchmarks/muc/weights.tsv``.

    python benchmarks/muc_learn.py GOLD.jsonl [--kept FOLDER]

Logistic models over named marks: whether a claim tells an incident of the key, whether an organization is
blamed for one, and how sure the report is. It prints what they reach on folds of the odd half left out, for
each threshold of blame; the thresholds stand in ``benchmarks/muc.py``. Needs the extra "train".
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import muc
import numpy as np
from muc_blame import LEVELS, Suspect, stands, suspects, tone
from muc_incident import Incident, Telling, marks, settled, tellings
from muc_key import Fill, Template, agreement, paired, templates
from muc_words import FOLDER
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline

from onrecord.model import Ledger

FOLDS = 5
STRENGTH = 0.1
"""Of the regularisation (C); chosen among .01 to 1 on folds left out."""
LEAST_WEIGHT = 0.05
"""Weights nearer to nought are not kept."""
_HEAD = """\
# Weights of the MUC-4 adapter: model, mark, weight. Learned by benchmarks/muc_learn.py on the odd half of the
# development texts of MUC-4 (NIST); no text of theirs is kept, only single words and how much each weighs.
"""
_NAMED = ("HUM TGT: NAME", "HUM TGT: DESCRIPTION", "PHYS TGT: ID", "PERP: INDIVIDUAL ID")


@dataclass(frozen=True, slots=True)
class Examples:
    """Marks with their answer and the text that each is of (for the folds)."""

    marks: list[dict[str, int]]
    answers: list[str]
    texts: list[int]

    def add(self, seen: Iterable[str], answer: str, text: int) -> None:
        """One more example."""
        self.marks.append(dict.fromkeys(sorted(set(seen)), 1))
        self.answers.append(answer)
        self.texts.append(text)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the odd half: the slots of its key as given, their templates, its record, its tellings."""

    slots: Sequence[Mapping[str, Any]]
    keys: Sequence[Template]
    ledger: Ledger
    tellings: Sequence[Telling]


def told(texts: Sequence[Text]) -> Examples:
    """Each telling, and whether it is of an incident of the key."""
    found = Examples([], [], [])
    for n, text in enumerate(texts):
        for one in text.tellings:
            right = any(_fits(one, slots, key) for slots, key in zip(text.slots, text.keys, strict=True))
            found.add(marks(one, text.ledger, len(text.tellings)), str(right), n)
    return found


def _fits(one: Telling, slots: Mapping[str, Any], key: Template) -> bool:
    """Whether a telling's kind goes with the key's, and its sentence names somebody or something of it."""
    if one.kind not in key.types and "ATTACK" not in (*key.types, one.kind):
        return False
    named = [name for slot in _NAMED for fill in slots.get(slot) or () for name in _names(fill)]
    sentence = one.sentence.upper()
    return not named or any(name in sentence or name.split()[-1] in sentence for name in named)


def _names(fill: str) -> Iterator[str]:
    for part in fill.split(" / "):
        if bare := part.strip('?" ()*').partition(":")[0].strip('" '):
            yield bare.upper()


def judged(
    texts: Sequence[Text], rated: Sequence[Sequence[tuple[float, Telling]]]
) -> tuple[Examples, Examples]:
    """Each organization beside each incident, whether the key blames it; and how sure it is where it does."""
    blame, level = Examples([], [], []), Examples([], [], [])
    for n, (text, pairs) in enumerate(zip(texts, rated, strict=True)):
        found = settled(pairs, muc.LEAST, muc.LONELY)
        named = suspects(text.ledger.documents[0].text)
        for incident, key in zip(found, _keys(text, found), strict=True):
            for one in named:
                blame.add(stands(one, incident, named, text.ledger), str(_guilty(one, key)), n)
                if key and (sure := _sure(one, key)):
                    level.add(tone(one, incident, text.ledger), sure, n)
    return blame, level


def _keys(text: Text, found: Sequence[Incident]) -> list[Template | None]:
    """The key's template for each incident, where one pairs with it."""
    given = templates([_bare(muc.slots(one, text.ledger)) for one in found])
    of = {id(response): key for key, response in paired(text.keys, given) if response}
    return [of.get(id(one)) for one in given]


def _bare(slots: dict[str, list[str]]) -> dict[str, list[str]]:
    return {slot: fills for slot, fills in slots.items() if not slot.startswith("PERP")}


def _guilty(one: Suspect, key: Template | None) -> bool:
    fills = key.fills["organization"] if key else ()
    return any(agreement("organization", fill, Fill((one.name,))) > 0 for fill in fills)


def _sure(one: Suspect, key: Template) -> str | None:
    """How sure the key is of an organization that it blames."""
    for fill in key.fills["confidence"]:
        for sure in LEVELS:
            if agreement("confidence", fill, Fill((f'{sure}: "{one.name}"',))):
                return sure
    return None


def model() -> Pipeline:
    """A logistic model over marks."""
    return make_pipeline(DictVectorizer(), LogisticRegression(C=STRENGTH, max_iter=3000))


def left_out(examples: Examples) -> np.ndarray[Any, Any]:
    """The chance of the last answer in order for each example, from folds without its text."""
    folds = GroupKFold(FOLDS)
    chances = cross_val_predict(
        model(), examples.marks, examples.answers, groups=examples.texts, cv=folds, method="predict_proba"
    )
    return np.asarray(chances)[:, -1]


def weights(name: str, examples: Examples) -> Iterator[tuple[str, str, float]]:
    """The weights learned on all examples: one model, or one for each of several answers under its name."""
    names, rule = (part for _, part in model().fit(examples.marks, examples.answers).steps)
    several = len(rule.classes_) > 2
    for label, row, always in zip(
        rule.classes_ if several else [name], rule.coef_, rule.intercept_, strict=True
    ):
        yield label, "(always)", always
        kept = zip(names.get_feature_names_out(), row, strict=True)
        yield from ((label, mark, weight) for mark, weight in kept if abs(weight) >= LEAST_WEIGHT)


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
        Text(row["templates"], templates(row["templates"]), ledger, tellings(ledger))
        for row, ledger in muc.texts(asked.gold, "odd", asked.kept)
    ]
    incident = told(texts)
    chances = left_out(incident)
    rated: list[list[tuple[float, Telling]]] = [[] for _ in texts]
    every = [one for text in texts for one in text.tellings]
    for chance, n, one in zip(chances, incident.texts, every, strict=True):
        rated[n].append((float(chance), one))
    blame, level = judged(texts, rated)
    write([*weights("incident", incident), *weights("blame", blame), *weights("level", level)])
    _report(incident, chances, blame, level)


def _report(incident: Examples, chances: np.ndarray[Any, Any], blame: Examples, level: Examples) -> None:
    for name, one, found in (("tellings", incident, chances), ("blame", blame, left_out(blame))):
        right = [answer == "True" for answer in one.answers]
        precision = average_precision_score(right, found)
        print(f"{name} {len(right)}, right {sum(right)}, average precision {precision:.3f}")
    guess = cross_val_predict(model(), level.marks, level.answers, groups=level.texts, cv=GroupKFold(FOLDS))
    print(f"levels {len(guess)}, right {np.mean(guess == np.array(level.answers)):.3f}")


if __name__ == "__main__":
    main()
