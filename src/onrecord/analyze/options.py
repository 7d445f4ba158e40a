"""Options: what the reader of a brief may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DEFAULT_MIN_CONFIDENCE = 0.5
DEFAULT_LINES = 12


@dataclass(frozen=True, slots=True)
class Options:
    """How a brief is cut.

    ``as_of``: nothing that happened later, and states as they stood on that day. ``known``: only reports
    published by that day. ``since``: the brief opens with what reports that came out after that day add.
    ``min_confidence``: claims below it are counted and listed, not printed.
    ``lines``: the most lines of one section; the rest is counted.
    """

    as_of: date | None = None
    known: date | None = None
    since: date | None = None
    min_confidence: float = DEFAULT_MIN_CONFIDENCE
    lines: int = DEFAULT_LINES
