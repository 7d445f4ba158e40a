"""Nexis: "3 of 50 DOCUMENTS" between reports (Lexis Nexis), or "End of Document" behind each (Nexis Uni)."""

from __future__ import annotations

import re

from onrecord.ingest.bundle.exported import Part, day, exported

_BETWEEN = re.compile(r"^\s*\d+ of \d+ DOCUMENTS?\s*$", re.M)
_BEHIND = re.compile(r"^\s*End of Document\s*$", re.M)
_FIELD = re.compile(
    r"^\s*(?P<name>BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|HEADLINE|BODY|Byline|Section|Length|Dateline|Highlight"
    r"|Body)(?::[ \t]*(?P<rest>.*))?$"
)
_FOOT = re.compile(
    r"^\s*(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|GRAPHIC|URL|SUBJECT|Load-Date|Graphic|Classification|JOURNAL-CODE"
    r"|DOCUMENT-TYPE)\b:?"
)
_COPYRIGHT = re.compile(r"^\s*(?:copyright\b|©|all rights reserved)", re.I)
_OPENING = re.compile(r"^(?:dateline|body)$", re.I)


def nexis(text: str) -> list[Part]:
    """The reports of a Nexis export as text."""
    between = _BETWEEN.search(text) is not None
    pieces = _BETWEEN.split(text)[1:] if between else _BEHIND.split(text)[:-1]
    parts = [_part(piece.splitlines(), outlet_first=between) for piece in pieces]
    return [part for part in parts if part.text.strip()]


def _part(lines: list[str], *, outlet_first: bool) -> Part:
    fields, top, begin = _header(lines)
    end = next((n for n in range(begin, len(lines)) if _FOOT.match(lines[n])), len(lines))
    dated = next((n for n, line in enumerate(top) if day(line)), None)
    before = top[:dated] if dated is not None else top[:2]
    after = top[dated + 1 :] if dated is not None else []
    outlet, title = _outlet_and_title(before, after, outlet_first=outlet_first)
    body = [line for line in lines[begin:end] if not _COPYRIGHT.match(line)]
    return exported(
        body, title=fields.get("headline") or title, outlet=outlet,
        date=top[dated] if dated is not None else None, byline=fields.get("byline"),
    )  # fmt: skip


def _outlet_and_title(before: list[str], after: list[str], *, outlet_first: bool
                      ) -> tuple[str | None, str | None]:  # fmt: skip
    """Above the day stands the outlet, or headline and outlet; the headline may also stand below it."""
    if not before:
        return None, after[-1] if after else None
    if outlet_first:
        return before[0], after[-1] if after else None
    return before[-1], " ".join(before[:-1]) or None


def _header(lines: list[str]) -> tuple[dict[str, str], list[str], int]:
    """The fields, the lines above the first of them, and where the body begins."""
    fields: dict[str, str] = {}
    top: list[str] = []
    begin = len(lines)
    for number, line in enumerate(lines):
        match = _FIELD.match(line)
        if match and (match["rest"] is not None or _OPENING.match(match["name"])):
            fields[match["name"].lower()] = (match["rest"] or "").strip()
            begin = number + 1
            if match["name"].lower() == "body":
                return fields, top, begin
        elif fields and line.strip() and lines[number - 1].strip() == "":
            return fields, top, begin
        elif not fields and line.strip() and not _COPYRIGHT.match(line):
            top.append(line.strip())
    return fields, top, begin
