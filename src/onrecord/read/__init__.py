"""Reading: one report alone, from its text to its claims.

The rules and their word lists take a quarter of a second to load, the parser over one: ``_reader`` loads them
when the first report is read, so that commands which read none start at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.model import Document, Reading, Sheet

if TYPE_CHECKING:
    from types import ModuleType

READERS = {"learned": "learned/1", "accurate": "accurate/1", "rules": "rules/1"}
"""The readers by the name that asks for one; the other name, with its edition, is printed with every claim."""

DEFAULT = "learned"
"""The reader that is taken where none is asked for."""

NEEDED = {"accurate": ("onnxruntime", "tokenizers")}
"""The packages that a reader needs beyond those of the program; the extra of its name brings them."""


def read(document: Document, reader: str = DEFAULT) -> Reading:
    """The reading of one report."""
    reading: Reading = _reader().read_one(document, known(reader))
    return reading


def read_all(documents: Iterable[Document], reader: str = DEFAULT) -> Iterator[Reading]:
    """The readings of many reports, in order."""
    yield from _reader().read_each(documents, known(reader))


def known(reader: str) -> str:
    """The name of a reader as it is; UsageError where there is none of that name, or it is not installed."""
    if reader not in READERS:
        names = ", ".join(READERS)
        raise UsageError(f"--reader {reader}", "there is no such reader", f"name one of: {names}")
    for package in NEEDED.get(reader, ()):
        if find_spec(package) is None:
            wrong = f"it needs {package}, which is not installed"
            raise UsageError(f"--reader {reader}", wrong, f"pip install 'onrecord[{reader}]'")
    return reader


def reader_of(reading: Reading) -> str:
    """The name of the reader that read a report, by its claims; the default where it gave none."""
    printed = {claim.reader for claim in reading.claims}
    return next((name for name, edition in READERS.items() if edition in printed), DEFAULT)


def read_draft(document: Document) -> tuple[Reading, Sheet]:
    """The reading of a draft, with its sentences and quotations."""
    pair: tuple[Reading, Sheet] = _reader().read_draft(document)
    return pair


def _reader() -> ModuleType:
    return import_module("onrecord.read.reader")


__all__ = ["DEFAULT", "NEEDED", "READERS", "known", "read", "read_all", "read_draft", "reader_of"]
