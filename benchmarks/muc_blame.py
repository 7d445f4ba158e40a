"""Blame: which organization a report holds responsible for an incident, and how sure it is of it.

Each organization that the report names is weighed twice by a learned model: as one to blame for anything in
the report (its place in claims and sentences that tell incidents, the words around it, its weight among the
others, who speaks), then for each incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from muc_incident import Incident, Telling, Wire, age, odds, opening
from muc_words import Organization, has, organizations

from onrecord.model import Claim

_WORD = re.compile(r"[a-z][a-z'-]*")
CUES = (
    "claimed", "possible", "suspected", "authority", "unknown", "doubted", "accusing", "speaking", "owned",
)  # fmt: skip
STATIONS = (
    "rebel station", "friendly station", "communique", "commentary", "editorial", "interview", "report",
)  # fmt: skip
BEFORE = ("doubted before", "accused before", "done by")
AFTER = (
    "did after", "claimed after", "denied after", "guilty after", "may after", "said after", "freed after",
)  # fmt: skip
_NEARBY = 90
"""Characters before and after a mention in which words tell of it."""
_DOERS = ("fighter", "forces", "unknown")
_VIOLENT = ("armed", "crime", "squad")
_HIT = ("fighter", "person", "thing")
_OF_WORDS, _OF_STANDS = 0.33, 0.7
"""How far single words and bare sides count beside the other marks: there are many, and few examples."""
_COMPARED = ("near", "same", "actor", "own sentence", "near sentence")


@dataclass(frozen=True, slots=True)
class Suspect:
    """An organization of the report with the places where it is named, and the numbers of their sentences."""

    organization: Organization
    spots: tuple[tuple[int, int], ...]
    name: str
    orders: tuple[int, ...]

    @property
    def kind(self) -> str:
        """Armed group, crime, death squad, party or arm of the state."""
        return self.organization.kind


def suspects(one: Wire) -> list[Suspect]:
    """The organizations that a text names; a name inside another is none of its own."""
    taken: list[tuple[int, int]] = []
    found = []
    for organization in organizations():
        spots = [
            spot.span()
            for spot in organization.pattern.finditer(one.text)
            if not any(spot.start() < end and start < spot.end() for start, end in taken)
        ]
        if spots:
            taken += spots
            orders = sorted({n for n, (a, b) in enumerate(one.spans) if any(a <= at < b for at, _ in spots)})
            found.append(Suspect(organization, tuple(spots), _name(one.text, spots), tuple(orders)))
    return [suspect for suspect in found if suspect.orders]


def _name(text: str, spots: Sequence[tuple[int, int]]) -> str:
    """The words by which the text names it most, of those as common the longest."""
    printed = [" ".join(text[start:end].split()).strip('"') for start, end in spots]
    return max(printed, key=lambda name: (printed.count(name), len(name), name))


def standing(named: Sequence[Suspect], one: Wire) -> list[dict[str, float]]:
    """What the model of organizations sees of each: how it stands in the report and against the others."""
    told = list(zip(one.rated, one.tellings, strict=True))
    seen = [
        {
            **dict.fromkeys(_wording(suspect, one), _OF_WORDS),
            **{mark: _OF_STANDS for _, telling in told for mark in _stands(suspect, telling, one)},
            **_ties(suspect, told, one),
            **dict(_weight(suspect, named, one)),
        }
        for suspect in named
    ]
    for n, suspect in enumerate(named):
        for mark in _COMPARED:
            others = [m[mark] for i, m in enumerate(seen) if i != n]
            alike = [m[mark] for i, m in enumerate(seen) if i != n and named[i].kind == suspect.kind]
            seen[n][f"{mark} ahead"] = seen[n][mark] - max(others, default=0.0)
            seen[n][f"{mark} ahead of its kind"] = seen[n][mark] - max(alike, default=0.0)
    return seen


def charges(
    incident: Incident, found: Sequence[Incident], named: Sequence[Suspect], guilt: Sequence[float], one: Wire
) -> list[dict[str, float]]:
    """What the model of blame sees of each organization beside an incident."""
    chances = dict(zip((told.claim.id for told in one.tellings), one.rated, strict=True))
    told = [(chances[telling.claim.id], telling) for telling in incident.tellings]
    return [
        {
            **_ties(suspect, told, one), "guilt": odds(own), "guilt ahead": odds(own) - odds(max(guilt)),
            "worth": odds(incident.worth), "incidents": min(len(found), 6) / 6,
            "likelier": min(sum(other.worth > incident.worth for other in found), 5) / 5,
            f"incident {incident.kind}": 1.0, f"kind {suspect.kind}": 1.0,
            f"is {suspect.organization.name}": 1.0,
        }
        for suspect, own in zip(named, guilt, strict=True)
    ]  # fmt: skip


def _ties(suspect: Suspect, told: Sequence[tuple[float, Telling]], one: Wire) -> dict[str, float]:
    """How an organization is tied to tellings, each tie as strong as the likeliest telling that has it."""
    held = dict.fromkeys(("near", "same", "actor"), 0.0)
    for worth, telling in told:
        gap = min(abs(order - telling.order) for order in suspect.orders)
        ties = {f"gap {gap}": worth} if gap < 2 else {}
        ties |= {"near": worth / (1 + gap), "same": worth * (gap == 0), "likeliest": worth}
        ties |= dict.fromkeys(side(suspect, telling.claim), worth)
        ties |= dict.fromkeys((f"{name} entity" for name in _meant(suspect, telling.claim, one)), worth)
        doers = " ".join(party.span.quote for party in telling.claim.actors if party.span)
        ties |= {f"{suspect.kind} doer {name}": worth for name in _DOERS if has(name, doers)}
        ties |= {f"{suspect.kind} beside {name}": worth for name in _DOERS if has(name, telling.sentence)}
        held |= {tie: max(held.get(tie, 0.0), value) for tie, value in ties.items()}
    return {**held, "tellings": min(sum(worth for worth, _ in told), 5) / 5}


def side(suspect: Suspect, claim: Claim) -> set[str]:
    """On which sides of a claim the organization stands by name."""
    sides = {"actor": claim.actors, "recipient": claim.recipients}
    held = {
        name
        for name, parties in sides.items()
        if any(party.span and _touches(suspect, party.span.start, party.span.end) for party in parties)
    }
    voices = [link.source.span for link in claim.attribution if link.source.span]
    return held | {"voice" for span in voices if _touches(suspect, span.start, span.end)}


def _stands(suspect: Suspect, telling: Telling, one: Wire) -> Iterator[str]:
    """On which sides of a telling it stands, beside what the telling is, however likely that is of the key."""
    claim = telling.claim
    hit = " ".join([
        *(quantity.item or "" for quantity in claim.quantities),
        *(party.span.quote for party in claim.recipients if party.span),
    ])  # fmt: skip
    hits = [name for name in _HIT if has(name, hit)]
    sides = side(suspect, claim) | {f"{name} entity" for name in _meant(suspect, claim, one)}
    for place in (f"stands {name}" for name in sides):
        yield from (place, f"{place} {telling.kind}", f"{place} {claim.status}", f"{place} {claim.type}")
        yield from (f"{place} said {len(claim.attribution) > 1}", f"{place} age {age(claim, one.ledger)}")
        yield from (f"{place} hits {kind}" for kind in hits)
        yield from (f"{suspect.kind} {place} hits {kind}" for kind in hits)
        yield from (f"{place} act {word}" for word in _WORD.findall(claim.act.quote.lower()))


def _wording(suspect: Suspect, one: Wire) -> Iterator[str]:
    """The words before and after its mentions, the nearest also two by two."""
    for start, end in suspect.spots:
        before = _WORD.findall(one.text[max(0, start - _NEARBY) : start].lower())[-6:]
        after = _WORD.findall(one.text[end : end + _NEARBY].lower())[:6]
        yield from (f"before {word}" for word in before)
        yield from (f"after {word}" for word in after)
        yield from (f"just before {' '.join(before[-2:])}", f"just after {' '.join(after[:2])}")


def _meant(suspect: Suspect, claim: Claim, one: Wire) -> Iterator[str]:
    """On which side an entity stands that one of the organization's mentions names."""
    mentions = [mention for _, held in one.ledger.mentions for mention in held]
    own = {mention.entity for mention in mentions if _touches(suspect, mention.span.start, mention.span.end)}
    yield from ("actor" for party in claim.actors if party.entity in own)
    yield from ("recipient" for party in claim.recipients if party.entity in own)


def _touches(suspect: Suspect, start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in suspect.spots)


def _weight(suspect: Suspect, named: Sequence[Suspect], one: Wire) -> Iterator[tuple[str, float]]:
    """How much of the report is about the organization, and in what words."""
    kind, spots = suspect.kind, len(suspect.spots)
    yield f"kind {kind}", 1.0
    yield f"is {suspect.organization.name}", 1.0
    violent = [other for other in named if other.kind in _VIOLENT]
    yield "mentions", min(spots, 6) / 6
    yield "of all mentions", spots / sum(len(other.spots) for other in named)
    if suspect in violent:
        yield "of the violent", spots / sum(len(other.spots) for other in violent)
    yield "violent ones", min(len(violent), 3) / 3
    yield "organizations", min(len(named), 5) / 5
    yield "first", 1 / (1 + suspect.orders[0])
    own = [one.sentences[order] for order in suspect.orders]
    yield "own sentence", max(own)
    yield "own sentences", min(sum(own), 3) / 3
    gaps = [min(abs(n - order) for order in suspect.orders) for n in range(len(one.sentences))]
    yield "near sentence", max(value / (1 + gap) for value, gap in zip(one.sentences, gaps, strict=True))
    yield f"{kind} likeliest", max(one.rated, default=0.0)
    yield "sentence most", max(one.sentences)
    yield from ((mark, 1.0) for mark in _words_on(suspect, one))


def _words_on(suspect: Suspect, one: Wire) -> Iterator[str]:
    """The words around its mentions, who speaks, and its sides in all claims, whatever the incident."""
    beside = " ".join(one.text[slice(*one.spans[order])] for order in suspect.orders)
    yield from (f"beside {cue}" for cue in CUES if has(cue, beside))
    yield from (f"{suspect.kind} {station}" for station in STATIONS if has(station, opening(one.text)))
    yield from {mark for spot in suspect.spots for mark in around(spot, one)}
    yield from {f"{claim.type} {name}" for claim in one.ledger.claims for name in side(suspect, claim)}


def around(spot: tuple[int, int], one: Wire) -> Iterator[str]:
    """The patterns that the words before and after a mention follow, within its sentence."""
    before = one.text[max(0, spot[0] - _NEARBY) : spot[0]].replace("\n", " ").rpartition(". ")[2]
    after = one.text[spot[1] : spot[1] + _NEARBY].replace("\n", " ").partition(". ")[0]
    yield from (name for name in BEFORE if has(name, before))
    yield from (name for name in AFTER if has(name, after))
