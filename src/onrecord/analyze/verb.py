"""Verbs: neutral words for what a speaker does."""

from __future__ import annotations

import re
from functools import cache

from onrecord.analyze.naming import neutral
from onrecord.analyze.table import rows, words
from onrecord.model import Claim, Status

_AFTER = re.compile(r" (?:of|from|in|at|for|with|near|inside|within|across|familiar|close|involved|loyal) ")
_SINGULAR_S = ("states", "nations", "politics", "times", "news")


def verb(claim: Claim, name: str, several: bool = False) -> str:
    """The neutral verb for a speaker's act, "says" where the table has none; ``several`` speak together."""
    key = (claim.type.value if claim.status is Status.ASSERTED else "*", claim.status.value)
    singular, plural = _verbs().get(key) or _verbs()[("STATEMENT", "asserted")]
    return plural if several or _is_plural(name) else singular


def _is_plural(name: str) -> bool:
    """Whether a name takes a plural verb: "officials", "people in Halden", not "United States"."""
    word = _AFTER.split(neutral(name).split(",")[0].strip("«»"))[0].split(" ")[-1]
    last = word.lower()
    if last in words("plurals.tsv"):
        return True
    if not last.endswith("s") or last.endswith(("ss", "us", "is", "'s", "’s")) or last in _SINGULAR_S:
        return False
    return word[:1].islower()


@cache
def _verbs() -> dict[tuple[str, str], tuple[str, str]]:
    return {(kind, status): (one, many) for kind, status, one, many in rows("verbs.tsv")}
