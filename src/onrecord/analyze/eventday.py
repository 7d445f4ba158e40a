"""The day of an event: when it happened, or was said, or by when it was reported."""

from __future__ import annotations

from datetime import date

from onrecord.analyze.day import UNDATED, day_words, when_words
from onrecord.analyze.desk import Desk, published
from onrecord.analyze.voice import carried
from onrecord.model import Event, EventType, Status, When


def event_when(desk: Desk, event: Event) -> When | None:
    """When it happened; a statement happened on the day that it was told."""
    if event.type is EventType.STATEMENT and not (event.when and event.when.dated):
        for claim in desk.printed(event.claims, Status.ASSERTED):
            told = next((link.told for link in carried(claim) if link.told and link.told.dated), None)
            if told:
                return told
    return event.when


def begun(desk: Desk, event: Event) -> date:
    """The day on which an event began, or by which it had; long ago where neither is known."""
    when = event_when(desk, event)
    return (when and (when.earliest or when.latest)) or date.min


def told_by(desk: Desk, event: Event) -> date | None:
    """The day by which an event without a date had happened: that of the first report that asserts it."""
    told = desk.printed(event.claims, Status.ASSERTED)
    days = [published(desk.documents[claim.document]) for claim in told]
    return min((day for day in days if day), default=None)


def margin(desk: Desk, event: Event) -> str:
    """The day of an event, or the day by which it was reported."""
    when = event_when(desk, event)
    if when and when.dated:
        return when_words(when, desk.year)
    told = told_by(desk, event)
    return f"by {day_words(told, desk.year)}" if told else UNDATED
