"""Words of reports and of users as one line that no terminal obeys."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, format marks (direction overrides too), lone surrogates, line and paragraph separators."""


def printable(words: str) -> str:
    """The words on one line, with blanks for white space and a visible escape for what would not be seen."""
    return "".join(_shown(char) for char in " ".join(words.split()))


def _shown(char: str) -> str:
    if unicodedata.category(char) not in _UNSEEN:
        return char
    return char.encode("unicode_escape").decode("ascii")
