"""Excerpts: the words of a claim that a line has room for, cut where a reader would cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.analyze.desk import Desk
from onrecord.analyze.sentence import sentences_around
from onrecord.analyze.table import words
from onrecord.model import Claim, Fragment, Quote, Span, Words

LONGEST = 200  # code points of one excerpt: about two lines of a brief
_FEW_WORDS = 4
_EDGE = " \t\r\n\u00a0,;:"
_MARKS = '"“”„«»'
_WORD = re.compile(r"[a-z]+")
_CONNECTOR = re.compile(r"(?:Meanwhile|However|Moreover|Furthermore|Also|And|But),?\s+(?=\w)")
_PAUSE = re.compile(r"[,;:–—](?=\s)|\s[–—-](?=\s)|\s(?=(?:and|but|while|which|after|who)\s)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Exact words, and whether some of the clause was left out before or after them."""

    span: Span
    cut_before: bool = False
    cut_after: bool = False


def excerpt(desk: Desk, claim: Claim, longest: int = LONGEST) -> Excerpt:
    """The clause of a claim, or so much of it around the act as ``longest`` code points hold."""
    text = desk.documents[claim.document].text
    start, end = _enough(desk, claim, text)
    act_start, act_end = (min(max(offset, start), end) for offset in (claim.act.start, claim.act.end))
    first = (
        start if act_end - start <= longest else _begin(text, max(start, act_start - longest // 2), act_start)
    )
    last = end if end - first <= longest else _cut(text, first, first + longest, max(act_end, first + 1))
    before, after = first > start, last < end
    first, last = _strip(text, _past_connector(text, first), last)
    return Excerpt(Span.cut(text, first, last), before, after)


def quoted(desk: Desk, claim: Claim, longest: int = LONGEST) -> tuple[Fragment, ...]:
    """The excerpt as fragments, "…" where something was left out."""
    part = excerpt(desk, claim, longest)
    before = (Words("… "),) if part.cut_before else ()
    after = (Words(" …"),) if part.cut_after else ()
    return (*before, Quote(claim.document, part.span), *after)


def _enough(desk: Desk, claim: Claim, text: str) -> tuple[int, int]:
    """The bounds of the clause; of its sentence where it is too short alone and the sentence unhedged."""
    start, end = claim.span.start, claim.span.end
    if len(claim.span.quote.split()) >= _FEW_WORDS:
        return start, end
    _, first, last = desk.paragraph(claim.document, start)
    sentence = sentences_around(text, (min(first, start), max(last, end)), (start, end))
    hedged = any(word in words("hedges.tsv") for word in _WORD.findall(text[slice(*sentence)].lower()))
    return (start, end) if hedged else sentence


def _past_connector(text: str, start: int) -> int:
    """The offset past a word that only ties a sentence to the one before: "Meanwhile", "However"."""
    found = _CONNECTOR.match(text, start)
    return found.end() if found else start


def _cut(text: str, first: int, limit: int, least: int) -> int:
    """The last pause between ``least`` and ``limit``; the last space where the clause has no pause."""
    pauses = [match.start() for match in _PAUSE.finditer(text, first, limit) if match.start() >= least]
    if pauses:
        return pauses[-1]
    space = text.rfind(" ", least, limit)
    return space if space > first else limit


def _begin(text: str, least: int, act: int) -> int:
    """The first pause between ``least`` and the act; the first space where there is none."""
    pause = _PAUSE.search(text, least, act)
    if pause:
        return pause.end()
    space = text.find(" ", least, act)
    return space + 1 if space >= 0 else least


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without marks at the edges; a full stop goes too, save that of an abbreviation."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    start, end = _unmarked(text, start, end)
    if end - start > 3 and text[end - 1] == "." and text[end - 3 : end - 1].islower():
        end -= 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without a pair of quotation marks around all, nor a mark at an edge that has no partner."""
    marks = sum(1 for character in text[start:end] if character in _MARKS)
    opens, closes = text[start:end][:1] in _MARKS, text[start:end][-1:] in _MARKS
    if marks == 2 and opens and closes:
        return start + 1, end - 1
    if marks % 2 == 0:
        return start, end
    if opens:
        return start + 1, end
    if closes:
        return start, end - 1
    return (start - 1, end) if start and text[start - 1] in _MARKS else (start, end)
