"""Speakers: who can say anything at all."""

from __future__ import annotations

from onrecord.read.credits.credit import Words
from onrecord.read.lexicon import lexicon
from onrecord.read.names.cast import Cast
from onrecord.read.page import Paragraph
from onrecord.read.wordlist import document_nouns, party_nouns

_EMPTY = frozenset({"this", "that", "these", "those", "which", "there", "what", "one"})


def can_speak(paragraph: Paragraph, cast: Cast, source: Words | None) -> bool:
    """Whether a source is somebody, or something that is read or seen; "the delay suggests" credits
    nobody."""
    if source is None:
        return True
    token = paragraph.tokens[source.head]
    if token.pos in ("PROPN", "PRON", "NUM"):
        return token.lower not in _EMPTY
    if lexicon().in_class(token.lemma, "forces") and token.lemma not in party_nouns():
        return False
    if token.lemma in party_nouns() or token.lemma in document_nouns():
        return True
    return cast.resolve(paragraph, source.first, source.last) is not None
