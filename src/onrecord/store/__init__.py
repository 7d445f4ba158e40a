"""The case file: reports, what was read in them, and an append-only journal, in one SQLite file."""

from onrecord.store.amendment import AMENDABLE
from onrecord.store.cache import EventPage
from onrecord.store.case import Case, ReadAgain, may_make
from onrecord.store.correction import FIELDS
from onrecord.store.join import Joined
from onrecord.store.listing import Page, ReportPage, Row
from onrecord.store.marks import Marks
from onrecord.store.passage import Hit
from onrecord.store.selection import Selection
from onrecord.store.shelf import Shelf

__all__ = [
    "AMENDABLE", "FIELDS", "Case", "EventPage", "Hit", "Joined", "Marks", "Page", "ReadAgain", "ReportPage",
    "Row", "Selection", "Shelf", "may_make",
]  # fmt: skip
