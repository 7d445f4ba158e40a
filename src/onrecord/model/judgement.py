"""A judgement: what an analyst decided, who, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether two claims tell of one happening."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the journal: ``on`` ids, what was decided, by whom, when (UTC, ISO 8601) and why.

    ``judgement`` is a verdict on a pair, or "set FIELD=VALUE" for a document's facts; an undone line stays.
    """

    id: str
    on: tuple[str, ...]
    judgement: str
    who: str
    when: str
    why: str
    undone: bool = False
