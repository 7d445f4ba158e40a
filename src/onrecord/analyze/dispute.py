"""Disputes: positions that cannot both hold, side by side, each in its own words."""

from __future__ import annotations

from onrecord.analyze.day import when_words
from onrecord.analyze.desk import Desk
from onrecord.analyze.excerpt import quoted
from onrecord.analyze.telling import bare_telling, cite
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
    """The conflicts of which at least one side may be printed, certain ones and weighty events first."""
    events = {event.id: event for event in desk.ledger.events}
    shown = [c for c in desk.ledger.conflicts if any(desk.printed(p.claims) for p in c.positions)]
    return sorted(
        shown, key=lambda c: (c.certainty is not Certainty.CERTAIN, -_weight(desk, events.get(c.event)), c.id)
    )


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
    parts = [_QUESTIONS[conflict.about]]
    if len(conflict.positions) < 2:
        parts.append("Denied, and no report quotes anybody who alleges it.")
    elif conflict.certainty is Certainty.POSSIBLE:
        parts.append("Both may hold.")
    if conflict.since:
        parts.append(f"Open since {conflict.since.isoformat()}.")
    note = conflict.note.strip()
    return " ".join([*parts, *([note[0].upper() + note[1:].rstrip(".") + "."] if note else [])])


def _side(desk: Desk, position: Position) -> Line:
    """A side: who, then each of its claims with the voice and the day of the telling."""
    claims = desk.printed(position.claims)
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


def _who(desk: Desk, claims: list[Claim]) -> str:
    names = list(dict.fromkeys(speaker(desk, claim)[1] for claim in claims))
    return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")


def _told(desk: Desk, claim: Claim) -> tuple[Words, ...]:
    told = next((link.told for link in carried(claim) if link.told and link.told.dated), None)
    when = told or (claim.when if claim.when and claim.when.dated else None)
    return (Words(f" {when_words(when, desk.with_years)}"),) if when else ()


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


def _readings(desk: Desk, count: Count) -> list[Line]:
    claims = desk.printed({c for amount in count.readings for c in amount.claims}, Status.ASSERTED)
    if len({(a.low, a.high) for a in count.readings}) < 2 or len(claims) < 2:
        return []
    fragments: list[Fragment] = [Words("Not a dispute, the ranges meet: ")]
    for number, claim in enumerate(claims[:_CLAIMS]):
        fragments += [Words("; ")] if number else []
        fragments += bare_telling(desk, claim, 90)
    return [Line("", (*fragments, Words(".")), tuple(c.id for c in claims))]
