"""Contents: which stretches of a report a cue credits, as learned choices over clause edges and quotation
marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.read.credits import choice
from onrecord.read.credits.cue import Edges, Setting, plain
from onrecord.read.page import Paragraph, Token

Range = tuple[int, int]
Ways = dict[int, list[str]]
"""What speaks for each place, by token."""

NEXT = -1
"""As a start: the next paragraph."""
NONE = -2
"""As a start: nothing on this side."""

_MARKS = frozenset("\"“”«»„‟＂") | {"''", "``"}
_DASHES = frozenset({",", ";", "—", "–", "--", "-", ":"})
_HOLDS_INNER = frozenset({"prep", "dobj", "agent", "xcomp", "attr", "acomp", "dative"})
_GOES_ON = frozenset({"conj", "dobj", "prep", "attr", "xcomp", "ccomp", "acomp"})
_TELLING_KIDS = frozenset({"ccomp", "xcomp", "dobj", "prep", "acl", "nsubjpass", "advcl", "oprd"})


@dataclass(frozen=True, slots=True)
class Cued:
    """A cue in its setting: its head, its words, the words of its source; ``last`` where none follows the
    paragraph."""

    setting: Setting
    head: int
    words: Range
    source: Range | None
    last: bool

    @property
    def paragraph(self) -> Paragraph:
        """The paragraph of the cue."""
        return self.setting.paragraph

    @property
    def begin(self) -> int:
        """Where cue and source begin."""
        return min(self.words[0], self.source[0]) if self.source else self.words[0]

    @property
    def end(self) -> int:
        """Where the cue ends, with a source right after it."""
        beside = self.source and 0 <= self.source[0] - self.words[1] < 3
        return max(self.words[1], self.source[1]) if self.source and beside else self.words[1]

    def is_source(self, token: Token) -> bool:
        """Whether a token stands in the source."""
        return self.source is not None and self.source[0] <= token.i < self.source[1]


def contents(cued: Cued) -> list[Range]:
    """The token ranges that a cue credits, left of it first; (NEXT, NEXT) stands for the next paragraph."""
    found = []
    for side, starts in (("left", left_starts(cued)), ("right", right_starts(cued))):
        start = starts[choice.best(f"content {side}", [features for _, features in starts])][0]
        if start == NEXT:
            found.append((NEXT, NEXT))
        elif start != NONE and (stops := ends(cued, start, side)):
            end = stops[choice.best(f"content end {side}", [features for _, features in stops])][0]
            found.append((start, end))
    return found


def _view(cued: Cued) -> list[str]:
    """What the cue and its place say of where contents stand."""
    paragraph = cued.paragraph
    tokens = paragraph.tokens
    token = tokens[cued.head]
    first, last = paragraph.sentence(cued.head)
    source, low, end = cued.source, cued.begin, cued.words[1]
    side = "none" if source is None else "after" if source[0] > cued.head else "before"
    after = plain(tokens[end]) if end < len(tokens) else "end"
    before = plain(tokens[low - 1]) if low else "start"
    closes = cued.setting.closes
    kids = {kid.dep for kid in paragraph.children(cued.head)} & _TELLING_KIDS
    return [
        f"cue {token.lemma}", f"cue {token.dep}", f"cue {token.tag}", f"teller {side}", f"next {after}",
        f"preceded {before}", f"at start {low <= first}", f"cue {token.lemma} {side}",
        f"preceded {before} {side} {token.dep}", f"next {after} {side}",
        *(f"kid {dep}" for dep in sorted(kids)),
        f"closed before {low in closes or low - 1 in closes}", f"rest {min(last - end, 4)}",
    ]  # fmt: skip


# Where it begins


def left_starts(cued: Cued) -> Edges:
    """Where a content before the cue could begin; NONE for nowhere."""
    view, ways = _view(cued), _before(cued)
    found: Edges = [(NONE, ["none", *(f"none {v}" for v in view)])]
    for start, how in sorted(ways.items())[-12:]:
        found.append((start, _of_start(cued.paragraph, start, how, cued.begin - start, view)))
    return found


def _before(cued: Cued) -> Ways:
    paragraph, low = cued.paragraph, cued.begin
    first, _ = paragraph.sentence(cued.head)
    ways: Ways = {}
    if first < low:
        ways.setdefault(first, []).append("sentence")
    for at, n in cued.setting.opens.items():
        if at < low:
            gap = min(max(low - cued.setting.printed(n)[1], -1), 3)
            same = paragraph.sentence_number(at) == paragraph.sentence_number(cued.head)
            ways.setdefault(at, []).extend((f"quote {gap}", f"quote sentence {same}"))
    for kid, way in _phrases_before(cued):
        start = paragraph.reach(kid.i)[0]
        if start < low and not cued.is_source(kid):
            ways.setdefault(start, []).append(way)
    return ways


def _phrases_before(cued: Cued) -> Iterator[tuple[Token, str]]:
    """The phrases that hang on a cue, and those around it up to three heads above."""
    paragraph = cued.paragraph
    for kid in paragraph.children(cued.head):
        yield kid, f"kid {kid.dep}"
    path = [paragraph.tokens[cued.head].dep]
    for above in islice(paragraph.ancestors(cued.head), 3):
        how = " ".join(path[-2:])
        yield above, f"self above {how}"
        for kid in paragraph.children(above.i, "nsubj", "nsubjpass", "ccomp"):
            yield kid, f"{kid.dep} above {how}"
        path.append(above.dep)


def right_starts(cued: Cued) -> Edges:
    """Where a content after the cue could begin: NONE for nowhere, NEXT for the next paragraph."""
    tokens = cued.paragraph.tokens
    low, view, ways = cued.end, _view(cued), _after(cued)
    found: Edges = [(NONE, ["none", *(f"none {v}" for v in view)])]
    if not cued.last:
        colon, rest = tokens[-1].text == ":", len(tokens) - low
        found.append((NEXT, [
            "paragraph", f"paragraph colon {colon}", f"paragraph rest {min(rest, 5)}", f"paragraph {view[0]}",
            f"paragraph colon {colon} {min(rest, 3)}",
        ]))  # fmt: skip
    for start, how in sorted(ways.items())[:14]:
        found.append((start, _of_start(cued.paragraph, start, how, start - low, view)))
    return found


def _after(cued: Cued) -> Ways:
    paragraph, low, end = cued.paragraph, cued.end, cued.words[1]
    tokens = paragraph.tokens
    _, last = paragraph.sentence(cued.head)
    ways: Ways = {}
    for kid, way in _phrases_after(cued):
        start = paragraph.reach(kid.i)[0]
        if start >= end:
            ways.setdefault(start, []).append(way)
    for at in sorted(a for a in cued.setting.opens if a >= end)[:3]:
        gap = paragraph.sentence_number(at) - paragraph.sentence_number(cued.head)
        if gap < 3:
            ways.setdefault(at, []).extend((f"quote {min(at - low, 6)}", f"quote sentence {gap}"))
    for at in (low, low + 1):
        if at < len(tokens) and (at < last or tokens[at - 1].text == ":"):
            ways.setdefault(at, []).extend((f"next {at - low}", f"next after {plain(tokens[at - 1])}"))
    if last < len(tokens):
        ways.setdefault(last, []).append("next sentence")
    return ways


def _phrases_after(cued: Cued) -> Iterator[tuple[Token, str]]:
    """The phrases that hang on a cue, those inside them, and what is said of a noun ("the fear is that …")."""
    paragraph = cued.paragraph
    for kid in paragraph.children(cued.head):
        if kid.dep == "punct":
            continue
        yield kid, f"kid {kid.dep}"
        if kid.dep == "prep":
            yield kid, f"kid prep {kid.lower}"
        if kid.dep in _HOLDS_INNER:
            for inner in paragraph.children(kid.i):
                if inner.dep != "punct" and inner.i > kid.i:
                    yield inner, f"inner {kid.dep} {inner.dep}"
    if paragraph.tokens[cued.head].pos in ("NOUN", "ADJ"):
        above = paragraph.tokens[cued.head].head
        for kid in paragraph.children(above, "ccomp", "xcomp", "acl", "attr", "advcl"):
            yield kid, f"beside {kid.dep}"


def _of_start(paragraph: Paragraph, start: int, how: list[str], gap: int, view: list[str]) -> list[str]:
    tokens = paragraph.tokens
    token = tokens[start]
    before = plain(tokens[start - 1]) if start else "start"
    marked = token.text in _MARKS
    cue, dep, _, side, after, preceded, *_ = view
    found = [
        f"gap {min(gap, 6)}", f"starts {plain(token)}", f"starts {token.pos}", f"after {before}",
        f"mark {marked}", f"after {before} {marked}",
        f"sentence first {paragraph.sentence(start)[0] == start}",
    ]  # fmt: skip
    for way in how:
        found += [
            way, f"{way} {cue}", f"{way} {side}", f"{way} {after}", f"{way} {preceded}",
            f"{way} {plain(token)}", f"{way} {dep}",
        ]  # fmt: skip
    found.append(" ".join(sorted(how)))
    return found


# Where it ends


def ends(cued: Cued, start: int, side: str) -> Edges:
    """Where a content that begins at ``start`` could end (exclusive)."""
    limit = cued.begin if side == "left" else len(cued.paragraph.tokens)
    top = _top(cued.paragraph, start)
    ways: Ways = {}
    for end, way in _stops(cued, start, limit, top, side):
        trimmed = _trim(cued.setting, start, min(end, limit))
        if trimmed > start:
            ways.setdefault(trimmed, []).append(way)
    return [(end, _of_end(cued.setting, start, end, how, top)) for end, how in sorted(ways.items())]


def _stops(cued: Cued, start: int, limit: int, top: Token, side: str) -> Iterator[tuple[int, str]]:
    """Sentence, quotation and clause ends after a start, and what they are."""
    paragraph, setting = cued.paragraph, cued.setting
    _, last = paragraph.sentence(start)
    yield last, "sentence"
    for at, n in setting.closes.items():
        if start < at <= limit:
            yield at, f"quote {'own' if setting.opens.get(start) == n else 'other'}"
    yield paragraph.reach(top.i)[1] + 1, f"whole {top.dep}"
    for kid in paragraph.children(top.i):
        begin = paragraph.reach(kid.i)[0]
        if begin > top.i:
            yield begin, f"before {kid.dep}"
            if kid.dep in _GOES_ON:
                yield from _inner_stops(paragraph, kid)
    yield limit, "limit" if side == "left" else "paragraph"
    commas = (t.i for t in paragraph.tokens[start + 1 : min(last, limit)] if t.text in _DASHES)
    for at in islice(commas, 6):
        yield at, "comma"


def _inner_stops(paragraph: Paragraph, kid: Token) -> Iterator[tuple[int, str]]:
    for inner in paragraph.children(kid.i):
        begin = paragraph.reach(inner.i)[0]
        if begin > kid.i:
            yield begin, f"before {kid.dep} {inner.dep}"


def _top(paragraph: Paragraph, start: int) -> Token:
    """The head of the largest phrase that begins at a token."""
    at = paragraph.tokens[start]
    if at.text in _MARKS and start + 1 < len(paragraph.tokens):
        at = paragraph.tokens[start + 1]
    while at.head != at.i and paragraph.reach(at.head)[0] >= start:
        at = paragraph.tokens[at.head]
    return at


def _trim(setting: Setting, start: int, end: int) -> int:
    """An end without the marks and joining words before it; a closing quotation mark stays with its opening."""
    tokens = setting.paragraph.tokens
    while end > start + 1:
        last = tokens[end - 1]
        if end in setting.closes and setting.printed(setting.closes[end])[0] >= start:
            return end
        if last.pos != "PUNCT" and last.text not in _MARKS and last.dep != "cc":
            return end
        end -= 1
    return end


def _of_end(setting: Setting, start: int, end: int, how: list[str], top: Token) -> list[str]:
    paragraph = setting.paragraph
    last = paragraph.tokens[end - 1]
    opened, closed = start in setting.opens, end in setting.closes
    own = opened and setting.closes.get(end) == setting.opens[start]
    crossed = paragraph.sentence_number(end - 1) > paragraph.sentence_number(start)
    around = setting.quoted.get(end - 1)
    broken = around is not None and not closed and end < setting.quotations[around].last
    found = [
        f"quoted {opened} {closed}", f"own quote {own}", f"crossed {crossed} {opened}",
        f"length {min((end - start) // 3, 8)}", f"top {top.dep}", f"last {last.pos}", f"ways {len(how)}",
        f"broken {broken} {opened}", " ".join(sorted(how)), *_beyond(paragraph, start, end),
    ]  # fmt: skip
    for way in how:
        found += [way, f"{way} {top.dep}", f"{way} {opened} {closed}"]
    return found


def _beyond(paragraph: Paragraph, start: int, end: int) -> Iterator[str]:
    """What stands right after an end."""
    tokens = paragraph.tokens
    if end >= len(tokens):
        yield "out end"
        return
    out = tokens[end]
    _, last = paragraph.sentence(end - 1)
    follows = tokens[end + 1] if end + 1 < len(tokens) else None
    yield f"out {plain(out)}"
    yield f"out {plain(out)} {plain(follows) if follows else 'end'}"
    yield f"out {out.pos}"
    yield f"out {out.dep} {start <= out.head < end}"
    yield f"out sentence {end >= last or out.i == last - 1}"
    if out.pos == "PUNCT" and follows is not None:
        yield f"beyond {follows.dep} {start <= follows.head < end}"
        yield f"beyond {follows.pos}"
        yield f"beyond {plain(follows)}"
        yield f"beyond {follows.tag} {follows.dep}"
    else:
        yield f"out {out.tag} {out.dep} {tokens[out.head].dep}"
