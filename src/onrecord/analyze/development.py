"""Key developments: one line an event, or a speaker's day, only what a voice asserts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from onrecord.analyze.desk import Desk
from onrecord.analyze.dispute import open_disputes
from onrecord.analyze.eventday import begun, event_when, margin, told_by
from onrecord.analyze.excerpt import LONGEST
from onrecord.analyze.keyevent import bundles, key_events, tellings
from onrecord.analyze.telling import bare_telling, cite, first_telling, further_telling, telling
from onrecord.analyze.voice import carried, nearest, speaker
from onrecord.analyze.weight import is_acknowledged
from onrecord.model import Claim, Event, Fragment, Line, Section, When, Words

TITLE = "Key developments"
_TELLINGS = 3  # words of so many voices at most in one line; the rest is cited
_LATER = 110  # code points of the second and third voice
_ALIKE = 60  # code points: clauses that begin alike are one sentence printed twice
_SAID = 4  # speech acts of one speaker's day that are quoted; the rest is cited


def developments(desk: Desk) -> Section:
    """The weightiest events, newest first; those known only to lie before a report, then undated, last."""
    chosen = bundles(desk, desk.options.lines)
    ranked = sorted(enumerate(chosen), key=lambda pair: (*_time(desk, pair[1][0]), pair[0]))
    lines = tuple(_line(desk, bundle) for _, bundle in ranked)
    left_out = len(key_events(desk)) - sum(len(bundle) for bundle in chosen)
    return Section(TITLE, lines, left_out, "No voice in the reports asserts a happening.")


def _time(desk: Desk, event: Event) -> tuple[int, int]:
    when = event_when(desk, event)
    if when and when.dated:
        return 0, -begun(desk, event).toordinal()
    told = told_by(desk, event)
    return (1 if told else 2), -(told or date.min).toordinal()


def _line(desk: Desk, bundle: list[Event]) -> Line:
    fragments = _event(desk, bundle[0]) if len(bundle) == 1 else _speaker(desk, bundle)
    notes = dict.fromkeys(note for event in bundle for note in _notes(desk, event, alone=len(bundle) == 1))
    claims = tuple(c.id for event in bundle for c in _by_voice(desk, tellings(desk, event)))
    return Line(margin(desk, bundle[0]), (*fragments, Words(" ".join([".", *notes]))), claims)


def _event(desk: Desk, event: Event) -> list[Fragment]:
    """Each voice's words for one event, the fullest first."""
    told = _by_voice(desk, tellings(desk, event))
    shown = _news(desk, told)[:_TELLINGS]
    fragments: list[Fragment] = [*telling(desk, shown[0], LONGEST)]
    for claim in shown[1:]:
        fragments += [Words("; "), *bare_telling(desk, claim, _LATER)]
    return fragments + _also(desk, [claim for claim in told if claim not in shown])


def _news(desk: Desk, told: list[Claim]) -> list[Claim]:
    """The first telling, and those that no copy and no words told before repeat."""
    fresh = told[:1]
    for claim in told[1:]:
        words = {" ".join(other.span.quote.lower().split())[:_ALIKE] for other in fresh}
        repeated = " ".join(claim.span.quote.lower().split())[:_ALIKE] in words
        if not repeated and not _is_copy(desk, claim):
            fresh.append(claim)
    return fresh


def _speaker(desk: Desk, bundle: list[Event]) -> list[Fragment]:
    """What one speaker says, act by act, the weightiest first."""
    said = [_by_voice(desk, tellings(desk, event))[0] for event in bundle]
    fragments: list[Fragment] = [*first_telling(desk, said[0], LONGEST)]
    for before, claim in pairwise(said[:_SAID]):
        fragments += [Words("; "), *further_telling(desk, claim, before, 170)]
    return fragments + _also(desk, said[_SAID:])


def _also(desk: Desk, rest: list[Claim]) -> list[Fragment]:
    labels = {cite(desk, claim, "").label: claim for claim in reversed(rest)}
    fragments: list[Fragment] = []
    for claim in sorted(labels.values(), key=desk.place)[:8]:
        fragments += [Words(" " if fragments else "; also "), cite(desk, claim, "")]
    return fragments


def _by_voice(desk: Desk, told: list[Claim]) -> list[Claim]:
    """The fullest telling of each voice first, then the rest in order of place."""
    ranked = sorted(told, key=lambda c: (_is_copy(desk, c), -_fullness(c), desk.place(c)))
    seen: set[tuple[str, str]] = set()
    first: list[Claim] = []
    later: list[Claim] = []
    for claim in ranked:
        voice = (speaker(desk, claim)[1], claim.document if nearest(claim) is None else "")
        (later if voice in seen else first).append(claim)
        seen.add(voice)
    return _apart(first + sorted(later, key=desk.place))


def _is_copy(desk: Desk, claim: Claim) -> bool:
    return desk.documents[claim.document].origin is not None


def _apart(told: list[Claim]) -> list[Claim]:
    """The claims whose words do not stand in another's before them."""
    kept: list[Claim] = []
    for claim in told:
        if not any(k.document == claim.document and k.span.overlaps(claim.span) for k in kept):
            kept.append(claim)
    return kept


def _fullness(claim: Claim) -> float:
    named = bool(claim.actors) + bool(claim.quantities) + bool(claim.when) + bool(claim.places)
    return named + claim.confidence + 0.5 * bool(carried(claim))


def _notes(desk: Desk, event: Event, alone: bool) -> list[str]:
    """What bears an event out, what disputes it; several acts of a speaker are not borne out as one."""
    notes = []
    if is_acknowledged(event):
        notes.append("Acknowledged by the actor's own side.")
    elif event.origins.low > 1 and alone:
        notes.append(f"Independent voices: at least {event.origins.low}.")
    numbers = [f"D{n}" for n, c in enumerate(open_disputes(desk), 1) if c.event == event.id]
    if numbers or event.contested:
        notes.append(f"Disputed: {', '.join(numbers)}." if numbers else "Disputed.")
    if open_date := _open(event.when):
        notes.append(open_date)
    return notes


def _open(when: When | None) -> str:
    return "Its year is not given." if when and not when.dated and when.partial else ""
