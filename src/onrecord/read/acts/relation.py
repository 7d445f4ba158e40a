"""Relations: which type of act binds two parties that are given, by a learned choice.

A score a type is the sum of the weights of the features that hold: the acts that the lexicon finds and whether
the two are their parties, the words between and after them, and what each hangs on in the parse. The words of
the two themselves are no features. Weights are learned by ``training/relation.py`` and kept as
``data/relation.tsv``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

from onrecord.model import EventType
from onrecord.read.acts.act import Act, find_acts
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.wordlist import table

YIELD = "YIELD"
"""The class of CONCEDE and RETREAT together: the marks that the weights were learned from do not part them."""

Ranges = Sequence[tuple[int, int]]
Features = dict[str, float]

_YIELDS = (EventType.CONCEDE, EventType.RETREAT)
_SOURCE, _OTHER = "SRC", "TAR"
_AFTER = 5  # words looked at behind the recipient
_UP = 6  # words above the recipient
_AUXILIARIES = ("aux", "neg", "prt", "auxpass")
_ROLES = ("xcomp", "ccomp", "advcl", "dobj", "prep", "conj", "acomp", "attr")


def relation(page: Page, source: Ranges, other: Ranges) -> EventType:
    """What the party at the offsets ``source`` does to the one at ``other``."""
    pair = Pair(page, source, other)
    scores = scored(pair.features)
    best = max(scores, key=lambda name: (scores[name], name))
    return EventType(best) if best != YIELD else pair.yielding


def scored(found: Mapping[str, float]) -> dict[str, float]:
    """The score of each class by the shipped weights."""
    names, by_feature = weights()
    total = [0.0] * len(names)
    for feature, value in sorted(found.items()):
        for place, weight in by_feature.get(feature, ()):
            total[place] += value * weight
    return dict(zip(names, total, strict=True))


@cache
def weights() -> tuple[tuple[str, ...], dict[str, tuple[tuple[int, float], ...]]]:
    """The classes, and by feature the weights that are not 0, each with the place of its class; the file
    states them in hundredths."""
    (_, *names), *rows = table("relation.tsv")
    by_feature = {}
    for feature, *cells in rows:
        by_feature[feature] = tuple((i, int(cell) / 100) for i, cell in enumerate(cells) if cell)
    return tuple(names), by_feature


def class_of(kind: str) -> str:
    """The class of a type: YIELD for CONCEDE and RETREAT."""
    return YIELD if kind in _YIELDS else kind


class Pair:
    """Two parties on a page, given by offsets, and what can be seen of what binds them."""

    def __init__(self, page: Page, source: Ranges, other: Ranges) -> None:
        self.page = page
        self._source = source
        self._other = other

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts that the lexicon finds on the page."""
        return find_acts(self.page)

    @property
    def yielding(self) -> EventType:
        """CONCEDE or RETREAT, whichever the lexicon finds with the greater weight."""
        found = [(a.weight, a.type is EventType.RETREAT) for a in self.acts if a.type in _YIELDS]
        return EventType.RETREAT if max(found, default=(0.0, False))[1] else EventType.CONCEDE

    @cached_property
    def features(self) -> Features:
        """The features by name; most are 0 or 1, acts of a type are weighed."""
        found: Features = dict.fromkeys((*self._of_words(), *self._of_parse()), 1.0)
        for name, value in self._of_acts():
            found[name] = max(value, found.get(name, 0.0))
        found.update(self._type_sums())
        found["bias"] = 1.0
        return found

    def _side(self, token: Token) -> str | None:
        """Which of the two a token belongs to."""
        if any(start <= token.start < end for start, end in self._source):
            return _SOURCE
        return _OTHER if any(start <= token.start < end for start, end in self._other) else None

    def _word(self, token: Token) -> str:
        return self._side(token) or (token.pos if token.pos in ("PROPN", "NUM") else token.lemma.lower())

    def _words(self) -> list[str]:
        """The lemmas of the page; a party, a name and a number are one word each, by their kind alone."""
        found: list[str] = []
        for paragraph in self.page.paragraphs:
            for token in paragraph.tokens:
                word = self._word(token)
                if not found or word != found[-1] or word not in (_SOURCE, _OTHER, "PROPN"):
                    found.append(word)
        return found

    def _of_words(self) -> Iterator[str]:
        words = self._words()
        yield from (f"word {word}" for word in words)
        yield from (f"words {one} {next_}" for one, next_ in pairwise(words))
        if _SOURCE not in words or _OTHER not in words:
            return
        first, second = words.index(_SOURCE), words.index(_OTHER)
        yield "source first" if first < second else "source last"
        way = "between" if first < second else "back between"
        low, high = sorted((first, second))
        yield from (f"{way} {word}" for word in words[low + 1 : high])
        yield from (f"after {word}" for word in words[second + 1 : second + 1 + _AFTER])

    def _type_sums(self) -> Features:
        found: Features = defaultdict(float)
        for act in self.acts:
            found[f"type {class_of(act.type)}"] += act.weight
        return found

    def _of_acts(self) -> Iterator[tuple[str, float]]:
        for act in self.acts:
            paragraph = self.page.paragraphs[act.paragraph]
            kind = class_of(act.type)
            doer = any(self._side(paragraph.tokens[i]) == _SOURCE for i in act.actors)
            done_to = any(self._side(paragraph.tokens[i]) == _OTHER for i in act.recipients)
            depth = min(3, sum(1 for _ in paragraph.ancestors(act.head)))
            yield f"best {kind}", act.weight * (0.3 + 0.6 * doer + 0.4 * done_to)
            yield f"sides {int(doer)}{int(done_to)} {kind}", 1.0
            yield f"depth {depth} {kind}", 1.0
            if doer or done_to:
                yield f"act {paragraph.tokens[act.head].lemma}", 1.0
            if "negative" in act.flags:
                yield f"negative {kind}", 1.0
            for child in paragraph.children(act.head, "aux", "neg"):
                yield f"{child.lower} {kind}", 1.0

    def _of_parse(self) -> Iterator[str]:
        for paragraph in self.page.paragraphs:
            for side, ranges in ((_SOURCE, self._source), (_OTHER, self._other)):
                top = self._top(paragraph, side) if ranges else None
                if top is not None:
                    yield f"{side} {top.dep}"
                    yield from self._governed(paragraph, top) if side == _SOURCE else _above(paragraph, top)

    def _top(self, paragraph: Paragraph, side: str) -> Token | None:
        """The first word of a party that hangs on a word outside it."""
        own = (t for t in paragraph.tokens if self._side(t) == side)
        return next((t for t in own if self._side(paragraph.tokens[t.head]) != side), None)

    def _governed(self, paragraph: Paragraph, top: Token) -> Iterator[str]:
        """The word that the doer hangs on, what stands beside it, and the words below that."""
        verb = paragraph.tokens[top.head]
        yield f"verb {verb.lemma}"
        yield f"verb {verb.lemma} {top.dep}"
        for child in paragraph.children(verb.i, *_AUXILIARIES):
            yield f"verb {child.dep} {child.lower}"
        for child in paragraph.children(verb.i, *_ROLES):
            word = self._word(child)
            yield f"{child.dep} {word}"
            yield f"verb {verb.lemma} {word}"
            for below in paragraph.children(child.i):
                yield f"below {self._word(below)}"
                if child.dep in ("xcomp", "ccomp"):
                    yield f"below {word} {self._word(below)}"


def _above(paragraph: Paragraph, top: Token) -> Iterator[str]:
    """The words that the one done to hangs on."""
    yield f"over {paragraph.tokens[top.head].lemma}"
    for step, above in enumerate(paragraph.ancestors(top.i)):
        if step == _UP:
            return
        yield f"above {above.lemma}"
