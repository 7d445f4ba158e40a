"""Calibration: whether claims of a confidence of 0.7 are right seven times in ten.

A point is a claim's confidence and whether it is right: it pairs with a marked claim, and type, status, actor
and nearest voice agree. Points fall into ten bins of equal width; the expected calibration error (ECE) is the
mean gap between confidence and share right, each bin weighted by its claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10

Point = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims with a confidence from ``low`` to the next bin: how many, how sure, what share right."""

    low: float
    claims: int
    sure: float
    right: float


def reliability(points: Iterable[Point]) -> list[Bin]:
    """The bins that hold a claim, from the least sure; a confidence of 1 falls into the last."""
    held: dict[int, list[Point]] = {}
    for sure, right in points:
        held.setdefault(min(BINS - 1, int(sure * BINS)), []).append((sure, right))
    return [
        Bin(
            n / BINS, len(held[n]), sum(sure for sure, _ in held[n]) / len(held[n]),
            sum(right for _, right in held[n]) / len(held[n]),
        )
        for n in sorted(held)
    ]  # fmt: skip


def error(bins: Sequence[Bin]) -> float | None:
    """The expected calibration error, 0 to 1; None without claims."""
    claims = sum(one.claims for one in bins)
    return sum(one.claims * abs(one.sure - one.right) for one in bins) / claims if claims else None


def lines(points: Iterable[Point]) -> Iterable[str]:
    """The bins and the error as lines to print."""
    bins = reliability(points)
    for one in bins:
        yield f"  {one.low:.1f} claims {one.claims:3}, mean confidence {one.sure:.2f}, right {one.right:.2f}"
    gap = error(bins)
    yield f"  expected calibration error {gap:.3f}" if gap is not None else "  no claims"
