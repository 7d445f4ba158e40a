"""Room: which lines of a section stay when there are too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.model import Line


def shared(lines: Sequence[Line], limit: int) -> tuple[Line, ...]:
    """At most ``limit`` lines, taken in turn from each margin, in the order given."""
    turns: Counter[str] = Counter()
    ranked = []
    for number, line in enumerate(lines):
        turns[line.margin] += 1
        ranked.append((turns[line.margin], number))
    kept = {number for _, number in sorted(ranked)[:limit]}
    return tuple(line for number, line in enumerate(lines) if number in kept)
