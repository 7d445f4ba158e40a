"""The limits that every fetch keeps to, whatever a server does."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``size`` bytes of one answer, before and after inflating; ``seconds`` from asking to its last byte.

    ``tries`` of one address, with ``pause`` seconds before the second and twice as many before each later
    one; ``pace`` seconds between two requests to one host; ``patience`` is the longest wait that a server
    may ask for.
    """

    size: int = 15_000_000
    seconds: float = 30.0
    redirects: int = 8
    tries: int = 3
    pause: float = 1.0
    pace: float = 1.0
    patience: float = 60.0
