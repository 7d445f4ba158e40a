"""Fetch: links to bytes, politely and only from public addresses; loaded when a link is given."""

from onrecord.ingest.fetch.fetched import Fetched, Known, Unchanged
from onrecord.ingest.fetch.limits import Limits

__all__ = ["Fetched", "Known", "Limits", "Unchanged"]
