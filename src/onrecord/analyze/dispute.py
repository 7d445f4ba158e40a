"""Disputes: positions that cannot both hold, side by side, each in its own words."""

from __future__ import annotations

from onrecord.analyze.day import day_words, when_words
from onrecord.analyze.desk import Desk
from onrecord.analyze.excerpt import quoted
from onrecord.analyze.figure import printed_span
from onrecord.analyze.naming import joined
from onrecord.analyze.telling import cite
from onrecord.analyze.voice import carried, speaker, voice_words
from onrecord.analyze.weight import weight
from onrecord.model import (
    About,
    Certainty,
    Claim,
    Conflict,
    Count,
    Event,
    Fragment,
    Line,
    Position,
    Quantity,
    Quote,
    Section,
    Status,
    Words,
)

TITLE = "Disputed, side by side"
_QUESTIONS = {
    About.NUMBER: "How many?",
    About.DENIAL: "Did it happen, is it so?",
    About.DATE: "When?",
    About.PLACE: "Where?",
    About.ACTOR: "Who did it?",
    About.CHARACTER: "What is it, and what for?",
}
_CLAIMS = 4  # of one side


def open_disputes(desk: Desk) -> list[Conflict]:
    """The conflicts of which at least one side may be printed: certain, whole and weighty ones first."""
    events = {event.id: event for event in desk.ledger.events}

    def rank(conflict: Conflict) -> tuple[bool, int, float, str]:
        unsure = sum(1 for position in conflict.positions if not desk.printed(position.claims))
        possible = conflict.certainty is not Certainty.CERTAIN
        return (
            possible,
            unsure or len(conflict.positions) == 1,
            -_weight(desk, events.get(conflict.event)),
            conflict.id,
        )

    shown = [c for c in desk.ledger.conflicts if any(desk.printed(p.claims) for p in c.positions)]
    return sorted(shown, key=rank)


def disputes(desk: Desk) -> Section:
    """D1, D2 … with their sides under them; then readings that differ and yet can all hold."""
    conflicts = open_disputes(desk)
    chosen = conflicts[: desk.options.lines]
    lines = [line for n, c in enumerate(chosen, 1) for line in _dispute(desk, n, c)]
    lines += _compatible(desk)
    return Section(TITLE, tuple(lines), len(conflicts) - len(chosen), "No two voices contradict each other.")


def _weight(desk: Desk, event: Event | None) -> float:
    return weight(desk, event) if event else 0.0


def _dispute(desk: Desk, number: int, conflict: Conflict) -> list[Line]:
    claims = tuple(c for p in conflict.positions for c in p.claims if c in desk.claims)
    heading = Line(f"D{number}", (Words(_heading(desk, conflict)),), claims)
    return [heading, *(_side(desk, position) for position in conflict.positions)]


def _heading(desk: Desk, conflict: Conflict) -> str:
    """The question, and why it may be none: the note of the conflict, else in our words."""
    note = " ".join(conflict.note.split()).rstrip(".")
    if not note and len(conflict.positions) < 2:
        note = "denied, and no report quotes anybody who alleges it"
    elif not note and conflict.certainty is Certainty.POSSIBLE:
        note = "both may hold"
    since = f" Since {day_words(conflict.since, desk.year)}." if conflict.since else ""
    return f"{_QUESTIONS[conflict.about]}{since} {note[:1].upper()}{note[1:]}{'.' if note else ''}".rstrip()


def _side(desk: Desk, position: Position) -> Line:
    """A side: who, then each of its claims with the voice and the day of the telling."""
    claims = _apart(desk.printed(position.claims))
    if not claims:
        return Line("", (Words("not printed, not sure enough: "), *_places(desk, position)), (), indent=1)
    fragments: list[Fragment] = [Words(f"{_who(desk, claims)}: ")]
    one = len({speaker(desk, claim)[1] for claim in claims}) == 1
    for number, claim in enumerate(claims[:_CLAIMS]):
        fragments += [Words("; ")] if number else []
        fragments += [Words("denied, ")] if claim.status is Status.DENIED else []
        fragments += [
            *quoted(desk, claim, 170),
            Words(" "),
            cite(desk, claim, voice_words(desk, claim, speaker_given=one)),
            *_told(desk, claim),
        ]
    more = len(claims) - _CLAIMS
    fragments.append(Words(f"; {more} more." if more > 0 else "."))
    return Line("", tuple(fragments), tuple(c.id for c in claims), indent=1)


def _apart(claims: list[Claim]) -> list[Claim]:
    """The claims of which no other before them has the same words or place."""
    kept: list[Claim] = []
    for claim in claims:
        same_place = any(k.document == claim.document and k.span.overlaps(claim.span) for k in kept)
        if not same_place and claim.span.quote not in {k.span.quote for k in kept}:
            kept.append(claim)
    return kept


def _who(desk: Desk, claims: list[Claim]) -> str:
    names = [speaker(desk, claim)[1].removesuffix(", unnamed") for claim in claims]
    known = list(dict.fromkeys(names))
    return f"{', '.join(known[:3])} and others" if len(known) > 3 else joined(known)


def _told(desk: Desk, claim: Claim) -> tuple[Words, ...]:
    told = next((link.told for link in carried(claim) if link.told and link.told.dated), None)
    when = told or (claim.when if claim.when and claim.when.dated else None)
    return (Words(f" {when_words(when, desk.year)}"),) if when else ()


def _places(desk: Desk, position: Position) -> list[Fragment]:
    low = [c for c in desk.withheld if c.id in position.claims]
    return [part for claim in low for part in (cite(desk, claim, ""), Words(" "))]


def _compatible(desk: Desk) -> list[Line]:
    """Counts of one event whose readings differ in words and meet in their bounds."""
    lines = []
    for event in desk.ledger.events:
        disputed = any(c.about is About.NUMBER for c in desk.conflicts.get(event.id, ()))
        for count in () if disputed else event.quantities:
            lines += _readings(desk, count)
    return lines[:3]


def _meet(quantities: list[Quantity]) -> bool:
    """Whether one number lies in the bounds of all."""
    lows = [q.low for q in quantities if q.low is not None]
    highs = [q.high for q in quantities if q.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _readings(desk: Desk, count: Count) -> list[Line]:
    ids = {c for amount in count.readings for c in amount.claims}
    bounds = {(amount.low, amount.high) for amount in count.readings}
    told = [
        (claim, quantity)
        for claim in desk.printed(ids, Status.ASSERTED)
        for quantity in claim.quantities
        if (quantity.low, quantity.high) in bounds and None not in (quantity.low, quantity.high)
    ]
    told = list(
        {quantity.span.quote.lower(): (claim, quantity) for claim, quantity in reversed(told)}.values()
    )
    if len({(quantity.low, quantity.high) for _, quantity in told}) < 2 or not _meet([q for _, q in told]):
        return []
    fragments: list[Fragment] = [Words("Not a dispute, the ranges meet: ")]
    for number, (claim, quantity) in enumerate(told[:_CLAIMS]):
        span = printed_span(desk, claim, quantity)
        fragments += [Words("; " if number else ""), Quote(claim.document, span), Words(" ")]
        fragments.append(cite(desk, claim, span=span))
    return [Line("", (*fragments, Words(".")), tuple(dict.fromkeys(c.id for c, _ in told)))]
