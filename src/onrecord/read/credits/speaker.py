"""Speakers: who can say anything at all."""

from __future__ import annotations

from onrecord.read import phrase
from onrecord.read.credits.credit import Words
from onrecord.read.lexicon import lexicon
from onrecord.read.names.cast import Cast
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import document_nouns, party_nouns, word_set

_SAYING_NOTHING = frozenset({"be", "seem", "appear", "mean", "relate"})
_EMPTY = frozenset({"this", "that", "these", "those", "which", "there", "what", "one", "you",
                    "himself", "herself", "itself", "themselves"})


def can_speak(paragraph: Paragraph, cast: Cast, source: Words | None) -> bool:
    """Whether a source is somebody, or something that is read or seen; "the delay suggests" credits
    nobody."""
    if source is None:
        return True
    token = paragraph.tokens[source.head]
    if _empty_it(paragraph, token) or _made_up_of(paragraph, token):
        return False
    if token.pos in ("PROPN", "PRON", "NUM"):
        return token.lower not in _EMPTY
    if lexicon().in_class(token.lemma, "forces") and token.lemma not in party_nouns():
        return False
    if token.text == "%" or token.lemma in word_set("asked"):
        return True
    if token.lemma in party_nouns() or token.lemma in document_nouns() or token.lower == "media":
        return True
    return cast.resolve(paragraph, source.first, source.last) is not None


def _empty_it(paragraph: Paragraph, token: Token) -> bool:
    """Whether "it" stands for nobody: "it is impossible to confirm that", "it could mean that"."""
    return token.lower == "it" and paragraph.tokens[token.head].lemma in _SAYING_NOTHING


def _made_up_of(paragraph: Paragraph, token: Token) -> bool:
    """Whether a noun counts forces: "a column of tanks" is none of a newspaper."""
    return any(lexicon().in_class(t.lemma, "forces") for t in phrase.prepositional(paragraph, token.i, "of"))
