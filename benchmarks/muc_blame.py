"""Blame: which organization a report holds responsible for an incident, and how sure it is of it.

Each organization that the report names is weighed by a learned model of how it stands to the incident's
claims: their actor, a party accused, one that claims the deed, a name in the same sentence or near it. How
sure the report is follows from the words, the status and the voices of the claims that link the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from muc_incident import Incident, sentences
from muc_words import Organization, chance, has, organizations

from onrecord.model import Claim, EventType, Ledger

LEVELS = (
    "REPORTED AS FACT", "SUSPECTED OR ACCUSED", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "POSSIBLE",
)  # fmt: skip
_WORD = re.compile(r"[a-z][a-z'-]{2,}")
_STATIONS = ("clandestine", "venceremos", "havana", "editorial", "commentary", "communique", "interview")
"""Words of a dateline that tell whose voice the text is."""
_CUES = ("claimed", "possible", "suspected", "authority", "unknown")


@dataclass(frozen=True, slots=True)
class Suspect:
    """An organization of the report with the places where it is named."""

    organization: Organization
    spots: tuple[tuple[int, int], ...]
    name: str


def suspects(text: str) -> list[Suspect]:
    """The organizations that a text names; a name inside another is none of its own."""
    taken: list[tuple[int, int]] = []
    found = []
    for organization in organizations():
        spots = [
            spot.span()
            for spot in organization.pattern.finditer(text)
            if not any(spot.start() < end and start < spot.end() for start, end in taken)
        ]
        if spots:
            taken += spots
            found.append(Suspect(organization, tuple(spots), _name(text, spots)))
    return found


def _name(text: str, spots: Sequence[tuple[int, int]]) -> str:
    """The words by which the text names it most, of those as common the longest."""
    printed = [" ".join(text[start:end].split()).strip('"') for start, end in spots]
    return max(printed, key=lambda name: (printed.count(name), len(name), name))


def blamed(incident: Incident, ledger: Ledger, least: float) -> tuple[str, str] | None:
    """The organization held responsible and how sure the report is; None where none reaches the chance."""
    named = suspects(ledger.documents[0].text)
    rated = [(chance("blame", stands(one, incident, named, ledger)), one) for one in named]
    worth, best = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or worth < least:
        return None
    return best.name, level(best, incident, ledger)


def level(suspect: Suspect, incident: Incident, ledger: Ledger) -> str:
    """How sure the report is that the organization did it, in MUC-4's words."""
    seen = list(tone(suspect, incident, ledger))
    return max(LEVELS, key=lambda one: chance(one, seen))


def stands(suspect: Suspect, incident: Incident, named: Sequence[Suspect], ledger: Ledger) -> Iterator[str]:
    """What the model of blame sees of an organization beside an incident."""
    kind = suspect.organization.kind
    yield f"kind {kind}"
    yield f"incident {incident.kind}"
    yield f"worth {int(incident.worth * 8)}"
    told = [one.claim for one in incident.tellings]
    sides = {f"{side} {sure}" for claim in told for side, sure in _side(suspect, claim)}
    sides |= {f"{side} entity" for claim in told for side in _meant(suspect, claim, ledger)}
    yield from sides
    yield from (f"{kind} {side}" for side in sides)
    yield from _near(suspect, incident, ledger.documents[0].text)
    yield from _elsewhere(suspect, incident, ledger)
    yield from _weight(suspect, named)
    yield from {f"{kind} doer {name}" for c in told for name in ("fighter", "unknown") if has(name, _actors(c))}


def _actors(claim: Claim) -> str:
    return " ".join(party.span.quote for party in claim.actors if party.span)


def _side(suspect: Suspect, claim: Claim) -> Iterator[tuple[str, str]]:
    """On which side of a claim the organization stands."""
    sides = (("actor", claim.actors), ("recipient", claim.recipients))
    for side, parties in sides:
        if any(p.span and _touches(suspect, p.span.start, p.span.end) for p in parties):
            yield side, "words"
    voices = [link.source.span for link in claim.attribution if link.source.span]
    if any(_touches(suspect, span.start, span.end) for span in voices):
        yield "voice", "words"


def _meant(suspect: Suspect, claim: Claim, ledger: Ledger) -> Iterator[str]:
    """On which side an entity stands that one of the organization's mentions names."""
    mentions = [one for _, held in ledger.mentions for one in held]
    own = {one.entity for one in mentions if _touches(suspect, one.span.start, one.span.end)}
    yield from ("actor" for party in claim.actors if party.entity in own)
    yield from ("recipient" for party in claim.recipients if party.entity in own)


def _touches(suspect: Suspect, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in suspect.spots)


def _near(suspect: Suspect, incident: Incident, text: str) -> Iterator[str]:
    """How far the name is from the tellings, in sentences, and what stands between."""
    starts = [start for start, _ in sentences(text)]
    own = {sum(a >= s for s in starts) - 1 for a, _ in suspect.spots}
    orders = {one.order for one in incident.tellings}
    gap = min(abs(a - b) for a in own for b in orders)
    yield f"gap {min(gap, 4)}"
    yield f"{suspect.organization.kind} gap {min(gap, 3)}"
    yield f"first {min(min(own), 4)}"
    for one in incident.tellings:
        act = one.claim.act
        for start, end in suspect.spots:
            if one.start <= start < one.start + len(one.sentence) + 40:
                side = "before" if end <= act.start else "after"
                yield f"same sentence {side}"
                between = text[end : act.start] if side == "before" else text[act.end : start]
                yield from (f"{side} {word}" for word in _WORD.findall(between.lower())[-6:])
                just = _WORD.findall(text[max(0, start - 40) : start].lower())[-2:]
                yield from (f"just before {word}" for word in just)


def _elsewhere(suspect: Suspect, incident: Incident, ledger: Ledger) -> Iterator[str]:
    """How the organization stands in the report's other claims, and beside words of guilt."""
    for claim in ledger.claims:
        if claim.type is EventType.ACCUSE:
            yield from (f"accusation {side}" for side, _ in _side(suspect, claim))
        elif claim.type is EventType.ASSAULT:
            yield from (f"any assault {side}" for side, _ in _side(suspect, claim))
    around = tone_words(suspect, ledger.documents[0].text)
    yield from (f"beside {cue}" for cue in _CUES if has(cue, around))


def _weight(suspect: Suspect, named: Sequence[Suspect]) -> Iterator[str]:
    most = max(len(one.spots) for one in named)
    yield f"named {min(len(suspect.spots), 4)}"
    yield f"most named {len(suspect.spots) == most}"
    violent = [one for one in named if one.organization.kind in ("armed", "crime", "squad")]
    yield f"violent ones {min(len(violent), 3)} {suspect.organization.kind}"
    leads = suspect in violent and len(suspect.spots) == max(len(one.spots) for one in violent)
    yield f"leads the violent {leads} of {min(len(violent), 3)}"


def tone_words(suspect: Suspect, text: str) -> str:
    """The words around the mentions of an organization, a sentence each."""
    spans = sentences(text)
    hit = [(a, b) for a, b in spans if any(a <= start < b for start, _ in suspect.spots)]
    return " ".join(" ".join(text[a:b].split()) for a, b in hit)


def tone(suspect: Suspect, incident: Incident, ledger: Ledger) -> Iterator[str]:
    """What tells how sure a report is: the sentence that links the two best, its claims and voices."""
    text, kind = ledger.documents[0].text, suspect.organization.kind
    start, end = _link(suspect, incident, text)
    words = " ".join(text[start:end].split())
    yield f"kind {kind}"
    yield from (f"link {cue}" for cue in _TONES if has(cue, words))
    yield from (f"{kind} link {cue}" for cue in _TONES if has(cue, words))
    yield from (f"anywhere {cue}" for cue in ("claimed", "accusing") if has(cue, tone_words(suspect, text)))
    before = [_before(text, start, spot, end) for spot, _ in suspect.spots]
    yield from {f"before {cue}" for some in before for cue in _TONES if has(cue, some)}
    for claim in (c for c in ledger.claims if start <= c.act.start < end):
        sides = {side for side, _ in _side(suspect, claim)}
        yield from (f"claim {claim.type} {side}" for side in sides)
        yield from (f"status {claim.status} {side}" for side in sides)
        yield from (f"{voice} {kind}" for voice in _voice(claim))
    yield f"{kind} incident {incident.kind}"
    yield from (f"head {word}" for word in _STATIONS if word in text[:_HEAD].lower())
    yield f"told here {any(start <= one.claim.act.start < end for one in incident.tellings)}"


_TONES = (*_CUES, "doubted", "accusing", "speaking", "owned")
_HEAD = 200
"""Characters in which the wire names its place, day and station."""


def _before(text: str, start: int, spot: int, end: int) -> str:
    """The few words before a mention in the sentence that links."""
    return text[max(start, spot - 40) : spot] if start <= spot < end else ""


def _link(suspect: Suspect, incident: Incident, text: str) -> tuple[int, int]:
    """The sentence with the organization's name that says most of the deed: where it is claimed,
    else the nearest to a telling."""
    spans = sentences(text)
    orders = {one.order for one in incident.tellings}
    named = [i for i, (a, b) in enumerate(spans) if any(a <= spot < b for spot, _ in suspect.spots)]
    return spans[min(named, key=lambda i: (not has("claimed", text[slice(*spans[i])]),
                                           min(abs(i - order) for order in orders), i))]  # fmt: skip


def _voice(claim: Claim) -> Iterator[str]:
    said = claim.attribution[:-1]
    voice = " ".join(f"{a.source.name or ''} {a.source.span.quote if a.source.span else ''}" for a in said[:1])
    yield f"voice {'own' if not said else 'authority' if has('authority', voice) else 'other'}"
