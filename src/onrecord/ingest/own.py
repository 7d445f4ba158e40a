"""The program's own files: cases, exports and briefs, which are no reports and would be read in circles."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.errors import InputError

HEAD = 8_192
"""Bytes at the beginning of a file that tell whose it is."""

_CASE = b"SQLite format 3\x00"
_APPLICATION = b"onrc"  # application_id, which SQLite keeps at byte 68
_COMPANION = re.compile(r"-(?:wal|shm|journal)$")
_EXPORT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{"kind":\s?"meta",\s?"format":\s?"onrecord/\d')
_PAGE = re.compile(rb'<meta name="generator" content="onrecord">')
_BRIEF = re.compile(rb"(?:# )?situation brief(?::[^\n]*)?\r?\n", re.I)
_MARKS = b"words outside are the program's"


def own(head: bytes) -> str | None:
    """What of the program's own a file is that begins so ("case", "export", "brief"); None: not its own."""
    if head.startswith(_CASE):
        return "case" if head[68:72] == _APPLICATION else None
    if _EXPORT.match(head):
        return "export"
    if _PAGE.search(head) or (_BRIEF.match(head) and _MARKS in b" ".join(head.split())):
        return "brief"
    return None


def is_own(path: Path) -> bool:
    """Whether a file is a case, its companion, an export or a brief; False where it cannot be read."""
    if path.suffix.lower() == ".case" or _is_companion(path):
        return True
    try:
        with path.open("rb") as stream:
            return own(stream.read(HEAD)) is not None
    except OSError:
        return False


def refuse_own(head: bytes, about: str) -> None:
    """InputError where a file that begins so is the program's own."""
    kind = own(head)
    if kind:
        raise InputError(about, f"this is an onrecord {kind}, not a report", "name the reports themselves")


def _is_companion(path: Path) -> bool:
    base = _COMPANION.sub("", path.name)
    return base != path.name and (base.lower().endswith(".case") or path.with_name(base).is_file())
