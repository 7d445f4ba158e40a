"""Act time: which of a sentence's time expressions dates an act, and not its telling or another act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from onrecord.read.page import Paragraph, Token
from onrecord.read.when import ATTRIBUTIVE, FoundTime, head_of
from onrecord.read.wordlist import table

# the time of an act


def time_for(
    paragraph: Paragraph, times: Sequence[FoundTime], act: int, clause: frozenset[int]
) -> FoundTime | None:
    """The time that dates the act at token ``act``, not its telling; None where the clause gives none.

    A time counts where the act, or a word whose time is the act's, is the first verb or noun act above it.
    ``clause`` are the tokens of the act's clause; dates go before durations, and the nearest goes first.
    """
    act = main_verb(paragraph, act)
    sharers = _sharers(paragraph, act)
    ranked = []
    for number, time in enumerate(times):
        if time.paragraph != paragraph.index or paragraph.sentence(time.first) != paragraph.sentence(act):
            continue
        reach = _reach(paragraph, time, act, sharers, clause)
        if time.kind != "SET" and reach is not None:
            ranked.append((time.kind == "DURATION", "REF" in time.value, reach, number))
    if not ranked:
        return None
    best = min(ranked)
    time = times[best[-1]]
    return replace(time, when=time.outer) if time.outer and best[-2] >= _OUTER else time


def main_verb(paragraph: Paragraph, act: int) -> int:
    """The verb that an auxiliary helps; any other token itself."""
    token = paragraph.tokens[act]
    return token.head if token.dep in ("aux", "auxpass") else act


_OUTER, _SHARED, _FRONTED, _BESIDE, _ALONE = 100, 5, 15, 20, 30
"""Steps that each roundabout way from a time to an act adds to its distance."""


_HIGHEST = 40  # steps up a parse; a real sentence has fewer, and a hostile one must not cost more


def _reach(
    paragraph: Paragraph, time: FoundTime, act: int, sharers: dict[int, int], clause: frozenset[int]
) -> int | None:
    """How far the time is from the act; None where another act has it."""
    owner, crossed = head_of(paragraph, time.first, time.last), 0
    for steps in range(_HIGHEST):
        fronted = time.first < act or owner == act
        if owner in sharers and (sharers[owner] != _SHARED or fronted):
            return steps + sharers[owner] + crossed
        token = paragraph.tokens[owner]
        if steps <= 1 and token.dep in ATTRIBUTIVE and token.head not in sharers:
            return None
        if time.outer and (token.dep == "advcl" or token.lower == "since"):
            crossed = _OUTER
        elif token.head == owner:
            break
        elif token.pos in ("VERB", "AUX"):
            if not _tells_of_above(paragraph, token):
                break
            crossed += _SHARED
        owner = token.head
    return _roundabout(paragraph, time, act, clause)


def _tells_of_above(paragraph: Paragraph, verb: Token) -> bool:
    """Whether a verb's time is that of the word above: "a raid launched on Monday", "hit and left"."""
    head = paragraph.tokens[verb.head]
    if verb.dep == "advcl":
        return bool(_SAME_TIME & {child.lower for child in paragraph.children(verb.i, "mark", "advmod")})
    if verb.dep == "acl":
        return verb.tag == "VBN" and (verb.lemma, "object") in _light_verbs()
    return verb.dep == "conj" and verb.tag == head.tag == "VBD" and not paragraph.children(verb.i, "nsubj")


ATTRIBUTIVE = frozenset({"poss", "compound", "nmod", "amod"})


def _roundabout(paragraph: Paragraph, time: FoundTime, act: int, clause: frozenset[int]) -> int | None:
    """Where the parse leads elsewhere: a time right behind a noun act, in front, or alone in the clause."""
    tokens = paragraph.tokens
    noun = tokens[act].pos in ("NOUN", "PROPN")
    if noun and 0 < time.first - act <= 2:
        return _BESIDE
    if tokens[act].head == act and time.first - paragraph.sentence(act)[0] <= 1:
        return _FRONTED
    verbs = [i for i in clause if i < len(tokens) and tokens[i].pos == "VERB"]
    inside = time.first in clause and tokens[act].pos == "VERB" and verbs == [act]
    return _ALONE if inside else None


def _sharers(paragraph: Paragraph, act: int) -> dict[int, int]:
    """The words whose time is the act's, with what each adds to the distance."""
    sharers = {act: 0}
    at, added = act, 0
    for _ in range(_MOST_SHARED):
        step = _shared(paragraph, at)
        if step is None:
            break
        at = paragraph.tokens[at].head
        added = max(added, step)
        sharers[at] = added
    return sharers


_MOST_SHARED = 3
_SAME_TIME = frozenset({"when", "as", "while"})


def _shared(paragraph: Paragraph, at: int) -> int | None:
    """What it costs to take the time of the word above ``at``; None where that word has a time of its own."""
    token = paragraph.tokens[at]
    head = paragraph.tokens[token.head]
    if token.head == at:
        return None
    if token.pos in ("NOUN", "PROPN"):
        return _shared_by_noun(token, head)
    if token.dep == "conj" and head.pos in ("VERB", "AUX"):
        return _SHARED
    if token.dep == "xcomp" and (head.lemma, "verb") in _light_verbs():
        return 1
    if token.dep == "advcl" and head.pos in ("VERB", "AUX"):
        marks = {child.lower for child in paragraph.children(at, "mark", "advmod", "aux")}
        return _SHARED + 1 if marks & _SAME_TIME or token.tag == "VBG" or "to" in marks else None
    return None


def _shared_by_noun(token: Token, head: Token) -> int | None:
    if token.dep == "conj" and head.pos == token.pos:
        return 1
    subject = token.dep in ("nsubj", "nsubjpass")
    side = "subject" if subject else "object"
    if (subject or token.dep == "dobj") and (head.lemma, side) in _light_verbs():
        return _SHARED + 1
    return _SHARED + 1 if token.dep == "nsubjpass" and (head.lemma, "object") in _light_verbs() else None


@lru_cache(maxsize=1)
def _light_verbs() -> frozenset[tuple[str, str]]:
    return frozenset((lemma, side) for lemma, side in table("when_light_verbs.tsv"))
