"""How an event is borne out: the voices that do not repeat one another, and whether its actor owns to it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from onrecord.model import (
    Claim,
    Document,
    Event,
    EventType,
    Origins,
    SourceKind,
    Status,
    Support,
)
from onrecord.reconcile.group import Groups
from onrecord.reconcile.name import acronym
from onrecord.reconcile.origin import repeats
from onrecord.reconcile.side import Sides, nearest, spoken
from onrecord.reconcile.word import fold

CONDUITS = frozenset({SourceKind.WIRE, SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.WRITER})
"""Kinds of voice through which others speak: what two reports both have from one of them is told once."""
SURE = 0.4
"""The least confidence of a claim that counts towards corroboration; most bare nouns lie below it."""
REPEATS = 200
"""So many claims of an event are held word by word against each other."""


def supported(
    event: Event, claims: Mapping[str, Claim], documents: Mapping[str, Document], sides: Sides
) -> tuple[Origins, Support]:
    """The origins of an event, by its claims and type, and how they and its actors bear it out."""
    told = [claims[one] for one in event.claims]
    asserted = [claim for claim in told if claim.status == Status.ASSERTED]
    origins = _origins(asserted or told, documents, sides)
    support = Support.SINGLE_SOURCE
    if _borne_out(asserted, documents, sides):
        support = Support.CORROBORATED
    if any(_acknowledges(claim, event, claims, sides) for claim in asserted):
        support = Support.ACKNOWLEDGED
    return origins, support


def _borne_out(asserted: list[Claim], documents: Mapping[str, Document], sides: Sides) -> bool:
    """Whether two origins tell it in claims that were surely read: two bare mentions corroborate nothing."""
    sure = [claim for claim in asserted if claim.confidence >= SURE]
    return bool(sure) and _origins(sure, documents, sides).low >= 2


def _acknowledges(claim: Claim, event: Event, claims: Mapping[str, Claim], sides: Sides) -> bool:
    """Whether the claim's nearest voice is of the side that is said to act."""
    if event.type == EventType.STATEMENT or claim.type == EventType.STATEMENT or not spoken(claim):
        return False
    voice = sides.voice(nearest(claim))
    actors = sides.actors(claim) or [side for one in event.claims for side in sides.actors(claims[one])]
    return any(voice.shares(actor) for actor in actors)


def _origins(told: list[Claim], documents: Mapping[str, Document], sides: Sides) -> Origins:
    linked = {claim.id: _links(claim, documents, sides) for claim in told}
    low = len(_linked(told, linked).all())
    high = len({_own_voice(claim, documents, sides) for claim in told})
    return Origins(low, max(low, high))


def _linked(told: list[Claim], links: Mapping[str, frozenset[str]]) -> Groups:
    """Claims joined where they come through one voice or report, or repeat each other's words."""
    groups = Groups(claim.id for claim in told)
    holders: dict[str, str] = {}
    for claim in told:
        for link in sorted(links[claim.id]):
            groups.join(holders.setdefault(link, claim.id), claim.id)
    for left, right in combinations(told[:REPEATS], 2):
        if left.document != right.document and repeats(left.span.quote, right.span.quote):
            groups.join(left.id, right.id)
    return groups


def _links(claim: Claim, documents: Mapping[str, Document], sides: Sides) -> frozenset[str]:
    """Whatever may make two claims one telling: report and its copies, agency, speaker, or speakers' state.

    Unnamed voices told of in the same words may be the same people, so they count once.
    """
    found = {f"report {_root(claim, documents)}", _outlet(claim, documents)}
    for at, link in enumerate(spoken(claim)):
        source = link.source
        words = source.name or (source.span.quote if source.span else "")
        if source.kind in CONDUITS:
            found.add(_agency(words))
        elif at == 0:
            side = sides.voice(source)
            found.add(f"state {side.country}" if side.official and side.country else f"voice {side.key}")
    return frozenset(found)


def _own_voice(claim: Claim, documents: Mapping[str, Document], sides: Sides) -> str:
    """The nearest voice, apart from every other that may be another; the report's own where none is cited."""
    if not spoken(claim):
        return _outlet(claim, documents)
    source = nearest(claim)
    if source.kind in CONDUITS:
        return _agency(source.name or (source.span.quote if source.span else ""))
    key = sides.voice(source).key
    return f"voice {key} {_root(claim, documents)}" if source.kind == SourceKind.UNNAMED else f"voice {key}"


def _outlet(claim: Claim, documents: Mapping[str, Document]) -> str:
    document = documents.get(claim.document)
    name = (document.wire or document.outlet) if document else None
    return _agency(name) if name else f"report {_root(claim, documents)}"


def _agency(name: str) -> str:
    return f"agency {fold(acronym(name) or name).removeprefix('the ')}"


def _root(claim: Claim, documents: Mapping[str, Document]) -> str:
    document = documents.get(claim.document)
    return (document.origin if document else None) or claim.document
