"""Passages: the stretches of a report that can be searched, and the words of a search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Claim, Document, Reading, Span

LONGEST = 2000
"""Code points: a longer paragraph is searched in pieces, so that a search shows a place and no whole file."""

_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")
_ASKED = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document, the id of the claim told there (None: a paragraph), and names that go with it."""

    claim: str | None
    span: Span
    names: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found; ``claim`` is None where the words stand outside every claim found."""

    document: Document
    span: Span
    claim: Claim | None = None


def passages(document: Document, reading: Reading) -> Iterator[Passage]:
    """The clauses of the claims, then the paragraphs of the text."""
    for claim in reading.claims:
        yield Passage(claim.id, claim.span, " ; ".join(_names(claim)))
    for line in _LINE.finditer(document.text):
        for start in range(line.start(), line.end(), LONGEST):
            yield Passage(None, Span.cut(document.text, start, min(start + LONGEST, line.end())))


def asked(words: str) -> str:
    """FTS5's form of what was typed: all words, "phrases" whole, a last * for any ending; "" for none."""
    pieces = (phrase or word for phrase, word in _ASKED.findall(words))
    return " ".join(_quoted(piece) for piece in pieces if any(char.isalnum() for char in piece))


def _quoted(word: str) -> str:
    plain = word.rstrip("*").replace('"', " ").replace("\0", " ")
    return f'"{plain}"' + ("*" if word.endswith("*") else "")


def _names(claim: Claim) -> list[str]:
    voices = [link.source.name for link in claim.attribution]
    parties = [one.name for one in claim.actors + claim.recipients]
    places = [place.name for place in claim.places]
    return [name for name in (*voices, *parties, *places) if name]
