"""The events that PLOVER would code: what is only said to come, or denied, is no deed."""

from __future__ import annotations

import csv
from dataclasses import replace

from onrecord.model import (
    Attribution,
    Claim,
    Entity,
    EventType,
    Ledger,
    Participant,
    Source,
    SourceKind,
    Span,
    Status,
)
from onrecord.present.plover import csv as coded

CLAIM = Claim(
    id="c1", document="d", span=Span(0, 19, "Norway shelled Oslo"), act=Span(7, 14, "shelled"),
    type=EventType.ASSAULT, status=Status.ASSERTED,
    actors=(Participant("e1", "Norway", Span(0, 6, "Norway")),),
    attribution=(Attribution(Source(SourceKind.OUTLET, "Harbour Courier")),),
    mode="heavy-weapons", contexts=("military",), confidence=0.9,
)  # fmt: skip


def test_a_row_carries_codes_and_the_voice() -> None:
    norway = Entity("e1", "Norway", country="NOR", sectors=("GOV",))
    denied = replace(CLAIM, id="c2", status=Status.DENIED)

    header, *rows = csv.reader(coded(Ledger(claims=(CLAIM, denied), entities=(norway,))))

    (row,) = [dict(zip(header, cells, strict=True)) for cells in rows]
    assert (row["source"], row["source_country"], row["source_sectors"]) == ("Norway", "NOR", "GOV")
    assert (row["type"], row["cameo"], row["goldstein"], row["voice"]) == (
        "ASSAULT", "194", "-10.0", "Harbour Courier",
    )  # fmt: skip
