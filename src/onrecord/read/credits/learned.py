"""Learned credits: what the rules credit, joined with what was learned from marked reports (``telling``).

Where both see a cue, the rules' credit stays and knows the telling; a cue that the rules missed becomes a
credit of its own. To take away credits that the learned weights doubt was tried: claims got worse by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import AttributionMode
from onrecord.read import phrase
from onrecord.read.credits.credit import Credit, Words
from onrecord.read.credits.speaker import can_speak
from onrecord.read.credits.telling import Piece, Telling
from onrecord.read.credits.verbal import asked, besides, results, words_of
from onrecord.read.lexicon import Cue, lexicon
from onrecord.read.names.cast import Cast
from onrecord.read.outlet import outlet_at
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.quotation import Quotation
from onrecord.read.wordlist import word_set

_LEADS = frozenset({"that", "if", "whether"})
_MARKS = frozenset("\"“”«»„‟＂") | {"''", "``"}
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_SAYS = Cue("", "speech", "neutral")
_FEELS = Cue("", "belief", "factual")
"""Feelings about what is taken as so: "was alarmed that troops had crossed"."""
_HOLDS = Cue("", "attitude", "neutral")
"""Beliefs, wishes and decrees by words of no list, and words that nobody vouches for: they lend no voice."""


def joined(
    page: Page,
    cast: Cast,
    credits: Sequence[Credit],
    tellings: Sequence[Telling],
    quotations: Sequence[Quotation],
) -> list[Credit]:
    """The credits of the rules, and those of tellings whose cue the rules did not see."""
    found, seen = [], set()
    for credit in credits:
        mates = [n for n, telling in enumerate(tellings) if _same_cue(credit, telling)]
        seen.update(mates)
        found.append(_taught(page, cast, credit, tellings[mates[0]]) if mates else credit)
    missed = (_credit(page, cast, t, quotations) for n, t in enumerate(tellings) if n not in seen)
    return found + [credit for credit in missed if credit is not None]


def _taught(page: Page, cast: Cast, credit: Credit, telling: Telling) -> Credit:
    """A credit of the rules with its telling, which names a source where the rules saw none."""
    paragraph = page.paragraphs[telling.paragraph]
    source = credit.source
    if source is None and credit.cue is not None and not phrase.passive(paragraph, credit.cue.head):
        source = _source(paragraph, telling)
    source = source if can_speak(paragraph, cast, source) else credit.source
    return replace(credit, telling=telling, source=source)


def _same_cue(credit: Credit, telling: Telling) -> bool:
    cue = credit.cue
    if cue is None or cue.paragraph != telling.paragraph:
        return False
    return telling.cue[0] <= cue.head < telling.cue[1] or cue.first <= telling.head < cue.last


def _credit(page: Page, cast: Cast, telling: Telling, quotations: Sequence[Quotation]) -> Credit | None:
    """The credit of a telling, None where its contents are nothing but marks."""
    paragraph = page.paragraphs[telling.paragraph]
    contents = tuple(bare for piece in telling.contents if (bare := _bared(page, piece)) is not None)
    if not contents:
        return None
    token = paragraph.tokens[telling.head]
    mode = _mode(contents, quotations)
    source = _source(paragraph, telling)
    cue = _listed(paragraph, telling, mode)
    if not can_speak(paragraph, cast, source) or _unsaid(paragraph, telling, cue):
        cue = _HOLDS
    return Credit(
        source=source,
        cue=Words(paragraph.index, *telling.cue, telling.head),
        cue_lemma=token.lemma,
        kind=cue.kind,
        strength=cue.strength,
        contents=contents,
        mode=mode,
        outlet=_outer(paragraph, telling, source, contents),
        noun=token.pos == "NOUN",
        telling=telling,
    )


def _outer(paragraph: Paragraph, telling: Telling, source: Words | None, contents: Sequence[Piece]) -> bool:
    """Whether an outlet tells the whole sentence: "according to Reuters", or a tag at the end."""
    if source is None or outlet_at(paragraph, source.head) is None:
        return False
    token = paragraph.tokens[telling.head]
    opens = paragraph.tokens[paragraph.sentence(telling.head)[0]].start
    return token.lower == "according" or (min(contents)[0] <= opens + 1 and source.head > telling.head - 8)


def _listed(paragraph: Paragraph, telling: Telling, mode: AttributionMode) -> Cue:
    """The kind of a cue by the word lists; for a word of none, speech where it quotes."""
    token, words = paragraph.tokens[telling.head], lexicon()
    cue = words.cue_noun(token.lemma) if token.pos == "NOUN" else words.cue_verb(token.lemma)
    if cue is not None:
        return cue
    clauses = paragraph.children(token.i, "ccomp")
    told = any(t.lower == "that" for c in clauses for t in paragraph.children(c.i, "mark"))
    open_ = any(t.tag == "MD" for c in clauses for t in paragraph.children(c.i, "aux"))  # "that it may fail"
    if told and not open_ and token.lower in word_set("troubled"):
        return _FEELS
    speaks = mode is AttributionMode.DIRECT or token.text == ":" or token.lower == "according"
    return _SAYS if speaks else _HOLDS


def _unsaid(paragraph: Paragraph, telling: Telling, cue: Cue) -> bool:
    """Whether nobody vouches for the content: a cue that is negated, a question, a cue that only goes on after
    the clause ("jets bombed the port, and she protested")."""
    token = paragraph.tokens[telling.head]
    if paragraph.children(token.i, "neg") and cue.strength != "denial":
        return True
    if token.pos in ("VERB", "AUX") and (
        results(paragraph, token) or asked(paragraph, token) or _aside(paragraph, token, telling)
    ):
        return True
    head = paragraph.tokens[token.head]
    if token.dep == "conj" and any(start <= head.start < end for start, end in telling.contents):
        return True
    opens = [t for t in paragraph.tokens if any(t.start == start for start, _ in telling.contents)]
    return any(t.lower in ("if", "whether") and t.i > token.i for t in opens)


def _aside(paragraph: Paragraph, token: Token, telling: Telling) -> bool:
    """Whether a cue stands in a clause beside its content: "regardless of what she says, the road is shut"."""
    if not besides(paragraph, token):
        return False
    below = {paragraph.tokens[i].start for i in paragraph.subtree(token.i)}
    before = max(telling.contents)[1] <= token.start or token.dep == "pcomp"
    return before and not any(start in below for start, _ in telling.contents)


def _mode(contents: Sequence[Piece], quotations: Sequence[Quotation]) -> AttributionMode:
    wholly, partly = True, False
    for start, end in contents:
        meets = [q for q in quotations if q.start < end and start < q.end and not q.scare]
        wholly = wholly and any(q.start <= start + 1 and end <= q.end + 2 for q in meets)
        partly = partly or bool(meets)
    return AttributionMode.DIRECT if wholly else AttributionMode.MIXED if partly else AttributionMode.INDIRECT


def _source(paragraph: Paragraph, telling: Telling) -> Words | None:
    """The noun of a source with its nearest words, as the rules give it."""
    if telling.source is None:
        return None
    first, last = telling.source
    tops = [
        token
        for token in paragraph.tokens[first:last]
        if token.pos in _NOUNS and (token.head == token.i or not first <= token.head < last)
    ]
    tops = [t for t in tops if t.tag not in ("WDT", "WP")] or tops  # "which Russia denies"
    if not tops:
        return None
    if tops[0].lower == "who":
        return words_of(paragraph, phrase.antecedent(paragraph, tops[0], telling.head).i)
    if (first_named := _beside_name(paragraph, tops[0], first)) is not None:
        return first_named
    low, high = phrase.noun_phrase(paragraph, tops[0].i)
    return Words(paragraph.index, max(low, first), min(high, last), tops[0].i)


def _beside_name(paragraph: Paragraph, noun: Token, first: int) -> Words | None:
    """The name that a noun describes, or that stands first in "Jane Doe and some of her friends said"."""
    above = paragraph.tokens[noun.head]
    if noun.dep == "appos" and above.pos == "PROPN" and above.i < first:
        return words_of(paragraph, above.i)
    begin, _ = paragraph.sentence(noun.i)
    named = paragraph.tokens[begin : first - 1]
    joined = first > begin + 1 and paragraph.tokens[first - 1].lower == "and"
    if joined and noun.pos == "NOUN" and all(t.pos == "PROPN" for t in named):
        return Words(paragraph.index, begin, first - 1, first - 2)
    return None


def _bared(page: Page, piece: Piece) -> Piece | None:
    """A content without its joining word and quotation marks."""
    paragraph = next(p for p in page.paragraphs if p.start <= piece[0] < p.end)
    inside = [t for t in paragraph.tokens if t.start >= piece[0] and t.end <= piece[1]]
    while inside and (inside[0].text in _MARKS or (inside[0].dep == "mark" and inside[0].lower in _LEADS)):
        inside = inside[1:]
    while inside and inside[-1].text in _MARKS:
        inside = inside[:-1]
    return (inside[0].start, inside[-1].end) if inside else None
