"""Disputes that one sentence tells by itself: mutual blame, a denial in passing, a number set right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.model import (
    About,
    Certainty,
    Claim,
    Event,
    EventType,
    Position,
    Quantity,
    Source,
    SourceKind,
    Span,
    Status,
)
from onrecord.reconcile.court import Court, Finding, found
from onrecord.reconcile.reason import counted_alike
from onrecord.reconcile.side import nearest
from onrecord.reconcile.telling import meet

MUTUAL = re.compile(r"\b(?:each other|one another)\b", re.IGNORECASE)
PASSING = re.compile(
    r"\b(?:which|a charge|charges|an accusation|accusations|an allegation|allegations|a claim|claims)"
    r"(?: that)?(?P<who>(?: (?!that\b)[\w'’.-]{1,24}){1,5}?)"
    r" (?:has |have |had )?(?:repeatedly |always |strongly |consistently )?"
    r"(?P<cue>den(?:y|ies|ied)|rejects?|rejected)\b"
)
"""A denial that hangs on what is told: "which the rebels deny", "a charge Moscow denies"."""
CORRECTION = re.compile(r"\b(?:in fact|actually|in reality|the real (?:number|figure)|not \d)", re.IGNORECASE)
"""Words by which a sentence sets right the number that it has just given."""
AFTER = 80
"""Characters after a clause in which its denial in passing may stand."""


def inside(event: Event, court: Court) -> Iterator[Finding]:
    """The disputes that single sentences of the event tell."""
    for one in event.claims:
        claim = court.claims[one]
        for find in (_mutual, _in_passing, _corrected):
            finding = find(event, claim, court)
            if finding is not None:
                yield finding


def _mutual(event: Event, claim: Claim, court: Court) -> Finding | None:
    """Two who blame each other name different hands for one act."""
    if claim.type != EventType.ACCUSE or len(claim.actors) != 2 or not MUTUAL.search(claim.span.quote):
        return None
    names = [one.span.quote if one.span else one.name or "" for one in claim.actors]
    positions = tuple(
        Position(f"{blamed} (says {blaming})", (claim.id,), (court.party_source(who),))
        for blaming, blamed, who in zip(names, reversed(names), claim.actors, strict=True)
    )
    return Finding(event.id, About.ACTOR, Certainty.CERTAIN, positions, "each blames the other")


def _in_passing(event: Event, claim: Claim, court: Court) -> Finding | None:
    """What the sentence tells, and says in passing that somebody denies."""
    document = court.documents.get(claim.document)
    if document is None or claim.status == Status.DENIED:
        return None
    start, end = claim.span.start, court.sentence_end(claim)
    match = PASSING.search(document.text, start, min(end, claim.span.end + AFTER))
    if match is None or match.start() <= claim.act.start:
        return None
    who = match.start("who") + 1
    denier = Source(SourceKind.UNNAMED, None, None, Span.cut(document.text, who, match.end("who")))
    if denier.span and denier.span.quote.lower() in PRONOUNS:
        return None
    positions = (
        Position(f"told: {claim.act.quote}", (claim.id,), (nearest(claim),)),
        Position(f"denied: {match.group()}", (claim.id,), (denier,)),
    )
    return found(event, About.DENIAL, positions, "one side tells it, the other denies it", NOT_HEARD)


PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
NOT_HEARD = "the denial is told in passing"


def _corrected(event: Event, claim: Claim, court: Court) -> Finding | None:
    """A number that one voice gives and the report sets right in the same sentence."""
    for left, right in _rivals(claim.quantities):
        between = claim.span.quote[left.span.end - claim.span.start : right.span.start - claim.span.start]
        if CORRECTION.search(between):
            own = claim.attribution[-1].source if claim.attribution else nearest(claim)
            positions = (
                Position(left.span.quote, (claim.id,), (nearest(claim),)),
                Position(right.span.quote, (claim.id,), (own,)),
            )
            return found(event, About.NUMBER, positions, "one sentence gives a number and sets it right")
    return None


def _rivals(quantities: Iterable[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Pairs in the order of the text that count the same and cannot both hold."""
    ordered = sorted(quantities, key=lambda one: one.span)
    return [
        (left, right)
        for at, left in enumerate(ordered)
        for right in ordered[at + 1 :]
        if counted_alike(left, right) and not meet(left, right)
    ]
