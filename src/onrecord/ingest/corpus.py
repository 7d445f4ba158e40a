"""Corpora: JSON lines, a report a line: ``text``, and any of id, outlet, title, byline, url, date, genre."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError, UsageError
from onrecord.ingest.decode import decode, without_lone_surrogates
from onrecord.ingest.document import build
from onrecord.ingest.facts import Facts, clean, iso_day, known_genre
from onrecord.model import Document

_FIELDS = ("outlet", "title", "byline", "url")
_REMEDY = 'a line is an object such as {"text": "…", "outlet": "…", "date": "2019-03-29"}'


def read_corpus(
    lines: Iterable[bytes], told: Facts, about: str
) -> Iterator[tuple[str, Document] | InputError]:
    """Each line's place ("file:3") and report; a line that cannot be read is an error that names it."""
    for number, line in enumerate(lines, 1):
        if line.strip() and line.strip() != b"\xef\xbb\xbf":
            try:
                yield (place := f"{about}:{number}"), _report(line, told, place)
            except InputError as error:
                yield error


def is_corpus_line(line: bytes) -> bool:
    """Whether a line is a JSON object with a ``text``."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and "text" in row


def _report(line: bytes, told: Facts, about: str) -> Document:
    row = _object(line, about)
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(about, "the line has no text", _REMEDY)
    own, doubts = _own_facts(row, about)
    text = without_lone_surrogates(text)
    document = build(text, told, about, clean(_scalar(row, "id", about)), own)
    return replace(document, warnings=document.warnings + doubts)


def _object(line: bytes, about: str) -> dict[str, Any]:
    try:
        row = json.loads(decode(line, about))
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be read"
        raise InputError(about, f"this is not a line of JSON ({reason})", _REMEDY) from error
    if not isinstance(row, dict):
        raise InputError(about, "the line is not a JSON object", _REMEDY)
    return row


def _own_facts(row: dict[str, Any], about: str) -> tuple[Facts, tuple[str, ...]]:
    """The facts of a line, and a warning for each that is not understood and therefore left out."""
    facts = Facts(**{name: _scalar(row, name, about) for name in _FIELDS})
    doubts = []
    for name, read in (("date", iso_day), ("genre", known_genre)):
        value = clean(_scalar(row, name, about))
        if value is not None:
            try:
                facts = replace(facts, **{name: read(value)})
            except UsageError:
                doubts.append(f"{name} {value[:40]!r} was given and not understood: left out")
    return facts, tuple(doubts)


def _scalar(row: dict[str, Any], name: str, about: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InputError(about, f"{name} is not a word or number", _REMEDY)
    return str(value)
