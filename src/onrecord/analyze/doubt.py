"""Doubt: a second look at the words of an asserted claim before it is told as a happening."""

from __future__ import annotations

import re

from onrecord.analyze.exact import SPEECH_ACTS
from onrecord.analyze.table import words
from onrecord.model import Claim, EventType, Status

HEDGED, CONDITIONAL = "hedged", "conditional"
_CONDITION = re.compile(r"(?:even\s+)?(?:if|whether|unless)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def is_hedged(claim: Claim) -> bool:
    """Whether an asserted happening has a word of doubt ("reportedly", "may") in its clause up to the act.

    Speech is left alone: a threat may well begin with "if".
    """
    if claim.status is not Status.ASSERTED or claim.type in SPEECH_ACTS or claim.type is EventType.STATEMENT:
        return False
    upto = claim.span.quote[: max(claim.act.end - claim.span.start, 0)]
    return any(word in words("doubts.tsv") for word in _WORD.findall(_lowered_start(upto)))


def standing(claim: Claim) -> str:
    """How a claim stands to what happened: its status, or "hedged" where its own words take it back.

    A surmise that only sets a condition ("if they leave") is "conditional".
    """
    if claim.status is Status.SPECULATED and is_condition(claim):
        return CONDITIONAL
    return HEDGED if is_hedged(claim) else claim.status.value


def is_condition(claim: Claim) -> bool:
    """Whether the clause begins with "if", "whether" or "unless"."""
    return bool(_CONDITION.match(claim.span.quote))


def _lowered_start(clause: str) -> str:
    """The clause with its first letter in lower case: "If" is a doubt, "May" inside a clause is a month."""
    return clause[:1].lower() + clause[1:]
