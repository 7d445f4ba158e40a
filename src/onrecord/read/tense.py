"""Tense: whether the clause around a word tells of what was, is or will be."""

from __future__ import annotations

from enum import StrEnum

from onrecord.read.page import Paragraph, Token


class Tense(StrEnum):
    """The direction in which a clause looks from its telling."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    OPEN = "open"  # an infinitive: what was to be done may lie on either side of the telling
    NONE = "none"


_FUTURE_WORDS = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "may", "might", "should"})
_PROSPECTIVE = frozenset(
    {"schedule", "expect", "plan", "due", "set", "slate", "hope", "intend", "prepare", "vow"}
)


def tense_at(paragraph: Paragraph, i: int) -> Tense:
    """The tense of the nearest verb that governs token ``i``; NONE where no verb does."""
    for token in (paragraph.tokens[i], *paragraph.ancestors(i)):
        if token.pos in ("VERB", "AUX"):
            tense = tense_of(paragraph, token)
            if tense is not Tense.NONE:
                return tense
    return Tense.NONE


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
    return Tense.PAST if verb.tag in ("VBD", "VBN") else Tense.NONE
