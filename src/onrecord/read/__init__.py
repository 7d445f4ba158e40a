"""Reading: one report alone, from its text to its claims.

The rules and their word lists take a quarter of a second to load, the parser over one: ``_reader`` loads them
when the first report is read, so that commands which read none start at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.model import Document, Reading

if TYPE_CHECKING:
    from types import ModuleType

READER = "rules/1"
"""The name of the default reader, printed with every claim."""


def read(document: Document) -> Reading:
    """The reading of one report."""
    reading: Reading = _reader().read_one(document)
    return reading


def read_all(documents: Iterable[Document]) -> Iterator[Reading]:
    """The readings of many reports, in order."""
    yield from _reader().read_each(documents)


def _reader() -> ModuleType:
    return import_module("onrecord.read.reader")


__all__ = ["READER", "read", "read_all"]
