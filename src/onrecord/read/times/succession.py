"""Succession: an act told by what it came after or before ("two days after the vote", "hours before talks").

Here only the words are found; the day of the other happening is for ``read.following`` to look up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Span, When
from onrecord.read.page import Paragraph, Token
from onrecord.read.times.acttime import light_verbs, main_verb
from onrecord.read.times.tense import Tense, tense_of
from onrecord.read.times.timevalue import Days, days_of, gap_of, shifted, unit_of
from onrecord.read.times.when import FoundTime, narrated


@dataclass(frozen=True, slots=True)
class Succession:
    """That an act follows (``later``) or precedes another, named at token ``other`` of the same paragraph.

    ``gap`` is the length of time between the two as TIMEX3 writes it ("P2D"), None where it is not stated;
    ``near`` says that it is of hours at most.
    """

    other: int
    span: Span
    later: bool
    gap: str | None = None
    near: bool = False
    inverse: bool = False
    """Whether the act itself stands behind "after", and the words tell when the other happened."""

    @property
    def stated(self) -> bool:
        """Whether the words say how long lay between."""
        return self.near or self.gap is not None


_LATER = {"after": True, "following": True, "before": False}
_HIGHEST = 4  # steps from an act up to the clause that "after" leads


def succession_at(paragraph: Paragraph, times: Sequence[FoundTime], act: int) -> Succession | None:
    """What the act at token ``act`` is told to follow or precede; None where nothing is said of it.

    Where the act itself stands behind "after" ("three days after the team arrived"), it is told to precede the
    happening above, and only where the words say by how much.
    """
    verb = main_verb(paragraph, act)
    for bearer in _bearers(paragraph, verb):
        for lead in _leads(paragraph, bearer):
            found = _led(paragraph, times, lead)
            if found is not None:
                return found
    return _inverse(paragraph, times, verb)


def _bearers(paragraph: Paragraph, act: int) -> Iterator[int]:
    """The words that may carry "after X" for an act: itself, the light verb of which it is the noun, and what
    is yet to be done ("will be allowed to leave after X")."""
    yield act
    token = paragraph.tokens[act]
    if tense_of(paragraph, token) is Tense.FUTURE:
        yield from (child.i for child in paragraph.children(act, "xcomp"))
    above = paragraph.tokens[token.head]
    if token.pos in ("NOUN", "PROPN") and (above.lemma, _side(token)) in light_verbs():
        yield above.i


def _side(token: Token) -> str:
    return "subject" if token.dep in ("nsubj", "nsubjpass") else "object" if token.dep == "dobj" else ""


def _leads(paragraph: Paragraph, bearer: int) -> Iterator[Token]:
    """The words "after", "following", "before" that lead a phrase or a clause of ``bearer``."""
    for child in paragraph.children(bearer, "prep", "advcl"):
        if child.dep == "advcl":
            yield from (m for m in paragraph.children(child.i, "mark", "advmod") if m.lower in _LATER)
        elif child.lower in _LATER:
            yield child
        else:  # "in the hours after the raid"
            for unit in paragraph.children(child.i, "pobj"):
                inner = paragraph.children(unit.i, "prep") if _length(unit) else ()
                yield from (lead for lead in inner if lead.lower in _LATER)


def _led(paragraph: Paragraph, times: Sequence[FoundTime], lead: Token) -> Succession | None:
    other = _other(paragraph, lead)
    if other is None:
        return None
    begin, gap, near = _gap(paragraph, times, lead)
    span = paragraph.span(begin, _end(paragraph, other))
    return Succession(other, span, _LATER[lead.lower], gap, near)


def _end(paragraph: Paragraph, other: int) -> int:
    """The token behind the words for the other happening: they end with the first comma at the latest."""
    last = paragraph.reach(other)[1] + 1
    return next((i for i in range(other + 1, last) if paragraph.tokens[i].text in (",", ";", "—", "–")), last)


def _other(paragraph: Paragraph, lead: Token) -> int | None:
    """The token behind "after" that names the other happening."""
    if lead.dep in ("mark", "advmod"):
        return lead.head
    named = paragraph.children(lead.i, "pobj", "pcomp")
    return named[0].i if named and named[0].i > lead.i else None


def _inverse(paragraph: Paragraph, times: Sequence[FoundTime], verb: int) -> Succession | None:
    at = verb
    for _ in range(_HIGHEST):
        token = paragraph.tokens[at]
        lead = _leading(paragraph, token)
        if lead is not None:
            begin, gap, near = _gap(paragraph, times, lead)
            above = _above(paragraph, token)
            if above is None or not (gap or near):
                return None
            span = paragraph.span(begin, lead.i + 1)
            return Succession(above, span, not _LATER[lead.lower], gap, near, inverse=True)
        if token.dep != "conj" or token.head == at:
            return None
        at = token.head
    return None


def _leading(paragraph: Paragraph, token: Token) -> Token | None:
    """The "after" or "before" that a word stands behind."""
    led = paragraph.tokens[token.head]
    if token.dep in ("pobj", "pcomp"):
        return led if led.lower in _LATER else None
    marks = paragraph.children(token.i, "mark", "advmod") if token.dep == "advcl" else ()
    return next((m for m in marks if m.lower in _LATER), None)


def _above(paragraph: Paragraph, token: Token) -> int | None:
    """The happening above a clause or phrase behind "after", past a noun of length."""
    at = token.head if token.dep == "advcl" else paragraph.tokens[token.head].head
    above = paragraph.tokens[at]
    if _length(above) and paragraph.tokens[above.head].pos == "ADP":
        above = paragraph.tokens[paragraph.tokens[above.head].head]
    return above.i if above.i != token.i else None


_NEAR = frozenset({"hours", "hour", "minutes", "moments", "shortly", "soon", "immediately", "right"})
_LONGER = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years"})


def _length(token: Token) -> bool:
    return token.lower in _LONGER or token.lower in ("hours", "minutes", "moments", "hour")


def _gap(paragraph: Paragraph, times: Sequence[FoundTime], lead: Token) -> tuple[int, str | None, bool]:
    """Where the words of the time between begin, its TIMEX3 length, and whether it is of hours at most."""
    told = next((t for t in times if t.paragraph == paragraph.index and t.last == lead.i), None)
    if told is not None:
        if told.kind != "DURATION":  # "was freed last week after he agreed"
            return lead.i, None, False
        return told.first, None if told.value.startswith("PT") else told.value, told.value.startswith("PT")
    before = paragraph.tokens[lead.i - 1] if lead.i else lead
    if before.lower in _NEAR:
        return before.i, None, True
    if before.lower in _LONGER and before.i:
        article = paragraph.tokens[before.i - 1].lower in ("a", "the", "one")
        one = article and not before.lower.endswith("s")
        return before.i - article, f"P{1 if one else 'X'}{before.text[0].upper()}", False
    return lead.i, None, False


def days_after(
    paragraph: Paragraph, act: int, told: Succession, other: When, published: date | None
) -> tuple[Days, str | None]:
    """The days of an act that follows or precedes what happened in ``other``, and their TIMEX3 value.

    Where no length of time is stated only what is narrated is dated: "has backed him after he came to power"
    and "will leave after they left" tell a reason.
    """
    ends = other.earliest, other.latest
    gap = gap_of(told.gap or "")
    if gap is not None:
        return _moved(ends, gap[0] if told.later else -gap[0], gap[1])
    past = narrated(paragraph, act)
    days = _near(ends, told.later) if told.near else _open(ends, told, published) if past else (None, None)
    return _not_ahead(days, published) if past else days, None


def _moved(ends: Days, step: int, unit: str) -> tuple[Days, str | None]:
    """Both ends moved by days or weeks; the whole month or year where those are counted."""
    first, last = (shifted(end, unit, step) if end else None for end in ends)
    if unit not in ("M", "Y"):
        return (first, last), first.isoformat() if first and first == last else None
    low, high = (unit_of(end, unit) if end else None for end in (first, last))
    return (days_of(low or "")[0], days_of(high or "")[1]), low if low == high else None


def _near(ends: Days, later: bool) -> Days:
    first, last = ends
    if later:
        return first, shifted(last, "D", 1) if last else None
    return shifted(first, "D", -1) if first else None, last


def _open(ends: Days, told: Succession, published: date | None) -> Days:
    """From the day of the other on; a preceding act is bounded only by a stated time between."""
    first = ends[0]
    if not told.later or first is None:
        return None, None
    vague = told.gap is not None and first < date.max
    return first + timedelta(1) if vague else first, published


def _not_ahead(days: Days, published: date | None) -> Days:
    first, last = days
    if published is None or last is None:
        return days
    capped = min(last, published)
    return (None, None) if first and first > capped else (first, capped)
