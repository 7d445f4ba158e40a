"""Seats of government: where "Moscow" means the state, and where it means the city."""

from __future__ import annotations

from onrecord.model import EventType
from onrecord.read.lexicon import lexicon
from onrecord.read.names.cast import head_of
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import table

_VISITED = frozenset(row[0] for row in table("mention_visits.tsv"))
_BETWEEN = frozenset({"with", "between", "by", "against", "under"})
_SPOKEN = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.SUPPORT})
_ADDRESSED = {
    "at": frozenset({EventType.ACCUSE, EventType.ASSAULT}),
    "on": frozenset({EventType.REQUEST}),
    "to": frozenset({EventType.REQUEST, EventType.SUPPORT, EventType.CONCEDE}),
}  # by the preposition, the senses that a verb may have
_ACTING = ("nsubj", "agent", "dobj", "dative", "nsubjpass", "iobj")


def acts_as_government(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the city named by tokens ``first`` to ``last`` acts, speaks or is spoken to.

    Subjects, addressees, owners of acts and parties ("between Moscow and Kiev") are governments; a city after
    "in" or "to", one that is visited or shelled, or one that describes a noun ("Moscow airport") is a place.
    """
    head = head_of(paragraph, first, last)
    if head is None:
        return False
    tokens, token = paragraph.tokens, paragraph.tokens[head]
    for _ in range(4):
        if token.dep not in ("conj", "appos"):
            break
        token = tokens[token.head]
    if token.dep == "pobj":
        return tokens[token.head].text.lower() in _BETWEEN or _spoken_to(paragraph, tokens[token.head])
    if token.dep in ("dobj", "nsubjpass"):
        return tokens[token.head].lemma not in _VISITED
    if token.dep == "poss":
        return tokens[token.head].lemma not in _VISITED
    return token.dep in _ACTING


def _spoken_to(paragraph: Paragraph, prep: Token) -> bool:
    """Whether a preposition leads from words that only a government speaks or hears: "pressure from Moscow",
    "lashed out at Moscow", "appealed to Moscow"."""
    above = paragraph.tokens[prep.head]
    noun = lexicon().noun(above.lemma) if above.pos == "NOUN" else None
    if noun is not None:
        return noun.type in _SPOKEN and prep.lower in ("from", "on")
    if above.pos != "VERB":
        return False
    pattern = lexicon().phrase([above.lemma, prep.lemma], 0)  # "called on Moscow"
    kinds = {pattern[1].type} if pattern else {e.type for e in lexicon().verbs.get(above.lemma, ())}
    return len(kinds) > 0 and kinds <= _ADDRESSED.get(prep.lower, frozenset())
