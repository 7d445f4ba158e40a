"""Nouns that credit: "speculation that", "the position is that", "reports of"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import AttributionMode
from onrecord.read import phrase
from onrecord.read.credits.credit import Credit as Credit
from onrecord.read.credits.credit import Words as Words
from onrecord.read.credits.speaker import can_speak
from onrecord.read.credits.verbal import verb_source, words_of
from onrecord.read.lexicon import lexicon
from onrecord.read.names.cast import Cast
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import party_nouns, word_set


def nouns(paragraph: Paragraph, cast: Cast) -> Iterator[Credit]:
    for token in paragraph.tokens:
        if token.pos != "NOUN" or (cue := lexicon().cue_noun(token.lemma)) is None:
            continue
        contents = [
            paragraph.offsets(*phrase.clause(paragraph, h, joined=True))
            for h in _noun_contents(paragraph, token)
        ]
        source = noun_source(paragraph, token.i)
        if not can_speak(paragraph, cast, source) or not _speaks_itself(paragraph, source):
            source = None
        if _disowned(paragraph, token):
            continue
        if contents and (source is not None or token.lemma in word_set("hearsay")):
            yield Credit(
                source, words_of(paragraph, token.i), token.lemma, cue.kind, cue.strength, tuple(contents),
                AttributionMode.INDIRECT, noun=True,
            )  # fmt: skip


def _speaks_itself(paragraph: Paragraph, source: Words | None) -> bool:
    """Whether the source is no act of its own: "the arrival set off speculation" has nobody speculate."""
    if source is None:
        return True
    token = paragraph.tokens[source.head]
    return token.pos != "NOUN" or token.lemma in party_nouns() or lexicon().noun(token.lemma) is None


def _disowned(paragraph: Paragraph, noun: Token) -> bool:
    """Whether the noun is what somebody denies ("denied claims that"): then the denier is the nearest
    voice."""
    verb = paragraph.tokens[noun.head]
    cue = lexicon().cue_verb(verb.lemma) if noun.dep in ("dobj", "nsubjpass") else None
    return cue is not None and cue.strength == "denial"


def _noun_contents(paragraph: Paragraph, noun: Token) -> list[int]:
    """The that-clause of a noun ("speculation that …", "the position is that …"), or what follows its
    "of"."""
    clauses = [t for t in paragraph.children(noun.i, "acl", "ccomp") if _has_that(paragraph, t)]
    clauses = clauses or [t for t in paragraph.children(noun.i, "relcl") if _that_then_subject(paragraph, t)]
    clauses = clauses or _right_after(paragraph, noun)
    head = paragraph.tokens[noun.head]
    if not clauses and noun.dep in ("nsubj", "nsubjpass") and head.lemma in ("be", "emerge", "grow"):
        clauses = [t for t in paragraph.children(head.i, "ccomp") if _has_that(paragraph, t)]
    if not clauses:
        clauses = phrase.prepositional(paragraph, noun.i, "of")
        clauses = [t for t in clauses if t.i > noun.i and noun.lemma in word_set("hearsay")]
    return [t.i for t in clauses]


def _right_after(paragraph: Paragraph, noun: Token) -> list[Token]:
    """The clause whose "that" follows the noun, where the parse hung it on the verb before ("seized it under
    suspicions that …")."""
    if noun.dep != "pobj" or noun.lemma not in word_set("hearsay") or noun.i + 1 >= len(paragraph.tokens):
        return []
    that = paragraph.tokens[noun.i + 1]
    clause = paragraph.tokens[that.head]
    return [clause] if that.lower == "that" and that.dep == "mark" and clause.dep == "ccomp" else []


def _that_then_subject(paragraph: Paragraph, clause: Token) -> bool:
    """Whether a "relative" clause after "that" has a subject and an object of its own, and so is the
    content."""
    subjects = paragraph.children(clause.i, "nsubj", "nsubjpass")
    that = [t for t in paragraph.children(clause.i) if t.lower == "that" and t.i < clause.i]
    full = bool(paragraph.children(clause.i, "dobj", "attr", "acomp")) or phrase.passive(paragraph, clause.i)
    return (
        bool(subjects and that) and full and all(t.lower != "that" for t in subjects) and that[0].dep != "dobj"
    )


def _has_that(paragraph: Paragraph, clause: Token) -> bool:
    return clause.pos in ("VERB", "AUX") and any(
        t.lower == "that" for t in paragraph.children(clause.i, "mark")
    )


def noun_source(paragraph: Paragraph, noun: int) -> Words | None:
    """Whose word a noun like "claim" is: its possessor, the noun after "by" or "from", a people's
    adjective."""
    owners = paragraph.children(noun, "poss") or phrase.prepositional(
        paragraph, noun, "by", "from", "among", "in"
    )
    owners = [t for t in owners if t.pos in ("PROPN", "PRON") or t.lemma in party_nouns()]
    if owners:
        return words_of(paragraph, owners[0].i)
    makers = [
        t
        for t in paragraph.children(noun, "amod", "compound", "nmod")
        if t.tag in ("NNP", "NNPS") or t.text[:1].isupper()
    ]
    if makers:
        return Words(paragraph.index, makers[0].i, makers[0].i + 1, makers[0].i)
    verb = paragraph.tokens[paragraph.tokens[noun].head]
    if verb.lower in ("on", "under") and paragraph.tokens[noun].lemma == "suspicion":
        return verb_source(paragraph, verb.head)
    if verb.lower == "with":
        verb = paragraph.tokens[verb.head]
        return (
            verb_source(paragraph, verb.i)
            if verb.lemma in ("respond", "react", "reply", "answer", "counter")
            else None
        )
    light = paragraph.tokens[noun].dep == "dobj" and lexicon().light(verb.lemma) is not None
    return verb_source(paragraph, verb.i) if light else None
