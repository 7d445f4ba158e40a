"""A hypothesis: an explanation that voices in the reports offer, and the claims that bear on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """``words`` in neutral form; ``claims`` (ids) voice it; no likelihood is ever given by the program."""

    id: str
    words: str
    claims: tuple[str, ...]
    supports: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
