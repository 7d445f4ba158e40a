"""Endnotes: the exact words of each paragraph that a brief cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.analyze.desk import Desk
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
_SENTENCE_START = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|vs|No))\.$"
)


def endnotes(desk: Desk, sections: Iterable[Section]) -> tuple[Endnote, ...]:
    """One a paragraph that is cited and that printed claims rest on, in order of report and place."""
    cited = {
        (part.document, desk.paragraph(part.document, part.span.start)[0])
        for section in sections
        for line in section.lines
        for part in line.fragments
        if isinstance(part, Cite)
    }
    paragraphs: dict[tuple[str, int], list[Claim]] = {}
    for claim in desk.claims.values():
        number = desk.paragraph(claim.document, claim.span.start)[0]
        if (claim.document, number) in cited:
            paragraphs.setdefault((claim.document, number), []).append(claim)
    return tuple(_endnote(desk, claims) for claims in paragraphs.values())


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
    """From the first claim's sentence to the last claim's, within the paragraph."""
    document = claims[0].document
    text = desk.documents[document].text
    _, start, end = desk.paragraph(document, claims[0].span.start)
    bounds = [start, *_sentence_starts(text, start, end), end]
    low = min(c.span.start for c in claims)
    high = max(min(c.span.end, end) for c in claims)
    first = max(bound for bound in bounds if bound <= low)
    last = min(bound for bound in bounds if bound >= high)
    while last > first and text[last - 1].isspace():
        last -= 1
    return Span.cut(text, first, last)


def _sentence_starts(text: str, start: int, end: int) -> list[int]:
    found = []
    for match in _SENTENCE_START.finditer(text, start, end):
        if not _ABBREVIATION.search(text, max(start, match.start() - 6), match.start()):
            found.append(match.end())
    return found
