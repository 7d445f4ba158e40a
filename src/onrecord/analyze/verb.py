"""Verbs: neutral words for what a speaker does."""

from __future__ import annotations

from functools import cache

from onrecord.analyze.naming import neutral
from onrecord.analyze.table import rows, words
from onrecord.model import Claim, Status

_SINGULAR_S = ("states", "nations", "politics", "times", "news")


def verb(claim: Claim, name: str, several: bool = False) -> str:
    """The neutral verb for a speaker's act, "says" where the table has none; ``several`` speak together."""
    key = (claim.type.value if claim.status is Status.ASSERTED else "*", claim.status.value)
    singular, plural = _verbs().get(key) or _verbs()[("STATEMENT", "asserted")]
    return plural if several or _is_plural(name) else singular


def _is_plural(name: str) -> bool:
    """Whether a name takes a plural verb: "officials", not "United States"."""
    word = neutral(name).split(",")[0].strip("«»").split(" ")[-1]
    last = word.lower()
    if not last.endswith("s") or last.endswith(("ss", "us", "is", "'s", "’s")) or last in _SINGULAR_S:
        return False
    return word[:1].islower() or last in words("plurals.tsv")


@cache
def _verbs() -> dict[tuple[str, str], tuple[str, str]]:
    return {(kind, status): (one, many) for kind, status, one, many in rows("verbs.tsv")}
