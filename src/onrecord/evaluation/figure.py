"""Figures: what a measure prints, and the shares that it is made of."""

from __future__ import annotations

Figures = dict[str, float | int | None]
"""A row of a table of measures by name: counts and shares in per cent; None is a share of nothing."""


def f1(right: int, gold: int, found: int) -> float:
    """The harmonic mean of precision and recall, in per cent with one decimal."""
    return round(200 * right / (gold + found), 1) if gold + found else 0.0


def share(part: int, whole: int) -> float:
    """A share in per cent with one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def percent(part: int, whole: int) -> float | None:
    """A share in per cent with one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None
