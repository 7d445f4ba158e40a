"""Counted: the noun that an amount counts, with its modifiers, in the words of the report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.read.numbers.amount import TIME_UNITS, Amount
from onrecord.read.page import Paragraph, Token
from onrecord.read.times.tense import above
from onrecord.read.wordlist import table

_HURT = frozenset(
    {
        "dead",
        "killed",
        "wounded",
        "injured",
        "missing",
        "arrested",
        "detained",
        "hurt",
        "others",
        "homeless",
        "stranded",
        "trapped",
        "displaced",
    }
)


_HEAPS = frozenset({"tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions"})
"""Words that count what "of" leads to, not the noun right behind them."""


def counted(paragraph: Paragraph, words: Sequence[str], amount: Amount) -> tuple[int | None, int, int]:
    """The head of what is counted and the range of its words."""
    tokens = paragraph.tokens
    at = amount.last
    if words[at : at + 1] == ["more"]:
        at += 1
    if words[at : at + 1] in (['"'], ["”"], ["’"]) and amount.first and tokens[amount.first - 1].text in '"“‘':
        at += 1
    if amount.unit is None and words[at : at + 1] == ["-"]:
        return _compound(paragraph, words, at)
    if amount.unit in TIME_UNITS:
        return None, at, at
    if amount.unit not in (None, "share") and "-" in words[amount.first : amount.last]:
        end = _phrase_end(paragraph, at)  # "a 500-pound bomb"
        return (end - 1, at, end) if end > at else (None, at, at)
    if words[at : at + 1] in (["of"], ["in"]) and (words[at] == "of" or amount.unit):
        return _behind_of(paragraph, at + 1)
    if at >= len(tokens):
        return None, at, at
    heaped = amount.value is None and words[amount.last - 1] in _HEAPS
    head = None if heaped else _noun_behind(paragraph, amount, at)
    if head is not None:
        return head, at, head + 1
    if tokens[at].lower in _HURT:
        return at, at, at + 1
    return _toll(paragraph, words, amount)


def _compound(paragraph: Paragraph, words: Sequence[str], at: int) -> tuple[int | None, int, int]:
    noun = words[at + 1] if at + 1 < len(words) else ""
    if noun in ("member", "strong", "person", "man") and at + 2 < len(words):
        return _behind_of(paragraph, at + 2)
    return (at + 1, at + 1, at + 2) if noun in compounds() else (None, at, at)


def _behind_of(paragraph: Paragraph, at: int) -> tuple[int | None, int, int]:
    """The noun phrase behind "of", without its article: "of the Russian soldiers"."""
    tokens = paragraph.tokens
    while (at < len(tokens) and tokens[at].pos in ("DET", "NUM")) or (
        at < len(tokens) and tokens[at].tag == "PRP$"
    ):
        at += 1
    if at >= len(tokens):
        return None, at, at
    end = _phrase_end(paragraph, at)
    return (end - 1, at, end) if end > at else (None, at, at)


_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "VERB", "NUM"})


def _phrase_end(paragraph: Paragraph, at: int) -> int:
    """The end of the noun phrase that begins at ``at``: its last noun, ``at`` itself where there is none."""
    tokens = paragraph.tokens
    best, i = at, at
    while i < len(tokens) and i - at < _LONGEST_PHRASE:
        if _hyphened(tokens, i) or (tokens[i].tag == "POS" and i > at):
            i += 1
            continue
        token = tokens[i]
        if not (token.pos in _INSIDE or _couples(tokens, i)) or _acts(token, best > at):
            break
        if token.pos in ("NOUN", "PROPN"):
            best = i + 1
            if token.dep not in ("compound", "nmod", "poss", "amod", "npadvmod") and not _hyphened(
                tokens, i + 1
            ):
                break
        i += 1
    return best


_LEADING = frozenset({"compound", "nmod", "poss", "amod", "npadvmod"})
_LONGEST_PHRASE = 12  # words of one noun phrase


def _hyphened(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is a hyphen inside a word, or a word stuck to one ("ship-to-ship")."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, token, after = tokens[i - 1], tokens[i], tokens[i + 1]
    if token.text == "-":
        return before.end == token.start and token.end == after.start
    return after.text == "-" and token.end == after.start


def _couples(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` joins two modifiers ("dead and injured people")."""
    if not 0 < i < len(tokens) - 1 or tokens[i].lower not in ("and", "or", ","):
        return False
    return tokens[i - 1].pos in _MODIFIERS and tokens[i + 1].pos in _MODIFIERS


_MODIFIERS = frozenset({"ADJ", "VERB"})


def _acts(token: Token, named: bool) -> bool:
    """Whether a verb tells of an act rather than modifies the noun to come."""
    return token.pos == "VERB" and (named or token.tag not in ("VBN", "VBG"))


def _noun_behind(paragraph: Paragraph, amount: Amount, at: int) -> int | None:
    """The noun that the number modifies, where it follows it directly."""
    if amount.unit and amount.unit not in ("USD", "EUR", "GBP", "share"):
        return None
    token = paragraph.tokens[at]
    if amount.unit == "share" and (token.pos == "DET" or token.tag == "PRP$"):
        at += 1
    end = _phrase_end(paragraph, at) if at < len(paragraph.tokens) else at
    return end - 1 if end > at else None


_TOLLS = frozenset({"toll", "number", "count", "total", "figure"})


def _numbered(paragraph: Paragraph, at: int) -> tuple[int | None, int, int]:
    """What "the number of" leads to: a noun phrase, or the dead, the wounded."""
    hurt = paragraph.tokens[at].lower in _HURT if at < len(paragraph.tokens) else False
    return (at, at, at + 1) if hurt else _behind_of(paragraph, at)


def _toll(paragraph: Paragraph, words: Sequence[str], amount: Amount) -> tuple[int | None, int, int]:
    """ "Put the death toll at 213": the toll that the number gives."""
    none = (None, amount.last, amount.last)
    if amount.unit:
        return none
    for token in above(paragraph, amount.last - 1):
        for noun in paragraph.children(token.i, "dobj", "nsubj", "nsubjpass"):
            if noun.lemma in _TOLLS and noun.i < amount.first:
                if noun.lemma == "number" and words[noun.i + 1 : noun.i + 2] == ["of"]:
                    return _numbered(paragraph, noun.i + 2)
                first = min((c.i for c in paragraph.children(noun.i, "compound", "amod")), default=noun.i)
                return noun.i, first, noun.i + 1
        if token.pos == "VERB":
            break
    return none


@lru_cache(maxsize=1)
def compounds() -> frozenset[str]:
    return frozenset(word for (word,) in table("quantity_compounds.tsv"))
