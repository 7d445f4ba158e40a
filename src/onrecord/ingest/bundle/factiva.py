"""Factiva: reports that end with "Document" and an accession number, with or without coded fields."""

from __future__ import annotations

import re
from itertools import takewhile

from onrecord.ingest.bundle.exported import Part, day, exported

_END = re.compile(r"^Document [A-Za-z]\w{4,}\d{8}\w{5,}\s*$")
_CODED = re.compile(
    r"^\s*(?P<code>HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CO|IN|NS|RE|IPD|IPC|PUB|AN|RF|CLM|SE|CT)"
    r"(?:[ \t]+(?P<rest>.*))?$"
)
_TELLING = {"HD", "PD", "SN", "LP", "TD"}
_BODY = ("LP", "TD")
_WORDS = re.compile(r"[\d,.]+ words", re.I)
_COPYRIGHT = re.compile(r"^(?:\(c\)|©|copyright)|all rights reserved|^\(?c\)? ?\d{4}", re.I)
_LANGUAGES = re.compile(r"^(?:English|Spanish|French|German|Russian|Arabic|Portuguese|Italian|Chinese)\b")
_HOUR = re.compile(r"\d\d:\d\d(?: GMT)?")
_SECTIONS = {"news", "world", "business"}
_HEAD_LINES = 16


def factiva(text: str) -> list[Part]:
    """The reports of a Factiva export as text."""
    parts: list[Part] = []
    lines: list[str] = []
    for line in text.splitlines():
        if _END.match(line.strip()):
            parts += [part for part in (_part(lines),) if part.text.strip()]
            lines = []
        else:
            lines.append(line)
    return parts


def factiva_page(html: str) -> list[Part]:
    """The reports of a Factiva export that was saved as a page."""
    from lxml import html as markup  # type: ignore[import-untyped]  # noqa: PLC0415  loaded where a page is read

    lines = []
    for element in markup.document_fromstring(html).iter("p", "div", "td", "span", "h1", "h2"):
        words = " ".join(element.text_content().split())
        if words and not any(True for _ in element.iterdescendants("p", "div", "td", "span")):
            lines += [words, ""]
    return factiva("\n".join(lines))


def _part(lines: list[str]) -> Part:
    codes = {match["code"] for match in map(_CODED.match, lines) if match}
    return _coded(lines) if len(codes & _TELLING) >= 3 else _plain(lines)


def _coded(lines: list[str]) -> Part:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _CODED.match(line)
        if match:
            code = match["code"]
            fields.setdefault(code, []).append(match["rest"] or "")
        elif code:
            fields[code].append(line)
    title, outlet, date, byline = (
        " ".join(" ".join(fields.get(name, [])).split()) or None for name in ("HD", "SN", "PD", "BY")
    )
    body = [row for name in _BODY for row in (*fields.get(name, []), "")]
    return exported(body, title=title, outlet=outlet, date=date, byline=byline)


def _plain(lines: list[str]) -> Part:
    """The form without codes: headline, writer, words, day, hour, outlet, code, language, copyright."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    head = filled[:_HEAD_LINES]
    counted = next((n for n in head if _WORDS.fullmatch(lines[n].strip())), None)
    if counted is None:
        return exported(lines, title=None, outlet=None, date=None, byline=None)
    before = [lines[n].strip() for n in takewhile(lambda n: n < counted, head)]
    after = [n for n in head if n > counted]
    end = next((n for n in reversed(after) if _COPYRIGHT.search(lines[n].strip())), None)
    end = end if end is not None else next((n for n in after if _LANGUAGES.match(lines[n].strip())), counted)
    told = [lines[n].strip() for n in after if n < end]
    dated = next((at for at, line in enumerate(told) if day(line)), len(told))
    outlet = next((line for line in told[dated + 1 :] if not _HOUR.fullmatch(line)), None)
    writer = next((line for line in before[1:] if re.match(r"by ", line, re.I)), None)
    title = " ".join(line for line in before if line != writer and line.lower() not in _SECTIONS)
    date = told[dated] if dated < len(told) else None
    return exported(lines[end + 1 :], title=title or None, outlet=outlet, date=date, byline=writer)
