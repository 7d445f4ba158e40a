"""Sides: what heads a position of a dispute, a seat of government where its voices are one government's."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.analyze.table import words
from onrecord.analyze.voice import CARRIERS, nearest, speaker, speaker_name
from onrecord.knowledge.state import by_code
from onrecord.model import Claim

OFFICIAL = frozenset({"GOV", "MIL"})
_NAMES = 2


def side(desk: Desk, claims: list[Claim]) -> str:
    """ "MOSCOW", "WASHINGTON, REPORTS", or the names of the voices that are no government's."""
    labels = list(dict.fromkeys(_seat(desk, one) or _name(desk, one) for one in claims))
    return f"{', '.join(labels[:_NAMES])} and others" if len(labels) > _NAMES else ", ".join(labels)


def _name(desk: Desk, claim: Claim) -> str:
    return speaker_name(desk, claim).removesuffix(", unnamed")


def _seat(desk: Desk, claim: Claim) -> str:
    """The capital in capital letters for a government's voice; "REPORTS" for the press; "" for others."""
    voice = nearest(claim)
    entity, _ = speaker(desk, claim)
    if (entity is None and voice is None) or (voice is not None and voice.kind in CARRIERS):
        return "REPORTS"
    known = desk.entities.get(entity or "")
    country = by_code(known.country) if known and known.country else None
    official = known is not None and not OFFICIAL.isdisjoint(known.sectors) and "OPP" not in known.sectors
    if not official or country is None:
        return ""
    own_name = not country.capital or country.code.lower() in words("seatless.tsv")
    return (country.name if own_name else country.capital.partition(",")[0]).upper()
