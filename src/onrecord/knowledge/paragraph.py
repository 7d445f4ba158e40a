"""Paragraphs: where a report's text is cut before it is parsed.

Each paragraph is parsed as a text of its own, so a sentence never runs over a paragraph's edge and a closing
quotation mark stays with its sentence. Text that was hard-wrapped keeps its line ends inside a paragraph.
"""

from __future__ import annotations

import re

_BLANK_LINE = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
_LINE_END = re.compile(r"\r?\n|\r|\u2028|\u2029")
_WRAPPED_WIDTH = 100  # a hard-wrapped text has no longer lines than this
_LONGEST = 20_000  # code points; a longer paragraph is cut at white space so that the parse stays bounded


def cut_paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of ``text`` as (start, end) offsets, white space at their edges left out."""
    pieces: list[tuple[int, int]] = []
    for start, end in _split(_BLANK_LINE, text, 0, len(text)):
        lines = list(_split(_LINE_END, text, start, end))
        if len(lines) > 1 and not _wrapped(text, lines):
            pieces.extend(lines)
        else:
            pieces.append((start, end))
    return [part for piece in pieces for part in _bounded(text, *_trim(text, *piece)) if part[0] < part[1]]


def _split(mark: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for match in mark.finditer(text, start, end):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, end))
    return [(a, b) for a, b in found if text[a:b].strip()]


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines were broken by width: all short, and most of them go on in the middle of a sentence."""
    if max(end - start for start, end in lines) > _WRAPPED_WIDTH:
        return False
    inner = [text[start:end].rstrip() for start, end in lines[:-1]]
    unended = sum(1 for line in inner if line and line[-1] not in ".!?:\"'”’")
    return sum(len(line) for line in inner) / len(inner) > 45 and unended * 2 > len(inner)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        parts.append((start, cut))
        start = cut
    parts.append((start, end))
    return [_trim(text, a, b) for a, b in parts]
