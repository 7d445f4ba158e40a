"""ProQuest: reports between long lines, each field with its name before a colon."""

from __future__ import annotations

import re

from onrecord.ingest.bundle.exported import Part, exported

_BETWEEN = re.compile(r"^_{20,}\s*$", re.M)
_FIELD = re.compile(r"^(?P<name>[A-Z][A-Za-z /-]{2,40}): ?(?P<rest>.*)$")
_NAMES = {
    "abstract", "author", "company / organization", "copyright", "country of publication", "document type",
    "document url", "full text", "issn", "language of publication", "last updated", "links", "location",
    "number of pages", "pages", "people", "place of publication", "proquest document id", "publication date",
    "publication info", "publication subject", "publication title", "publication year", "publisher", "section",
    "source type", "subject", "title", "year", "database", "credit", "publisher logo", "e-issn", "dateline",
    "column", "first page", "identifier / keyword", "classification",
}  # fmt: skip
_NUMBERED = re.compile(r"^(?:Document \d+ of \d+|ProQuest document link|Table of contents|\d+\. .*)\s*$")
_PLACE = re.compile(r"\s*(?:;|,? ?\[).*$")


def proquest(text: str) -> list[Part]:
    """The reports of a ProQuest export as text; what has no full text gives none."""
    parts = []
    for piece in _BETWEEN.split(text):
        first, fields = _fields(piece.splitlines())
        body = fields.get("full text")
        if body and any(line.strip() for line in body):
            parts.append(_part(first, fields, body))
    return parts


def _part(first: str | None, fields: dict[str, list[str]], body: list[str]) -> Part:
    said = {name: " ".join(" ".join(rows).split()) or None for name, rows in fields.items()}
    source = said.get("publication info") or ""
    outlet = said.get("publication title") or _PLACE.sub("", source) or None
    return exported(
        body, title=said.get("title") or first, outlet=outlet and _PLACE.sub("", outlet),
        date=said.get("publication date") or source, byline=_writer(said.get("author")),
    )  # fmt: skip


def _writer(author: str | None) -> str | None:
    """The writer's name in its usual order ("Doe, Jane" is Jane Doe); of several, all."""
    names = (name.strip() for name in (author or "").rstrip(". ").split(";"))
    return ", ".join(re.sub(r"^([^,]+), ([^,]+)$", r"\2 \1", name) for name in names if name) or None


def _fields(lines: list[str]) -> tuple[str | None, dict[str, list[str]]]:
    """The first line that is no field, which is the headline, and the lines of each field."""
    first: str | None = None
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = _FIELD.match(line)
        if match and match["name"].lower() in _NAMES and not (name and match["name"].lower() in fields):
            name = match["name"].lower()
            fields[name] = [match["rest"]]
        elif name:
            fields[name].append(line)
        elif line.strip() and not _NUMBERED.match(line) and first is None:
            first = line.strip()
    return first, fields
