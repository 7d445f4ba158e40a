"""Differences: which sentences two versions of a report do not share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.model import Document, Span

_SENTENCE = re.compile(r"[^\s.!?](?:[^.!?\n]|[.!?](?![\"”’')\]]*\s))*[.!?]*[\"”’')\]]*")
"""A sentence, told by its end alone: enough to show what has changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that is other words in the newer version; one side is None where it was added or taken out."""

    before: Span | None
    after: Span | None


def differences(older: Document, newer: Document) -> tuple[Change, ...]:
    """The changes from one version to the next, in the order of the text; white space aside."""
    left, right = list(_sentences(older.text)), list(_sentences(newer.text))
    old, new = ([" ".join(one.quote.split()) for one in side] for side in (left, right))
    match = SequenceMatcher(None, old, new, autojunk=False)
    changes = []
    for kind, a, b, c, d in match.get_opcodes():
        if kind != "equal":
            changes.append(Change(_stretch(older.text, left[a:b]), _stretch(newer.text, right[c:d])))
    return tuple(changes)


def _sentences(text: str) -> Iterator[Span]:
    for found in _SENTENCE.finditer(text):
        yield Span.cut(text, *found.span())


def _stretch(text: str, sentences: list[Span]) -> Span | None:
    return Span.cut(text, sentences[0].start, sentences[-1].end) if sentences else None
