"""What a database's export says of one report, and the ways in which it prints dates and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.ingest.facts import Facts
from onrecord.ingest.file.text import unwrapped
from onrecord.knowledge.printed_date import PRINTED_DATE, printed_date

_DATE = re.compile(PRINTED_DATE, re.I)
_SAID_BY = re.compile(r"^by\s+", re.I)
_WIDE = 110  # characters: no line of a text that was broken by width is longer


@dataclass(frozen=True, slots=True)
class Part:
    """One report of a bundle: its body, and what its header tells."""

    text: str
    facts: Facts


def exported(body: list[str], *, title: str | None, outlet: str | None, date: str | None,
             byline: str | None) -> Part:  # fmt: skip
    """The report of a body's lines and a header."""
    writer = _SAID_BY.sub("", byline).strip() if byline else None
    facts = Facts(outlet=outlet, date=day(date), byline=writer, title=title)
    return Part(_body(body), facts)


def day(words: str | None) -> str | None:
    """The ISO day printed in a header's line, None where there is none with its year."""
    for match in _DATE.finditer(words or ""):
        found = printed_date(match).day
        if found:
            return found.isoformat()
    return None


def _body(lines: list[str]) -> str:
    """The lines as paragraphs; those of a text that was broken by width are joined."""
    filled = [line.strip() for line in lines if line.strip()]
    broken = filled and max(map(len, filled)) <= _WIDE and len(filled) > 3
    return unwrapped(lines) if broken else "\n\n".join(filled)
