"""Rhetoric: threats, warnings and demands, pair by pair, in order of time."""

from __future__ import annotations

import re
from datetime import date

from onrecord.analyze.day import claim_day, day_words, when_words
from onrecord.analyze.desk import Desk, published
from onrecord.analyze.naming import entity_name, participant_name
from onrecord.analyze.telling import telling
from onrecord.analyze.voice import carried, speaker
from onrecord.knowledge.state import by_code
from onrecord.model import Claim, EventType, Line, Section, Status, When, Words

TITLE = "Rhetoric"
_LONGEST = 110  # code points: who is quoted in full stands among the developments
_KINDS = frozenset({EventType.THREATEN, EventType.REQUEST})
_FLAGS = {
    "conditional": "conditional",
    "deadline": "with a deadline",
    "means": "means named",
    "red line": "draws a red line",
}

_LEVELS = {
    1: "concern",
    2: "demand",
    3: "warning",
    4: "veiled threat of force",
    5: "threat of force or ultimatum",
}
"""In a word or two what docs/rhetoric.md describes; a line of this section has no lower one."""
_DEADLINE = re.compile(r"\b(?:by|until|before|within|hours?|days?|weeks?|deadline)\b", re.IGNORECASE)


def rhetoric(desk: Desk) -> Section:
    """Under each speaking side and its addressee, one line a threat, warning or demand, oldest first."""
    spoken = [c for c in desk.claims.values() if c.type in _KINDS and c.status is Status.ASSERTED and c.actors]
    ranked = sorted(_one_an_event(desk, spoken), key=lambda c: _rank(desk, c))
    chosen = ranked[: desk.options.lines]
    pairs: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(chosen, key=lambda c: (_day(desk, c), desk.place(c))):
        pairs.setdefault((_side(desk, claim), _addressee(desk, claim)), []).append(claim)
    lines = [line for heading, claims in _headed(desk, pairs) for line in _under(desk, heading, claims)]
    return Section(TITLE, tuple(lines), len(ranked) - len(chosen), "No threat, warning or demand is told.")


def _headed(desk: Desk, pairs: dict[tuple[str, str], list[Claim]]) -> list[tuple[str, list[Claim]]]:
    """Pairs with several lines under a heading of their own, the most spoken first; single lines together."""
    several = sorted((pair for pair in pairs if len(pairs[pair]) > 1), key=lambda p: (-len(pairs[p]), p))
    headed = [
        (f"{' > '.join(part for part in pair if part)}{_risen(desk, pairs[pair])}", pairs[pair])
        for pair in several
    ]
    single = [claims[0] for pair, claims in pairs.items() if len(claims) == 1]
    return [*headed, ("Others" if headed else "", single)] if single else headed


def _risen(desk: Desk, claims: list[Claim]) -> str:
    """The last step up among the dated lines of a pair: ": rose from demand to warning on 03-29"."""
    peaks: dict[date, int] = {}
    for claim in claims:
        when = _when(claim)
        if when and when.earliest and when.earliest == when.latest:
            peaks[when.earliest] = max(_level(claim), peaks.get(when.earliest, 0))
    step, peak = "", 0
    for number, day in enumerate(sorted(peaks)):
        if number and peaks[day] > peak and peak in _LEVELS:
            on = day_words(day, desk.year)
            step = f": rose from {_LEVELS[peak]} to {_LEVELS[peaks[day]]} on {on}"
        peak = max(peak, peaks[day])
    return step


def _one_an_event(desk: Desk, claims: list[Claim]) -> list[Claim]:
    """The sharpest telling of each event."""
    best: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: (-_level(c), -c.confidence, desk.place(c))):
        event = desk.events.get(claim.id)
        best.setdefault(event.id if event else claim.id, claim)
    return list(best.values())


def _level(claim: Claim) -> int:
    return claim.rhetoric.level if claim.rhetoric else 0


def _when(claim: Claim) -> When | None:
    told = next((link.told for link in carried(claim) if link.told), None)
    return claim.when if claim.when and claim.when.dated else told or claim.when


def _rank(desk: Desk, claim: Claim) -> tuple[int, bool, int, tuple[int, int, int, str]]:
    """The sharpest first, threats before demands, the newest first."""
    day = _day(desk, claim)
    newest = -day.toordinal() if day < date.max else 0
    return -_level(claim), claim.type is not EventType.THREATEN, newest, desk.place(claim)


def _day(desk: Desk, claim: Claim) -> date:
    """The day of the words, else that of the report; the end of time where neither is known."""
    when = _when(claim)
    return (when and (when.earliest or when.latest)) or published(desk.documents[claim.document]) or date.max


def _side(desk: Desk, claim: Claim) -> str:
    """The state that speaks, by its country; else the speaker's name."""
    entity = desk.entities.get(claim.actors[0].entity or "")
    country = by_code(entity.country) if entity and entity.country else None
    return country.name if country else participant_name(desk, claim.actors[0]) or speaker(desk, claim)[1]


def _addressee(desk: Desk, claim: Claim) -> str:
    """Whom the words address, where the clause names a party."""
    for one in claim.recipients:
        entity = desk.entities.get(one.entity or "")
        country = by_code(entity.country) if entity and entity.country else None
        name = country.name if country else entity_name(desk, one.entity)
        if name and not name.startswith("«") and name != _side(desk, claim):
            return name
    return ""


def _under(desk: Desk, heading: str, claims: list[Claim]) -> list[Line]:
    lines = [Line("", (Words(heading),), tuple(c.id for c in claims))] if heading else []
    for claim in claims:
        marks = ", ".join(mark for mark in (_mark(claim), _flags(claim)) if mark)
        words = (*telling(desk, claim, _LONGEST), Words(f": {marks}." if marks else "."))
        lines.append(Line(_margin(desk, claim), words, (claim.id,), indent=1 if heading else 0))
    return lines


def _margin(desk: Desk, claim: Claim) -> str:
    when = _when(claim)
    if when and when.dated:
        return when_words(when, desk.year)
    return claim_day(claim, published(desk.documents[claim.document]), desk.year)


def _mark(claim: Claim) -> str:
    """The level of the words; no name, for it is the report's words that it grades."""
    level = _level(claim)
    return f"level {level}" if level in _LEVELS else ""


def _flags(claim: Claim) -> str:
    """What sharpens the words, as far as the reader marked it."""
    marked = set(claim.rhetoric.flags) if claim.rhetoric else set()
    marked -= set() if claim.type is EventType.THREATEN else {"means", "red line"}
    marked -= set() if _DEADLINE.search(claim.span.quote) else {"deadline"}
    return ", ".join(words for flag, words in _FLAGS.items() if flag in marked)
