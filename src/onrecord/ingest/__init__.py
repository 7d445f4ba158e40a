"""Ingest: bytes, files, folders and corpora in; documents, or errors that name their input, out.

What unpacks and dates reports takes a tenth of a second to load: ``_part`` loads it with the first of them,
so that commands which take in none start at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.ingest.facts import Facts
from onrecord.ingest.fetch import Fetched, Known, Limits, Unchanged
from onrecord.ingest.piece import Found, Mark
from onrecord.ingest.terms import Terms
from onrecord.model import Document

if TYPE_CHECKING:
    from types import ModuleType


def load(paths: Sequence[str], facts: Facts = Facts()) -> Iterator[Document | InputError]:  # noqa: B008  frozen
    """The documents that ``find`` gives, without their files."""
    for found in find(paths, facts):
        yield found.document if isinstance(found, Found) else found


def find(paths: Sequence[str], facts: Facts = Facts()) -> Iterator[Found | InputError]:  # noqa: B008  frozen
    """The reports that ``receive`` gives for each path, without the path; one met twice is given once."""
    seen = set()
    for _, found in receive(paths, facts):
        if isinstance(found, InputError):
            yield found
        elif isinstance(found, Found) and found.document.id not in seen:
            seen.add(found.document.id)
            yield found


def receive(paths: Sequence[str], facts: Facts = Facts(), terms: Terms | None = None,  # noqa: B008  frozen
            ) -> Iterator[tuple[str, Found | Unchanged | InputError]]:  # fmt: skip
    """Each input with the reports of it: files, folders (all below them, sorted by name), links, "-".

    The input is the path as given; of links that stand in a file, each link.
    In folders, hidden files, a README, files of other kinds (tables, programs) and the program's own files
    (cases, exports, briefs) are passed over.

    ``facts`` fill what neither the text nor a sidecar tells. Two texts under one id are an error.
    """
    yield from _part("intake").receive(paths, facts, terms or Terms())


def build(text: str, told: Facts, about: str) -> Document:
    """The document of a text with what is told of it; InputError where it is empty, no text or too long."""
    document: Document = _part("document").build(text, told, about)
    return document


def with_facts(document: Document, **fields: str | None) -> Document:
    """The document with facts that an analyst gives; UsageError where a date or genre is none."""
    changed: Document = _part("document").with_facts(document, **fields)
    return changed


def plain(link: str) -> str:
    """A link as it is asked and kept; one that may not be asked stays as it is."""
    address: str = _part("fetch.address").plain(link)
    return address


def _part(name: str) -> ModuleType:
    return import_module(f"onrecord.ingest.{name}")


__all__ = [
    "Facts", "Fetched", "Found", "Known", "Limits", "Mark", "Terms", "Unchanged", "build", "find", "load",
    "plain", "receive", "with_facts",
]  # fmt: skip
