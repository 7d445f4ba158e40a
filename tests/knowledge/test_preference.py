"""What a claim's type becomes where there is no status."""

from __future__ import annotations

import pytest

from onrecord.knowledge.preference import preferred
from onrecord.model import EventType, Status


@pytest.mark.parametrize(
    ("kind", "status", "coded"),
    [
        (EventType.AID, Status.PLANNED, EventType.AGREE),
        (EventType.CONSULT, Status.PREDICTED, EventType.AGREE),
        (EventType.ASSAULT, Status.THREATENED, EventType.THREATEN),
        (EventType.ACCUSE, Status.PLANNED, EventType.ACCUSE),
        (EventType.ASSAULT, Status.ASSERTED, EventType.ASSAULT),
        (EventType.RETREAT, Status.DEMANDED, EventType.REQUEST),
        (EventType.ASSAULT, Status.DENIED, None),
        (EventType.ASSAULT, Status.SPECULATED, None),
        (EventType.STATEMENT, Status.ASSERTED, None),
    ],
)
def test_the_rules_of_preference(kind: EventType, status: Status, coded: EventType | None) -> None:
    assert preferred(kind, status) is coded
