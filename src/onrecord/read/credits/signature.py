"""Signatures: posts that a report prints with the name of their writer below, "— Anna Velk (@velk)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import AttributionMode
from onrecord.read.credits.credit import Credit, Words
from onrecord.read.page import Paragraph

SIGNATURE = re.compile(r"[—–-]\s?(?P<name>[^\n(—]{1,60}?)\s?\(@\w{1,20}\)")
_REACH = 160  # code points at the end of a paragraph in which a signature stands


def signatures(paragraph: Paragraph) -> Iterator[Credit]:
    """The credit of a post to the name that signs it at the end of its paragraph."""
    begin = max(0, len(paragraph.text) - _REACH)
    found = list(SIGNATURE.finditer(paragraph.text, begin))
    if not found or not found[-1].start():
        return
    name = found[-1].span("name")
    inside = [t for t in paragraph.tokens if name[0] <= t.start - paragraph.start < name[1]]
    before = [t for t in paragraph.tokens if t.end - paragraph.start <= found[-1].start()]
    if inside and before:
        source = Words(paragraph.index, inside[0].i, inside[-1].i + 1, inside[-1].i)
        content = (before[0].start, before[-1].end)
        yield Credit(source, None, "", "speech", "neutral", (content,), AttributionMode.DIRECT)
