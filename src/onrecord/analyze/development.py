"""Key developments: one line an event, only what a voice asserts."""

from __future__ import annotations

from datetime import date

from onrecord.analyze.day import UNDATED, day_words, when_words
from onrecord.analyze.desk import Desk, published
from onrecord.analyze.dispute import open_disputes
from onrecord.analyze.excerpt import LONGEST
from onrecord.analyze.telling import bare_telling, cite, telling
from onrecord.analyze.voice import carried, nearest, speaker
from onrecord.analyze.weight import weight
from onrecord.model import Claim, Event, Fragment, Line, Section, Status, Support, When, Words

TITLE = "Key developments"
_TELLINGS = 3  # words of so many voices at most in one line; the rest is cited
_LATER = 110  # code points of the second and third voice


def key_events(desk: Desk) -> list[Event]:
    """The events that somebody asserts, weightiest first."""
    told = [e for e in desk.ledger.events if _tellings(desk, e) and _by_then(desk, e)]
    return sorted(told, key=lambda e: (-weight(desk, e), -_begun(e).toordinal(), e.id))


def developments(desk: Desk) -> Section:
    """The weightiest events, newest first; those known only to lie before a report, then undated, last."""
    events = key_events(desk)
    chosen = sorted(events[: desk.options.lines], key=lambda e: _order(desk, e))
    lines = tuple(_line(desk, event) for event in chosen)
    return Section(TITLE, lines, len(events) - len(chosen), "No voice in the reports asserts a happening.")


def _tellings(desk: Desk, event: Event) -> list[Claim]:
    return desk.printed(event.claims, Status.ASSERTED)


def _by_then(desk: Desk, event: Event) -> bool:
    day = event.when.earliest if event.when else None
    return day is None or desk.options.as_of is None or day <= desk.options.as_of


def _begun(event: Event) -> date:
    """The day on which an event began, or by which it had; long ago where neither is known."""
    return (event.when and (event.when.earliest or event.when.latest)) or date.min


def _order(desk: Desk, event: Event) -> tuple[int, int, tuple[int, int, int, str]]:
    place = desk.place(_tellings(desk, event)[0])
    if event.when and event.when.dated:
        return 0, -_begun(event).toordinal(), place
    return (1 if _told_by(desk, event) else 2), -(_told_by(desk, event) or date.min).toordinal(), place


def _told_by(desk: Desk, event: Event) -> date | None:
    """The day by which an event without a date had happened: that of the first report that asserts it."""
    days = [published(desk.documents[c.document]) for c in _tellings(desk, event)]
    return min((day for day in days if day), default=None)


def margin(desk: Desk, event: Event) -> str:
    """The day of an event, or the day by which it was reported."""
    if event.when and event.when.dated:
        return when_words(event.when, desk.with_years)
    told = _told_by(desk, event)
    return f"by {day_words(told, desk.with_years)}" if told else UNDATED


def _line(desk: Desk, event: Event) -> Line:
    tellings = _by_voice(desk, _tellings(desk, event))
    shown, rest = tellings[:_TELLINGS], tellings[_TELLINGS:]
    fragments: list[Fragment] = [*telling(desk, shown[0], LONGEST)]
    for claim in shown[1:]:
        fragments += [Words("; "), *bare_telling(desk, claim, _LATER)]
    fragments += [Words("; also ")] if rest else []
    for number, claim in enumerate(rest[:8]):
        fragments += [Words(" " if number else ""), cite(desk, claim, "")]
    fragments += [Words(".")] + [Words(f" {note}") for note in _notes(desk, event)]
    return Line(margin(desk, event), tuple(fragments), tuple(c.id for c in tellings))


def _by_voice(desk: Desk, tellings: list[Claim]) -> list[Claim]:
    """The fullest telling of each voice first, then the rest in order of place."""
    ranked = sorted(tellings, key=lambda c: (-_fullness(c), desk.place(c)))
    seen: set[tuple[str, str]] = set()
    first: list[Claim] = []
    later: list[Claim] = []
    for claim in ranked:
        voice = (speaker(desk, claim)[1], claim.document if nearest(claim) is None else "")
        (later if voice in seen else first).append(claim)
        seen.add(voice)
    return first + sorted(later, key=desk.place)


def _fullness(claim: Claim) -> float:
    named = bool(claim.actors) + bool(claim.quantities) + bool(claim.when) + bool(claim.places)
    return named + claim.confidence + 0.5 * bool(carried(claim))


def _notes(desk: Desk, event: Event) -> list[str]:
    notes = []
    if event.support is Support.ACKNOWLEDGED:
        notes.append("Acknowledged by the actor's own side.")
    elif event.origins.low > 1:
        notes.append(f"Independent voices: at least {event.origins.low}.")
    numbers = [f"D{n}" for n, c in enumerate(open_disputes(desk), 1) if c.event == event.id]
    if numbers or event.contested:
        notes.append(f"Disputed: {', '.join(numbers)}." if numbers else "Disputed.")
    if open_date := _open(event.when):
        notes.append(open_date)
    return notes


def _open(when: When | None) -> str:
    return "Its year is not given." if when and not when.dated and when.partial else ""
