"""Questions: what somebody is only asked, and whether he says yes to it."""

from __future__ import annotations

from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import word_set

_OPENING = frozenset({":", "“", "``"})
_CLOSING = frozenset({",", ".", "!", "…", "...", "”", '"'})


def left_open(paragraph: Paragraph, i: int) -> bool:
    """Whether token ``i`` tells what somebody was asked and did not affirm: "asked if he lied, she smiled"."""
    asking = _asking(paragraph, i)
    return asking is not None and not _affirmed(paragraph, asking)


def _asking(paragraph: Paragraph, i: int) -> Token | None:
    """The verb of asking before a token with "if" or "whether", and nobody who answers, between."""
    first, _ = paragraph.sentence(i)
    for token in reversed(paragraph.tokens[first:i]):
        if token.pos == "VERB" and token.lemma == "say":
            return None
        if _was_asked(token):
            between = paragraph.tokens[token.i : i]
            return token if any(t.lower in ("if", "whether") for t in between) else None
    return None


def _was_asked(verb: Token) -> bool:
    """Whether somebody else is asked: "asked by reporters if", not "questioned whether"."""
    return verb.lemma == "ask" and verb.tag in ("VBN", "VBD") and verb.dep in ("advcl", "acl")


def _affirmed(paragraph: Paragraph, asking: Token) -> bool:
    """Whether the first words of the answer say yes: "said: “Certainly”", "said: “He is, openly”"."""
    after = paragraph.tokens[asking.i :]
    start = next((t.i for t in after if t.text in _OPENING), len(paragraph.tokens))
    words = [t for t in paragraph.tokens[start : start + 5] if t.pos != "PUNCT"]
    if len(words) < 2 or words[0].lower in word_set("affirming"):
        return bool(words) and words[0].lower in word_set("affirming")
    short = words[0].pos == "PRON" and words[1].lemma in word_set("auxiliary")
    return short and any(t.text in _CLOSING for t in paragraph.tokens[words[1].i + 1 : words[1].i + 2])
