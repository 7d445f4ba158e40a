"""Disputes: positions that cannot both hold, side by side, each in its own words."""

from __future__ import annotations

from onrecord.analyze.day import day_words, when_words
from onrecord.analyze.desk import Desk
from onrecord.analyze.doubt import is_condition
from onrecord.analyze.eventday import event_when
from onrecord.analyze.excerpt import excerpt, quoted
from onrecord.analyze.figure import printed, printed_span, printed_words
from onrecord.analyze.naming import NOBODY, country_name, is_pronoun, loaded, participants
from onrecord.analyze.side import OFFICIAL, side
from onrecord.analyze.table import rows
from onrecord.analyze.telling import cite
from onrecord.analyze.voice import carried, nearest, speaker_name, voice_words
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
    Participant,
    Position,
    Quantity,
    Section,
    Span,
    Status,
    Words,
)

TITLE = "Disputed, side by side"
_ASKED = {
    About.DATE: "Day",
    About.PLACE: "Place",
    About.ACTOR: "Doer",
}
_NAMES = 2  # of doers in a heading
_CLAIMS = 4  # of one side
_LONGEST = 170  # code points of a claim


def open_disputes(desk: Desk) -> list[Conflict]:
    """The conflicts of which every side may be printed: certain, two-sided and weighty ones first."""
    events = {event.id: event for event in desk.ledger.events}

    def rank(conflict: Conflict) -> tuple[bool, bool, float, str]:
        possible = conflict.certainty is not Certainty.CERTAIN
        return len(conflict.positions) == 1, possible, -_weight(desk, events.get(conflict.event)), conflict.id

    shown = [c for c in _conflicts(desk) if all(_told_side(desk, p) for p in c.positions)]
    return sorted((c for c in shown if len(c.positions) > 1 or _is_voiced(desk, c)), key=rank)


def _is_voiced(desk: Desk, denial: Conflict) -> bool:
    """Whether somebody is named or described who denies what nobody is quoted as telling."""
    return any(speaker_name(desk, c) != NOBODY for c in _told_side(desk, denial.positions[0]))


def _conflicts(desk: Desk) -> list[Conflict]:
    """The conflicts, save numbers of one passage: a sentence that gives two counts two things."""

    claims = {claim.id: claim for claim in desk.ledger.claims}

    def passages(conflict: Conflict) -> set[tuple[str, str]]:
        told = [claims[c] for p in conflict.positions for c in p.claims if c in claims]
        return {(c.document, desk.passage(c.document, c.span.start).number) for c in told}

    told = [c for c in desk.ledger.conflicts if c.about is not About.NUMBER or len(passages(c)) > 1]
    return [c for c in told if not (_says_one_thing(desk, c) or _names_one_hand(desk, c))]


def _names_one_hand(desk: Desk, conflict: Conflict) -> bool:
    """Whether a dispute over the doer names none, or several of one government: "the army", "its president"."""
    if conflict.about is not About.ACTOR:
        return False
    sides = [_hands(desk, position) for position in conflict.positions]
    return any(not side for side in sides) or len(set().union(*sides)) == 1


def _hands(desk: Desk, position: Position) -> set[str]:
    """Whom a side names as the doer, a government by its country; "they" names nobody."""
    named = (one for claim in _told_side(desk, position) for one in claim.actors)
    return {_hand(desk, one) for one in named if not (one.span and is_pronoun(one.span.quote))}


def _hand(desk: Desk, one: Participant) -> str:
    known = desk.entities.get(one.entity or "")
    rules = known is not None and "OPP" not in known.sectors and not OFFICIAL.isdisjoint(known.sectors)
    if known and known.country and rules:
        return known.country
    return one.entity or one.name or (one.span.quote.lower() if one.span else "")


def _says_one_thing(desk: Desk, conflict: Conflict) -> bool:
    """Whether all sides would be printed with the very same words: one sentence read twice."""
    sides = [_printed(desk, position) for position in conflict.positions]
    return len(sides) > 1 and all(side and side == sides[0] for side in sides)


def _printed(desk: Desk, position: Position) -> set[tuple[str, Span]]:
    """The words that a side is printed with, by report."""
    return {(c.document, excerpt(desk, c, _LONGEST).span) for c in _told_side(desk, position)}


def half_disputes(desk: Desk) -> list[Conflict]:
    """The conflicts of which one side is not sure enough to print, in order of place."""
    several = [c for c in _conflicts(desk) if len(c.positions) > 1]
    half = [c for c in several if len([p for p in c.positions if _told_side(desk, p)]) == 1]
    return sorted(half, key=lambda c: desk.place(next(x for p in c.positions for x in _told_side(desk, p))))


def _told_side(desk: Desk, position: Position) -> list[Claim]:
    """The claims of a side that may be printed and do more than set a condition."""
    return [c for c in desk.printed(position.claims) if not is_condition(c)]


def disputes(desk: Desk) -> Section:
    """D1, D2 … with their sides under them; then readings that differ and yet can all hold."""
    conflicts = open_disputes(desk)
    chosen = conflicts[: desk.options.lines]
    lines = [line for n, c in enumerate(chosen, 1) for line in _dispute(desk, n, c)]
    lines += _compatible(desk)
    empty = "No two voices that are sure enough to print contradict each other."
    return Section(TITLE, tuple(lines), len(conflicts) - len(chosen), empty)


def _weight(desk: Desk, event: Event | None) -> float:
    return weight(desk, event) if event else 0.0


def _dispute(desk: Desk, number: int, conflict: Conflict) -> list[Line]:
    claims = tuple(c for p in conflict.positions for c in p.claims if c in desk.claims)
    heading = (Words(f"{question(desk, conflict)}."), Words(_remark(desk, conflict)))
    sides = {frozenset(_printed(desk, p)): p for p in reversed(conflict.positions)}
    return [Line(f"D{number}", heading, claims), *(_side(desk, p) for p in reversed(sides.values()))]


def question(desk: Desk, conflict: Conflict) -> str:
    """What is disputed, in plain words: "Purpose of the deployment of 03-23 (Russia)"."""
    event = next((e for e in desk.ledger.events if e.id == conflict.event), None)
    deed = _deed(desk, event) if event else "what happened"
    if conflict.about is About.DENIAL:
        if len(conflict.positions) > 1:
            return f"Whether it is so: {deed}"
        return f"Denied by {side(desk, _told_side(desk, conflict.positions[0]))}"
    if conflict.about is About.NUMBER and event:
        items = [c.item for c in event.quantities if c.item and len(c.readings) > 1]
        own = [item for item in items if f"given for {item} cannot" in conflict.note]
        counted = [item for item in own or items if not loaded(item)][:1]
        return f"Number{f' of {counted[0]}' if counted else ''}: {deed}"
    asked = _ASKED.get(conflict.about, "Character")
    if conflict.about is About.CHARACTER and "purpose" in conflict.note:
        asked = "Purpose"
    return f"{asked} of the {deed}"


def _deed(desk: Desk, event: Event) -> str:
    """ "deployment of 03-23 (Russia)"."""
    when = event_when(desk, event)
    day = f" of {when_words(when, desk.year)}" if when and when.dated else ""
    countries = {name for one in event.actors if (name := country_name(desk, one.entity))}
    who = countries.pop() if len(countries) == 1 else ""
    who = who or participants(desk, event.actors[:_NAMES])
    noun = next((noun for kind, noun in rows("deeds.tsv") if kind == event.type.value), "act")
    return f"{noun}{day}{f' ({who})' if who else ''}"


def _remark(desk: Desk, conflict: Conflict) -> str:
    """Since when, and why it may be no dispute: the note of the conflict, else in our words."""
    note = " ".join(conflict.note.split()).rstrip(".")
    if not note and len(conflict.positions) < 2:
        note = "denied, and no report quotes anybody who alleges it"
    elif not note and conflict.certainty is Certainty.POSSIBLE:
        note = "both may hold"
    since = f" Since {day_words(conflict.since, desk.year)}." if conflict.since else ""
    return f"{since} {note[:1].upper()}{note[1:]}{'.' if note else ''}".rstrip()


def _side(desk: Desk, position: Position) -> Line:
    """A side: its seat or names in the margin, then each claim with its voice and the day of the telling."""
    claims = _apart(_told_side(desk, position))
    label = side(desk, claims)
    fragments: list[Fragment] = []
    before = label
    for number, claim in enumerate(claims[:_CLAIMS]):
        name = speaker_name(desk, claim)
        who = "" if name == before or name.removesuffix(", unnamed") == label else name
        fragments += [Words("; ")] if number else []
        fragments += [Words(f"{who}: ")] if who and nearest(claim) is not None else []
        fragments += [Words("denied, ")] if claim.status is Status.DENIED else []
        fragments += [Words(f"by hand, {position.value}: ")] if _is_typed(claim, position.value) else []
        given = bool(who) or name == before or name.removesuffix(", unnamed") == label
        voice = voice_words(desk, claim, speaker_given=given and nearest(claim) is not None)
        fragments += [*quoted(desk, claim, _LONGEST), Words(" "), cite(desk, claim, voice), *_told(desk, claim)]
        before = name
    more = len(claims) - _CLAIMS
    fragments.append(Words(f"; {more} more." if more > 0 else "."))
    return Line(label, tuple(fragments), tuple(c.id for c in claims), indent=1)


def _is_typed(claim: Claim, number: str) -> bool:
    """Whether an analyst gave the number of a side, so that its words do not show it."""
    return any(claim.typed(quantity) and quantity.plain == number for quantity in claim.quantities)


def _apart(claims: list[Claim]) -> list[Claim]:
    """The claims of which no other before them has the same words or place."""
    kept: list[Claim] = []
    for claim in claims:
        same_place = any(k.document == claim.document and k.span.overlaps(claim.span) for k in kept)
        if not same_place and claim.span.quote not in {k.span.quote for k in kept}:
            kept.append(claim)
    return kept


def _told(desk: Desk, claim: Claim) -> tuple[Words, ...]:
    told = next((link.told for link in carried(claim) if link.told and link.told.dated), None)
    when = told or (claim.when if claim.when and claim.when.dated else None)
    return (Words(f" {when_words(when, desk.year)}"),) if when else ()


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
    told = list({printed_words(desk, c, q).lower(): (c, q) for c, q in reversed(told)}.values())
    if len({(quantity.low, quantity.high) for _, quantity in told}) < 2 or not _meet([q for _, q in told]):
        return []
    fragments: list[Fragment] = [Words("Not a dispute, the ranges meet: ")]
    for number, (claim, quantity) in enumerate(told[:_CLAIMS]):
        span = printed_span(desk, claim, quantity)
        fragments += [Words("; " if number else ""), printed(desk, claim, quantity), Words(" ")]
        fragments.append(cite(desk, claim, span=span))
    return [Line("", (*fragments, Words(".")), tuple(dict.fromkeys(c.id for c, _ in told)))]
