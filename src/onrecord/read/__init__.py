"""Reading: one report alone, from its text to its claims."""

from onrecord.read.reader import READER, read, read_all

__all__ = ["READER", "read", "read_all"]
