"""The day of an event: when it happened, or was said, or by when it was reported."""

from __future__ import annotations

from datetime import date

from onrecord.analyze.day import UNDATED, day_words, when_words
from onrecord.analyze.desk import Desk, published
from onrecord.analyze.voice import carried
from onrecord.model import Claim, Event, EventType, Status, When

LONG_AGO = 60  # days before the cut-off


def event_when(desk: Desk, event: Event) -> When | None:
    """When it happened; a statement happened on the day that it was told."""
    told_alone = any(claim in desk.spoken for claim in event.claims)
    if (event.type is EventType.STATEMENT or told_alone) and not (event.when and event.when.dated):
        for claim in _told(desk, event):
            told = next((link.told for link in carried(claim) if link.told and link.told.dated), None)
            if told:
                return told
    return event.when


def ended(desk: Desk, event: Event) -> date:
    """The day on which an event ended, or since which it lasts; long ago where neither is known."""
    when = event_when(desk, event)
    return (when and (when.latest or when.earliest)) or date.min


def is_background(desk: Desk, event: Event) -> bool:
    """Whether an event had ended long before the cut-off; one without a day: was told last so long before."""
    when = event_when(desk, event)
    last = when.latest if when and when.latest else max(_days(desk, event), default=None)
    return bool(desk.cut_off and last and (desk.cut_off - last).days > LONG_AGO)


def told_by(desk: Desk, event: Event) -> date | None:
    """The day by which an event without a date had happened: that of the first report that asserts it."""
    return min(_days(desk, event), default=None)


def _days(desk: Desk, event: Event) -> list[date]:
    """The days of the reports that assert an event."""
    days = (published(desk.documents[claim.document]) for claim in _told(desk, event))
    return [day for day in days if day]


def _told(desk: Desk, event: Event) -> list[Claim]:
    """The claims that assert an event; where none is sure enough, a person's exact words."""
    spoken = [desk.spoken[claim] for claim in event.claims if claim in desk.spoken]
    return desk.printed(event.claims, Status.ASSERTED) or sorted(spoken, key=desk.place)


def margin(desk: Desk, event: Event) -> str:
    """The day of an event, or the day by which it was reported."""
    when = event_when(desk, event)
    if when and when.dated:
        return when_words(when, desk.year)
    told = told_by(desk, event)
    return f"by {day_words(told, desk.year)}" if told else UNDATED
