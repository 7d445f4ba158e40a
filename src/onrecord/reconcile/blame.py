"""Who did it, as two sides see it: accusations, and voices that clear whoever is accused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache

from onrecord.model import About, Claim, Event, EventType, Participant, Status
from onrecord.reconcile.court import TOLD, Court, Finding, found
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.name import codes_in
from onrecord.reconcile.side import Side
from onrecord.reconcile.telling import anaphors
from onrecord.reconcile.word import listed, stems, words

DAYS = timedelta(days=3)
"""An accusation and a word that clears the accused lie no further apart."""
CLOSE = 2
"""Words that the sentences of both share."""
SURE = 0.3
"""The least confidence of a claim that accuses; what clears says so in words of its own."""
PARTIES = 2
"""States that the paragraphs of both must name where their sentences share a single word."""
HARM = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.AID, EventType.SUPPORT})
"""Types of acts that a side may disclaim."""


def cleared(events: Iterable[Event], court: Court, memory: Memory) -> Iterator[Finding]:
    """Voices that clear a party, against those of other sides that accuse it or tell that it acted."""
    by_id = {event.id: event for event in events}
    clearing = court.picked("clearing", lambda one: _clears(court.claims[one], court), memory)
    accusing = _accusing(court, memory) if clearing else {}
    for one in clearing:
        claim = court.claims[one]
        sides = _cleared(claim, court)
        near = {other for side in sides for key in _keys(side) for other in accusing.get(key, ())}
        told = sorted(other for other in near if _against(other, one, court))
        if told:
            home = by_id[court.event_of[told[0]].id]
            positions = (
                court.position(court.claims[told[0]].span.quote, told),
                court.position(claim.span.quote, [one]),
            )
            yield found(home, About.ACTOR, positions, "one side names it, the other clears it", DOUBT)


DOUBT = "the voices may speak of two acts"


def _accusing(court: Court, memory: Memory) -> dict[str, list[str]]:
    """By the key of a side: the claims that accuse it, or tell that it did harm."""
    accused: dict[str, list[str]] = defaultdict(list)
    for one in court.picked("accusing", lambda one: _accuses(court.claims[one], court), memory):
        parties = _accused(court.claims[one])
        for key in sorted({key for side in map(court.sides.party, parties) for key in _keys(side)}):
            accused[key].append(one)
    return accused


def _accuses(claim: Claim, court: Court) -> bool:
    """Whether a voice accuses somebody, or tells that somebody did harm."""
    told = claim.status in TOLD and claim.confidence >= SURE
    return told and bool(_accused(claim)) and court.speaks(claim.id)


def _accused(claim: Claim) -> tuple[Participant, ...]:
    """Whom a claim accuses, or tells to have done harm."""
    if claim.type == EventType.ACCUSE:
        return claim.recipients
    return claim.actors if claim.type in HARM else ()


def _keys(side: Side) -> list[str]:
    """What a side is found by: itself, and the state that it acts for."""
    return [side.key, f"state {side.country}"] if side.official and side.country else [side.key]


def _clears(claim: Claim, court: Court) -> bool:
    """Whether a voice says of a party that it had no hand in something."""
    denied = claim.status == Status.DENIED and claim.type == EventType.ACCUSE
    if not (denied or claim.type == EventType.STATEMENT):
        return False
    phrases = _phrases("blame" if denied else "clear")
    return court.speaks(claim.id) and _holds(words(claim.span.quote), phrases)


def _cleared(claim: Claim, court: Court) -> list[Side]:
    """Who is cleared: whom the words name, else the voice's own side."""
    named = [court.sides.party(one) for one in (*claim.actors, *claim.recipients)]
    return named or [court.voice(claim.id)]


def _against(told: str, clearing: str, court: Court) -> bool:
    """Whether two claims are of other sides, near in time, and side by side or of one matter by their words."""
    if not court.opposed([told], [clearing]):
        return False
    days = court.published(told), court.published(clearing)
    if days[0] and days[1] and abs(days[0] - days[1]) > DAYS:
        return False
    if _near(told, clearing, court) or len(_shared(told, clearing, court)) >= CLOSE:
        return True
    states = [set(codes_in(court.paragraph(one))) for one in (told, clearing)]
    return len(states[0] & states[1]) >= PARTIES and bool(_shared(told, clearing, court))


def _shared(left: str, right: str, court: Court) -> frozenset[str]:
    """The stems that the sentences of both share, words for tellings aside."""
    said = [court.sentence(court.claims[one]) for one in (left, right)]
    return stems(said[0]) & stems(said[1]) - anaphors()


def _near(left: str, right: str, court: Court) -> bool:
    """Whether one stands in the sentence of the other, or in the one before or after it."""
    pair = [court.claims[claim] for claim in (left, right)]
    one, other = sorted(pair, key=lambda claim: claim.act.start)
    if one.document != other.document:
        return False
    return one.act.start >= court.sentence_before(other, court.sentence_start(other))


@cache
def _phrases(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words(line)) for line in sorted(listed(f"{kind}_phrases.txt")))


def _holds(run: list[str], phrases: Iterable[tuple[str, ...]]) -> bool:
    joined = f" {' '.join(run)} "
    return any(f" {' '.join(phrase)} " in joined for phrase in phrases)
