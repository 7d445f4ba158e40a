"""States: offices, recognition, backing and forces, as asserted claims tell them."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.analyze.desk import published
from onrecord.analyze.doubt import is_hedged
from onrecord.analyze.ending import Key, endings
from onrecord.analyze.naming import loaded
from onrecord.analyze.office import offices
from onrecord.analyze.table import words
from onrecord.knowledge.state import adjective_of, country_of, demonym_of
from onrecord.model import (
    Basis,
    Claim,
    Document,
    EntityType,
    EventType,
    Ledger,
    Participant,
    PlaceRole,
    Quantity,
    Relation,
    State,
    Status,
    When,
)

_RECOGNIZE = re.compile(r"\brecogni(?:[sz]|tion\b)", re.I)
_BACKED = re.compile(r"(?:the\s+|an?\s+)?([A-Z][\w.]*)-backed\s")
_NOT = re.compile(r"\b(?:not|never|no longer|n[’']t)\b", re.I)
_SANCTION = re.compile(r"\b(?:sanction|embargo|froze|freez|blacklist|asset)", re.I)
_BAR = re.compile(r"\b(?:bar(?:s|red|ring)?|ban(?:s|ned|ning)?|disqualif\w*|prohibit\w*)\b", re.I)
_FROM = re.compile(r"\bfrom\s+((?:[^\s,.;:]+\s?){1,8})")
_CLAIMED = re.compile(
    r"\b(?:declar|proclaim|nam|style)\w*\s+(?:him|her)self\s+(?:as\s+)?(?:the\s+|its\s+|an?\s+)?((?:[\w'’-]+\s?){1,5})"
    r"|\bself-(?:declared|proclaimed|styled)\s+((?:[a-z'’-]+\s?){1,4})"
)
_OFFICE_END = re.compile(r"\s+(?:last|in|on|after|and|with|during|at|this|by|who|while)\b.*", re.S)

_STATE_ACTS = frozenset({Relation.RECOGNIZES, Relation.SANCTIONS})
"""What one who governs does for his state: "the president's recognition of …"."""

Homes = dict[str, tuple[str | None, str]]
"""Country and state, by entity id."""


@dataclass(frozen=True, slots=True)
class _Parties:
    """What is known of entities by id: homes, persons, who of those governs; the state of each country."""

    homes: Homes
    people: frozenset[str]
    governing: frozenset[str]
    states: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Sign:
    """One claim's word for a state, before claims are put together."""

    subject: str
    relation: Relation
    object: str
    claims: tuple[str, ...]
    document: str
    since: When | None = None
    quantities: tuple[Quantity, ...] = ()


def with_states(ledger: Ledger) -> Ledger:
    """The ledger with the states that its asserted claims and the roles of its entities tell."""
    whole, ledger = ledger, ledger.current()
    signs = [*_offices(ledger)]
    parties = _parties(ledger)
    over: dict[Key, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        if claim.status is Status.ASSERTED and not is_hedged(claim):
            signs += _signs(parties, claim)
            for key in endings(parties.homes, claim):
                over[key].append(claim)
    together: dict[Key, list[_Sign]] = defaultdict(list)
    for sign in signs:
        together[(sign.subject, sign.relation.value, sign.object)].append(sign)
    disputed = frozenset(claim for event in ledger.events if event.contested for claim in event.claims)
    documents = {document.id: document for document in ledger.documents}
    states = (_state(documents, disputed, key, group, over[key]) for key, group in together.items())
    return replace(whole, states=tuple(sorted(states, key=lambda s: s.id)))


def _state(
    documents: dict[str, Document], disputed: frozenset[str], key: Key, signs: list[_Sign], over: list[Claim]
) -> State:
    """One state of all that tells of it; contested where one of the claims is of a contested event."""
    ended, last = _ended(documents, signs, over)
    claims = tuple(sorted({claim for sign in signs for claim in sign.claims} | set(last)))
    quantities = {(q.span, q.item): q for sign in signs for q in sign.quantities}
    return State(
        id="s" + hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:16],
        subject=key[0],
        relation=Relation(key[1]),
        object=key[2],
        quantities=tuple(quantities[at] for at in sorted(quantities, key=lambda at: (at[0], at[1] or ""))),
        since=_earliest([sign.since for sign in signs]),
        last_reported=_latest([documents[sign.document] for sign in signs]),
        ended=ended,
        claims=claims,
        contested=not disputed.isdisjoint(claims),
    )


def _ended(
    documents: dict[str, Document], signs: list[_Sign], over: list[Claim]
) -> tuple[When | None, tuple[str, ...]]:
    """When a state ended and the claims that say so: after everything else that tells of it."""
    told = (_last(documents, sign.document, sign.since) for sign in signs)
    lasting = max((when.latest for when in told if when and when.latest), default=date.min)
    ends = ((_last(documents, claim.document, claim.when), claim.id) for claim in over)
    later = [(when, one) for when, one in ends if when and when.latest and when.latest > lasting]
    return _earliest([when for when, _ in later]), tuple(one for _, one in later)


def _last(documents: dict[str, Document], document: str, when: When | None) -> When | None:
    """A time that is known; else that it was by the day of the report."""
    day = published(documents[document])
    return when if when and when.latest else When(None, day, None, basis=Basis.PUBLISHED) if day else None


def _earliest(times: list[When | None]) -> When | None:
    dated = [t for t in times if t and t.dated]
    return min(
        dated,
        key=lambda t: (t.earliest or t.latest or date.max, t.latest or date.max, t.value or ""),
        default=None,
    )


def _latest(documents: list[Document]) -> When | None:
    days = [(day, d) for d in documents if (day := published(d))]
    if not days:
        return None
    day = max(day for day, _ in days)
    return When(day, day, day.isoformat(), basis=Basis.PUBLISHED)


def _offices(ledger: Ledger) -> Iterator[_Sign]:
    for one in offices(ledger):
        relation = Relation.CLAIMS_OFFICE if one.claimed else Relation.HOLDS_OFFICE
        yield _Sign(one.entity, relation, one.words, one.claims, one.role.document, one.role.since)


def _signs(parties: _Parties, claim: Claim) -> Iterator[_Sign]:
    yield from _claimed(parties.people, claim)
    yield from _backed(parties.states, claim)
    actor, recipient = _one(claim.actors), _one(claim.recipients)
    if claim.type is EventType.MOBILIZE and actor:
        yield from _forces(parties.homes, claim, actor)
    if claim.type in (EventType.SANCTION, EventType.COERCE) and recipient and _BAR.search(claim.act.quote):
        yield _sign(claim, recipient, Relation.BARRED_FROM, _barred_from(claim))
    elif recipient and not actor and _relation(claim) is Relation.RECOGNIZES and _described(claim):
        yield _sign(claim, _described(claim), Relation.RECOGNIZES, recipient)
    elif actor and recipient and actor != recipient:
        relation = _relation(claim)
        if relation:
            subject = _for_state(parties, actor, recipient) if relation in _STATE_ACTS else actor
            yield _sign(claim, subject, relation, recipient)


def _described(claim: Claim) -> str:
    """The words for those who act and have no name: "a growing number of leaders"."""
    span = claim.actors[0].span if claim.actors else None
    return " ".join(span.quote.split()) if span and len(span.quote.split()) > 1 else ""


def _backed(states: dict[str, str], claim: Claim) -> Iterator[_Sign]:
    """ "The Norland-backed council": told in passing of who acts or is acted on."""
    for one in (*claim.actors, *claim.recipients):
        found = _BACKED.match(one.span.quote) if one.span else None
        word = found[1] if found else ""
        country = country_of(word) or adjective_of(word) or demonym_of(word) if word else None
        backer = states.get(country.code) if country else None
        if backer and one.entity and one.entity != backer:
            yield _sign(claim, backer, Relation.BACKS, one.entity)


def _for_state(parties: _Parties, actor: str, recipient: str) -> str:
    """The state of one who governs, towards a party of another country; else the actor."""
    (own, state), (other, _) = (parties.homes.get(one, (None, one)) for one in (actor, recipient))
    return state if actor in parties.governing and own and own != other else actor


def _relation(claim: Claim) -> Relation | None:
    act = claim.act.quote.lower()
    if claim.type is EventType.SUPPORT and _RECOGNIZE.search(act):
        return None if _NOT.search(claim.span.quote) else Relation.RECOGNIZES
    if claim.type is EventType.SUPPORT and any(stem in act for stem in words("backing.tsv")):
        return Relation.BACKS
    if claim.type is EventType.REJECT and any(stem in act for stem in words("opposing.tsv")):
        return Relation.OPPOSES
    if claim.type is EventType.SANCTION and _SANCTION.search(claim.span.quote):
        return Relation.SANCTIONS
    return None


def _sign(claim: Claim, subject: str, relation: Relation, thing: str) -> _Sign:
    return _Sign(subject, relation, thing, (claim.id,), claim.document, claim.when)


def _one(several: tuple[Participant, ...]) -> str | None:
    return next((p.entity for p in several if p.entity), None)


def _claimed(people: frozenset[str], claim: Claim) -> Iterator[_Sign]:
    """ "X declared himself interim president", "self-proclaimed interim president X"."""
    found = _CLAIMED.search(claim.span.quote)
    who = _one(claim.actors) or next((a.source.entity for a in claim.attribution if a.source.entity), None)
    if found and who in people:
        title = _OFFICE_END.sub("", " ".join((found[1] or found[2]).split())).strip()
        if title and not loaded(title) and found[1]:
            yield _sign(claim, who, Relation.CLAIMS_OFFICE, title)


def _barred_from(claim: Claim) -> str:
    found = _FROM.search(claim.span.quote)
    return " ".join(found[1].split()) if found else " ".join(claim.act.quote.split())


def _forces(homes: Homes, claim: Claim, actor: str) -> Iterator[_Sign]:
    """Forces that a claim moves to a place outside the actor's own country; they count as that country's."""
    nouns = words("forces.tsv")
    if not any(word in nouns for word in re.findall(r"[\w-]+", claim.span.quote.lower())):
        return
    armed = tuple(q for q in claim.quantities if q.item and set(q.item.lower().split()) & nouns)
    country, party = homes.get(actor, (None, actor))
    for place in claim.places:
        abroad = place.country is None or place.country != country
        if place.role is PlaceRole.DESTINATION and abroad:
            sign = _sign(claim, party, Relation.HAS_FORCES_IN, place.name)
            yield replace(sign, quantities=armed)


def _parties(ledger: Ledger) -> _Parties:
    people = [one for one in ledger.entities if one.type is EntityType.PERSON]
    governing = (one.id for one in people if "GOV" in one.sectors and "OPP" not in one.sectors)
    states = _states(ledger)
    return _Parties(_homes(ledger, states), frozenset(one.id for one in people), frozenset(governing), states)


def _states(ledger: Ledger) -> dict[str, str]:
    """The state of each country, by its code."""
    return {e.country: e.id for e in reversed(ledger.entities) if e.type is EntityType.STATE and e.country}


def _homes(ledger: Ledger, states: dict[str, str]) -> Homes:
    """The country of each entity, and the state of that country, or the entity itself where none is named."""
    return {e.id: (e.country, states.get(e.country or "", e.id)) for e in ledger.entities}
