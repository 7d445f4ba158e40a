"""Weight: what a brief puts first."""

from __future__ import annotations

from dataclasses import replace

from onrecord.analyze.desk import Desk
from onrecord.analyze.options import Options
from onrecord.analyze.weight import weight
from onrecord.model import Attribution, EventType, Ledger, Source, SourceKind

OUTLET = Attribution(Source(SourceKind.OUTLET))
NOBODY = Attribution(Source(SourceKind.UNNAMED))


def test_what_only_nameless_voices_tell_weighs_less(ledger: Ledger) -> None:
    event = next(e for e in ledger.events if e.type is EventType.MOBILIZE)

    def told_by(*chain: Attribution) -> float:
        claims = tuple(replace(claim, attribution=chain) for claim in ledger.claims)
        return weight(Desk(replace(ledger, claims=claims), Options()), event)

    assert told_by(NOBODY, OUTLET) < told_by(OUTLET)
