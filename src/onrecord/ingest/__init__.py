"""Ingest: bytes, files, folders and corpora in; documents, or errors that name their input, out."""

from onrecord.ingest.document import build, with_facts
from onrecord.ingest.facts import Facts
from onrecord.ingest.fetch import Fetched, Known, Limits, Unchanged
from onrecord.ingest.fetch.address import plain
from onrecord.ingest.load import Terms, find, load, receive
from onrecord.ingest.piece import Found, Mark

__all__ = [
    "Facts", "Fetched", "Found", "Known", "Limits", "Mark", "Terms", "Unchanged", "build", "find", "load",
    "plain", "receive", "with_facts",
]  # fmt: skip
