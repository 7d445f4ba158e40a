"""Descriptions: sources that a report describes without a name ("a source from the ministry", "the army")."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.model import Source, SourceKind, Span
from onrecord.read import phrase
from onrecord.read.casing import lower_words
from onrecord.read.credits.credit import Credit, Words
from onrecord.read.names.collective import noun_of
from onrecord.read.page import Paragraph, Token
from onrecord.read.party import participant
from onrecord.read.scene import Scene
from onrecord.read.wordlist import document_nouns, word_set

_BODIES = frozenset({"organization", "state"})
_LONGEST = 14  # tokens of a description with what hangs on its noun
_ARTICLES = frozenset({"the", "a", "an"})
_FAR = 2  # paragraphs back to what a pronoun stands for
_MANY = 200  # sources back to the one that a bare noun names again


def described(scene: Scene, credit: Credit, words: Words) -> Source:
    """The source of a credit by the words for it: a body as an organization, anybody else as an unnamed voice,
    without a name where the words tell nothing of him ("sources", "they"). "The source" and "she" are whoever
    was described before, if he can be meant."""
    meant = _meant(scene, credit, words) or (credit, words)
    paragraph = scene.paragraph(meant[1].paragraph)
    name = name_of(paragraph, meant[1], _span(paragraph, *meant))
    kind = SourceKind.ORGANIZATION if body(paragraph, meant[1]) else SourceKind.UNNAMED
    return Source(kind, name, None, _span(scene.paragraph(words.paragraph), credit, words))


def name_of(paragraph: Paragraph, words: Words, span: Span) -> str | None:
    """A description without its article, its first word as inside a sentence; None where the words tell nothing
    of who is meant. ``span`` holds them with what hangs on their noun."""
    if not _tells(paragraph, words, span):
        return None
    tokens = paragraph.tokens
    article = tokens[words.first]
    first = words.first + (article.lower in _ARTICLES and article.head == words.head != article.i)
    name = " ".join(span.quote[tokens[first].start - span.start :].split())
    begins = first == paragraph.sentence(first)[0] and not tokens[first].text.isupper()
    return name[:1].lower() + name[1:] if begins and _common(tokens[first]) else name


def _common(token: Token) -> bool:
    """Whether a word has its capital only from the beginning of a sentence."""
    return token.pos in ("NOUN", "NUM", "DET", "PRON") or (token.pos == "ADJ" and token.lower in lower_words())


def _tells(paragraph: Paragraph, words: Words, span: Span) -> bool:
    """Whether words tell anything of who speaks: not a pronoun, nor only that there is a source."""
    if paragraph.tokens[words.head].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    own = paragraph.tokens[words.first : words.last]
    return any(map(_telling, own)) or own[-1].end < span.end


def _telling(token: Token) -> bool:
    content = token.pos in ("NOUN", "PROPN", "ADJ", "VERB") and any(map(str.isalpha, token.text))
    return content and token.lemma not in word_set("anonymous")


def body(paragraph: Paragraph, words: Words) -> bool:
    """Whether the words mean one body that speaks as a whole: "the army", "police", not "an army"."""
    head = paragraph.tokens[words.head]
    noun = noun_of(head)
    if noun is None or noun.type not in _BODIES or (head.tag in ("NNS", "NNPS") and head.lower != noun.lemma):
        return False
    return all(t.lower == "the" for t in paragraph.children(head.i, "det", "nummod"))


# Who is meant by a word that only points back


def _meant(scene: Scene, credit: Credit, words: Words) -> tuple[Credit, Words] | None:
    """The words that described a source before, whom a pronoun or a bare noun means, and their credit."""
    paragraph = scene.paragraph(words.paragraph)
    head = paragraph.tokens[words.head]
    bare = words.last - words.first == 2 and paragraph.tokens[words.first].lower == "the"
    if head.lower not in ("he", "she", "they", "it") and not (bare and head.pos == "NOUN"):
        return None
    if (noun := _noun(scene, words)) is not None:
        return credit, noun
    at = bisect_left(scene.sources, (words.paragraph, words.head), key=_place)
    earlier = scene.sources[max(0, at - _MANY) : at]
    if head.pos == "NOUN":
        return next((one for one in reversed(earlier) if _says_more(scene, head, *one)), None)
    last = earlier[-1] if earlier else None
    near = last is not None and words.paragraph - last[1].paragraph <= _FAR
    return last if near and last is not None and _stands_for(scene, head, last[1]) else None


def _place(source: tuple[Credit, Words]) -> tuple[int, int]:
    return source[1].paragraph, source[1].head


def _noun(scene: Scene, words: Words) -> Words | None:
    """The noun that a pronoun stands for, where that can speak: "a rights group … it said"."""
    behind = scene.cast.nouns.get((words.paragraph, words.head))
    if behind is None:
        return None
    paragraph, noun = scene.paragraph(behind[0]), behind[1]
    if participant(scene, paragraph, noun, None) is None:
        return None
    return Words(paragraph.index, *phrase.noun_phrase(paragraph, noun), noun)


def _says_more(scene: Scene, head: Token, credit: Credit, words: Words) -> bool:
    """Whether a source has the same noun and more words: "a ministry official" before "the official"."""
    paragraph = scene.paragraph(words.paragraph)
    other = paragraph.tokens[words.head]
    same = other.lemma == head.lemma and other.tag == head.tag
    return same and len(_span(paragraph, credit, words).quote.split()) > 2


def _stands_for(scene: Scene, pronoun: Token, words: Words) -> bool:
    """Whether a pronoun can mean a source: several, a body or one person."""
    paragraph = scene.paragraph(words.paragraph)
    head = paragraph.tokens[words.head]
    several, one_body = head.tag == "NNS", body(paragraph, words)
    meant = {"they": several, "it": one_body}
    if head.pos != "NOUN" or head.lemma in document_nouns():
        return False
    return meant.get(pronoun.lower, not several and not one_body)


# How far the words for a source reach


def _span(paragraph: Paragraph, credit: Credit, words: Words) -> Span:
    """The words for a source with what hangs on its noun and stands right after it: "activists in Damascus",
    "people close to the talks"."""
    cue = credit.cue.first if credit.cue and credit.cue.paragraph == paragraph.index else -1
    last = words.last
    for kid in paragraph.children(words.head):
        start, end = paragraph.reach(kid.i)
        near = words.head < kid.i and start <= last <= end and end - words.first < _LONGEST
        if near and not start <= cue <= end and _says_who(paragraph, kid) and not _parted(paragraph, last, end):
            last = end + 1
    return paragraph.span(words.first, last)


def _says_who(paragraph: Paragraph, kid: Token) -> bool:
    """Whether a word below a noun goes on to say who is meant, not when or where he spoke."""
    if kid.dep == "prep":
        objects = paragraph.children(kid.i, "pobj")
        return kid.lower in word_set("of whom") and not any(_occasion(paragraph, t) for t in objects)
    return kid.dep in ("amod", "acl") and kid.lower in word_set("privy")


def _occasion(paragraph: Paragraph, token: Token) -> bool:
    dated = any(n.first <= token.i < n.last and n.label in ("DATE", "TIME") for n in paragraph.names)
    return dated or token.lemma in word_set("utterance")


def _parted(paragraph: Paragraph, first: int, end: int) -> bool:
    return any(t.pos == "PUNCT" and t.text != "-" for t in paragraph.tokens[first : end + 1])
