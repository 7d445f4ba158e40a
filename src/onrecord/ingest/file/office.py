"""Word and RTF files: their paragraphs and tables in order."""

from __future__ import annotations

import io
import re
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest.decode import without_lone_surrogates
from onrecord.ingest.optional import needing

_BLANKS = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0]*")
_GAPS = re.compile(r"\n{3,}")


def docx_text(raw: bytes, about: str) -> str:
    """The text of a Word file, a blank line between paragraphs."""
    with needing(about, "a Word file"):
        import docx  # noqa: PLC0415  an extra: only where a Word file is read
    try:
        parts = [_block(part) for part in docx.Document(io.BytesIO(raw)).iter_inner_content()]
    except Exception as error:  # a broken file may break the library in any way
        kind = type(error).__name__
        raise InputError(about, f"the Word file cannot be read ({kind})", "save its text as .txt") from error
    return "\n\n".join(part for part in parts if part.strip())


def _block(part: Any) -> str:
    if hasattr(part, "rows"):
        rows = (" | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in part.rows)
        return "\n".join(rows)
    return str(part.text)


def rtf_text(raw: bytes, about: str) -> str:
    """The text of an RTF file, a blank line between paragraphs."""
    with needing(about, "an RTF file"):
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  an extra: only where RTF is read
    try:
        read: Any = rtf_to_text
        text = str(read(raw.decode("latin-1"), errors="replace"))
    except Exception as error:  # a broken file may break the library in any way
        kind = type(error).__name__
        raise InputError(about, f"the RTF file cannot be read ({kind})", "save its text as .txt") from error
    lines = without_lone_surrogates(text).replace("\r\n", "\n")
    return _GAPS.sub("\n\n", _BLANKS.sub("\n", lines)).strip()
