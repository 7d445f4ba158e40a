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
from onrecord.reconcile.denial import answered
from onrecord.reconcile.name import codes_in
from onrecord.reconcile.pair import counted_alike
from onrecord.reconcile.side import nearest
from onrecord.reconcile.telling import meet

MUTUAL = re.compile(r"\b(?:each other|one another)\b", re.IGNORECASE)
PASSING = re.compile(
    r"\b(?:(?P<which>which)|(?:a|the|an) (?:charge|accusation|allegation|claim|assertion)"
    r"|charges|accusations|allegations|claims)(?: that| which)?"
    r"(?P<who>(?: (?!(?:that|then|also|of|is|are|was|were|has|have|had|been|being|be|effectively)\b)"
    r"[\w.'’-]{1,24}){1,5}?)"
    r" (?:has |have |had )?(?:(?:\w{2,12}ly|always|long) )?"
    r"(?P<cue>den(?:y|ies|ied)|refutes?|refuted"
    r"|(?(which)(?!)|(?:rejects?|rejected|dismiss(?:es|ed)|disputes?|disputed)))\b"
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
    if claim.document not in court.documents or claim.status == Status.DENIED:
        return None
    end = min(court.sentence_end(claim), claim.span.end + AFTER)
    match = PASSING.search(court.text(claim), claim.span.start, end)
    if match is None or claim is not _denied_by(match, claim, court) or _told_by_itself(match, claim, court):
        return None
    denier = Span.cut(court.text(claim), match.start("who") + 1, match.end("who"))
    if denier.quote.lower() in PRONOUNS:
        return None
    positions = (
        Position(f"told: {claim.act.quote}", (claim.id,), (_teller(claim, court),)),
        Position(f"denied: {match.group()}", (claim.id,), (Source(SourceKind.UNNAMED, span=denier),)),
    )
    doubt = None if claim.status == Status.ASSERTED and claim.confidence >= SURE else "it is told unsurely"
    if court.voice(claim.id).country in codes_in(denier.quote):
        doubt = "who tells it is open"  # nobody denies what he tells
    return found(event, About.DENIAL, positions, "one side tells it, the other denies it", doubt)


def _denied_by(match: re.Match[str], claim: Claim, court: Court) -> Claim:
    """Which telling of the sentence the words in passing deny: its accusation, else the act told last."""
    start = court.sentence_start(claim)
    told = [court.claims[one] for one in court.by_report.get(claim.document, ())]
    near = [one for one in told if start <= one.act.start < match.start() and one.span.end >= match.start() - 2]
    near = [one for one in near if one.status != Status.DENIED] or [claim]
    return max(near, key=lambda one: (one.type == EventType.ACCUSE, one.act.start, one.id))


def _told_by_itself(match: re.Match[str], claim: Claim, court: Court) -> bool:
    """Whether the words in passing are a claim of their own that is set against this one as a denial."""
    told = (court.claims[one] for one in court.by_report.get(claim.document, ()))
    own = [one for one in told if match.start() <= one.act.start < match.end()]
    return any(claim.id in answered(one.id, court) for one in own)


def _teller(claim: Claim, court: Court) -> Source:
    return court.sources([claim.id])[0]


SURE = 0.3
"""The least confidence of a telling that a denial in passing is surely set against."""
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})


def _corrected(event: Event, claim: Claim, court: Court) -> Finding | None:
    """A number that one voice gives and the report sets right in the same sentence."""
    if not claim.quantities:
        return None
    end = court.sentence_end(claim)
    beside = [court.claims[one] for one in court.by_report.get(claim.document, ())]
    told = [claim, *(one for one in beside if claim.span.start <= one.span.start < end)]
    for left, right in _rivals({q: None for one in told for q in one.quantities}):
        if left in claim.quantities and CORRECTION.search(court.text(claim)[left.span.end : right.span.start]):
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
