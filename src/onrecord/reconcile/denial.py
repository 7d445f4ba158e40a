"""Denials, and the tellings that they are set against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import About, Certainty, Claim, Conflict, Event, EventType, Status
from onrecord.reconcile.court import TOLD, Court, Finding, found
from onrecord.reconcile.name import codes_in
from onrecord.reconcile.side import Side, spoken
from onrecord.reconcile.word import act_groups, stems

CLOSE = 2
"""Words that a telling must share with a denial to be surely what it denies."""


def denials(event: Event, court: Court) -> Iterator[Finding]:
    """A voice that denies, against other sides that tell it or accuse of it; alone where none does."""
    denied = [one for one in event.claims if court.claims[one].status == Status.DENIED]
    denied = [one for one in denied if spoken(court.claims[one])]
    if not denied:
        return
    told = [one for one in event.claims if _alleges(one, denied, court)]
    told += _accusations(denied, court)
    if told:
        told = sorted({*told, *(other for one in denied for other in _retold(one, told, court))})
    denial = court.position(f"denied: {court.claims[denied[0]].act.quote}", denied)
    if told:
        yield _against(event, told, denied, court)
    elif any(_denies(one, court) for one in denied):
        note = "denied, but no report of the case quotes anyone as telling it"
        yield Finding(event.id, About.DENIAL, Certainty.POSSIBLE, (denial,), note)


def _against(event: Event, told: list[str], denied: list[str], court: Court) -> Finding:
    positions = (
        court.position(f"told: {court.claims[told[0]].act.quote}", told),
        court.position(f"denied: {court.claims[denied[0]].act.quote}", denied),
    )
    note = "one side tells it, the other denies it"
    return found(event, About.DENIAL, positions, note, _doubt(told, denied, court))


def _doubt(told: list[str], denied: list[str], court: Court) -> str | None:
    """What is open between the sides: a surmise, what is denied, or the time of a side."""
    firm = [one for one in told if court.claims[one].status == Status.ASSERTED]
    if not firm:
        return "it is told only as a surmise"
    if not any(len(court.tellings[a].stems & court.tellings[b].stems) >= CLOSE for a in firm for b in denied):
        return "the words leave open whether it denies just this"
    if not any(court.surely_one(a, b) for a in firm for b in denied):
        return "it may deny something else"
    if not any(_own(one, court) for one in denied):
        return "it is not the side that is said to act that denies it"
    if not any(court.dated(one) for one in firm) or not any(court.dated(one) for one in denied):
        return "the time of a side is open"
    return None


def _alleges(claim: str, denied: list[str], court: Court) -> bool:
    return court.claims[claim].status in TOLD and court.opposed([claim], denied)


def _accusations(denied: list[str], court: Court) -> list[str]:
    """Accusations in the reports of the denials, against the denier's side, that share their words."""
    reports = {court.claims[one].document for one in denied}
    accusing = [one for report in sorted(reports) for one in court.accusations.get(report, ())]
    return [one for one in accusing if any(_accused_of(one, denial, court) for denial in denied)]


def _accused_of(accusation: str, denial: str, court: Court) -> bool:
    denier = court.voice(denial)
    accused = [court.sides.party(one) for one in court.claims[accusation].recipients]
    if not any(denier.shares(side) for side in accused) or not court.opposed([accusation], [denial]):
        return False
    shared = court.tellings[accusation].stems & court.tellings[denial].stems
    return len(shared) >= CLOSE


def _retold(denial: str, told: list[str], court: Court) -> list[str]:
    """What a denial of "the report" denies besides: like acts of the denier's side, told in its report."""
    one = court.claims[denial]
    if not court.tellings[denial].thin:
        return []
    return [
        other
        for other in court.by_report.get(one.document, ())
        if court.claims[other].type == one.type
        and _alleges(other, [denial], court)
        and _of_side(court.claims[other], court.voice(denial), court)
        and any(court.tellings[other].stems & court.tellings[first].stems for first in told)
    ]


def _of_side(claim: Claim, denier: Side, court: Court) -> bool:
    """Whether the denier's side is said to act: by name, or in the sentence where no actor has one."""
    if any(one.entity for one in claim.actors):
        return any(denier.shares(side) for side in court.sides.actors(claim))
    return denier.country is not None and denier.country in codes_in(court.sentence(claim))


def _denies(claim: str, court: Court) -> bool:
    """Whether a denial is one in so many words, or by the side that is said to act; no bare "has not"."""
    one = court.claims[claim]
    if any(act_groups().get(stem) == "deny" for stem in stems(_cues(one))):
        return True
    return one.type != EventType.STATEMENT and _own(claim, court)


def _own(claim: str, court: Court) -> bool:
    """Whether the voice is of the side that is said to act."""
    voice = court.voice(claim)
    return any(voice.shares(side) for side in court.sides.actors(court.claims[claim]))


def _cues(claim: Claim) -> str:
    cues = [link.cue.quote for link in claim.attribution if link.cue]
    return " ".join((claim.act.quote, *cues))


def with_denied(claims: Iterable[Claim], conflicts: Iterable[Conflict]) -> list[Claim]:
    """The claims, each denial with the ids of the claims that it denies."""
    denies: dict[str, set[str]] = {}
    for conflict in conflicts:
        if conflict.about == About.DENIAL and len(conflict.positions) == 2:
            told, denial = conflict.positions
            for one in denial.claims:
                denies.setdefault(one, set()).update(told.claims)
    return [
        replace(claim, denies=tuple(sorted({*claim.denies, *denies[claim.id]})))
        if claim.id in denies
        else claim
        for claim in claims
    ]
