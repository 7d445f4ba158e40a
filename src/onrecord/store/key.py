"""Keys: one number that puts what reports tell in the order of every listing, whatever came first.

From the high bits: the day (22 bits, days since year 1; undated last), the report's number (25 bits), and
the place in the report (16 bits). A listing walks the keys, and a page begins after the last key seen.
"""

from __future__ import annotations

import hashlib
from datetime import date

UNDATED = (1 << 22) - 1
LAST = (1 << 63) - 1
"""More than any key: the largest number that SQLite knows."""
NUMBERS = 1 << 25
PLACES = 1 << 16
"""More claims or paragraphs than this in one report share the last place's neighbours: none is known."""


def key(day: date | None, number: int, place: int) -> int:
    """The key of the thing at ``place`` in the report ``number``; without a day it comes last."""
    return ((day.toordinal() if day else UNDATED) * NUMBERS + number) * PLACES + min(place, PLACES - 1)


def first(day: date | None) -> int:
    """The least key of a day; without one, of what is undated."""
    return key(day, 0, 0)


def place_of(claim_key: int) -> int:
    """The place in the report that a key was made of."""
    return claim_key % PLACES


def number_of(document_id: str) -> int:
    """The number that a report has by its id, unless another report has it."""
    return int.from_bytes(hashlib.sha256(document_id.encode()).digest()[:4]) % NUMBERS
