"""A checked sentence: what the record carries of a sentence of somebody's draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class Finding(StrEnum):
    """What a check finds, the gravest first; "not on record" does not mean false."""

    MISQUOTED = "misquoted"
    WRONG_STATUS = "wrong status"
    WRONG_NUMBER = "wrong number"
    WRONG_DATE = "wrong date"
    WRONG_PLACE = "wrong place"
    WRONG_ACTOR = "wrong actor"
    WRONG_VOICE = "wrong voice"
    NOT_ON_RECORD = "not on record"
    DISPUTED = "disputed"
    SINGLE_SOURCE = "single source"
    ON_RECORD = "on record"
    NO_CLAIM = "no claim"


@dataclass(frozen=True, slots=True)
class Carried:
    """Words of a report that carry a sentence: offsets in the text of ``document``."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence of a draft with its finding; ``claims`` (ids) and ``quotes`` are what the record has of it.

    ``note`` says in words what differs, and what a later report says.
    """

    sentence: Span
    verdict: Finding
    claims: tuple[str, ...] = ()
    quotes: tuple[Carried, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft laid out for checking: its sentences and the words in quotation marks, in order."""

    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]
