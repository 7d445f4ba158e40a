"""Excerpts: the words of a claim that a line has room for, cut where a reader would cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.analyze.desk import Desk
from onrecord.analyze.naming import is_pronoun
from onrecord.analyze.sentence import sentences_around
from onrecord.analyze.table import words
from onrecord.knowledge.dateline import skips
from onrecord.model import AttributionMode, Claim, Fragment, Quote, Span, Words

LONGEST = 200  # code points of one excerpt: about two lines of a brief
_FEW_WORDS = 4
_EDGE = " \t\r\n\u00a0,;:"
_MARKS = '"“”„«»'
_WORD = re.compile(r"[a-z]+")
_CONNECTOR = re.compile(
    r"(?:Meanwhile|However|Moreover|Furthermore|Also|And|But|Second|Third|Finally|Then|Still|Yet|Thus|Undaunted"
    r"|Nevertheless|Additionally),?\s+(?=\w)|(?:that|and|but)\s+(?=\w)"
)
_SUBORDINATE = re.compile(
    r"(?:if|even if|whether|unless|when|as|because|although|though|while|once|until"
    r"|where|which|who|how|why|to)\s",
    re.IGNORECASE,
)
_CLAUSE_EDGE = re.compile(
    r"[,;:–—](?=\s)|\s[–—-](?=\s)"
    r"|\s(?=(?:and|but|while|which|who|after|before|because|when|where|as|if|since|until|although)\s)"
)
_PHRASE_EDGE = re.compile(
    r"\s(?=(?:in|on|at|for|with|from|by|to|against|during|over|into|amid|under|about|regarding)\s)"
)
_QUOTED_WHOLE = re.compile(r"([\"“][^\"“”]+[\"”])(?:\s+\S+){1,3}[.,]?")
_TELLING = 0.45  # of the room: a cut leaves at least so much, for the words after the act tell what it was
_SLACK = 1.2  # times the room: so much more is printed where that spares a cut
_NEAR = 80  # code points: a subject that stands so near before its clause is printed with it


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Exact words, and whether some of the clause was left out before or after them."""

    span: Span
    cut_before: bool = False
    cut_after: bool = False


def excerpt(desk: Desk, claim: Claim, longest: int = LONGEST, begin: int | None = None) -> Excerpt:
    """The clause of a claim, or so much of it around the act as ``longest`` code points hold.

    ``begin`` is where the line takes up the words, after the name that it has given itself.
    """
    text = desk.documents[claim.document].text
    start, end = _enough(desk, claim, text)
    start = _past_header(text, start, claim.act.start) if begin is None else begin
    act_start, act_end = (min(max(offset, start), end) for offset in (claim.act.start, claim.act.end))
    first = start if act_end - start <= longest else _first(claim, text, start, act_start, longest)
    room = int(longest * _SLACK)
    last = end if end - first <= room else _cut(text, first, first + longest, max(act_end, first + 1))
    before, after = first > start, last < end
    last = _past_speaker(text, first, last)
    first, last = _strip(text, _past_connector(text, first), last)
    return Excerpt(Span.cut(text, first, last), before, after)


def quoted(
    desk: Desk, claim: Claim, longest: int = LONGEST, begin: int | None = None
) -> tuple[Fragment, ...]:
    """The excerpt as fragments, "…" where something was left out."""
    part = excerpt(desk, claim, longest, begin)
    before = (Words("… "),) if part.cut_before else ()
    after = (Words(" …"),) if part.cut_after else ()
    return (*before, Quote(claim.document, part.span), *after)


def _enough(desk: Desk, claim: Claim, text: str) -> tuple[int, int]:
    """The bounds of the clause with its subject; of its sentence where it says too little alone.

    That is a clause of few words in an unhedged sentence, and one that only sets a condition or a time.
    """
    place = desk.passage(claim.document, claim.span.start)
    start, end = claim.span.start, claim.span.end
    sentence = sentences_around(text, (min(place.start, start), max(place.end, end)), (start, end))
    subject = _with_subject(text, claim, sentence[0])
    if subject == start and _SUBORDINATE.match(claim.span.quote):
        return sentence
    if claim.attribution and claim.attribution[0].mode is AttributionMode.DIRECT:
        first, last = _quotation(text, sentence, (start, end))
        return (min(first, subject) if text[first : first + 1].islower() else first), last
    if len(claim.span.quote.split()) >= _FEW_WORDS:
        return subject, end
    hedged = any(word in words("hedges.tsv") for word in _WORD.findall(text[slice(*sentence)].lower()))
    return (start, end) if hedged else sentence


def _quotation(text: str, sentence: tuple[int, int], clause: tuple[int, int]) -> tuple[int, int]:
    """So much of the sentence around a clause as stands between the same quotation marks."""
    before = max(text.rfind(mark, sentence[0], clause[0] + 1) for mark in _MARKS)
    after = [at for mark in _MARKS if (at := text.find(mark, clause[1] - 1, sentence[1])) >= 0]
    return (before + 1 if before >= 0 else sentence[0]), min(after, default=sentence[1])


def _with_subject(text: str, claim: Claim, sentence: int) -> int:
    """The start of the clause, or of the words before it in the sentence that name who acts.

    A clause that begins in quotation marks is the speaker's; what stands before the mark is not.
    """
    actor = claim.actors[0].span if claim.actors else None
    if actor is None or not sentence <= actor.start < claim.span.start or is_pronoun(actor.quote):
        return claim.span.start
    between = text[actor.end : claim.span.start + 1]
    near = len(between) <= _NEAR and not any(mark in between for mark in _MARKS)
    return actor.start if near else claim.span.start


def _past_header(text: str, start: int, act: int) -> int:
    """The offset past a dateline or header in which a clause begins: "PORT AMBER, May 14 (Agency)"."""
    return next((end for first, end in skips(text) if first <= start < end <= act), start)


def _past_speaker(text: str, start: int, end: int) -> int:
    """The end of words that are all one quotation but for the few that say who says it ("…?" he asked)."""
    found = _QUOTED_WHOLE.match(text, start, end)
    return found.end(1) if found and found.end() == end else end


def _past_connector(text: str, start: int) -> int:
    """The offset past a word that only ties a sentence to the one before: "Meanwhile", "However"."""
    found = _CONNECTOR.match(text, start)
    return found.end() if found else start


def _cut(text: str, first: int, limit: int, least: int) -> int:
    """The last edge of a clause between ``least`` and ``limit``, else of a phrase, else the last space."""
    told = max(least, first + int((limit - first) * _TELLING))
    for edge, begin in ((_CLAUSE_EDGE, told), (_PHRASE_EDGE, told), (_CLAUSE_EDGE, least)):
        found = [match.start() for match in edge.finditer(text, first, limit) if match.start() >= begin]
        if found:
            return found[-1]
    space = text.rfind(" ", least, limit)
    return space if space > first else limit


def _first(claim: Claim, text: str, start: int, act: int, longest: int) -> int:
    """Where an excerpt begins that has no room for all before the act: at who acts, else at a pause."""
    actor = claim.actors[0].span if claim.actors else None
    near = actor is not None and start <= actor.start < act and act - actor.start <= longest // 2
    return actor.start if actor and near else _begin(text, max(start, act - longest // 2), act)


def _begin(text: str, least: int, act: int) -> int:
    """The first pause between ``least`` and the act; the first space where there is none."""
    pause = _CLAUSE_EDGE.search(text, least, act)
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
