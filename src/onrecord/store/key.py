"""Keys: one number that puts what reports tell in the order of every listing.

From the high bits: the day (22 bits, days since year 1; undated last), the report's number (24 bits), and
the place in the report (14 bits). A listing walks the keys, and a page begins after the last key seen.
"""

from __future__ import annotations

from datetime import date

LAST = (1 << 63) - 1
"""More than any key: the largest number that SQLite knows."""
UNDATED = (1 << 22) - 1
NUMBERS = 1 << 24
PLACES = 1 << 14
"""So many claims or paragraphs of one report can be listed; reports are far shorter."""


def key(day: date | None, number: int, place: int) -> int:
    """The key of the thing at ``place`` in the report ``number``; without a day it comes last."""
    return ((day.toordinal() if day else UNDATED) * NUMBERS + number) * PLACES + place


def first(day: date | None) -> int:
    """The least key of a day; without one, of what is undated."""
    return key(day, 0, 0)


def place_of(claim_key: int) -> int:
    """The place in the report that a key was made of."""
    return claim_key % PLACES


def number_of(claim_key: int) -> int:
    """The number of the report that a key was made of."""
    return claim_key // PLACES % NUMBERS
