"""Notices: what a report prints of its own correction, clarification or withdrawal."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

LONGEST = 300
"""Code points of a notice that are told."""


def notices(text: str) -> tuple[tuple[str, str], ...]:
    """What each notice does ("corrected", "withdrawn", "updated") and its words, in the order of the text."""
    found: dict[int, tuple[str, str]] = {}
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            found.setdefault(match.start(), (kind, " ".join(match[0].split())[:LONGEST]))
    return tuple(found[start] for start in sorted(found))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = resources.files("onrecord.ingest").joinpath("data/notices.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((kind, re.compile(f"(?:{begins})[^\\n]{{0,{LONGEST}}}", re.I | re.M)) for kind, begins in rows)
