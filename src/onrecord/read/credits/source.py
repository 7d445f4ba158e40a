"""Sources: whom a cue credits, as learned choices over the nouns around it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from onrecord.read import phrase
from onrecord.read.credits import choice
from onrecord.read.credits.cue import Edges, Setting, kind_of, plain
from onrecord.read.page import Paragraph, Token

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_LONGER = frozenset({"prep", "pobj", "conj", "appos", "case", "compound"})
_HOPS = 4  # heads above a cue whose subjects may be its source
_NEAR = 10  # tokens


def source_of(setting: Setting, cue: int) -> tuple[int, int] | None:
    """The tokens of the source of a cue, None where nobody is named."""
    nouns = sources(setting, cue)
    at = choice.best("source", [features for _, features in nouns])
    head = nouns[at][0]
    if head is None:
        return None
    lefts, rights = left_edges(setting, cue, head), right_edges(setting, cue, head)
    left = choice.best("source left", [features for _, features in lefts])
    right = choice.best("source right", [features for _, features in rights])
    return lefts[left][0], rights[right][0]


def sources(setting: Setting, cue: int) -> list[tuple[int | None, list[str]]]:
    """The nouns that may be the source of a cue, each with what speaks for it; None for nobody."""
    paragraph = setting.paragraph
    token = paragraph.tokens[cue]
    ways: dict[int, list[str]] = {}
    for noun, way in _ways(paragraph, token):
        if paragraph.tokens[noun].pos in _NOUNS and noun != cue:
            ways.setdefault(noun, []).append(way)
    passive = "passive" if token.pos == "VERB" and phrase.passive(paragraph, cue) else "active"
    first_way = min((way for how in ways.values() for way in how), default=0)
    nobody = [
        "nobody", f"nobody {token.lemma}", f"nobody {token.tag}", f"nobody {token.dep}", f"nobody {passive}",
        f"nobody {token.pos} {first_way}",
    ]  # fmt: skip
    found: list[tuple[int | None, list[str]]] = [(None, nobody)]
    for noun, how in ways.items():
        found.append((noun, _of_noun(setting, token, noun, how, passive)))
    return found


def _ways(paragraph: Paragraph, token: Token) -> Iterator[tuple[int, str]]:
    """How nouns hang together with a cue."""
    i = token.i
    for kid in paragraph.children(i):
        if kid.dep in ("prep", "agent"):
            for noun in paragraph.children(kid.i, "pobj"):
                yield noun.i, f"after {kid.lower}"
            for inner in paragraph.children(kid.i, "prep"):
                for noun in paragraph.children(inner.i, "pobj"):
                    yield noun.i, f"after {kid.lower} {inner.lower}"
        elif kid.pos in _NOUNS:
            yield kid.i, f"own {kid.dep}"
    if token.pos in ("VERB", "AUX") and (subject := phrase.subject(paragraph, i)) is not None:
        yield subject.i, "subject"
    yield from _ways_above(paragraph, token)
    yield from _nearest(paragraph, i)


def _ways_above(paragraph: Paragraph, token: Token) -> Iterator[tuple[int, str]]:
    """The nouns on the way up from a cue, and the subjects and objects there."""
    path = [token.dep]
    for above in islice(paragraph.ancestors(token.i), _HOPS):
        how = " ".join(path[-2:])
        if above.pos in _NOUNS:
            yield above.i, f"above {how}"
        for noun in paragraph.children(above.i, "nsubj", "nsubjpass", "poss", "dobj", "pobj"):
            yield noun.i, f"{noun.dep} above {how}"
        for by in paragraph.children(above.i, "agent"):
            for noun in paragraph.children(by.i, "pobj"):
                yield noun.i, f"agent above {how}"
        path.append(above.dep)


def _nearest(paragraph: Paragraph, i: int) -> Iterator[tuple[int, str]]:
    """The last noun before a cue and the head of the first phrase after it."""
    first, last = paragraph.sentence(i)
    before = [t.i for t in paragraph.tokens[max(first, i - _NEAR) : i] if t.pos in _NAMING]
    after = [t.i for t in paragraph.tokens[i + 1 : min(last, i + _NEAR)] if t.pos in _NAMING]
    if before:
        yield before[-1], "nearest before"
    if after:
        head = after[0]
        while head + 1 in after and paragraph.tokens[head].head > head:
            head += 1
        yield head, "nearest after"


def _of_noun(setting: Setting, token: Token, noun: int, how: list[str], passive: str) -> list[str]:
    paragraph = setting.paragraph
    what = kind_of(paragraph, noun)
    side = "before" if noun < token.i else "after"
    found = [f"kind {what}", f"label {setting.labels.get(noun, 'none')}", side, passive,
             f"far {min(abs(noun - token.i) // 3, 5)} {side}", f"word {plain(paragraph.tokens[noun])}",
             f"{token.pos} {side}", f"ways {len(how)}"]  # fmt: skip
    for way in how:
        found += [way, f"{way} {passive}", f"{way} {token.lemma}", f"{way} {what}", f"{way} {token.tag}"]
    if (noun in setting.quoted) != (token.i in setting.quoted):
        found.append("other side of the marks")
    return found


# How far a source reaches


def left_edges(setting: Setting, cue: int, head: int) -> Edges:
    """Where the words of a source could begin."""
    paragraph = setting.paragraph
    tokens = paragraph.tokens
    below = set(paragraph.subtree(head))
    at = head
    found: Edges = []
    inside: list[str] = []
    while True:
        out = tokens[at - 1] if at and at - 1 in below else None
        outside = ["out nothing"] if out is None else _seen(paragraph, out, head, "out")
        found.append((at, [*inside, *outside, f"length {min(head - at, 5)}"]))
        if out is None or head - at > 14:
            return found
        at -= 1
        inside = [*inside, *_seen(paragraph, tokens[at], head, "in")]


def right_edges(setting: Setting, cue: int, head: int) -> Edges:
    """Where the words of a source could end (exclusive): after its head and after each phrase that hangs on
    it."""
    paragraph = setting.paragraph
    stops = sorted(e for e in _stops(paragraph, head) if head < e < head + 30 and not head < cue < e)
    below = frozenset(paragraph.subtree(head))
    return [(end, _of_right(paragraph, cue, head, end, end in below)) for end in stops]


def _stops(paragraph: Paragraph, head: int) -> set[int]:
    tokens = paragraph.tokens
    stops, todo = {head + 1}, [head]
    while todo:
        for kid in paragraph.children(todo.pop()):
            if kid.i < head:
                continue
            end = paragraph.reach(kid.i)[1] + 1
            stops.update((end, end - 1 if tokens[end - 1].pos == "PUNCT" else end))
            if kid.dep in ("appos", "relcl") and end < len(tokens) and tokens[end].text == ",":
                stops.add(end + 1)
            if kid.dep in _LONGER:
                todo.append(kid.i)
    return stops


def _of_right(paragraph: Paragraph, cue: int, head: int, end: int, own: bool) -> list[str]:
    tokens = paragraph.tokens
    kids = [kid for kid in paragraph.children(head) if head < kid.i < end]
    last = tokens[end - 1].pos
    found = [seen for kid in kids for seen in (f"in {kid.dep}", f"in {kid.dep} {plain(kid)}")]
    found += [f"length {min(end - head - 1, 8)}", f"last {last}"]
    if end < len(tokens):
        out = tokens[end]
        found += [
            f"out {out.dep} {out.head == head}", f"out {plain(out)}", f"out {out.pos}",
            f"out {'own' if own else 'other'}", f"cue next {end == cue}", f"last {last} out {out.pos}",
        ]  # fmt: skip
        if out.text == "," and end + 1 < len(tokens):
            found.append(f"out comma {tokens[end + 1].pos} {tokens[end + 1].dep}")
    if head > cue:
        found.append(f"after cue length {min(end - head - 1, 4)}")
    return found


def _seen(paragraph: Paragraph, token: Token, head: int, where: str) -> list[str]:
    how = token.dep if token.head == head else f"far {token.dep}"
    return [f"{where} {how}", f"{where} {plain(token)}", f"{where} {token.pos} {how}"]
