"""The record: one object to call, over a case file or over reports just read."""

from onrecord.analyze import Options
from onrecord.ingest import Facts
from onrecord.record.desk import Doubt
from onrecord.record.feeds import Feed
from onrecord.record.intake import Added
from onrecord.record.record import Record
from onrecord.store import EventPage, Hit, Marks, Page, ReportPage, Row, Selection

__all__ = [
    "Added", "Doubt", "EventPage", "Facts", "Feed", "Hit", "Marks", "Options", "Page", "Record", "ReportPage",
    "Row", "Selection",
]  # fmt: skip
