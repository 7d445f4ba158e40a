"""Evidence that is seen: what photographs, videos and satellites show, as voices of their own.

"Satellites spotted two ships", "the convoy was caught on video", "images of a meeting at sea".
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import AttributionMode
from onrecord.read import phrase
from onrecord.read.credits.credit import Credit, Words
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import document_nouns, word_set


def evidence(paragraph: Paragraph) -> Iterator[Credit]:
    """The credits of a paragraph to what is seen."""
    for token in paragraph.tokens:
        if token.pos in ("VERB", "AUX") and token.lemma in word_set("witness"):
            yield from _spotted(paragraph, token)
        elif token.pos == "NOUN" and token.lemma in word_set("imagery"):
            yield from _pictured(paragraph, token)


def _spotted(paragraph: Paragraph, verb: Token) -> Iterator[Credit]:
    """A sight by an eye that is no person, as subject or after "by", "in" and "on"."""
    if phrase.passive(paragraph, verb.i):
        seers = phrase.prepositional(paragraph, verb.i, "by", "in", "on")
        seen = [phrase.subject(paragraph, verb.i)]
    else:
        seers = [s for s in (phrase.subject(paragraph, verb.i),) if s is not None]
        seen = [*phrase.objects(paragraph, verb.i)]
    seers = [s for s in seers if s.lemma in document_nouns()]
    if not seers or not seen or seen[0] is None or paragraph.children(verb.i, "ccomp"):
        return
    if seen[0].pos not in ("NOUN", "PROPN", "NUM") or seen[0].lemma in document_nouns():
        return
    if phrase.passive(paragraph, verb.i):
        begin, end = phrase.clause(paragraph, verb.i, frozenset(paragraph.subtree(seers[0].i)))
    else:
        inside = paragraph.subtree(seen[0].i)
        begin, end = min(inside), max(inside) + 1
    if begin < end:
        first, last = phrase.verb_group(paragraph, verb.i)
        cue = Words(paragraph.index, first, last, verb.i)
        yield _credit(paragraph, seers[0], cue, verb.lemma, (begin, end))


def _pictured(paragraph: Paragraph, noun: Token) -> Iterator[Credit]:
    """Pictures of an act: "photographs of a meeting", not of a person."""
    for of in phrase.prepositional(paragraph, noun.i, "of"):
        if of.pos == "NOUN" and lexicon().noun(of.lemma) is not None and of.i > noun.i:
            inside = paragraph.subtree(of.i)
            yield _credit(paragraph, noun, None, "", (min(inside), max(inside) + 1))


def _credit(
    paragraph: Paragraph, source: Token, cue: Words | None, lemma: str, content: tuple[int, int]
) -> Credit:
    first, last = phrase.noun_phrase(paragraph, source.i)
    end = last if cue else source.i + 1  # without a cue the content follows the noun
    return Credit(
        Words(paragraph.index, first, end, source.i), cue, lemma, "knowledge", "factual",
        (paragraph.offsets(*content),), AttributionMode.INDIRECT,
    )  # fmt: skip
