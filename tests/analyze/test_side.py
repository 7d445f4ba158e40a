"""Sides are headed by a seat of government only where a government speaks, and its capital is not disputed."""

from __future__ import annotations

import pytest

from onrecord.analyze.desk import Desk
from onrecord.analyze.options import Options
from onrecord.analyze.side import side
from onrecord.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    EntityType,
    EventType,
    Ledger,
    Source,
    SourceKind,
    Span,
)

TEXT = "The ministry said so"


@pytest.mark.parametrize(
    ("country", "sectors", "label"),
    [
        ("RUS", ("GOV",), "MOSCOW"),
        ("USA", ("MIL",), "WASHINGTON"),
        ("ISR", ("GOV",), "ISRAEL"),
        ("RUS", ("OPP",), "Halden Council"),
        (None, ("GOV",), "Halden Council"),
    ],
)
def test_a_government_speaks_from_its_seat(country: str | None, sectors: tuple[str, ...], label: str) -> None:
    body = Entity("e", "Halden Council", EntityType.ORGANIZATION, country=country, sectors=sectors)
    voice = Source(SourceKind.ORGANIZATION, "Halden Council", "e")
    chain = (Attribution(voice), Attribution(Source(SourceKind.OUTLET)))
    words, act = Span.cut(TEXT, 0, 20), Span.cut(TEXT, 13, 17)
    claim = Claim("c", "d", words, act, EventType.STATEMENT, attribution=chain)
    desk = Desk(Ledger((Document("d", "", TEXT),), (body,), (claim,)), Options())
    assert side(desk, [claim]) == label


def test_the_report_itself_speaks_for_the_press() -> None:
    claim = Claim("c", "d", Span.cut(TEXT, 0, 20), Span.cut(TEXT, 13, 17), EventType.STATEMENT)
    desk = Desk(Ledger((Document("d", "", TEXT),), (), (claim,)), Options())
    assert side(desk, [claim]) == "REPORTS"
