"""Paragraphs from lines: what a page's width broke is joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SPACES = re.compile(r"[ \t\u00a0]+")
_ENDED = re.compile(r"[.!?:;\"”’)»\]]\s*$")
_BROKEN = re.compile(r"[^\W\d_]{2}[-\u00ad]$")
_NEARLY = 0.75  # of the usual width: a shorter line ends its paragraph


def unwrapped(lines: Iterable[str]) -> str:
    """The text of lines of one width, a paragraph a line with a blank one between."""
    kept = [_SPACES.sub(" ", line).strip() for line in lines]
    lengths = sorted(len(line) for line in kept if line)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return "\n\n".join(_paragraphs(kept, width))


def _paragraphs(lines: list[str], width: int) -> Iterator[str]:
    open_ = ""
    for number, line in enumerate(lines):
        if not line:
            if open_ and not _goes_on(open_, lines[number + 1 :]):
                yield open_
                open_ = ""
            continue
        open_ = _joined(open_, line)
        if len(line) < _NEARLY * width and _ENDED.search(line):
            yield open_
            open_ = ""
    if open_:
        yield open_


def _goes_on(open_: str, rest: list[str]) -> bool:
    """Whether a sentence runs over a gap, as between two pages."""
    after = next((line for line in rest if line), "")
    return not _ENDED.search(open_) and len(open_) > 60 and after[:1].islower()


def _joined(open_: str, line: str) -> str:
    if not open_:
        return line
    if _BROKEN.search(open_) and line[:1].islower():
        return open_[:-1] + line
    return f"{open_} {line}"
