"""Checking a draft: sentence by sentence, what the record carries of it."""

from onrecord.analyze.draft.check import check

__all__ = ["check"]
