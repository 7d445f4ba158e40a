"""Text of reports made safe to show: what a screen would hide or obey is shown as a mark."""

from __future__ import annotations

import re

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400  # Unicode's control pictures: U+2400 stands for U+0000, and so on


def visible(text: str) -> str:
    """The text with control characters, direction overrides and what is no character replaced, one for one."""
    return _HIDDEN.sub(_picture, text)


def one_line(text: str) -> str:
    """The same with white space made single."""
    return visible(" ".join(text.split()))


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return " " if code in (0x0B, 0x0C) else chr(_PICTURES + code)
    if code == 0x7F:
        return "\u2421"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0xFFFD else "·"
