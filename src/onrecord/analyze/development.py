"""Key developments: one line an event, or a speaker's day, only what a voice asserts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from onrecord.analyze.day import yearless
from onrecord.analyze.desk import Desk
from onrecord.analyze.dispute import open_disputes
from onrecord.analyze.eventday import ended, event_when, is_background, margin, told_by
from onrecord.analyze.excerpt import LONGEST, excerpt
from onrecord.analyze.keyevent import bundles, key_events, tellings
from onrecord.analyze.telling import bare_telling, cite, first_telling, further_telling, names_first, telling
from onrecord.analyze.voice import carried, nearest, speaker
from onrecord.analyze.weight import is_acknowledged
from onrecord.model import Claim, Event, Fragment, Line, Section, Span, When, Words

TITLE = "Key developments"
_TWO = 2
_WORDS = 3  # of a further telling at least
_WEEKS = 20  # days
_TELLINGS = 3  # words of so many voices at most in one line; the rest is cited
_LATER = 110  # code points of the second and third voice
_ALIKE = 40  # code points: clauses that begin alike are one sentence printed twice
_SAID = 4  # speech acts of one speaker's day that are quoted; the rest is cited


def developments(desk: Desk) -> Section:
    """The weightiest events, newest first; those known only to lie before a report, then undated, last."""
    chosen = bundles(desk, desk.options.lines)
    ranked = sorted(enumerate(chosen), key=lambda pair: (*_time(desk, pair[1][0]), pair[0]))
    lines = tuple(_line(desk, bundle) for _, bundle in ranked)
    left_out = len(key_events(desk)) - sum(len(bundle) for bundle in chosen)
    return Section(TITLE, lines, left_out, "No voice in the reports asserts a happening.")


def _time(desk: Desk, event: Event) -> tuple[int, int]:
    """Dated events, newest first; then those of a report's day; undated ones; what is long past."""
    when = event_when(desk, event)
    past = is_background(desk, event)
    if when and when.dated and (past or not _is_wide(when)):
        return (3 if past else 0), -ended(desk, event).toordinal()
    told = told_by(desk, event)
    return (3 if past else 1 if told else 2), -(told or date.min).toordinal()


def _is_wide(when: When) -> bool:
    """Whether a time leaves more than a few weeks open, so that it gives no place among days."""
    return bool(when.earliest and when.latest and (when.latest - when.earliest).days > _WEEKS)


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
    for before, claim in pairwise(shown):
        who = speaker(desk, before)
        alike = who[0] is not None and who == speaker(desk, claim) and names_first(desk, before)
        tell = further_telling(desk, claim, before, _LATER) if alike else bare_telling(desk, claim, _LATER)
        fragments += [Words("; "), *tell]
    return fragments + _also(desk, [claim for claim in told if claim not in shown])


def _news(desk: Desk, told: list[Claim]) -> list[Claim]:
    """The first telling, and those that no copy and no words told before repeat."""
    fresh = told[:1]
    for claim in (one for one in told[1:] if len(one.span.quote.split()) >= _WORDS):
        repeated = _opening(claim.span) in {_opening(other.span) for other in fresh}
        if not repeated and not _is_copy(desk, claim):
            fresh.append(claim)
    return fresh


def _speaker(desk: Desk, bundle: list[Event]) -> list[Fragment]:
    """What one speaker says, act by act, the weightiest first."""
    who = speaker(desk, tellings(desk, bundle[0])[0])[0]
    said = [claim for event in bundle for claim in _of_speaker(desk, event, who)]
    shown = _unrepeated(desk, said)[:_SAID]
    fragments: list[Fragment] = [*first_telling(desk, shown[0], LONGEST)]
    for before, claim in pairwise(shown):
        fragments += [Words("; "), *further_telling(desk, claim, before, 170)]
    return fragments + _also(desk, [claim for claim in said if claim not in shown])


def _of_speaker(desk: Desk, event: Event, who: str | None) -> list[Claim]:
    """The tellings that have the words from the speaker, not from a paper that carries them."""
    told = _by_voice(desk, tellings(desk, event))
    return [claim for claim in told if speaker(desk, claim)[0] == who] or told[:1]


def _unrepeated(desk: Desk, said: list[Claim]) -> list[Claim]:
    """The claims of which no part was printed with one before them, nor the same words elsewhere."""
    kept: list[Claim] = []
    spans: list[tuple[str, Span]] = []
    for claim in said:
        span = excerpt(desk, claim, LONGEST).span
        again = any(
            (document == claim.document and span.overlaps(other)) or _opening(span) == _opening(other)
            for document, other in spans
        )
        if not again:
            kept.append(claim)
            spans.append((claim.document, span))
    return kept


def _opening(span: Span) -> str:
    """The first letters of some words, without marks and case."""
    return "".join(char for char in span.quote.lower() if char.isalnum())[:_ALIKE]


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
    told = tellings(desk, event)
    notes = [_support(desk, event, told)] if alone else []
    numbers = [f"D{n}" for n, c in enumerate(open_disputes(desk), 1) if c.event == event.id]
    if numbers:
        notes.append(f"Disputed: {', '.join(numbers)}.")
    return [note for note in (*notes, _open(event.when)) if note]


def _support(desk: Desk, event: Event, told: list[Claim]) -> str:
    """Who bears an event out beside the first voice, as far as a reader can see it in the line."""
    voices = {(speaker(desk, c)[1], c.document if nearest(c) is None else "") for c in told}
    if is_acknowledged(event):
        own = len(told) == 1 and nearest(told[0]) is not None
        return "Told by the doer's own side alone." if own else "Acknowledged by the doer's own side."
    if event.origins.low < _TWO:
        return ""
    return f"Independent voices: at least {min(event.origins.low, len(voices))}." if len(voices) > 1 else ""


def _open(when: When | None) -> str:
    return "Its year is not given." if yearless(when) else ""
