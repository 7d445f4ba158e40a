"""Preferences: what an act is by what kind of thing does it and has it done to it ("a storm hit the coast",
"the senator hit his rival"). The table is ``data/acts.senses.tsv``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.read import phrase
from onrecord.read.acts.doer import object_tokens
from onrecord.read.acts.nominal import noun_actors, noun_recipients
from onrecord.read.lexicon import Entry, lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import word_set


def preferred(paragraph: Paragraph, verb: Token, entry: Entry, lemma: str) -> Entry | None:
    """The entry of a verb or of a set phrase with it (its ``lemma``) in the sense that its subject and object
    give it ("a king took power"); None where that is no act."""
    undergone = kinds(paragraph, object_tokens(paragraph, verb))
    marks = {m.lower for c in paragraph.children(verb.i, "ccomp") for m in paragraph.children(c.i, "mark")}
    if marks & {"if", "whether"}:
        undergone |= {"@whether"}
    return lexicon().sense(entry, lemma, _doers(paragraph, verb), undergone)


def preferred_light(paragraph: Paragraph, verb: Token, noun: Token, entry: Entry) -> Entry | None:
    """The entry of a noun under a light verb in the sense that the verb's subject gives it: a senator
    "launched an attack on his rival"."""
    if verb.lemma in word_set("provoke"):  # "the storm prompted more aid": others gave it
        return entry
    undergone = [paragraph.tokens[i] for i in noun_recipients(paragraph, noun.i, entry)]
    return lexicon().sense(entry, noun.lemma, _doers(paragraph, verb), kinds(paragraph, undergone))


def _doers(paragraph: Paragraph, verb: Token) -> frozenset[str]:
    doer = (phrase.agent if phrase.passive(paragraph, verb.i) else phrase.subject)(paragraph, verb.i)
    return kinds(paragraph, [doer] if doer is not None else [])


def preferred_noun(paragraph: Paragraph, noun: Token, entry: Entry) -> Entry | None:
    """The entry of a noun in the sense that those around it give it: "the senator's attacks on his rival"."""
    doers = [paragraph.tokens[i] for i in noun_actors(paragraph, noun, entry)]
    undergone = [paragraph.tokens[i] for i in noun_recipients(paragraph, noun.i, entry)]
    return lexicon().sense(entry, noun.lemma, kinds(paragraph, doers), kinds(paragraph, undergone))


def kinds(paragraph: Paragraph, nouns: Sequence[Token]) -> frozenset[str]:
    """The lemmas of nouns, of what they are made of ("dozens of tourists"), of the words of a name; ``@one``
    where one of them is a person by name or pronoun, ``@amount`` where one counts, ``@none`` where there are
    none."""
    if not nouns:
        return frozenset({"@none"})
    return frozenset(_lemmas(paragraph, nouns))


def _lemmas(paragraph: Paragraph, nouns: Sequence[Token]) -> Iterable[str]:
    for noun in nouns:
        amount = noun.lemma in word_set("number") or noun.lemma in word_set("portion")
        made_of = [t.lemma for t in phrase.prepositional(paragraph, noun.i, "of")] if amount else []
        yield from made_of or [noun.lemma]
        if amount:
            yield "@amount"
        if phrase.person(paragraph, noun) or noun.lower == "his":
            yield "@one"
        before = paragraph.children(noun.i, "compound", "nmod", "quantmod")
        if noun.pos == "NUM":  # "$200"
            yield from (t.lower for t in before)
        if noun.pos == "PROPN":  # "Hurricane Jane"
            yield from (t.lower for t in before if lexicon().in_class(t.lower, "nature"))
