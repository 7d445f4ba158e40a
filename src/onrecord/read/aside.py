"""Asides: what a report tells in its own words inside the words that it credits to somebody."""

from __future__ import annotations

from onrecord.read import phrase
from onrecord.read.credits.credit import Credit
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import document_nouns, party_nouns, word_set

_DASHES = frozenset({"-", "–", "—", "--"})
_OF_NOUNS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})


def own_words(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i``, in the content of a credit, is the report's own all the same."""
    ways = (added, set_beside, aside, named, followed, corrected, beyond, before, greeted)
    return any(own(paragraph, i, credit) for own in ways)


def named(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether what token ``i`` tells is only named by the one who speaks of it: "promised to leave", "voiced
    concern over the raid"; a clause of his own tells it ("said that they left")."""
    cue, source = credit.cue, credit.source
    if cue is None or source is None or credit.noun or cue.paragraph != paragraph.index:
        return False
    if credit.strength == "denial" or credit.cue_lemma in word_set("noun-telling") | word_set("charging"):
        return False
    if source.paragraph == paragraph.index and paragraph.tokens[source.head].lemma in document_nouns():
        return False
    top = _top(paragraph, i, cue.head)
    if top is None or top.dep == "xcomp":
        return top is not None and top.tag in ("VB", "VBG") and not _having(paragraph, top)
    return top.dep in ("dobj", "prep", "dative") and credit.strength == "neutral"


def _having(paragraph: Paragraph, verb: Token) -> bool:
    """Whether an infinitive is told as done, or of others: "claimed to have left"."""
    auxiliaries = {t.lemma for t in paragraph.children(verb.i, "aux", "auxpass", "nsubj", "nsubjpass")}
    return bool(auxiliaries - {"to"})


def _top(paragraph: Paragraph, i: int, cue: int) -> Token | None:
    """The word on the way up from a token that hangs on a verb; None where it does not hang on it."""
    at = paragraph.tokens[i]
    while at.head not in (at.i, cue):
        at = paragraph.tokens[at.head]
    return at if at.head == cue and at.i != cue else None


def followed(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` tells what came of the words: "admitted that it erred, prompting the mayor to
    resign"."""
    cue = credit.cue
    for token in (paragraph.tokens[i], *paragraph.ancestors(i)):
        if cue is not None and cue.first <= token.i < cue.last:
            return False
        if token.dep == "advcl" and token.tag == "VBG" and token.lemma in word_set("prompting"):
            return paragraph.tokens[token.i - 1].text == ","
    return False


def denied_in_passing(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether a credit denies in a relative clause what token ``i`` tells before it ("which Russia denies"):
    the telling keeps its own voice, the denial is told apart."""
    cue = credit.cue
    if credit.strength != "denial" or cue is None or cue.paragraph != paragraph.index or i >= cue.first:
        return False
    return paragraph.tokens[cue.head].dep == "relcl" and i not in paragraph.subtree(cue.head)


def corrected(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` stands between dashes that set a speaker right: "only ten backed her - in fact,
    thirty have signed - and"."""
    first, last = paragraph.sentence(i)
    before = [t.i for t in paragraph.tokens[first:i] if t.text in _DASHES]
    after = any(t.text in _DASHES for t in paragraph.tokens[i + 1 : last])
    opening = paragraph.tokens[before[-1] + 1 : before[-1] + 3] if before and after else ()
    return [t.lower for t in opening][:1] == ["in"] and opening[-1].lower in word_set("truly")


def beyond(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` stands beside a belief that a relative clause tells: "symptoms they believe point to
    gas, which others accuse the army of having"."""
    cue = credit.cue
    if credit.kind != "belief" or cue is None or cue.paragraph != paragraph.index:
        return False
    relative = paragraph.tokens[cue.head].dep == "relcl"
    return relative and i > cue.head and i not in paragraph.subtree(cue.head)


def before(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` stands before a clause of time in which another source is cited: "the raid came after
    the agency, citing two officials, reported that …"; that source tells the clause alone."""
    cue = credit.cue
    if cue is None or not credit.cited or cue.paragraph != paragraph.index or i >= cue.first:
        return False
    first, _ = paragraph.sentence(cue.head)
    at = cue.first - 1
    if paragraph.tokens[at].text != ",":
        return False
    while at > first and paragraph.tokens[at - 1].pos in _OF_NOUNS:
        at -= 1
    return at - 1 > i >= first and paragraph.tokens[at - 1].lower in word_set("time-clause")


def greeted(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` is what the one who speaks also praises or rejects, in the report's words: "the
    council said it was alarmed and welcomed the mayor's calls for a truce"."""
    source = credit.source
    if source is None or credit.cue is None or source.paragraph != paragraph.index:
        return False
    for above in paragraph.ancestors(i):
        if above.i == credit.cue.head:
            return False
        if above.dep == "conj" and above.pos == "VERB" and above.lemma in word_set("greeting"):
            subject = phrase.subject(paragraph, above.i)
            thing = subject is not None and subject.pos == "NOUN" and subject.lemma not in party_nouns()
            return subject is not None and (thing or subject.i == source.head)
    return False


def _in_first_person(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether the words around token ``i`` are direct speech that lost its marks: "I hope this will wake those
    who backed him the minister said"."""
    first, last = paragraph.sentence(i)
    return credit.kind in ("speech", "intention") and any(
        t.text == "I" and t.pos == "PRON" and credit.covers(t.start) for t in paragraph.tokens[first:last]
    )


def added(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` stands in a clause after "who" or "which" that describes a noun of the content."""
    for token in (paragraph.tokens[i], *paragraph.ancestors(i)):
        if credit.cue is not None and credit.cue.first <= token.i < credit.cue.last:
            return False
        if token.dep == "relcl" and _describes(paragraph, token.i):
            covered = credit.covers(paragraph.tokens[token.head].start)
            return covered and not _in_first_person(paragraph, token.i, credit)
    return False


def set_beside(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` tells what came before what a source says will come: "announced it would send a
    second convoy, after the first had crossed"; that is the report's own."""
    if credit.strength == "denial":
        return False
    for token in (paragraph.tokens[i], *paragraph.ancestors(i)):
        if credit.cue is not None and credit.cue.first <= token.i < credit.cue.last:
            return False
        marks = {t.lower for t in paragraph.children(token.i, "mark", "advmod")}
        if token.dep == "advcl" and token.tag in ("VBD", "VBN") and marks & {"after"}:
            ahead = {t.lower for t in paragraph.children(token.head, "aux")} & {"will", "would", "to"}
            return bool(ahead) and credit.covers(paragraph.tokens[token.head].start)
    return False


def aside(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` only says when or why the telling was: "hours after jets crossed the border, the
    minister told reporters that …"; not where the cue is put between commas, and so tells of both sides."""
    cue = credit.cue
    if cue is None or cue.paragraph != paragraph.index or i >= cue.first or cue.last >= len(paragraph.tokens):
        return False
    if paragraph.tokens[cue.last].text == "," or not any(
        start > paragraph.tokens[cue.head].start for start, _ in credit.contents
    ):
        return False
    below = paragraph.tokens[i]
    while below.head not in (cue.head, below.i):
        below = paragraph.tokens[below.head]
    return below.head == cue.head and below.dep in ("advcl", "npadvmod", "advmod", "prep")


def _describes(paragraph: Paragraph, verb: int) -> bool:
    kids = paragraph.children(verb)
    nearby = [*kids, *(below for kid in kids for below in paragraph.children(kid.i, "pobj"))]
    return any(kid.lower in ("who", "which") for kid in nearby)
