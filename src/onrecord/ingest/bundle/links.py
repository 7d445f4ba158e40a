"""Lists of links: a text with nothing but addresses, one a line; a line that begins with # is a note."""

from __future__ import annotations

import re

_LINK = re.compile(r"https?://\S{3,4000}", re.I)


def links_of(text: str) -> list[tuple[int, str]]:
    """Each line's number and link; empty where any line is something else."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    kept = [(number, line) for number, line in lines if line and not line.startswith("#")]
    return kept if all(_LINK.fullmatch(line) for _, line in kept) else []
