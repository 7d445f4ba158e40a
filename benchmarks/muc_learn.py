"""Learns the weights of the MUC-4 adapter, into ``benchmarks/muc/weights.tsv``.

    OMP_NUM_THREADS=1 python benchmarks/muc_learn.py GOLD.jsonl [--half odd] [--kept FOLDER]

Logistic models over named marks, each of which sees what the earlier ones say of texts that they have not
learned from: whether a sentence tells of somebody or something of the key; whether a claim tells an incident of
it, by its words and within its report; whether two claims tell the same; whether an organization is blamed for
anything, and for an incident; how sure the report is. It prints what folds left out say, of all texts and of
those marked by the setters of the task, whose test it is; the thresholds stand in ``muc.py`` and
``muc_join.py``. Needs the extra "train".
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import muc
import numpy as np
from muc_blame import Suspect, charges, standing, suspects
from muc_fit import Examples, by_text, left_out, report, weights, write
from muc_incident import KINDS, Incident, Telling, Wire, days_of, marks, sentence_marks, setting, wire
from muc_join import incidents, likeness, pairs
from muc_key import Fill, Template, agreement, interval, paired, score, templates
from muc_sure import LEVELS, chosen, tone

_MOST = 25
"""Tellings of a text that are learned from two by two."""
_NAMED = ("HUM TGT: NAME", "HUM TGT: DESCRIPTION", "PHYS TGT: ID", "PERP: INDIVIDUAL ID")


@dataclass(frozen=True, slots=True)
class Text:
    """A text: the slots of its key as given, their templates, what is read of it, and whether the setters of
    the task marked it."""

    slots: Sequence[Mapping[str, Any]]
    keys: Sequence[Template]
    wire: Wire
    setters: bool = False


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


def alike(texts: Sequence[Text]) -> Examples:
    """Each two tellings of which the key has both, and whether it has them in one template."""
    found = Examples([], [], [])
    for n, text in enumerate(texts):
        homes = {i: home for i, one in enumerate(text.wire.tellings) if (home := _home(one, text)) is not None}
        for i, j in combinations(list(homes)[:_MOST], 2):
            found.add(likeness(i, j, text.wire), str(homes[i] == homes[j]), n)
    return found


def _home(one: Telling, text: Text) -> int | None:
    """The number of the key's template that a telling fits best: in names, kind and day."""
    fitting = [
        (_likeness(one, slots, key), -n)
        for n, (slots, key) in enumerate(zip(text.slots, text.keys, strict=True))
        if _fits(one, slots, key)
    ]
    return -max(fitting)[1] if fitting else None


def _likeness(one: Telling, slots: Mapping[str, Any], key: Template) -> float:
    sentence, told = one.sentence.upper(), days_of(one.claim)
    named = sum(name in sentence or name.split()[-1] in sentence for name in _people(slots))
    days = [interval(reading) for fill in key.fills["date"][:1] for reading in fill.readings[:1]]
    met = [1.5 if first <= told[1] and told[0] <= last else -1.5 for first, last in days if told]
    return named + (one.kind in key.types) + sum(met)


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
    of = {id(response): key for key, response in paired(text.keys, given, tied=False) if response}
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


def main() -> None:
    """Learns, prints what folds left out say, writes the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("--half", choices=muc.HALVES, default="both")
    options.add_argument("--kept", type=Path)
    asked = options.parse_args()
    texts = [
        Text(row["templates"], templates(row["templates"]), wire(ledger), _setters(row))
        for row, ledger in muc.texts(asked.gold, asked.half, asked.kept)
        if ledger.documents
    ]
    learned: dict[str, Examples] = {}
    for name, seen, keep in _READINGS:
        learned[name] = seen(texts)
        said = by_text(report(name, learned[name]), learned[name], len(texts))
        texts = [replace(text, wire=keep(text.wire, own)) for text, own in zip(texts, said, strict=True)]
    learned["same"] = alike(texts)
    report("same", learned["same"])
    texts = _paired(texts, learned["same"])
    learned["organization"] = stood(texts)
    guilt = by_text(report("organization", learned["organization"]), learned["organization"], len(texts))
    learned["blame"] = charged(texts, guilt)
    learned["level"] = levels(texts)
    blame, _ = report("blame", learned["blame"]), report("level", learned["level"])
    filled = list(_filled(texts, blame, left_out("level", learned["level"], _toned(texts))))
    print("\nall texts")
    muc.show(score(filled))
    print("\nthose marked by the setters of the task")
    muc.show(score(pair for text, pair in zip(texts, filled, strict=True) if text.setters))
    write(line for name, examples in learned.items() for line in weights(name, examples))


def _setters(row: Mapping[str, Any]) -> bool:
    """Whether the text was marked by those who set the task, as all test texts are; others did the rest."""
    return row["id"].startswith("TST") or "(NOSC)" in row["text"][:_OPENING]


_OPENING = 60
"""Characters in which the site that marked a text is named."""


def _paired(texts: Sequence[Text], learned: Examples) -> list[Text]:
    """The texts with the chance, by folds left out, that two tellings of theirs are of one incident."""
    asked = Examples([], [], [])
    for n, text in enumerate(texts):
        for i, j in pairs(text.wire):
            asked.add(likeness(i, j, text.wire), "", n)
    said = by_text(left_out("same", learned, asked), asked, len(texts))
    return [
        replace(text, wire=replace(text.wire, same=dict(zip(pairs(text.wire), own, strict=True))))
        for text, own in zip(texts, said, strict=True)
    ]


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
        yield n, text, incidents(text.wire), suspects(text.wire)


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


if __name__ == "__main__":
    main()
