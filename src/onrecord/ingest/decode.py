"""Bytes to text: byte order marks, Unicode, a declared charset, then the likeliest legacy encoding.

What cannot be decoded at all, and text that is none (programs, pictures, archives), is an ``InputError``.
The byte order mark is dropped; nothing else is changed. Surrogates that stand alone cannot be written in any
Unicode encoding: each becomes one U+FFFD, so offsets keep.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "an archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich text document"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
_SAMPLE = 200_000  # bytes looked at to tell an encoding
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.1
_FEW_HIGH_BYTES = 0.03
_LONE = re.compile(r"[\ud800-\udfff]")
_FALLBACK = "onrecord-cp1252"


def decode(raw: bytes, about: str, declared: str | None = None) -> str:
    """The text of ``raw``; ``about`` names the input in errors, ``declared`` is the charset told beside it."""
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise InputError(about, f"this is {kind}, not text", "save its text as .txt or .html")
    text = without_lone_surrogates(_decoded(raw, declared))
    if "\x00" in text or len(_CONTROLS.findall(text[:_SAMPLE])) > _MOST_CONTROLS * min(len(text), _SAMPLE):
        raise InputError(about, "this is binary, not text", "save its text as .txt or .html")
    return text


def without_lone_surrogates(text: str) -> str:
    """The text with each surrogate that stands alone as U+FFFD, code point for code point."""
    return _LONE.sub("\ufffd", text)


def _decoded(raw: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _as(declared, raw) or _declared(raw) or _legacy(raw)
    return _unmarked_utf16(raw) or text if "\x00" in text[:_SAMPLE] else text


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of Western text is zero, always on the same side."""
    sample = raw[: min(len(raw), _SAMPLE) & ~1]
    for encoding, zeros, others in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if len(raw) % 2 == 0 and zeros.count(0) > 0.7 * len(zeros) and others.count(0) < 0.05 * len(others):
            return raw.decode(encoding, errors="replace")
    return None


def _declared(raw: bytes) -> str | None:
    match = _CHARSET.search(raw, 0, 4_096)
    return _as(match[1].decode("ascii"), raw) if match else None


def _as(charset: str | None, raw: bytes) -> str | None:
    """The text in a charset; None where there is no such charset or the bytes do not fit it."""
    try:
        return raw.decode(charset) if charset else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _legacy(raw: bytes) -> str:
    """UTF-8 with stray bytes of Windows-1252, or else one legacy encoding for the whole."""
    sample = raw[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    as_utf8 = sample.decode("utf-8", errors="ignore")
    if sum(char > "\x7f" for char in as_utf8) or high < _FEW_HIGH_BYTES * len(sample):
        return _unmarked_utf16(raw) or raw.decode("utf-8", errors=_FALLBACK)
    return _unmarked_utf16(raw) or _guessed(raw, sample)


def _guessed(raw: bytes, sample: bytes) -> str:
    import charset_normalizer  # noqa: PLC0415  takes a tenth of a second: only where UTF-8 fails

    best = charset_normalizer.from_bytes(sample).best()
    encoding = best.encoding if best and not _is_latin(str(best)) else "cp1252"
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return raw.decode("utf-8", errors=_FALLBACK)


def _is_latin(text: str) -> bool:
    """Whether the letters are mostly Latin: only English is read, in legacy files as Windows-1252."""
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" for char in letters) > 0.7 * len(letters)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error(_FALLBACK, _as_cp1252)
