"""Rhetoric: how sharp the words of a speaker are, from 0, a comment, to 5, an explicit threat or ultimatum.

0 comment; 1 concern; 2 criticism, refusal or demand; 3 warning or threat of other harm; 4 veiled threat of
force; 5 explicit threat of force, ultimatum. It grades words, not intentions (docs/rhetoric.md).
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.knowledge.plover import sense_of
from onrecord.model import Claim, Entity, EventType, Rhetoric, Status
from onrecord.read.wordlist import table

_BASE = {
    EventType.STATEMENT: 0, EventType.AGREE: 0, EventType.SUPPORT: 0, EventType.REJECT: 2, EventType.ACCUSE: 2,
    EventType.REQUEST: 2, EventType.THREATEN: 3,
}  # fmt: skip
_FLAGS = frozenset({"conditional", "deadline", "means", "red line"})
_FRIENDLY = frozenset({EventType.AGREE, EventType.SUPPORT})
_HEADS = frozenset({"president", "premier", "king", "queen", "emir", "sultan", "chancellor", "pope"})
_MINISTERS = frozenset(
    {"minister", "secretary", "adviser", "advisor", "general", "commander", "chief", "ambassador", "envoy"}
)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((mark, re.compile(pattern, re.IGNORECASE)) for mark, pattern in table("rhetoric.tsv"))


def rhetoric_of(claim: Claim, speaker: Entity | None) -> Rhetoric | None:
    """The rhetoric of speech told as done; None for deeds and for what was denied or only supposed."""
    base = _BASE.get(claim.type)
    if base is None or claim.status is not Status.ASSERTED:
        return None
    words = claim.span.quote
    marks = {mark for mark, pattern in _patterns() if pattern.search(words)}
    flags = (marks & _FLAGS) | ({"addressee"} if claim.recipients else set())
    sense = sense_of(claim.type)
    return Rhetoric(
        level=_level(claim.type, base, marks, words),
        flags=tuple(sorted(flags)),
        speaker_rank=rank_of(speaker),
        goldstein=sense.goldstein if sense else None,
        plover=sense.plover if sense else None,
    )


def _level(kind: EventType, base: int, marks: set[str], words: str) -> int:
    if kind in _FRIENDLY:
        return 0
    if kind is EventType.STATEMENT:
        return 1 if "concern" in marks else 0
    if kind is EventType.ACCUSE and "concern" in marks:
        return 1
    if kind is EventType.REQUEST:
        return 5 if "ultimatum" in words.lower() else 4 if "deadline" in marks and "force" in marks else base
    if kind is EventType.THREATEN:
        return _threat(marks, words)
    return base


def _threat(marks: set[str], words: str) -> int:
    """Force named, or a deadline with what follows it, is explicit; hints at a response are veiled."""
    if "force" in marks or "ultimatum" in words.lower() or {"deadline", "conditional"} <= marks:
        return 5
    return 4 if marks & {"veiled", "red line"} else 3


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
