"""Factuality: how far a text commits itself to an event, from −3 (certainly not) to 3 (certainly so).

A linear score over what the parse shows around the word: its own form, auxiliaries, negation and adverbs, the
words that govern it up to the root and how, the marks of its clause, the signs of ``sign``. The weights are
``data/factuality.tsv``, learned by ``training/status.py`` from annotated sentences (docs/models.md). The score
reads one sentence: who says so is for ``status``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from onrecord.model import EventType, Status
from onrecord.read import phrase
from onrecord.read.acts.act import Act, Form
from onrecord.read.acts.sign import asked, said_untrue, signs_of, supposed, to_come
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import table

LOWEST, HIGHEST = -3.0, 3.0
CERTAIN = 2.3
"""From here on a score counts as certain: annotators who see no doubt give the full 3."""
_UP = 5  # governing words looked at
_BESIDE = frozenset({"aux", "auxpass", "neg", "mark", "advmod", "prt", "expl", "cc", "npadvmod"})
_AROUND = frozenset({"aux", "neg", "mark", "advmod"})
_NOUNS_BESIDE = frozenset({"det", "amod", "poss", "compound", "case", "nummod"})


def factuality(paragraph: Paragraph, i: int) -> float:
    """The commitment to the event named by token ``i``."""
    return value(set(features(paragraph, i)), weights())


def value(found: Collection[str], table_: Mapping[str, float]) -> float:
    """The value that weights give to a word with these features."""
    score = sum(table_.get(name, 0.0) for name in sorted(found))
    return HIGHEST if score >= CERTAIN else max(LOWEST, score)


@cache
def weights() -> dict[str, float]:
    """The weights by feature."""
    return {name: float(weight) for name, weight in table("factuality.tsv")}


def features(paragraph: Paragraph, i: int) -> Iterator[str]:
    """The names of the features that hold for a word."""
    yield "bias"
    yield from _of_word(paragraph, i)
    yield from _of_dependents(paragraph, i)
    yield from _of_governors(paragraph, i)
    yield from _of_signs(paragraph, i)


def _of_word(paragraph: Paragraph, i: int) -> Iterator[str]:
    token = paragraph.tokens[i]
    yield f"lemma {token.lemma}"
    yield f"tag {token.tag}"
    yield f"dep {token.dep}"
    yield f"form {token.tag} {token.dep}"
    if lexicon().cue_verb(token.lemma) is not None and token.pos == "VERB":
        yield "says"
    if token.pos == "VERB":
        yield f"tense {_tense(paragraph, i)}"
        yield "passive" if phrase.passive(paragraph, i) else "active"
    for step in (-2, -1, 1):
        if 0 <= i + step < len(paragraph.tokens):
            yield f"near {step} {paragraph.tokens[i + step].lower}"


def _tense(paragraph: Paragraph, i: int) -> str:
    """The verb's own form with its auxiliaries: "have VBN", "will VB"."""
    aux = [t.lemma if t.tag != "MD" else t.lower for t in paragraph.children(i, "aux", "auxpass")]
    return " ".join([*aux, paragraph.tokens[i].tag])


def _of_dependents(paragraph: Paragraph, i: int) -> Iterator[str]:
    for child in paragraph.children(i):
        if child.dep in _BESIDE or child.dep in _NOUNS_BESIDE:
            yield f"has {child.dep} {child.lemma}"
        else:
            yield f"has {child.dep}"
        if child.dep in ("nsubj", "nsubjpass", "dobj"):
            for det in paragraph.children(child.i, "det"):
                yield f"has {child.dep} det {det.lower}"
            if child.pos == "PRON":
                yield f"has {child.dep} {child.lower}"


def _of_governors(paragraph: Paragraph, i: int) -> Iterator[str]:
    """The words above, each with the relations by which the event hangs on it and what stands beside it."""
    at, path = paragraph.tokens[i], []
    for step in range(_UP):
        if at.head == at.i:
            yield f"depth {step}"
            return
        path.append(at.dep if at.pos != "ADP" else at.lower)
        head = paragraph.tokens[at.head]
        way = ">".join(path)
        yield f"under {way}"
        yield f"under {head.lemma} {way}"
        yield f"under {head.lemma} {at.dep}"
        yield f"above {head.lemma}"
        if head.pos == "VERB" and step < 3:
            yield f"above tense {way} {_tense(paragraph, head.i)}"
        yield from _beside(paragraph, at, head, way)
        at = head
    yield "depth more"


def _beside(paragraph: Paragraph, at: Token, head: Token, way: str) -> Iterator[str]:
    """What stands beside a governing word: its negation, modals, marks and adverbs, and its subject's "no"."""
    for child in paragraph.children(head.i):
        if child.dep in _AROUND and child.i != at.i:
            yield f"above {child.dep} {child.lemma}"
            yield f"above {child.dep} {child.lemma} {way}"
            if child.dep == "neg":
                yield f"above neg {head.lemma} {at.dep}"
        elif child.dep in ("nsubj", "nsubjpass", "dobj") and child.i != at.i:
            for det in paragraph.children(child.i, "det"):
                if det.lower == "no":
                    yield f"above no {way}"


def _of_signs(paragraph: Paragraph, i: int) -> Iterator[str]:
    token = paragraph.tokens[i]
    form = Form.NOUN if token.pos in ("NOUN", "PROPN") else Form.VERB
    act = Act(paragraph.index, i, i, i + 1, (i, i + 1), EventType.STATEMENT, form, (), (), frozenset(), 1.0)
    signs = signs_of(paragraph, act)
    for sign in sorted(signs):
        yield f"sign {sign} {form}"
    if not signs:
        yield f"no sign {form} {token.tag}"
    for name, holds in (("to come", to_come), ("supposed", supposed), ("asked", asked)):
        if holds(paragraph, act):
            yield name
    if said_untrue(paragraph, i):
        yield "untrue"
    if Status.DENIED in signs and len(signs) > 1:
        yield "denied and open"
