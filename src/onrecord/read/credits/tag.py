"""Tags of texts that lost their commas: "rockets hit the suburb the observers told the agency"."""

from __future__ import annotations

from onrecord.read.credits.credit import Words
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import party_nouns

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TAGS = frozenset({"say", "tell", "report", "add", "announce"})
_MARKS = frozenset(",;:\"“”«»")
_JOINING = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADP", "AUX", "VERB", "DET"})
_PERSONS = frozenset({"he", "she", "it", "they"})
_AFTER = 8  # tokens after the verb in which the sentence may still tell when, to whom and about whom
_TAG = 5  # tokens from the comma to the verb of a closing tag
_PRESS = frozenset({"media", "newspapers", "papers", "outlets", "agencies", "channels", "broadcasters"})
_NAMED = 9  # tokens of the longest speaker


def unmarked(paragraph: Paragraph, verb: Token) -> tuple[Words, tuple[int, int]] | None:
    """Source and content (document offsets) of a verb of speech right after its speaker at the end of a
    sentence that it tells, without a comma between; None where the words do not stand like that."""
    first, last = paragraph.sentence(verb.i)
    if verb.lemma not in _TAGS or verb.tag not in ("VBD", "VBZ", "VBP") or _speaks_on(paragraph, verb, last):
        return None
    begin = _speaker(paragraph, first, verb.i)
    if begin is None or begin <= first + 2 or not _whole(paragraph, first, begin):
        return None
    source = Words(paragraph.index, begin, verb.i, verb.i - 1)
    return source, paragraph.offsets(first, begin)


def misread(paragraph: Paragraph, noun: Token) -> tuple[Words, tuple[int, int]] | None:
    """Source and content of a closing "report" that the parser took for a noun: "…, local media report"."""
    first, last = paragraph.sentence(noun.i)
    commas = [t.i for t in paragraph.tokens[max(first, noun.i - _TAG) : noun.i] if t.text == ","]
    closes = all(t.pos == "PUNCT" for t in paragraph.tokens[noun.i + 1 : last])
    if noun.lower != "report" or not commas or not closes:
        return None
    speakers = paragraph.tokens[commas[-1] + 1 : noun.i]
    many = bool(speakers) and speakers[-1].tag == "NNS" and speakers[-1].lower in _PRESS
    whole = any(t.tag in _FINITE for t in paragraph.tokens[first : commas[-1]])
    if not (many and whole) or any(t.pos == "DET" for t in speakers):
        return None
    source = Words(paragraph.index, commas[-1] + 1, noun.i, noun.i - 1)
    return source, paragraph.offsets(first, commas[-1])


def _speaks_on(paragraph: Paragraph, verb: Token, last: int) -> bool:
    """Whether the verb has what it tells after it, or stands in a relative clause."""
    if verb.dep in ("relcl", "acl", "advcl") or any(
        t.i > verb.i for t in paragraph.children(verb.i, "ccomp", "parataxis")
    ):
        return True
    rest = paragraph.tokens[verb.i + 1 : last]
    tail = [t for t in rest if t.tag in _FINITE or t.text in (":", "“", '"', ",")]
    return bool(tail) or (len(rest) > _AFTER and rest[0].tag != "VBG")


def _whole(paragraph: Paragraph, first: int, begin: int) -> bool:
    """Whether what stands before the speaker is a clause without commas that nothing joins to the tag."""
    before = paragraph.tokens[begin - 1]
    told = paragraph.tokens[first:begin]
    finite = any(t.tag in _FINITE for t in told) and not any(t.text in _MARKS for t in told)
    return finite and before.pos not in _JOINING and before.tag not in ("WDT", "WP")


def _speaker(paragraph: Paragraph, first: int, verb: int) -> int | None:
    """Where a speaker right before a verb begins: a pronoun, or a name with the noun and article before it."""
    tokens = paragraph.tokens
    if tokens[verb - 1].lower in _PERSONS:
        return verb - 1
    at = verb
    while at > first and verb - at < _NAMED and _of_name(paragraph, at - 1, verb):
        at -= 1
    if at < verb and at > first and tokens[at - 1].lower == "the":
        return at - 1
    named = any(t.pos == "PROPN" or t.lemma in party_nouns() for t in tokens[at:verb])
    return at if named else None


def _of_name(paragraph: Paragraph, i: int, verb: int) -> bool:
    token = paragraph.tokens[i]
    inside = i + 1 < verb and paragraph.tokens[i + 1].pos == "PROPN"
    return token.pos == "PROPN" or token.lemma in party_nouns() or (inside and token.lower in ("for", "of"))
