"""Passages that a search finds, and the words of a search."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Claim, Document, Span

_ASKED = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found; ``claim`` is None where the words stand outside every claim found.

    ``words`` are the places of the words that were asked for.
    """

    document: Document
    span: Span
    claim: Claim | None = None
    words: tuple[Span, ...] = ()


def asked(words: str) -> str:
    """FTS5's form of what was typed: all words, "phrases" whole, a last * for any ending; "" for none."""
    pieces = (phrase or word for phrase, word in _ASKED.findall(words))
    return " ".join(_quoted(piece) for piece in pieces if any(char.isalnum() for char in piece))


def _quoted(word: str) -> str:
    plain = word.rstrip("*").replace('"', " ").replace("\0", " ")
    return f'"{plain}"' + ("*" if word.endswith("*") else "")
