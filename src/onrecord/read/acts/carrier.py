"""Carriers: those who do an act that a noun names, by the words that carry the noun."""

from __future__ import annotations

from onrecord.model import EventType
from onrecord.read import phrase
from onrecord.read.lexicon import Entry, lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import party_nouns, word_set

_BOTH = frozenset({EventType.CONSULT, EventType.COOPERATE})

_INSIDE = 4  # nouns that an act may stand inside: "a series of rounds of talks"


def together(paragraph: Paragraph, noun: Token | None) -> tuple[int, ...]:
    return () if noun is None else tuple(t.i for t in phrase.conjuncts(paragraph, noun.i))


def carriers(paragraph: Paragraph, token: Token, entry: Entry) -> tuple[int, ...]:
    """Who does the act of a noun that names no doer of its own, best first."""
    return (
        *_announcers(paragraph, token), *_meant(paragraph, token), *_replying(paragraph, token),
        *_in_company(paragraph, token, entry), *_wielders(paragraph, token, entry),
    )  # fmt: skip


def _wielders(paragraph: Paragraph, token: Token, entry: Entry) -> tuple[int, ...]:
    """Who brings an act about by the verb that its noun stands under: "resurrected a proposal", "brought
    articles of impeachment", "is responsible for the deaths", "in a show of support, the council"."""
    at = token
    for _ in range(_INSIDE):
        above = paragraph.tokens[at.head]
        if at.dep in ("conj", "appos") and above.pos in ("NOUN", "PROPN"):
            at = above
        elif at.dep == "pobj" and above.lower == "of" and _portion(paragraph.tokens[above.head]):
            at = paragraph.tokens[above.head]
        else:
            break
    verb = _carrying(paragraph, at, "victim" in entry.flags)
    if verb is None:
        return ()
    if phrase.passive(paragraph, verb.i):
        return together(paragraph, phrase.agent(paragraph, verb.i))
    return together(paragraph, phrase.subject(paragraph, verb.i))


def _portion(noun: Token) -> bool:
    """Whether an act stands inside a noun as what it is made of: "a wave of arrests", "a show of support"."""
    return noun.lemma in word_set("portion") or noun.lemma in word_set("gesture")


def _carrying(paragraph: Paragraph, noun: Token, suffered: bool) -> Token | None:
    """The verb whose subject does the act of a noun under it; None where he only speaks of it or bears it, or
    has the act ``suffered`` by others ("put the toll at ten")."""
    above = paragraph.tokens[noun.head]
    if noun.dep in ("dobj", "nsubjpass"):
        return above if _wields(above) and not suffered else None
    if noun.dep != "pobj":
        return None
    upper = paragraph.tokens[above.head]
    if upper.lemma in word_set("answerable") and above.lower in ("for", "behind"):
        return paragraph.tokens[phrase.clause_head(paragraph, upper.i)]
    shown = noun.lemma in word_set("gesture") and above.lower in ("in", "as") and upper.pos == "VERB"
    return upper if shown or f"{upper.lemma}+{above.lower}" in word_set("wield-by") else None


def _wields(verb: Token) -> bool:
    """Whether a verb makes its subject the doer of the act under it: a light verb or one of bringing about."""
    if verb.pos not in ("VERB", "AUX") or verb.lemma in word_set("provoke"):
        return False
    light = lexicon().light(verb.lemma)
    return verb.lemma in word_set("wield") or (light is not None and "victim" not in light.flags)


def makers(paragraph: Paragraph, thing: Token) -> tuple[int, ...]:
    """Who acts by a thing that is no party, as last choice: its author ("statements made by the army"), its
    nation ("Norwegian efforts to"), or the one who makes, offers or runs it ("offered a plan that")."""
    if thing.pos != "NOUN" or thing.lemma in party_nouns():
        return ()
    authors = phrase.prepositional(paragraph, thing.i, "by", "from")
    made = [phrase.agent(paragraph, c.i) for c in paragraph.children(thing.i, "acl") if c.tag == "VBN"]
    authors += [t for t in made if t is not None]
    nations = [t for t in paragraph.children(thing.i, "amod", "compound", "nmod") if t.text[:1].isupper()]
    above = paragraph.tokens[thing.head]
    offered = thing.dep in ("dobj", "nsubjpass") and (_wields(above) or above.lemma in word_set("issue"))
    done = phrase.agent if phrase.passive(paragraph, above.i) else phrase.subject
    giver = done(paragraph, above.i) if offered else None
    return (*(i for t in (*authors, *nations) for i in together(paragraph, t)), *together(paragraph, giver))


def _in_company(paragraph: Paragraph, token: Token, entry: Entry) -> tuple[int, ...]:
    """Who meets or works with somebody by what he does then: "left for talks with", "said in a call with"."""
    at = token
    while at.dep in ("conj", "pobj") and entry.type in _BOTH:
        above = paragraph.tokens[at.head]
        inner = above.lower == "of" and paragraph.tokens[above.head].dep == "pobj"  # "after years of talks"
        if at.dep == "pobj" and not inner and not _during(paragraph, at, above):
            return ()
        at = paragraph.tokens[above.head] if at.dep == "pobj" else above
        at = paragraph.tokens[at.head] if at.dep == "dobj" and above.pos == "ADP" and not inner else at
        if at.pos in ("VERB", "AUX"):
            subject = phrase.subject(paragraph, at.i)
            later = subject is not None and subject.i > token.i and subject.lower in ("he", "she", "they")
            return () if later else together(paragraph, subject)  # "in a call with Jane Doe, he": who?
    return ()


def _during(paragraph: Paragraph, noun: Token, prep: Token) -> bool:
    """Whether words tell at what meeting something is done: "in talks", "on a trip to Norway"."""
    one = any(t.lower in ("a", "an") for t in paragraph.children(noun.i, "det"))
    return prep.lower in word_set("holding") or (prep.lower == "on" and one)


def _replying(paragraph: Paragraph, token: Token) -> tuple[int, ...]:
    """Who answers with an act: "responded with accusations"."""
    prep = paragraph.tokens[token.head]
    verb = paragraph.tokens[prep.head]
    if token.dep != "pobj" or prep.lower != "with" or verb.lemma not in word_set("reply"):
        return ()
    return together(paragraph, phrase.subject(paragraph, verb.i))


def _announcers(paragraph: Paragraph, token: Token) -> list[int]:
    """Whose an act is by the noun above it: "the ministry's announcement of sanctions"."""
    prep = paragraph.tokens[token.head]
    noun = paragraph.tokens[prep.head]
    if token.dep != "pobj" or prep.lower != "of" or noun.pos != "NOUN" or noun.lemma in party_nouns():
        return []
    makers = paragraph.children(noun.i, "poss", "compound", "amod")
    return [t.i for t in makers if t.dep == "poss" or t.text[:1].isupper()]


def _meant(paragraph: Paragraph, token: Token) -> list[int]:
    """Whose act a predicate names: "the ministry's move was an invasion", "the raid was the work of rebels"."""
    if token.dep == "nsubj" and paragraph.tokens[token.head].lemma == "be":
        works = [t for t in paragraph.children(token.head, "attr") if t.lemma in word_set("handiwork")]
        return [
            i for work in works for t in phrase.prepositional(paragraph, work.i, "of")
            for i in together(paragraph, t)
        ]  # fmt: skip
    if token.dep != "attr":
        return []
    subjects = paragraph.children(token.head, "nsubj")
    return [t.i for noun in subjects for t in paragraph.children(noun.i, "poss")]
