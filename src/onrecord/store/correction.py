"""Corrections: facts about a report that an analyst gives, kept in the journal as "set date=2019-03-29"."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.model import Decision

FIELDS = ("date", "outlet", "genre", "byline", "title", "url")
"""The facts that can be set."""


def correction(field: str, value: str, fields: tuple[str, ...] = FIELDS) -> str:
    """The journal's line for ``field=value``; UsageError where there is no such field."""
    if field not in fields:
        raise UsageError(field, "this is no fact that can be set", f"one of {', '.join(fields)}")
    return f"{Decision.SET} {field}={value}"
