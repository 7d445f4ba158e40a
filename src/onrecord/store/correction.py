"""Corrections: facts about a report that an analyst gives, kept in the journal as "set date=2019-03-29"."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.errors import UsageError
from onrecord.model import Judgement

FIELDS = ("date", "outlet", "genre", "byline", "title", "url")
"""The facts that can be set."""

_SET = "set "


def correction(field: str, value: str) -> str:
    """The journal's line for ``field=value``; UsageError where there is no such fact."""
    if field not in FIELDS:
        raise UsageError(field, "this is no fact that can be set", f"one of {', '.join(FIELDS)}")
    return f"{_SET}{field}={value}"


def is_correction(line: Judgement) -> bool:
    """Whether a line of the journal sets a fact."""
    return line.judgement.startswith(_SET)


def corrections(document_id: str, journal: Iterable[Judgement]) -> dict[str, str]:
    """The facts of a report that stand in the journal, the last word on each; "" takes a fact away."""
    fields: dict[str, str] = {}
    for line in journal:
        if is_correction(line) and document_id in line.on and not line.undone:
            field, _, value = line.judgement.removeprefix(_SET).partition("=")
            fields[field] = value
    return fields
