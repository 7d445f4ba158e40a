"""Endings: the claims by which a state is over, as forces that left or sanctions that were lifted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.analyze.table import words
from onrecord.model import Claim, EventType, Relation

Key = tuple[str, str, str]
"""Subject, relation and object of a state."""

_LEFT = re.compile(r"\b(?:withdr[ae]w|pull|left\b|leav|evacuat|retreat|depart)", re.I)
_FEW = r"\w*\s+(?:[\w’'-]+\s+){0,3}"  # the rest of the verb and up to three words
_LIFTED = re.compile(rf"\b(?:lift|end|remov|drop|scrap|suspend){_FEW}(?:sanction|embargo)", re.I)
_DISOWNED = re.compile(rf"\b(?:withdr[ae]w|revok){_FEW}recognition\b|\bno longer recogni[sz]", re.I)


def endings(homes: Mapping[str, tuple[str | None, str]], claim: Claim) -> Iterator[Key]:
    """The states that an asserted claim ends, if they ever were; ``homes`` gives country and state by entity.

    Who withdraws a number of soldiers may leave others behind, so that ends nothing.
    """
    sides = (claim.actors, claim.recipients)
    actor, recipient = (next((p.entity for p in side if p.entity), None) for side in sides)
    if actor is None:
        return
    party = homes.get(actor, (None, actor))[1]
    if claim.type is EventType.RETREAT and _LEFT.search(claim.act.quote) and not _counted(claim):
        for place in claim.places:
            yield party, Relation.HAS_FORCES_IN.value, place.name
    for relation, sign in ((Relation.SANCTIONS, _LIFTED), (Relation.RECOGNIZES, _DISOWNED)):
        if recipient and sign.search(claim.span.quote):
            yield from ((one, relation.value, recipient) for one in dict.fromkeys((actor, party)))


def _counted(claim: Claim) -> bool:
    nouns = words("forces.tsv")
    return any(q.item and set(q.item.lower().split()) & nouns for q in claim.quantities)
