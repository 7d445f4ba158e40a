"""Ingest: bytes, files, folders and corpora in; documents, or errors that name their input, out."""

from onrecord.ingest.document import with_facts
from onrecord.ingest.facts import Facts
from onrecord.ingest.load import Found, find, load

__all__ = ["Facts", "Found", "find", "load", "with_facts"]
