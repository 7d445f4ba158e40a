"""Parts: a text that is a database's export, split into its reports; a text of any other kind is none."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.ingest.bundle.exported import Part
from onrecord.ingest.bundle.factiva import factiva, factiva_page
from onrecord.ingest.bundle.nexis import nexis
from onrecord.ingest.bundle.proquest import proquest

__all__ = ["Part", "split", "split_page"]

_SPLITTERS: tuple[tuple[re.Pattern[str], Callable[[str], list[Part]]], ...] = (
    (re.compile(r"^Document [A-Za-z]\w{4,}\d{8}\w{5,}\s*$", re.M), factiva),
    (re.compile(r"^\s*\d+ of \d+ DOCUMENTS?\s*$|^\s*End of Document\s*$", re.M), nexis),
    (re.compile(r"^(?:ProQuest document ID|Publication info): ", re.M), proquest),
)
"""What shows whose export a text is, and what splits it."""


def split(text: str) -> list[Part]:
    """The reports of a bundle, empty where the text is none."""
    for sign, splitter in _SPLITTERS:
        if sign.search(text):
            return splitter(text)
    return []


def split_page(html: str) -> list[Part]:
    """The reports of a bundle that was saved as a page, empty where the page is none."""
    return factiva_page(html) if "factiva" in html[:200_000].lower() else []
