"""Attribution: which words of a report are credited to whom.

A credit is a source, the cue that credits it, and the stretches of text that are its content. Credits nest:
what "according to the agency, officials said …" leaves is two credits, the inner one inside the outer's
content, and the chain of voices at any place is the credits around it, smallest first (``chain_at``).

Limits: a source that stands more than a paragraph before its quotation is missed, unless a lead-in ends in a
colon; a paraphrase that goes on in the next sentence without a new cue is given to the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import AttributionMode
from onrecord.read import phrase
from onrecord.read.credits import choice
from onrecord.read.credits.credit import Credit as Credit
from onrecord.read.credits.credit import Words as Words
from onrecord.read.credits.excerpt import excerpt_after
from onrecord.read.credits.learned import joined
from onrecord.read.credits.speaker import can_speak
from onrecord.read.credits.telling import find_tellings
from onrecord.read.lexicon import Cue, lexicon
from onrecord.read.names.cast import Cast
from onrecord.read.outlet import outlet_at
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.quotation import Quotation
from onrecord.read.wordlist import party_nouns, word_set

_CONDITIONAL_MARKS = frozenset({"if", "whether", "why", "how", "when", "where", "who"})
_CHARGES = frozenset({"accuse", "blame", "suspect", "condemn", "criticize", "criticise", "denounce"})
_SOURCE_FOLLOWS = frozenset(
    {"according to", "citing", "quoting", "in the words of", "via", "per", "as per", "as told to"}
)


def find_credits(
    page: Page, cast: Cast, quotations: Sequence[Quotation], *, learned: bool = True
) -> tuple[Credit, ...]:
    """All credits of a page: verbs, nouns and phrases that credit, brackets, lead-ins, quotations,
    excerpts; without ``learned`` by the rules alone."""
    found: list[Credit] = []
    for paragraph in page.paragraphs:
        quoted = [q for q in quotations if q.paragraph == paragraph.index]
        own = [
            *_verbs(paragraph, cast, quoted),
            *_nouns(paragraph, cast),
            *_phrases(paragraph),
            *_brackets(paragraph),
        ]
        own = [_snapped(credit, quoted) for credit in own]
        found.extend(credit for credit in own if not _taken(credit, own))
    if learned and choice.learned():
        found = joined(page, cast, found, find_tellings(page, quotations), quotations)
    found.extend(_carried(page, found))
    found.extend(_lead_ins(page, found, quotations))
    found.extend(excerpts(page, found, quotations))
    found.extend(_unclaimed(page, found, quotations))
    return tuple(sorted(found, key=_order))


def chain_at(credits: Sequence[Credit], offset: int) -> list[Credit]:
    """The credits around a document offset, the voice nearest the words first."""
    return sorted(
        (c for c in credits if c.covers(offset)), key=lambda c: (not c.cited, c.outlet, c.size, _order(c))
    )


def _order(credit: Credit) -> tuple[int, int, int]:
    start, end = min(credit.contents)
    return start, end, credit.cue.first if credit.cue else -1


# Verbs that credit


def _verbs(paragraph: Paragraph, cast: Cast, quoted: list[Quotation]) -> Iterator[Credit]:
    for token in paragraph.tokens:
        if token.pos not in ("VERB", "AUX") or _bare(paragraph, token):
            continue
        cue = verb_cue(paragraph, token)
        if cue is None or (paragraph.children(token.i, "neg") and cue.strength != "denial"):
            continue
        contents = _verb_contents(paragraph, token, cue, quoted)
        if contents and can_speak(paragraph, cast, verb_source(paragraph, token.i)):
            yield _verb_credit(paragraph, token, cue, contents)
            continue
        if cue.kind != "speech" or any(q.first <= token.i < q.last for q in quoted):
            continue
        if trailing := _trailing(paragraph, token):
            yield trailing_credit(paragraph, token, cue, *trailing)
        elif (quote := _tagged(paragraph, token, quoted)) and can_speak(
            paragraph, cast, verb_source(paragraph, token.i)
        ):
            credit = _verb_credit(paragraph, token, cue, ((quote.start, quote.end),))
            if credit.source is not None:
                yield replace(credit, beside=True)


def _bare(paragraph: Paragraph, token: Token) -> bool:
    """Whether a verb reports nothing as it stands: "the stated aim", or an order ("Say hello")."""
    if token.dep == "amod":
        return True
    ordered = token.tag == "VB" and token.dep in ("ROOT", "conj")
    return ordered and not paragraph.children(token.i, "aux", "nsubj", "nsubjpass")


def verb_cue(paragraph: Paragraph, token: Token) -> Cue | None:
    """The cue that a verb is, its particle included ("point out")."""
    for particle in paragraph.children(token.i, "prt"):
        if (cue := lexicon().cue_verb(f"{token.lemma} {particle.lower}")) is not None:
            return cue
    if token.lemma in ("continue", "begin", "go", "open", "ask", "question") and paragraph.children(
        token.i, "xcomp", "dobj"
    ):
        return None
    return lexicon().cue_verb(token.lemma)


def _verb_credit(
    paragraph: Paragraph, token: Token, cue: Cue, contents: tuple[tuple[int, int], ...]
) -> Credit:
    first, last = phrase.verb_group(paragraph, token.i)
    return Credit(
        source=verb_source(paragraph, token.i),
        cue=Words(paragraph.index, first, last, token.i),
        cue_lemma=token.lemma,
        kind=cue.kind,
        strength=cue.strength,
        contents=contents,
        mode=AttributionMode.INDIRECT,
        teller=_teller(paragraph, token),
    )


def _teller(paragraph: Paragraph, token: Token) -> Words | None:
    """The outlet to which somebody spoke: "told the Courier", "said on Radio North", "in an interview
    with"."""
    spoken_to = paragraph.children(token.i, "dobj", "dative") + phrase.prepositional(
        paragraph, token.i, "to", "on", "in"
    )
    for noun in list(spoken_to):
        spoken_to += phrase.prepositional(paragraph, noun.i, "with", "on", "to")
    for noun in spoken_to:
        if (name := outlet_at(paragraph, noun.i)) is not None:
            return Words(paragraph.index, name.first, name.last, noun.i)
    return None


def verb_source(paragraph: Paragraph, verb: int) -> Words | None:
    """Who speaks in a verb of speech: its subject, for a passive the noun after "by", else None."""
    if _adds(paragraph, verb):
        verb = _root(paragraph, verb)
    noun = (
        phrase.agent(paragraph, verb) if phrase.passive(paragraph, verb) else phrase.subject(paragraph, verb)
    )
    if noun is None or noun.pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        return None
    return words_of(paragraph, noun.i)


def _adds(paragraph: Paragraph, verb: int) -> bool:
    """Whether a participle after a comma goes on for the main subject ("denied it, saying that …")."""
    token = paragraph.tokens[verb]
    before = paragraph.tokens[verb - 1].text if verb else ""
    return (
        token.tag == "VBG"
        and token.dep in ("advcl", "conj", "acl", "dep")
        and before == ","
        and not paragraph.children(verb, "nsubj")
    )


def _root(paragraph: Paragraph, i: int) -> int:
    at = paragraph.tokens[i]
    while at.head != at.i:
        at = paragraph.tokens[at.head]
    return at.i


def words_of(paragraph: Paragraph, noun: int) -> Words:
    """The phrase of a noun as words: with its modifiers, without relative clauses and appositions."""
    first, last = phrase.noun_phrase(paragraph, noun)
    return Words(paragraph.index, first, last, noun)


def _verb_contents(
    paragraph: Paragraph, token: Token, cue: Cue, quoted: list[Quotation]
) -> tuple[tuple[int, int], ...]:
    heads = _content_heads(paragraph, token, cue)
    if heads:
        own = _around(paragraph, token, heads)
        return tuple(_offsets(paragraph, phrase.clause(paragraph, h, own, joined=True)) for h in heads)
    if matrix := _matrix(paragraph, token):
        return matrix
    return ()


def _trailing(paragraph: Paragraph, token: Token) -> tuple[Words, tuple[int, int]] | None:
    """Source and content of a cue that closes its sentence where the parse does not join the two:
    "… struck at dawn, the agency reported on Monday."; None where the words do not stand like that."""
    first, last = paragraph.sentence(token.i)
    if token.tag not in ("VBD", "VBZ", "VBP"):
        return None
    if inverted := _inverted(paragraph, token, first, last):
        return inverted
    if not _closes(paragraph, token):
        return None
    begin = _speaker_before(paragraph, first, token.i)
    if begin is None or not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in paragraph.tokens[first:begin]):
        return None
    nouns = [t for t in paragraph.tokens[begin : token.i] if t.pos in ("NOUN", "PROPN", "PRON")]
    if not nouns:
        return None
    source = Words(paragraph.index, begin, token.i, nouns[-1].i)
    return source, _offsets(paragraph, _bared(paragraph, (first, begin)))


def _inverted(
    paragraph: Paragraph, token: Token, first: int, last: int
) -> tuple[Words, tuple[int, int]] | None:
    """The same with the speaker last: "… struck at dawn, reports the agency."."""
    after = ("nsubj",) if token.lemma == "tell" else ("nsubj", "dobj")
    subjects = [t for t in paragraph.children(token.i, *after) if t.i > token.i]
    before = paragraph.tokens[token.i - 1].text if token.i > first else ""
    if not subjects or before not in (",", "”", '"', "’") or last - token.i > 14:
        return None
    if not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in paragraph.tokens[first : token.i]):
        return None
    return words_of(paragraph, subjects[0].i), _offsets(paragraph, _bared(paragraph, (first, token.i)))


def _closes(paragraph: Paragraph, token: Token) -> bool:
    """Whether nothing but adverbials follows the cue up to a comma or the end of its sentence."""
    _, last = paragraph.sentence(token.i)
    for after in paragraph.tokens[token.i + 1 : last]:
        if after.pos == "PUNCT":
            return True
        if after.pos in ("VERB", "AUX", "PRON") or after.i > token.i + 6:
            return False
    return True


def _speaker_before(paragraph: Paragraph, first: int, verb: int) -> int | None:
    """Where the noun phrase right before a cue begins: after the comma or quotation mark, else its
    subject's edge."""
    at = verb - 1
    while at > first and paragraph.tokens[at].pos not in ("PUNCT", "VERB", "AUX") and verb - at < 12:
        at -= 1
    if paragraph.tokens[at].text in (";", ":") or paragraph.tokens[at + 1].pos in ("CCONJ", "SCONJ"):
        return None  # "…, and the mayor protested" is a further clause, no tag
    if paragraph.tokens[at].pos == "PUNCT" and at + 1 < verb:
        return at + 1 if paragraph.tokens[verb - 1].pos in ("NOUN", "PROPN", "PRON") else None
    subjects = paragraph.children(verb, "nsubj")
    if subjects and subjects[-1].i < verb:
        return phrase.noun_phrase(paragraph, subjects[-1].i)[0]
    return None


def trailing_credit(
    paragraph: Paragraph, token: Token, cue: Cue, source: Words, content: tuple[int, int]
) -> Credit:
    """The credit of a cue at the end of its sentence."""
    return Credit(
        source, Words(paragraph.index, token.i, token.i + 1, token.i), token.lemma, cue.kind, cue.strength,
        (content,), AttributionMode.INDIRECT,
    )  # fmt: skip


def _content_heads(paragraph: Paragraph, token: Token, cue: Cue) -> list[int]:
    clauses = [
        t
        for t in paragraph.children(token.i, "ccomp")
        if not _asks(paragraph, t) and not _parted(paragraph, t.i, token.i)
    ]
    if not clauses and (cue.kind != "speech" or phrase.passive(paragraph, token.i) or token.lemma == "claim"):
        clauses = paragraph.children(token.i, "xcomp")
    if not clauses and (cue.strength == "denial" or token.lemma in ("admit", "acknowledge")):
        clauses = [t for t in paragraph.children(token.i, "xcomp") if t.tag == "VBG"]
    if not clauses and token.lemma in _CHARGES:
        clauses = [t for p in paragraph.children(token.i, "prep") for t in paragraph.children(p.i, "pcomp")]
    if not clauses and (cue.strength == "denial" or token.lemma in word_set("noun-telling")):
        clauses = [t for t in paragraph.children(token.i, "dobj") if t.pos in ("NOUN", "PROPN")]
    if not clauses and token.lemma in ("deny", "refute", "rebut"):
        clauses = [t for t in paragraph.children(token.i, "dobj") if t.lower in ("it", "this", "that")]
    return [t.i for t in clauses]


def _parted(paragraph: Paragraph, low: int, high: int) -> bool:
    """Whether a semicolon stands between a clause and a cue after it, which then tells of something else."""
    return any(t.text == ";" for t in paragraph.tokens[low:high])


def _asks(paragraph: Paragraph, clause: Token) -> bool:
    marks = paragraph.children(clause.i, "mark", "advmod")
    return any(t.lower in ("if", "whether") for t in marks) and clause.i > clause.head


def _around(paragraph: Paragraph, token: Token, heads: list[int]) -> frozenset[int]:
    """The cue with its subject and adverbials, to be cut out of a content that surrounds it."""
    found = {token.i}
    for child in paragraph.children(token.i):
        below = paragraph.subtree(child.i)
        if child.dep != "conj" and not set(heads) & set(below):
            found.update(below)
    for other in paragraph.tokens[token.i + 1 : paragraph.sentence(token.i)[1]]:
        if _adds(paragraph, other.i) and lexicon().cue_verb(other.lemma) is not None:
            found.update(paragraph.subtree(other.i))
    return frozenset(found)


def _matrix(paragraph: Paragraph, token: Token) -> tuple[tuple[int, int], ...]:
    """The sentence around a cue put in between: "Two planes, officials said, landed", "as the agency
    reported"."""
    as_clause = token.dep == "advcl" and any(t.lower == "as" for t in paragraph.children(token.i, "mark"))
    between = token.dep == "parataxis" and paragraph.children(token.i, "nsubj")
    if not (as_clause or between) or token.head == token.i:
        return ()
    stray = phrase.stray_subject(paragraph, token.i)
    own = frozenset(paragraph.subtree(token.i)) - frozenset(paragraph.subtree(stray.i) if stray else ())
    first, last = paragraph.sentence(token.i)
    before = (first, min(own)) if min(own) > first else None
    after = (max(own) + 1, last) if max(own) + 1 < last else None
    return tuple(_offsets(paragraph, _bared(paragraph, piece)) for piece in (before, after) if piece)


def _bared(paragraph: Paragraph, piece: tuple[int, int]) -> tuple[int, int]:
    first, last = piece
    while last - 1 > first and paragraph.tokens[last - 1].pos == "PUNCT":
        last -= 1
    while first < last - 1 and paragraph.tokens[first].pos == "PUNCT":
        first += 1
    return first, last


def _tagged(paragraph: Paragraph, token: Token, quoted: list[Quotation]) -> Quotation | None:
    """The quotation that a cue is the tag of; a relative clause ("who testified") is the tag of none."""
    finite = token.tag in ("VBD", "VBZ", "VBP") or bool(paragraph.children(token.i, "aux"))
    if token.dep in ("relcl", "acl", "amod") or not (finite or token.tag == "VBG"):
        return None
    return _quote_beside(paragraph, token, quoted)


def _quote_beside(paragraph: Paragraph, token: Token, quoted: list[Quotation]) -> Quotation | None:
    """The quotation that a verb of speech introduces or follows inside its sentence."""
    first, last = paragraph.sentence(token.i)
    near = [
        q
        for q in quoted
        if not q.scare and q.first < last + 2 and q.last > first - 2 and not q.first <= token.i < q.last
    ]
    return min(near, key=lambda q: min(abs(q.first - token.i), abs(q.last - token.i)), default=None)


def _offsets(paragraph: Paragraph, piece: tuple[int, int]) -> tuple[int, int]:
    return paragraph.tokens[piece[0]].start, paragraph.tokens[piece[1] - 1].end


# Nouns that credit


def _nouns(paragraph: Paragraph, cast: Cast) -> Iterator[Credit]:
    for token in paragraph.tokens:
        if token.pos != "NOUN" or (cue := lexicon().cue_noun(token.lemma)) is None:
            continue
        contents = [
            _offsets(paragraph, phrase.clause(paragraph, h, joined=True))
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
    head = paragraph.tokens[noun.head]
    if not clauses and noun.dep in ("nsubj", "nsubjpass") and head.lemma in ("be", "emerge", "grow"):
        clauses = [t for t in paragraph.children(head.i, "ccomp") if _has_that(paragraph, t)]
    if not clauses:
        clauses = phrase.prepositional(paragraph, noun.i, "of")
        clauses = [t for t in clauses if t.i > noun.i and noun.lemma in word_set("hearsay")]
    return [t.i for t in clauses]


def _that_then_subject(paragraph: Paragraph, clause: Token) -> bool:
    """Whether a "relative" clause after "that" has a subject and an object of its own, and so is the
    content."""
    subjects = paragraph.children(clause.i, "nsubj", "nsubjpass")
    that = [t for t in paragraph.children(clause.i) if t.lower == "that" and t.i < clause.i]
    full = bool(paragraph.children(clause.i, "dobj", "attr", "acomp")) or phrase.passive(paragraph, clause.i)
    return (
        bool(subjects and that)
        and full
        and all(t.lower != "that" for t in subjects)
        and that[0].dep != "dobj"
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
    if verb.lower == "with":
        verb = paragraph.tokens[verb.head]
        return (
            verb_source(paragraph, verb.i)
            if verb.lemma in ("respond", "react", "reply", "answer", "counter")
            else None
        )
    light = paragraph.tokens[noun].dep == "dobj" and lexicon().light(verb.lemma) is not None
    return verb_source(paragraph, verb.i) if light else None


# Phrases that credit


def _phrases(paragraph: Paragraph) -> Iterator[Credit]:
    words = [token.lower for token in paragraph.tokens]
    for token in paragraph.tokens:
        match = lexicon().cue_phrase(words[token.i : token.i + 5], 0)
        if match is None or match[1].lemma not in _SOURCE_FOLLOWS:
            continue
        length, entry = match
        source = _after(paragraph, token.i + length)
        if source is None or (entry.lemma in ("via", "per") and outlet_at(paragraph, source.head) is None):
            continue
        contents = _governed(paragraph, token.i, source)
        if contents:
            yield Credit(
                source, Words(paragraph.index, token.i, token.i + length, token.i), token.lower, "speech",
                entry.strength, contents, AttributionMode.INDIRECT,
                outlet=outlet_at(paragraph, source.head) is not None,
            )  # fmt: skip


def _after(paragraph: Paragraph, i: int) -> Words | None:
    """The noun phrase that begins at or right after token ``i``."""
    for token in paragraph.tokens[i : i + 8]:
        if token.pos in ("NOUN", "PROPN", "PRON") and token.dep in (
            "pobj",
            "dobj",
            "nsubj",
            "ROOT",
            "appos",
            "npadvmod",
            "conj",
        ):
            return words_of(paragraph, token.i)
    return None


def _governed(paragraph: Paragraph, cue: int, source: Words) -> tuple[tuple[int, int], ...]:
    """What "according to X" governs: the rest of its sentence, or the clause that it stands in the middle
    of."""
    first, last = paragraph.sentence(cue)
    end = max(paragraph.subtree(source.head)) + 1
    begin = cue
    pieces = []
    if any(t.pos in ("VERB", "AUX") for t in paragraph.tokens[first:begin]):
        pieces.append((first, begin))
    if end < last and any(t.pos in ("VERB", "AUX") for t in paragraph.tokens[end:last]):
        pieces.append((end, last))
    return tuple(_offsets(paragraph, _bared(paragraph, p)) for p in pieces)


def _brackets(paragraph: Paragraph) -> Iterator[Credit]:
    """An outlet in brackets credits the sentence before it: "… are on their way. (Harbour Courier)"."""
    tokens = paragraph.tokens
    for token in tokens[1:]:
        if token.text not in ("(", "[") or (name := outlet_at(paragraph, token.i + 1)) is None:
            continue
        close = name.last
        if close < len(tokens) and tokens[close].text in (")", "]"):
            first, last = paragraph.sentence(token.i - 1)
            piece = _bared(paragraph, (first, min(last, token.i)))
            yield Credit(
                Words(paragraph.index, token.i + 1, close, close - 1), None, "", "speech", "neutral",
                (_offsets(paragraph, piece),), AttributionMode.INDIRECT, outlet=True,
            )  # fmt: skip


# Quotations


def _snapped(credit: Credit, quoted: list[Quotation]) -> Credit:
    """Contents widened to the quotations that they meet, and the mode that follows from that; a cue that is
    itself quoted ("I think …") reaches no further than its clause."""
    if credit.cue is None:
        return credit
    outside = [q for q in quoted if not q.first <= credit.cue.head < q.last]
    if credit.kind == "intention" or (
        len(outside) < len(quoted)
        and any(q.start <= min(credit.contents)[0] < q.end for q in quoted if q not in outside)
    ):
        return credit
    widened, direct, some = [], True, False
    for start, end in credit.contents:
        for q in outside:
            if q.start < end and start < q.end and not q.scare:
                start, end = min(start, q.start), max(end, q.end)
        direct = direct and any(q.start <= start + 1 and end <= q.end + 2 for q in outside)
        some = some or any(q.start < end and start < q.end for q in outside)
        widened.append((start, end))
    mode = AttributionMode.DIRECT if direct else AttributionMode.MIXED if some else credit.mode
    return replace(credit, contents=tuple(widened), mode=mode)


def _taken(credit: Credit, others: list[Credit]) -> bool:
    """Whether a credit only took a quotation beside it that another cue's clause already holds."""
    return credit.beside and any(
        o is not credit
        and not o.beside
        and not o.outlet
        and all(o.covers(start) for start, _ in credit.contents)
        for o in others
    )


def _unclaimed(page: Page, credits: list[Credit], quotations: Sequence[Quotation]) -> Iterator[Credit]:
    """Quotations that no cue of their sentence claims: the same speaker goes on."""
    quoted = [(q.paragraph, q.first, q.last) for q in quotations]
    speeches = [
        c for c in credits
        if c.kind == "speech" and c.cue is not None and not c.outlet and not c.noun and c.source is not None
        and not any(p == c.cue.paragraph and a <= c.cue.head < b for p, a, b in quoted)
    ]  # fmt: skip
    ongoing: Credit | None = None
    before: Quotation | None = None
    for quote in quotations:
        middle = (quote.start + quote.end) // 2
        own = [c for c in speeches if c.covers(middle)]
        if own:
            ongoing = min(own, key=lambda c: c.size)
        elif not quote.scare:
            near = _near_speech(page, speeches, quote) or (ongoing if _goes_on(page, before, quote) else None)
            near = near or _speaking_before(page, speeches, quote)
            if near is not None:
                yield replace(
                    near,
                    contents=((quote.start, quote.end),),
                    mode=AttributionMode.DIRECT,
                    strength="neutral",
                    carried=True,
                )
                ongoing = near
        before = quote


def _near_speech(page: Page, speeches: list[Credit], quote: Quotation) -> Credit | None:
    """The speech credit of the same paragraph that stands nearest to a quotation, before it or after."""
    here = [c for c in speeches if c.cue is not None and c.cue.paragraph == quote.paragraph]
    if not here:
        return None
    before = [c for c in here if c.cue is not None and c.cue.last <= quote.first]
    return max(before, key=lambda c: c.cue.first if c.cue else 0) if before else here[0]


def _goes_on(page: Page, before: Quotation | None, quote: Quotation) -> bool:
    """Whether a quotation continues the one before, which never closed."""
    return before is not None and before.open_ended and quote.paragraph - before.paragraph == 1


def _speaking_before(page: Page, speeches: list[Credit], quote: Quotation) -> Credit | None:
    """Who spoke last, at most two paragraphs back, before a paragraph that is nothing but a quotation."""
    paragraph = page.paragraphs[quote.paragraph]
    if quote.first > 1 or quote.last < len(paragraph.tokens) - 2:
        return None
    places = [
        (c.cue.paragraph, c.cue.first, n)
        for n, c in enumerate(speeches)
        if c.cue is not None and c.cue.paragraph < quote.paragraph
    ]
    if not places or quote.paragraph - max(places)[0] > 2:
        return None
    return speeches[max(places)[2]]


def _press(page: Page, credit: Credit) -> bool:
    """Whether the source is an agency, paper or channel, whose report goes on in the next sentence."""
    if credit.source is None:
        return False
    return (
        credit.outlet or outlet_at(page.paragraphs[credit.source.paragraph], credit.source.head) is not None
    )


def _carried(page: Page, credits: list[Credit]) -> Iterator[Credit]:
    """Sentences told "reportedly" or "allegedly" right after a credited one: the same source goes on."""
    for paragraph in page.paragraphs:
        for (first, last), (start, end) in zip(paragraph.sentences, paragraph.sentences[1:], strict=False):
            if not any(t.lower in ("reportedly", "allegedly") for t in paragraph.tokens[start:end]):
                continue
            span, here = paragraph.span(first, last), paragraph.span(start, end)
            near = [c for c in credits if c.kind == "speech" and not c.carried and _press(page, c)
                    and any(span.start <= a and b <= span.end for a, b in c.contents)]  # fmt: skip
            if near and not any(c.covers(here.start + 1) for c in credits):
                widest = max(near, key=lambda c: c.size)
                yield replace(
                    widest, contents=((here.start, here.end),), mode=AttributionMode.INDIRECT, carried=True
                )


# Lead-ins and excerpts


def _lead_ins(page: Page, credits: list[Credit], quotations: Sequence[Quotation]) -> Iterator[Credit]:
    """Paragraphs that end in a colon and credit what stands in the next one."""
    for paragraph, following in zip(page.paragraphs, page.paragraphs[1:], strict=False):
        if not paragraph.tokens or not _ends_in_colon(paragraph) or not following.tokens:
            continue
        lead = _lead(paragraph)
        if lead is None:
            continue
        quotes = [q for q in quotations if q.paragraph == following.index and not q.scare]
        quote = quotes[0] if quotes and quotes[0].first <= 1 else None
        piece = (quote.start, quote.end) if quote else (following.start, following.end)
        spoken = lead.source is not None and outlet_at(paragraph, lead.source.head) is not None
        mode = (
            AttributionMode.DIRECT
            if quote
            else AttributionMode.EXCERPT
            if spoken
            else AttributionMode.INDIRECT
        )
        yield replace(
            lead, contents=(piece,), mode=mode, outlet=spoken, excerpt=spoken and quote is None, carried=True
        )


def excerpts(page: Page, credits: list[Credit], quotations: Sequence[Quotation]) -> Iterator[Credit]:
    """Paragraphs taken over from an outlet credited at the end of the one before, without quotation marks."""
    for credit in [c for c in credits if c.outlet and c.source is not None]:
        if credit.source is None or not _at_the_end(page, credit):
            continue
        for paragraph in excerpt_after(page, credit.source.paragraph, quotations, led_in=credit.excerpt):
            yield replace(
                credit,
                contents=((paragraph.start, paragraph.end),),
                mode=AttributionMode.EXCERPT,
                excerpt=True,
                carried=True,
            )


def _at_the_end(page: Page, credit: Credit) -> bool:
    """Whether an outlet's name closes its paragraph: in brackets, or before the colon of a lead-in."""
    if credit.source is None:
        return False
    rest = page.paragraphs[credit.source.paragraph].tokens[credit.source.last :]
    return credit.excerpt or (credit.cue is None and all(t.pos == "PUNCT" for t in rest))


def _ends_in_colon(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip().endswith(":")


def _lead(paragraph: Paragraph) -> Credit | None:
    """The last verb of speech of a lead-in with its subject."""
    for token in reversed(paragraph.tokens):
        cue = lexicon().cue_verb(token.lemma) if token.pos in ("VERB", "AUX") else None
        if cue is not None and cue.kind == "speech" and not _asked(paragraph, token):
            source = verb_source(paragraph, token.i)
            if source is not None:
                return replace(_verb_credit(paragraph, token, cue, ((0, 0),)), source=source)
    return None


def _asked(paragraph: Paragraph, token: Token) -> bool:
    return token.lemma == "ask" or phrase.passive(paragraph, token.i)
