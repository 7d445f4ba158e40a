"""Cues: the words by which a report credits somebody with a thought, a word or a plan.

``credits`` gives the chance that a word is the head of a cue, from features of its sentence and weights learned
by ``training/attribution.py``; ``cue_words`` is the cue with what belongs to it ("could not help saying").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.read import phrase
from onrecord.read.credits import choice
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.quotation import Quotation
from onrecord.read.wordlist import document_nouns, party_nouns

_MARKS = frozenset("\"“”«»„‟＂‘’'") | {"''", "``"}
_TELLING_KIDS = frozenset(
    {"ccomp", "xcomp", "dobj", "acl", "prt", "dative", "advcl", "nsubj", "nsubjpass", "agent", "oprd", "attr",
     "acomp", "relcl", "appos", "poss", "prep", "neg", "mark", "det", "amod", "compound"}
)  # fmt: skip
_SHAPE = frozenset({"ccomp", "xcomp", "dobj", "acl", "nsubj", "nsubjpass", "prep"})
_HOPELESS = -1.6  # no word of a lower score by itself came out as a cue in 84 reports
_REACH = 6  # tokens a cue may stretch from its head, each way


@dataclass(frozen=True)
class Setting:
    """A paragraph with its quotations, looked at from each token."""

    paragraph: Paragraph
    quotations: tuple[Quotation, ...]

    @cached_property
    def quoted(self) -> dict[int, int]:
        """The number of the quotation that a token stands in."""
        return {i: n for n, q in enumerate(self.quotations) for i in range(q.first, q.last)}

    @cached_property
    def opens(self) -> dict[int, int]:
        """Quotations by the token that they are printed from, the mark included."""
        return {self._first(q): n for n, q in enumerate(self.quotations)}

    @cached_property
    def closes(self) -> dict[int, int]:
        """Quotations by the token after their closing mark."""
        return {self._last(q): n for n, q in enumerate(self.quotations)}

    def printed(self, n: int) -> tuple[int, int]:
        """The tokens of a quotation with its marks."""
        return self._first(self.quotations[n]), self._last(self.quotations[n])

    def _first(self, q: Quotation) -> int:
        return q.first - 1 if q.first and self.paragraph.tokens[q.first - 1].text in _MARKS else q.first

    def _last(self, q: Quotation) -> int:
        tokens = self.paragraph.tokens
        return q.last + 1 if q.last < len(tokens) and tokens[q.last].text in _MARKS else q.last

    @cached_property
    def labels(self) -> dict[int, str]:
        """The label of the name that a token stands in."""
        return {i: name.label for name in self.paragraph.names for i in range(name.first, name.last)}


def setting_of(paragraph: Paragraph, quotations: Sequence[Quotation]) -> Setting:
    """A paragraph with those of a page's quotations that stand in it."""
    return Setting(paragraph, tuple(q for q in quotations if q.paragraph == paragraph.index))


def candidates(setting: Setting) -> Iterator[int]:
    """The tokens that could head a cue: every verb, and every other word that headed one in training."""
    known = choice.weights()["word"]
    for token in setting.paragraph.tokens:
        if token.pos == "VERB" or f"{token.lemma}/{token.pos}" in known:
            yield token.i


def kind_of(paragraph: Paragraph, i: int) -> str:
    """Somebody, something read, or something else, as far as the word of a source tells."""
    token = paragraph.tokens[i]
    if token.pos == "PRON":
        return token.lower
    if token.pos == "PROPN":
        return "name"
    if token.lemma in party_nouns():
        return "party"
    return "document" if token.lemma in document_nouns() else token.pos


def plain(token: Token) -> str:
    """A word as features name it: names and numbers, which tell of a topic, by their kind alone."""
    return token.pos.lower() if token.pos in ("PROPN", "NUM") else token.lower


def cue_features(setting: Setting, i: int) -> list[str]:
    """What is seen around a word that may head a cue."""
    return [*_own(setting.paragraph, i), *_around(setting, i)]


def _own(paragraph: Paragraph, i: int) -> list[str]:
    """What the word and all below it show: the features that settle most words."""
    token = paragraph.tokens[i]
    word = token.lemma
    return [
        "bias", f"word {word}", f"tag {token.tag}", f"dep {token.dep}", f"word {word} {token.dep}",
        f"word {word} {token.tag}", f"pos {token.pos}", f"title {paragraph.index == 0}",
        *_lexical(token), *_below(paragraph, token),
    ]  # fmt: skip


def _around(setting: Setting, i: int) -> Iterator[str]:
    token = setting.paragraph.tokens[i]
    yield from _above(setting.paragraph, token)
    yield from _subject(setting, token)
    yield from _beside(setting, token)


def _lexical(token: Token) -> Iterator[str]:
    words = lexicon()
    cue = words.cue_verb(token.lemma) if token.pos in ("VERB", "AUX") else words.cue_noun(token.lemma)
    if cue is not None:
        yield f"listed {cue.kind}"
        yield f"listed {cue.kind} {token.dep}"
        yield f"listed {token.pos}"


def _below(paragraph: Paragraph, token: Token) -> Iterator[str]:
    deps = set()
    word = token.lemma
    for kid in paragraph.children(token.i):
        if kid.dep in _TELLING_KIDS:
            deps.add(kid.dep)
        if kid.dep in ("prep", "prt", "agent"):
            yield f"below {kid.lower}"
            yield f"word {word} below {kid.lower}"
        elif kid.dep in ("aux", "auxpass", "neg", "mark", "advmod"):
            yield f"below {kid.dep} {kid.lower}"
        elif kid.dep in ("ccomp", "acl", "relcl", "xcomp", "advcl"):
            marks = [t.lower for t in paragraph.children(kid.i, "mark", "aux") if t.i < kid.i]
            opened = marks[0] if marks else "bare"
            side = "after" if kid.i > token.i else "before"
            yield f"clause {kid.dep} {opened} {side}"
            yield f"word {word} clause {kid.dep}"
            yield f"clause {kid.dep} {kid.tag}"
        elif kid.dep in ("dobj", "pobj", "attr"):
            yield f"object {plain(kid)}"
            yield f"word {word} object {kid_kind(paragraph, kid)}"
    shape = " ".join(sorted(deps & _SHAPE))
    yield f"shape {token.pos} {shape}"
    yield f"word {word} shape {shape}"
    for dep in sorted(deps):
        yield f"kid {dep}"
        yield f"word {word} kid {dep}"
        yield f"{token.pos} kid {dep}"


def kid_kind(paragraph: Paragraph, kid: Token) -> str:
    """An object as a cue sees it: a listed noun of speech, or somebody."""
    cue = lexicon().cue_noun(kid.lemma) if kid.pos == "NOUN" else None
    return cue.kind if cue is not None else kind_of(paragraph, kid.i)


def _above(paragraph: Paragraph, token: Token) -> Iterator[str]:
    head = paragraph.tokens[token.head]
    if head.i == token.i:
        return
    yield f"head {plain(head)}"
    yield f"head {head.pos} {token.dep}"
    yield f"head {plain(head)} {token.dep}"
    for above in paragraph.ancestors(token.i):
        if above.dep in ("ccomp", "advcl", "relcl", "acl", "parataxis", "conj"):
            yield f"above {above.dep}"
        if above.pos == "VERB" and lexicon().cue_verb(above.lemma) is not None:
            yield "under a cue"
            break


def _subject(setting: Setting, token: Token) -> Iterator[str]:
    paragraph = setting.paragraph
    own = paragraph.children(token.i, "nsubj", "nsubjpass", "poss")
    lent = None if own or token.pos not in ("VERB", "AUX") else phrase.subject(paragraph, token.i)
    subject = own[0] if own else lent
    if subject is None:
        yield "subject none"
        return
    how = "own" if own else "lent"
    what = kind_of(paragraph, subject.i)
    yield f"subject {how} {what}"
    yield f"subject {what}"
    yield f"subject {plain(subject)}"
    yield f"subject label {setting.labels.get(subject.i, 'none')}"
    yield f"word {token.lemma} subject {what}"
    yield f"subject {'after' if subject.i > token.i else 'before'}"


def _beside(setting: Setting, token: Token) -> Iterator[str]:
    tokens, i = setting.paragraph.tokens, token.i
    first, last = setting.paragraph.sentence(i)
    before = plain(tokens[i - 1]) if i else "start"
    after = plain(tokens[i + 1]) if i + 1 < len(tokens) else "end"
    yield f"before {before}"
    yield f"after {after}"
    yield f"word {token.lemma} after {after}"
    if i + 1 < len(tokens):
        yield f"after pos {tokens[i + 1].pos}"
    if i:
        yield f"before pos {tokens[i - 1].pos}"
    if i == first:
        yield "first"
    if i in setting.quoted:
        yield "quoted"
        yield f"quoted {tokens[i].tag}"
    else:
        yield from _quotes(setting, token, first, last)


def _quotes(setting: Setting, token: Token, first: int, last: int) -> Iterator[str]:
    """How far the nearest quotations stand before and after a cue, in steps of three tokens."""
    i = token.i
    ahead = min((at - i for at in setting.opens if at > i), default=99)
    behind = min((i - at for at in setting.closes if at <= i), default=99)
    yield f"quote ahead {min(ahead // 3, 4)}"
    yield f"quote behind {min(behind // 3, 4)}"
    if ahead < 9 or behind < 9:
        yield f"quote near {token.pos}"
        yield f"word {token.lemma} quote near"
    if any(first <= at < last for at in setting.opens):
        yield "quote in sentence"


def is_cue(setting: Setting, i: int) -> float:
    """The chance that a token heads a cue; nought where the word itself rules it out, as nine in ten do."""
    own = choice.score("cue", _own(setting.paragraph, i))
    if own < _HOPELESS:
        return 0.0
    return choice.logistic(own + choice.score("cue", list(_around(setting, i))))


# How far a cue reaches


def cue_words(setting: Setting, i: int) -> tuple[int, int]:
    """The tokens of the cue that token ``i`` heads."""
    lefts, rights = left_edges(setting, i), right_edges(setting, i)
    left = choice.best("cue left", [features for _, features in lefts])
    right = choice.best("cue right", [features for _, features in rights])
    return lefts[left][0], rights[right][0]


Edges = list[tuple[int, list[str]]]


def left_edges(setting: Setting, i: int) -> Edges:
    """Where a cue could begin, with what speaks for it."""
    tokens = setting.paragraph.tokens
    first, _ = setting.paragraph.sentence(i)
    found: Edges = []
    inside: list[str] = []
    for at in range(i, max(first, i - _REACH) - 1, -1):
        if at < i:
            inside = [*inside, *_passed(setting.paragraph, tokens[at], i, "in")]
        outside = _passed(setting.paragraph, tokens[at - 1], i, "out") if at > first else ["out start"]
        found.append((at, [*inside, *outside, f"{tokens[i].pos} length {min(i - at, 3)}"]))
        if at > first and tokens[at - 1].text in _MARKS:
            break
    return found


def right_edges(setting: Setting, i: int) -> Edges:
    """Where a cue could end (exclusive), with what speaks for it."""
    tokens = setting.paragraph.tokens
    _, last = setting.paragraph.sentence(i)
    found: Edges = []
    inside: list[str] = []
    for at in range(i + 1, min(last, i + _REACH) + 1):
        if at - 1 > i:
            inside = [*inside, *_passed(setting.paragraph, tokens[at - 1], i, "in")]
        outside = _passed(setting.paragraph, tokens[at], i, "out") if at < last else ["out end"]
        head = tokens[i]
        found.append((at, [*inside, *outside, f"{head.pos} length {min(at - i - 1, 3)}",
                           f"{head.lemma} length {min(at - i - 1, 3)}"]))  # fmt: skip
        if at < last and tokens[at].text in _MARKS:
            break
    return found


def _passed(paragraph: Paragraph, token: Token, i: int, where: str) -> list[str]:
    """What a token next to an edge is to the head of the cue."""
    head = paragraph.tokens[i]
    if token.head == i:
        how = token.dep
    elif head.head == token.i:
        how = f"over {head.dep}"
    else:
        how = f"far {token.dep}"
    return [f"{where} {how}", f"{where} {plain(token)}", f"{where} {token.pos}", f"{where} {how} {head.lemma}",
            f"{where} {how} {plain(token)}", f"{where} {how} {head.pos}"]  # fmt: skip
