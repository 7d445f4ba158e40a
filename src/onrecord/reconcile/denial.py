"""Denials, and the tellings that they are set against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import (
    About,
    Certainty,
    Claim,
    Conflict,
    Event,
    EventType,
    Position,
    Source,
    SourceKind,
    Status,
)
from onrecord.reconcile.blame import HARM
from onrecord.reconcile.court import TOLD, Court, Finding, found
from onrecord.reconcile.name import codes_in
from onrecord.reconcile.rebuttal import (
    calls_false,
    cue_of,
    denier,
    denies,
    disclaims,
    rebuts,
    source_of,
    telling_of,
    told_as_act,
    whole,
    words_denied,
)
from onrecord.reconcile.side import Side, by_name, spoken
from onrecord.reconcile.telling import Telling, anaphors, told_by_both
from onrecord.reconcile.word import stems

CLOSE = 2
"""Words that a telling must share with a denial to be surely what it denies."""
LIKELY = 0.25
"""The least confidence of a claim that is set against another at all."""
SURE = 0.3
"""The least confidence of claims that make a certain conflict, and of a denial of what nobody tells."""
FAR = 400
"""Characters before a denial's sentence in which what it answers is told."""
MEETING = frozenset({EventType.CONSULT, EventType.REQUEST})
"""Types of acts of which each has its own other side."""
AGAINST = "one side tells it, the other denies it"


def denials(event: Event, court: Court) -> Iterator[Finding]:
    """A voice that denies, against other sides that tell it or accuse of it; alone where none does."""
    likely = [one for one in event.claims if court.claims[one].confidence >= LIKELY]
    denied = [one for one in likely if denies(court.claims[one], court)]
    if not denied:
        return
    told = {other for one in denied for other in _told(one, event, court)}
    told |= {other for one in denied for other in _retold(one, sorted(told), court)}
    if told:
        yield _against(event, sorted(told), denied, court)
        return
    for one in denied:
        finding = _of_accuser(event, court.claims[one], court)
        if finding:
            yield finding
            return
    if any(_alone(one, court) for one in denied):
        note = "denied, but no report of the case quotes anyone as telling it"
        yield Finding(event.id, About.DENIAL, Certainty.POSSIBLE, (_denial(denied, court),), note)


def _denial(denied: list[str], court: Court) -> Position:
    sources = {source_of(court.claims[one], court): None for one in sorted(denied)}
    return Position(f"denied: {court.claims[denied[0]].act.quote}", tuple(sorted(denied)), tuple(sources))


def _against(event: Event, told: list[str], denied: list[str], court: Court) -> Finding:
    first = court.position(f"told: {court.claims[told[0]].act.quote}", told)
    return found(
        event, About.DENIAL, (first, _denial(denied, court)), AGAINST, _doubt(told, denied, court)
    )


def _doubt(told: list[str], denied: list[str], court: Court) -> str | None:
    """What is open between the sides: a surmise, what is denied, or the time of a side."""
    sure = [one for one in told if court.claims[one].confidence >= SURE]
    firm = [one for one in sure if court.claims[one].status == Status.ASSERTED]
    if not firm:
        return "it is told only as a surmise"
    if any(_surely_answers(one, other, court) for one in denied for other in firm):
        return None
    if not any(len(court.tellings[a].stems & court.tellings[b].stems) >= CLOSE for a in firm for b in denied):
        return "the words leave open whether it denies just this"
    if not any(court.surely_one(a, b) for a in firm for b in denied):
        return "it may deny something else"
    if not any(_own(one, court) for one in denied):
        return "it is not the side that is said to act that denies it"
    if not any(court.dated(one) for one in firm) or not any(court.dated(one) for one in denied):
        return "the time of a side is open"
    return None


def _told(denial: str, event: Event, court: Court) -> list[str]:
    """What the denial denies: tellings of its event that are of its act, and what it answers in its report."""
    beside = () if told_as_act(court.claims[denial]) else event.claims
    within = [one for one in beside if _alleges(one, denial, court) and _one_act(one, denial, court)]
    return [*within, *answered(denial, court), *_accusations(denial, court), *_charges(denial, court)]


def _alleges(claim: str, denial: str, court: Court) -> bool:
    """Whether a claim tells something as so, by a voice that is not of the denier's side."""
    one = court.claims[claim]
    if claim == denial or one.status not in TOLD or one.confidence < LIKELY or denies(one, court):
        return False
    if _ASKED.search(one.span.quote, max(one.act.start - one.span.start, 0)):
        return False
    other = court.claims[denial]
    within = one.document == other.document and one.span.overlaps(other.span)
    if one.type == EventType.ACCUSE and within and not rebuts(other, court):
        return False  # "the complaint that they did not look into it" denies nothing
    return not court.voice(claim).shares(denier(court.claims[denial], court))


_ASKED = re.compile(r"\bwhether\b", re.IGNORECASE)
"""What is only asked: "pressed him on whether he had met them"."""


def _one_act(told: str, denial: str, court: Court) -> bool:
    """Whether both are of one act: surely, or by its word or two words in one report."""
    if court.surely_one(told, denial):
        return True
    if court.claims[told].document != court.claims[denial].document:
        return False
    if court.tellings[denial].thin:
        return _of_denier(told, denial, court) or _near(told, denial, court)
    one, other = court.tellings[told], court.tellings[denial]
    if one.claim.type != other.claim.type or one.claim.type == EventType.STATEMENT:
        return False
    another = one.claim.type in MEETING and not one.recipients & other.recipients
    if another and not rebuts(other.claim, court):
        return False  # "never met the envoy" says nothing of a meeting with the mayor
    if abs(one.claim.act.start - other.claim.act.start) > 2 * FAR:
        return len((one.stems & other.stems) - anaphors()) >= CLOSE
    return _alike(one, other)


def _near(told: str, denial: str, court: Court) -> bool:
    """Whether it stands in the denial's sentence or the one before, told of nobody or of the denier's side."""
    claim, other = court.claims[denial], court.claims[told]
    start = court.sentence_before(claim, court.sentence_start(claim))
    return start <= other.act.start < claim.act.start and _of_side(other, denier(claim, court), court)


def answered(denial: str, court: Court) -> list[str]:
    """What is told of the denier just before a denial in so many words: the nearest sentence that tells it."""
    claim = court.claims[denial]
    if not rebuts(claim, court):
        return []
    near: dict[int, list[str]] = {}
    cue = cue_of(claim)
    end, start = cue.start if cue else claim.act.start, court.sentence_start(claim)
    start = court.sentence_before(claim, start) if whole(claim, court) else start - FAR
    if calls_false(claim):
        start = claim.span.start - 2 * FAR
    for one in court.by_report.get(claim.document, ()):
        other = court.claims[one]
        if start <= other.act.start < end and _answers(denial, one, court):
            near.setdefault(court.sentence_start(other), []).append(one)
    return near[max(near)] if near else []


def _answers(denial: str, told: str, court: Court) -> bool:
    """Whether the denial speaks of what is told: of the denier, and all of it or a word of it."""
    own = calls_false(court.claims[denial]) or _of_denier(told, denial, court)
    if not own or not _alleges(told, denial, court):
        return False
    one, other = court.tellings[told], court.tellings[denial]
    if whole(court.claims[denial], court):
        return one.claim.type == EventType.ACCUSE or bool(spoken(one.claim))
    return _alike(one, other)


def _alike(left: Telling, right: Telling) -> bool:
    """Whether two share words, or a word for the act, that say what it is, not only that it is told."""
    shared = (left.stems & right.stems) - anaphors()
    named = (left.act & right.act) - anaphors()
    return len(shared) >= CLOSE or bool(named or (left.groups & right.groups) - {"deny"})


def _of_denier(told: str, denial: str, court: Court) -> bool:
    """Whether what is told puts something down to the denier, or to whom the denial speaks of."""
    claim = court.claims[told]
    parties = claim.recipients if claim.type == EventType.ACCUSE else claim.actors
    sides = [(court.sides.party(one), by_name(one)) for one in parties or claim.actors if one.entity]
    accused = [side for side, named in sides if named or side.country]
    denied = [court.sides.party(one) for one in court.claims[denial].actors if by_name(one)]
    denied.append(denier(court.claims[denial], court))
    return any(side.shares(one) for side in accused for one in denied)


def _surely_answers(denial: str, told: str, court: Court) -> bool:
    """Whether a denial in so many words answers just this, in one breath, whatever its day."""
    one, other = court.claims[denial], court.claims[told]
    if min(one.confidence, other.confidence) < SURE or one.document != other.document:
        return False
    if other.type == EventType.ACCUSE and _accused_of(told, denial, court):
        return True
    return rebuts(one, court) and not calls_false(one) and told in answered(denial, court)


def _accusations(denial: str, court: Court) -> list[str]:
    """Accusations in the denial's report, against the denier's side, that share its words."""
    accusing = court.accusations.get(court.claims[denial].document, ())
    return [one for one in accusing if _accused_of(one, denial, court)]


def _charges(denial: str, court: Court) -> list[str]:
    """What its report puts down to a denier who denies just that, or a hand in something, in so many words.

    Where it names nothing of its own ("denied the reports") the last charge before it, else any of one matter.
    """
    one, cue = court.claims[denial], cue_of(court.claims[denial])
    if not rebuts(one, court):
        return []
    bare = whole(one, court) and (cue is None or one.act.overlaps(cue))
    if not (bare or disclaims(one, court)):
        return []
    near = [other for other in court.by_report.get(one.document, ()) if _blames(other, denial, court)]
    if bare:
        return [other for other in near if court.claims[other].act.start < one.act.start][-1:]
    return [other for other in near if _of_one_matter(other, denial, court)]


BLAME = re.compile(
    r"\b(?:accus\w{2,7}|blam\w{2,3}|alleg\w{2,7}|charg\w{2,4}|behind|responsib\w{2,5}|implicat\w{2,4})\b",
    re.IGNORECASE,
)
"""Words that put an act down to somebody, other than words that only find fault."""


def _blames(told: str, denial: str, court: Court) -> bool:
    """Whether a claim puts something down to the denier, or to whom the denial speaks of."""
    claim = court.claims[told]
    blaming = claim.type == EventType.ACCUSE and bool(claim.recipients) and bool(BLAME.search(claim.act.quote))
    return blaming and _of_denier(told, denial, court) and _alleges(told, denial, court)


def _of_one_matter(told: str, denial: str, court: Court) -> bool:
    """Whether what is denied shares a word that says what is told with the sentence of the charge."""
    left, right = court.sentence(court.claims[told]), words_denied(court.claims[denial], court)
    return bool(told_by_both(left, right, stems(left) & stems(right)))


def _accused_of(accusation: str, denial: str, court: Court) -> bool:
    side = denier(court.claims[denial], court)
    accused = [court.sides.party(one) for one in court.claims[accusation].recipients]
    if not any(side.shares(one) for one in accused) or not _alleges(accusation, denial, court):
        return False
    shared = court.tellings[accusation].stems & court.tellings[denial].stems
    left, right = (court.claims[one].span.quote for one in (accusation, denial))
    return len(shared) >= CLOSE and len(told_by_both(left, right, shared)) >= CLOSE


def _retold(denial: str, told: list[str], court: Court) -> list[str]:
    """What a denial of "the report" denies besides: like acts of the denier's side, told in its report."""
    one = court.claims[denial]
    if not court.tellings[denial].thin:
        return []
    return [
        other
        for other in court.by_report.get(one.document, ())
        if court.claims[other].type == one.type
        and _alleges(other, denial, court)
        and _of_side(court.claims[other], denier(one, court), court)
        and any(court.tellings[other].stems & court.tellings[first].stems for first in told)
    ]


def _of_side(claim: Claim, side: Side, court: Court) -> bool:
    """Whether the side is said to act: by name, or in a sentence that names no actor and does not act on it."""
    if any(one.entity for one in claim.actors):
        return any(side.shares(one) for one in court.sides.actors(claim))
    if claim.type != EventType.ACCUSE and any(side.shares(court.sides.party(one)) for one in claim.recipients):
        return False
    return side.country is not None and side.country in codes_in(court.sentence(claim))


def _of_accuser(event: Event, claim: Claim, court: Court) -> Finding | None:
    """A denial that says itself who tells it: "denied rebel claims", "denied reports that"."""
    words = telling_of(claim, court) if rebuts(claim, court) and claim.confidence >= SURE else None
    if words is None:
        return None
    positions = (
        Position(f"told: {words.quote}", (claim.id,), (Source(SourceKind.UNNAMED, span=words),)),
        Position(f"denied: {claim.act.quote}", (claim.id,), (source_of(claim, court),)),
    )
    return found(event, About.DENIAL, positions, AGAINST)


def _alone(denial: str, court: Court) -> bool:
    """Whether a denial stands by itself: in so many words, or of an act of harm by whom it is put down to."""
    one = court.claims[denial]
    if one.confidence < SURE:
        return False
    return rebuts(one, court) or one.type in HARM


def _own(claim: str, court: Court) -> bool:
    """Whether the voice is of the side that is said to act."""
    voice = court.voice(claim)
    return any(voice.shares(side) for side in court.sides.actors(court.claims[claim]))


def with_denied(claims: Iterable[Claim], conflicts: Iterable[Conflict]) -> list[Claim]:
    """The claims, each denial with the ids of the claims that it denies."""
    denied: dict[str, set[str]] = {}
    for conflict in conflicts:
        if conflict.about == About.DENIAL and len(conflict.positions) == 2:
            told, denial = conflict.positions
            for one in denial.claims:
                denied.setdefault(one, set()).update(set(told.claims) - {one})
    return [
        replace(claim, denies=tuple(sorted({*claim.denies, *denied[claim.id]})))
        if denied.get(claim.id)
        else claim
        for claim in claims
    ]
