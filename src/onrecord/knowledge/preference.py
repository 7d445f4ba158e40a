"""PLOVER's rules of preference: what the type of a claim becomes in event data, which has no status.

The record keeps type and status apart; PLOVER folds them: a cooperation that is only announced is an
agreement, harm that is only announced a threat, what is demanded a demand; what is denied or only supposed
is no event.
"""

from __future__ import annotations

from onrecord.knowledge.plover import QuadClass, sense_of
from onrecord.model import EventType, Status

_TO_COME = frozenset({Status.PLANNED, Status.PREDICTED, Status.THREATENED})
_NO_EVENT = frozenset({Status.DENIED, Status.SPECULATED})


def preferred(kind: EventType, status: Status) -> EventType | None:
    """The PLOVER type of a claim; None for what is no event: a statement, what did not happen, a surmise."""
    sense = sense_of(kind)
    if sense is None or status in _NO_EVENT:
        return None
    if status is Status.DEMANDED:
        return EventType.REQUEST
    if status not in _TO_COME:
        return kind
    if sense.quad is QuadClass.MATERIAL_COOPERATION or kind in (EventType.CONSULT, EventType.CONCEDE):
        return EventType.AGREE
    if sense.quad is QuadClass.MATERIAL_CONFLICT:
        return EventType.THREATEN
    return kind
