"""Quotations: the quoted stretches of a report.

Marks may be typed (“ ”, « », „ “), straight, single, doubled (``so'') or unbalanced: a mark that never closes
runs to the end of its paragraph, one that never opened runs from its paragraph's start. No input raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from onrecord.read.page import Page, Paragraph

_OPENING = "“«„‟"
_CLOSING = "”»"
_EITHER = '"＂'
_SINGLE = {"‘": "’", "'": "'", "`": "'"}
_QUOTING = frozenset([*_OPENING, *_CLOSING, *_EITHER, *_SINGLE, *_SINGLE.values()])
_SINGLE_REACH = 600  # code points within which a single mark must close
_TURNED = {"„": "“”", "”": "“", "»": "«"}  # marks that close where another opens elsewhere
_NESTING = {"“": ("”", "«»"), "«": ("»", "“”„")}  # a typed mark: its closing one, others inside
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{—–-/:")
_SCARE_WORDS = 4  # at most so many words without a verb are scare quotes or a title, not somebody's speech


class _Side(Enum):
    OPENS = 1
    CLOSES = 2


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words of a paragraph: document offsets inside the marks; ``open_ended`` where none closes.

    ``first`` and ``last`` are its tokens (end exclusive); ``scare`` marks a name or a phrase held at arm's
    length ("military contractors"), which is nobody's speech by itself.
    """

    paragraph: int
    start: int
    end: int
    first: int
    last: int
    open_ended: bool
    scare: bool


def find_quotations(page: Page) -> tuple[Quotation, ...]:
    """All quotations of a page in the order of the text; they never overlap."""
    return tuple(q for paragraph in page.paragraphs for q in _of_paragraph(paragraph))


def _of_paragraph(paragraph: Paragraph) -> Iterator[Quotation]:
    for start, end, closed in _stretches(paragraph.text):
        a, b = paragraph.start + start, paragraph.start + end
        inside = [token.i for token in paragraph.tokens if token.start >= a and token.end <= b]
        if inside:
            scare = closed and _scare(paragraph, inside)
            yield Quotation(paragraph.index, a, b, inside[0], inside[-1] + 1, not closed, scare)


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, closed) of quoted stretches, offsets in ``text``."""
    text = _plain(text)
    opened: int | None = None
    ended = inner = 0
    nests = text.count("“") == text.count("”")  # else a mark is missing, and an inner one may stand for it
    for at, side in _marks(text):
        if side is _Side.OPENS:
            if opened is None:
                opened = at + 1
            elif nests and text[at] == "“":
                inner += 1
        elif inner and text[at] == "”":
            inner -= 1
        elif opened is not None:
            if at > opened:
                yield opened, at, True
            opened, ended = None, at + 1
        elif ended == 0 and at > 0:
            yield 0, at, True
            ended = at + 1
    if opened is not None and opened < len(text):
        yield opened, len(text), False


_DOUBLED = re.compile(r"``|''|‘‘|’’|´´")


def _plain(text: str) -> str:
    """The text, code point for code point, with doubled single marks (``so'', ''so'') as double ones."""
    return _DOUBLED.sub(_double, text)


def _double(match: re.Match[str]) -> str:
    """A double mark beside a blank, so that it touches the words that it quotes."""
    text, (at, end) = match.string, match.span()
    if match.group() == "``":
        return " “"
    opens = (not at or text[at - 1] in _BEFORE_OPENING) and end < len(text) and not text[end].isspace()
    return ' "' if opens else '" '


def _marks(text: str) -> Iterator[tuple[int, _Side]]:
    opener = ""
    last = {mark: text.rfind(closing) for mark, (closing, _) in _NESTING.items()}
    for at, char in ((at, char) for at, char in enumerate(text) if char in _QUOTING):
        if opener in _NESTING and char in _NESTING[opener][1] and at < last[opener]:
            continue  # a quotation of the other kind inside this one
        side = _side(text, at, char, opener)
        if side is not None:
            opener = char if side is _Side.OPENS else ""
            yield at, side


def _side(text: str, at: int, char: str, opener: str) -> _Side | None:
    if char in _SINGLE or opener in _SINGLE:
        return _single(text, at, char, opener)
    if char in _TURNED.get(opener, ""):
        return _Side.CLOSES
    if char in _OPENING:
        return _Side.OPENS
    if char in _CLOSING:
        turned = not opener and _starts_word(text, at) and not _ends_word(text, at)
        return _Side.OPENS if turned else _Side.CLOSES
    if char in _EITHER:
        return _straight(text, at, bool(opener))
    return None


def _single(text: str, at: int, char: str, opener: str) -> _Side | None:
    """Single marks quote only in pairs: an apostrophe opens nothing, a straight one closes after a stop."""
    if opener in _SINGLE:
        return _Side.CLOSES if char == _SINGLE[opener] and _closes_single(text, at) else None
    if opener or char not in _SINGLE or not _starts_word(text, at):
        return None
    ahead = range(at + 2, min(len(text), at + _SINGLE_REACH))
    closes = any(text[i] == _SINGLE[char] and _closes_single(text, i) for i in ahead)
    return _Side.OPENS if closes else None


def _closes_single(text: str, at: int) -> bool:
    return _ends_word(text, at) and (text[at] == "’" or text[at - 1] in ",.!?")


def _straight(text: str, at: int, inside: bool) -> _Side | None:
    """A straight mark opens before a word and closes after one; between two words the state decides."""
    if not inside and at and text[at - 1].isdigit():
        return None  # inches
    opens, closes = _starts_word(text, at), _ends_word(text, at)
    if opens == closes:
        return _Side.CLOSES if inside else _Side.OPENS
    return _Side.OPENS if opens else _Side.CLOSES


def _starts_word(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before in _BEFORE_OPENING and not after.isspace()


def _ends_word(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and not (after.isalnum())


def _scare(paragraph: Paragraph, inside: list[int]) -> bool:
    words = [paragraph.tokens[i] for i in inside if paragraph.tokens[i].pos != "PUNCT"]
    if len(words) > _SCARE_WORDS or _sentence_like(paragraph, inside):
        return False
    return not any(word.tag in ("VBZ", "VBP", "VBD", "MD") for word in words)


def _sentence_like(paragraph: Paragraph, inside: list[int]) -> bool:
    """Whether the words stand as a sentence: at its head, with a capital, and stopped within the marks."""
    first, _ = paragraph.sentence(inside[0])
    capital = paragraph.tokens[inside[0]].text[:1].isupper()
    return capital and inside[0] - first <= 1 and paragraph.tokens[inside[-1]].text in (",", ".", "!", "?")
