"""Macro-regions: names of parts of the world too wide to be one place on a map."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.table import bare, rows


def is_macro_region(name: str) -> bool:
    """Whether the name is such a region ("the Middle East", "Western Hemisphere"), whatever its article."""
    return bare(name).casefold() in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(bare(name).casefold() for (name,) in rows("macro_regions.tsv"))
