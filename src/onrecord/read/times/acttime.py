"""Act time: which of a sentence's time expressions dates an act, and not its telling or another act."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise

from onrecord.read.page import Paragraph, Token
from onrecord.read.times.when import ATTRIBUTIVE, FoundTime, head_of
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
    dated = frozenset(i for t in times if t.paragraph == paragraph.index for i in range(t.first, t.last))
    sharers = _sharers(paragraph, act, dated)
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
_AFTER = frozenset({"since", "after", "following"})


def _reach(
    paragraph: Paragraph, time: FoundTime, act: int, sharers: dict[int, int], clause: frozenset[int]
) -> int | None:
    """How far the time is from the act; None where another act has it."""
    owner = _owner(paragraph, time, sharers)
    crossed = 0
    for steps in range(_HIGHEST):
        fronted = time.first < act or owner == act
        if owner in sharers and (sharers[owner] != _SHARED or fronted):
            return steps + sharers[owner] + crossed
        token = paragraph.tokens[owner]
        if steps <= 1 and token.dep in ATTRIBUTIVE and not _shared_by_noun_dated(paragraph, token, sharers):
            return None
        if time.outer and (token.dep == "advcl" or token.lower in _AFTER):
            crossed = _OUTER
        elif token.head == owner:
            break
        elif token.pos in ("VERB", "AUX"):
            if not _tells_of_above(paragraph, token):
                break
            if token.dep == "acl" and not _shared_by_noun_dated(paragraph, token, sharers):
                break
            crossed += _SHARED
        owner = token.head
    return _roundabout(paragraph, time, act, clause)


def _shared_by_noun_dated(paragraph: Paragraph, time: Token, sharers: dict[int, int]) -> bool:
    """Whether the noun that a time stands at shares it: the act, or "died in Monday's attack", not "his rival
    in the 2016 election"."""
    noun = paragraph.tokens[time.head]
    if noun.i in sharers:
        return True
    led = paragraph.tokens[noun.head]
    placed = noun.dep == "pobj" and led.lower in ("in", "during")
    return placed and (led.head in sharers or paragraph.tokens[led.head].pos in ("VERB", "AUX"))


# the word that a time hangs on


def _owner(paragraph: Paragraph, time: FoundTime, sharers: Collection[int] = ()) -> int:
    """Where the way up from a time begins, past two turns that parsers get wrong."""
    head = head_of(paragraph, time.first, time.last)
    verb = _verb_dated(paragraph, time, head)
    if verb is None:
        return head
    above = paragraph.tokens[verb.head]
    if verb.dep in ("advcl", "ccomp") and _marked_behind(paragraph, verb, time):
        return head if verb.i in sharers else above.i
    lead = time.first - 1
    if lead > 0 and paragraph.tokens[lead].pos == "ADP":
        lead -= 1
    saying = verb.dep == "ccomp" and above.i == lead and verb.i >= time.last
    return above.i if saying else head


def _verb_dated(paragraph: Paragraph, time: FoundTime, head: int) -> Token | None:
    """The verb that a time depends on, itself or through a preposition; None where a noun comes between."""
    token = paragraph.tokens[paragraph.tokens[head].head]
    if token.pos == "ADP":
        token = paragraph.tokens[token.head]
    return token if token.pos in ("VERB", "AUX") and not time.first <= token.i < time.last else None


def _marked_behind(paragraph: Paragraph, verb: Token, time: FoundTime) -> bool:
    """Whether the clause of ``verb`` begins behind the time ("In July, weeks before rebels struck, …")."""
    return any(mark.i >= time.last for mark in paragraph.children(verb.i, "mark"))


def _tells_of_above(paragraph: Paragraph, verb: Token) -> bool:
    """Whether a verb's time is that of the word above: "a raid launched on Monday", "hit and left"."""
    head = paragraph.tokens[verb.head]
    if verb.dep == "advcl":
        words = {child.lower for child in paragraph.children(verb.i, "mark", "advmod", "aux")}
        return bool(_SAME_TIME & words) and not words & {"had", "have", "has"}
    if verb.dep == "acl":
        return verb.tag == "VBN" and (verb.lemma, "object") in light_verbs()
    if verb.dep == "pcomp":
        return head.lower in ("by", "from")
    joined = verb.dep == "conj" and verb.tag == head.tag and verb.tag in ("VBD", "VBG", "VBN")
    return joined and not paragraph.children(verb.i, "nsubj", "nsubjpass")


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
    told = _owner(paragraph, time) in {token.i for token in islice(paragraph.ancestors(act), _HIGHEST)}
    return _ALONE if inside and not told else None


# the words whose time is the act's

_MOST_SHARED = 3
_SAME_TIME = frozenset({"when", "as", "while"})
_PASSIVE_OR_PAST = ("VBN", "VBD")


def _sharers(paragraph: Paragraph, act: int, dated: frozenset[int]) -> dict[int, int]:
    """The words whose time is the act's, with what each adds to the distance; ``dated`` are times' tokens."""
    sharers = {act: 0}
    at, added = act, 0
    for _ in range(_MOST_SHARED):
        step = _shared(paragraph, at, dated)
        if step is None:
            break
        at = paragraph.tokens[at].head
        added = max(added, step)
        sharers[at] = added
    for beside in _beside(paragraph, act):
        sharers.setdefault(beside, _BESIDE)
    return sharers


def _shared(paragraph: Paragraph, at: int, dated: frozenset[int]) -> int | None:
    """What it costs to take the time of the word above ``at``; None where that word has a time of its own."""
    token = paragraph.tokens[at]
    head = paragraph.tokens[token.head]
    if token.head == at:
        return None
    if token.pos in ("NOUN", "PROPN"):
        return _shared_by_noun(paragraph, token, head)
    if token.dep == "conj" and head.pos in ("VERB", "AUX"):
        return None if head.tag == "VBD" and token.tag in ("VBZ", "VBP") else _SHARED
    if token.dep == "xcomp" and (head.lemma, "verb") in light_verbs():
        return 1
    if token.dep == "prep" and (head.lemma, token.lower) in light_verbs():
        return _SHARED + 1
    if token.dep in ("acl", "relcl") and (head.i in dated or _of_noun(paragraph, at)):
        return _SHARED + 1
    if token.dep == "advcl" and head.pos in ("VERB", "AUX"):
        marks = {child.lower for child in paragraph.children(at, "mark", "advmod", "aux")}
        return _SHARED + 1 if marks & _SAME_TIME or token.tag == "VBG" or "to" in marks else None
    return None


def _of_noun(paragraph: Paragraph, at: int) -> bool:
    """Whether a verb is the infinitive of a noun ("a move on Friday to suspend trade")."""
    token = paragraph.tokens[at]
    to = any(child.lower == "to" for child in paragraph.children(at, "aux"))
    return to and token.dep in ("acl", "relcl") and paragraph.tokens[token.head].pos in ("NOUN", "PROPN")


def _shared_by_noun(paragraph: Paragraph, token: Token, head: Token) -> int | None:
    if token.dep == "conj" and head.pos == token.pos:
        return 1
    if token.dep == "pobj":
        return _SHARED + 1 if (paragraph.tokens[head.head].lemma, head.lower) in light_verbs() else None
    subject = token.dep in ("nsubj", "nsubjpass")
    side = "subject" if subject else "object"
    if (subject or token.dep == "dobj") and (head.lemma, side) in light_verbs():
        return _SHARED + 1
    return _SHARED + 1 if token.dep == "nsubjpass" and (head.lemma, "object") in light_verbs() else None


def _beside(paragraph: Paragraph, act: int) -> Iterator[int]:
    """Words beside an act whose time it may take where it has none of its own.

    Its subject ("Monday's raid killed", "an attack on Monday killed"), what else is told of the noun that it
    tells of ("the law passed in May, which bars"), and the passing of what it is done by.
    """
    for subject in paragraph.children(act, "nsubj", "nsubjpass"):
        yield subject.i
    token = paragraph.tokens[act]
    if token.dep == "conj":
        head = paragraph.tokens[token.head]
        if head.dep == "ccomp" and head.tag != token.tag == paragraph.tokens[head.head].tag:
            yield head.head  # "said it would ask the council, and called on": joined to the saying
        token = head
    if token.dep == "relcl":
        yield from _manner(paragraph, token)
        told = paragraph.children(token.head, "acl", "relcl")
        yield from (verb.i for verb in told if verb.i < token.i and verb.tag in _PASSIVE_OR_PAST)
    yield from _called(paragraph, act)
    for agent in paragraph.children(act, "agent"):
        for doer in paragraph.children(agent.i, "pobj"):
            told = paragraph.children(doer.i, "acl", "relcl")
            yield from (verb.i for verb in told if (verb.lemma, "agent") in light_verbs())


def _called(paragraph: Paragraph, act: int) -> Iterator[int]:
    """The verb whose happening is told anew: "fired rockets in what they called an attack that killed"."""
    first = paragraph.sentence(act)[0]
    tokens = paragraph.tokens[first : act + 1]
    for lead, what in pairwise(tokens):
        if lead.lower == "in" and what.lower == "what" and paragraph.tokens[lead.head].pos == "VERB":
            yield lead.head


def _manner(paragraph: Paragraph, clause: Token) -> Iterator[int]:
    """The verb done by the means that a relative clause tells of: "struck by firing shells that killed"."""
    means = paragraph.tokens[paragraph.tokens[clause.head].head]
    if means.dep == "pcomp" and paragraph.tokens[means.head].lower == "by":
        yield paragraph.tokens[means.head].head


@lru_cache(maxsize=1)
def light_verbs() -> frozenset[tuple[str, str]]:
    """Verbs whose time is that of an act beside them, each with the side on which that act stands."""
    return frozenset((lemma, side) for lemma, side in table("when_light_verbs.tsv"))
