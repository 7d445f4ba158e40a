"""Sentences written for this project that say who says what, openly licensed (CC0 1.0), as marked texts.

In ``attribution.tsv`` a line is a small report: its kind, the status of each attribution, and the text with
marks. ``{s1:…}`` is the source of attribution 1, ``{c1:…}`` its cue, ``{x1:…}`` a part of its content; marks
nest, a number may have several parts, and ``¶`` ends a paragraph.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "attribution.tsv"
_MARK = re.compile(r"\{([scx])(\d):|\}|\s*¶\s*")

Piece = list[int]
Row = dict[str, Any]


def own_sentences(file: Path = FILE) -> list[Row]:
    """The lines as marked texts: ``doc_id``, ``kind``, ``text`` and ``attributions`` with ``source``, ``cue``,
    ``content`` and ``status``; offsets are code points, ends exclusive."""
    lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [_row(number, *line.split("\t")) for number, line in enumerate(lines, 1)]


def _row(number: int, kind: str, status: str, marked: str) -> Row:
    text, parts = read_marks(marked)
    statuses = [] if status == "-" else status.split("; ")
    numbers = sorted({n for _, n in parts})
    if numbers != list(range(1, len(statuses) + 1)):
        raise ValueError(f"line {number}: attributions {numbers}, but {len(statuses)} statuses")
    return {
        "doc_id": f"own-{number}",
        "kind": kind,
        "text": text,
        "attributions": [_attribution(parts, n, statuses[n - 1]) for n in numbers],
    }


def _attribution(parts: dict[tuple[str, int], list[Piece]], n: int, status: str) -> Row:
    source, cue = parts.get(("s", n)), parts.get(("c", n))
    return {
        "source": source[0] if source else None,
        "cue": [cue[0][0], cue[-1][1]] if cue else [],
        "content": parts.get(("x", n), []),
        "status": status,
    }


def read_marks(marked: str) -> tuple[str, dict[tuple[str, int], list[Piece]]]:
    """The text without marks, and where each mark's parts stand in it; a part is cut where a paragraph ends."""
    text, at = "", 0
    opened: list[tuple[str, int, int]] = []
    parts: dict[tuple[str, int], list[Piece]] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group(1):
            opened.append((match.group(1), int(match.group(2)), len(text)))
        elif match.group() == "}":
            role, n, start = opened.pop()
            parts.setdefault((role, n), []).append([start, len(text)])
        else:
            for role, n, start in opened:
                parts.setdefault((role, n), []).append([start, len(text)])
            text += "\n\n"
            opened = [(role, n, len(text)) for role, n, _ in opened]
    if opened:
        raise ValueError(f"a mark is not closed: {marked[:60]}")
    return text + marked[at:], {key: sorted(found) for key, found in parts.items()}
