"""Rhetoric: how sharp the words of a demand, charge, refusal or threat are.

The level runs from 0 to 5: 1 a refusal or charge, 2 a demand, 3 a threat, and one more each, up to 5, for a
named means of force and for a condition, deadline or red line. It grades words, not intentions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.knowledge.plover import sense_of
from onrecord.model import Claim, Entity, EventType, Rhetoric, Status
from onrecord.read.wordlist import table

_BASE = {EventType.REJECT: 1, EventType.ACCUSE: 1, EventType.REQUEST: 2, EventType.THREATEN: 3}
_PRESSING = frozenset({"conditional", "deadline", "red line"})
_HEADS = frozenset({"president", "premier", "king", "queen", "emir", "sultan", "chancellor", "pope"})
_MINISTERS = frozenset(
    {"minister", "secretary", "adviser", "advisor", "general", "commander", "chief", "ambassador", "envoy"}
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((flag, re.compile(pattern, re.IGNORECASE)) for flag, pattern in table("rhetoric.tsv"))


def rhetoric_of(claim: Claim, speaker: Entity | None) -> Rhetoric | None:
    """The rhetoric of a speech act told as done; None for acts and for what was denied or only supposed."""
    base = _BASE.get(claim.type)
    if base is None or claim.status is not Status.ASSERTED:
        return None
    words = claim.span.quote
    flags = {flag for flag, pattern in _patterns() if pattern.search(words)}
    if claim.recipients:
        flags.add("addressee")
    level = base
    if claim.type in (EventType.THREATEN, EventType.REQUEST):
        level += bool(flags & {"means"}) + bool(flags & _PRESSING)
    sense = sense_of(claim.type)
    return Rhetoric(
        level=min(level, 5),
        flags=tuple(sorted(flags)),
        speaker_rank=rank_of(speaker),
        goldstein=sense.goldstein if sense else None,
        plover=sense.plover if sense else None,
    )


def rank_of(speaker: Entity | None) -> int | None:
    """3 for a head of state or government, 2 for a minister, general or envoy, 1 for another titled speaker,
    0 for one without a title in the report; None where nobody is named."""
    if speaker is None:
        return None
    titles = [role.title.lower().split() for role in speaker.roles]
    if any(
        (_HEADS & set(words) and "vice" not in words) or words[:2] == ["prime", "minister"]
        for words in titles
    ):
        return 3
    if any(_MINISTERS & set(words) for words in titles):
        return 2
    return 1 if titles else 0
