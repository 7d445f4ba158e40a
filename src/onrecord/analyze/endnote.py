"""Endnotes: the exact words of each passage that a brief cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.analyze.desk import Desk
from onrecord.analyze.passage import Passage
from onrecord.analyze.sentence import sentences_around
from onrecord.analyze.voice import voice_words
from onrecord.model import Cite, Claim, Endnote, Section, Span, Status

TALLY = {
    Status.ASSERTED: "a",
    Status.SPECULATED: "s",
    Status.DENIED: "d",
    Status.PLANNED: "p",
    Status.PREDICTED: "r",
    Status.THREATENED: "t",
    Status.DEMANDED: "m",
}


def endnotes(desk: Desk, sections: Iterable[Section]) -> tuple[Endnote, ...]:
    """One a passage that is cited and that printed claims rest on, in order of report and place."""
    cited = {
        (part.document, desk.passage(part.document, part.span.start))
        for section in sections
        for line in section.lines
        for part in line.fragments
        if isinstance(part, Cite)
    }
    found: dict[tuple[str, Passage], list[Claim]] = {}
    printed = (*desk.claims.values(), *desk.spoken.values(), *desk.unasserted.values())
    for claim in sorted(printed, key=desk.place):
        place = (claim.document, desk.passage(claim.document, claim.span.start))
        if place in cited:
            found.setdefault(place, []).append(claim)
    return tuple(_endnote(desk, claims) for claims in found.values())


def _endnote(desk: Desk, claims: list[Claim]) -> Endnote:
    first = claims[0]
    return Endnote(
        label=desk.label(first.document, first.span.start),
        document=first.document,
        span=_words(desk, claims),
        tally=tally(claims),
        voices="; ".join(dict.fromkeys(voice_words(desk, claim) for claim in claims)),
        claims=tuple(claim.id for claim in claims),
    )


def tally(claims: Iterable[Claim]) -> str:
    """The count by status: "a3 s1 d1"."""
    counted = Counter(claim.status for claim in claims)
    return " ".join(f"{mark}{counted[status]}" for status, mark in TALLY.items() if counted[status])


def _words(desk: Desk, claims: list[Claim]) -> Span:
    """From the first claim's sentence to the last claim's, within the passage."""
    document = claims[0].document
    text = desk.documents[document].text
    place = desk.passage(document, claims[0].span.start)
    low, high = min(c.span.start for c in claims), max(c.span.end for c in claims)
    return Span.cut(text, *sentences_around(text, (place.start, place.end), (low, high)))
