"""Tense: whether the clause around a word tells of what was, is or will be."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

from onrecord.read.page import Paragraph, Token


class Tense(StrEnum):
    """The direction in which a clause looks from its telling."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    OPEN = "open"  # an infinitive or bare participle: what it tells of may lie on either side of the telling
    NONE = "none"


_FUTURE_WORDS = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "may", "might"})
_PROSPECTIVE = frozenset(
    {"schedule", "expect", "plan", "due", "set", "slate", "hope", "intend", "prepare", "vow"}
)


_HIGHEST = 40  # steps up a parse; a real sentence has fewer, and a hostile one must not cost more


def above(paragraph: Paragraph, i: int) -> Iterator[Token]:
    """Token ``i`` and its heads, nearest first, to a bounded height."""
    yield paragraph.tokens[i]
    yield from islice(paragraph.ancestors(i), _HIGHEST)


def tense_at(paragraph: Paragraph, i: int) -> Tense:
    """The tense of the nearest verb that governs token ``i``; NONE where no verb does."""
    for token in above(paragraph, i):
        if token.pos in ("VERB", "AUX"):
            tense = tense_of(paragraph, token)
            if tense is Tense.OPEN and _planned(paragraph, token):
                return Tense.FUTURE
            if tense is not Tense.NONE:
                return tense
    return Tense.NONE


def _planned(paragraph: Paragraph, verb: Token) -> bool:
    """Whether an infinitive hangs on a word of planning that is not itself of the remoter past."""
    head = paragraph.tokens[verb.head]
    had = any(child.lower == "had" for child in paragraph.children(head.i, "aux"))
    return verb.dep == "xcomp" and head.lemma in _PROSPECTIVE and not had


def tense_of(paragraph: Paragraph, verb: Token) -> Tense:
    """The tense of one verb with its auxiliaries; NONE for a bare form without any."""
    helping = paragraph.children(verb.i, "aux", "auxpass")
    words = {token.lower for token in helping}
    if words & _FUTURE_WORDS or (words & {"going"} and "to" in words):
        return Tense.FUTURE
    if any(token.tag == "VBD" for token in helping) or words & {"has", "have", "'ve", "’ve"}:
        return Tense.PAST
    if (verb.tag == "VB" and "to" in words) or {"to", "be"} <= words:
        return Tense.OPEN
    if verb.lemma in _PROSPECTIVE and any(token.tag in ("VBZ", "VBP") for token in helping):
        return Tense.FUTURE
    if verb.tag in ("VBZ", "VBP") or any(token.tag in ("VBZ", "VBP") for token in helping):
        return Tense.PRESENT
    if verb.tag == "VBN":
        return Tense.OPEN
    return Tense.PAST if verb.tag == "VBD" else Tense.NONE
