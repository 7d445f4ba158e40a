"""Verbs that credit: "said", "reported", before, after and in the middle of what they credit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import AttributionMode
from onrecord.read import phrase
from onrecord.read.credits.credit import Credit as Credit
from onrecord.read.credits.credit import Words as Words
from onrecord.read.credits.speaker import can_speak
from onrecord.read.credits.tag import misread, unmarked
from onrecord.read.lexicon import Cue, lexicon
from onrecord.read.names.cast import Cast
from onrecord.read.outlet import outlet_at
from onrecord.read.page import Paragraph, Token
from onrecord.read.quotation import Quotation
from onrecord.read.wordlist import word_set

_CIRCUMSTANCES = frozenset(
    {"after", "before", "because", "since", "until", "while", "when", "where", "although", "though", "once",
     "who"}
)  # fmt: skip
_FINITE = ("VBD", "VBZ", "VBP")


def verbs(paragraph: Paragraph, cast: Cast, quoted: list[Quotation]) -> Iterator[Credit]:
    for token in paragraph.tokens:
        report = lexicon().cue_verb("report")
        if token.pos == "NOUN" and report is not None and (tag := misread(paragraph, token)):
            yield trailing_credit(paragraph, token, report, *tag)
        if token.pos not in ("VERB", "AUX") or _bare(paragraph, token):
            continue
        cue = verb_cue(paragraph, token)
        if cue is not None and cue.kind == "speech" and (tag := unmarked(paragraph, token)):
            yield trailing_credit(paragraph, token, cue, *tag)
            continue
        if cue is None or (paragraph.children(token.i, "neg") and cue.strength != "denial"):
            continue
        contents = _verb_contents(paragraph, token, cue, quoted)
        if contents and can_speak(paragraph, cast, verb_source(paragraph, token.i)):
            yield _beyond_marks(paragraph, verb_credit(paragraph, token, cue, contents), quoted)
            continue
        if cue.kind != "speech" or any(q.first <= token.i < q.last for q in quoted):
            continue
        if (trailing := _trailing(paragraph, token)) and can_speak(paragraph, cast, trailing[0]):
            yield trailing_credit(paragraph, token, cue, *trailing)
        elif (quote := _tagged(paragraph, token, quoted)) and can_speak(
            paragraph, cast, verb_source(paragraph, token.i)
        ):
            credit = verb_credit(paragraph, token, cue, ((quote.start, quote.end),))
            if credit.source is not None:
                yield replace(credit, beside=True)


def _beyond_marks(paragraph: Paragraph, credit: Credit, quoted: list[Quotation]) -> Credit:
    """A credit whose cue stands outside the marks while the parse took its source from a quotation ("he noted
    “reports came in” and added that …"): who spoke last before it in the sentence goes on."""
    cue, source = credit.cue, credit.source
    if cue is None or source is None or not any(
        q.first <= source.head < q.last and not q.first <= cue.head < q.last and not q.scare for q in quoted
    ):
        return credit
    for token in reversed(paragraph.tokens[paragraph.sentence(cue.head)[0] : cue.first]):
        spoke = token.pos == "VERB" and lexicon().cue_verb(token.lemma) is not None
        if spoke and not any(q.first <= token.i < q.last for q in quoted):
            return replace(credit, source=verb_source(paragraph, token.i) or source)
    return credit


def _bare(paragraph: Paragraph, token: Token) -> bool:
    """Whether a verb reports nothing as it stands: "the stated aim", an order ("Say hello"), a question that
    is only told ("asked if he thinks that …")."""
    if token.dep == "amod" or results(paragraph, token) or asked(paragraph, token):
        return True
    ordered = token.tag == "VB" and token.dep in ("ROOT", "conj")
    return ordered and not paragraph.children(token.i, "aux", "nsubj", "nsubjpass")


def asked(paragraph: Paragraph, token: Token) -> bool:
    """Whether a verb stands in a question that somebody was asked: "asked if he thinks that …"."""
    above = paragraph.tokens[token.head].lemma
    marks = {t.lower for t in paragraph.children(token.i, "mark")} if above in ("ask", "question") else set()
    return bool(marks & {"if", "whether"})


def results(paragraph: Paragraph, token: Token) -> bool:
    """Whether a participle only tells what an act amounts to ("cut the aid, suggesting that …")."""
    if token.lemma not in word_set("amounting") or not _adds(paragraph, token.i):
        return False
    above = lexicon().cue_verb(paragraph.tokens[token.head].lemma)
    return above is None or above.kind != "speech"


def verb_cue(paragraph: Paragraph, token: Token) -> Cue | None:
    """The cue that a verb is, its particle included ("point out")."""
    for particle in paragraph.children(token.i, "prt"):
        if (cue := lexicon().cue_verb(f"{token.lemma} {particle.lower}")) is not None:
            return cue
    if token.lower == "adding" and any(t.lower == "to" for t in paragraph.children(token.i, "prep")):
        return None  # "adding to the fifty already heard"
    if token.lemma in word_set("reckoning") and _reckoned(paragraph, token):
        return lexicon().cue_verb("say")
    if token.lemma in ("continue", "begin", "go", "open", "ask", "question") and paragraph.children(
        token.i, "xcomp", "dobj"
    ):
        return None
    return lexicon().cue_verb(token.lemma)


def _reckoned(paragraph: Paragraph, token: Token) -> list[Token]:
    """The count that somebody gives: "put the death toll at ten"."""
    at = any(t.lower == "at" for t in paragraph.children(token.i, "prep"))
    return [t for t in paragraph.children(token.i, "dobj") if at and t.lemma in ("toll", "number", "count")]


def verb_credit(paragraph: Paragraph, token: Token, cue: Cue, contents: tuple[tuple[int, int], ...]) -> Credit:
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
        for word in (noun, *paragraph.children(noun.i, "poss")):  # "said on Channel North's morning show"
            if (name := outlet_at(paragraph, word.i)) is not None:
                return Words(paragraph.index, name.first, name.last, word.i)
    return None


def verb_source(paragraph: Paragraph, verb: int) -> Words | None:
    """Who speaks in a verb of speech: its subject, for a passive the noun after "by", else None."""
    if (teller := _interrupted(paragraph, verb)) is not None:
        return words_of(paragraph, teller.i)
    verb = _root(paragraph, verb) if _adds(paragraph, verb) else _resumed(paragraph, verb)
    if due(paragraph, verb):
        noun = phrase.subject(paragraph, paragraph.tokens[verb].head)
        return words_of(paragraph, noun.i) if noun is not None else None
    noun = phrase.agent(paragraph, verb) if phrase.passive(paragraph, verb) else phrase.subject(paragraph, verb)
    if noun is None or noun.pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        return None
    return words_of(paragraph, noun.i)


def _interrupted(paragraph: Paragraph, verb: int) -> Token | None:
    """Who reports what he cites between commas, where the parse parted him from his verb: "after the agency,
    citing two officials, reported that"."""
    if paragraph.children(verb, *phrase.SUBJECTS) or paragraph.tokens[max(0, verb - 1)].text != ",":
        return None
    first, _ = paragraph.sentence(verb)
    for token in reversed(paragraph.tokens[first : verb - 1]):
        if token.lower in ("citing", "quoting") and token.i - first > 1:
            teller, comma = paragraph.tokens[token.i - 2 : token.i]
            return teller if comma.text == "," and teller.pos in ("NOUN", "PROPN") else None
        if token.pos == "VERB" or token.text == ",":
            return None
    return None


def due(paragraph: Paragraph, verb: int) -> bool:
    """Whether words are still to be spoken: "is expected to say", "is due to tell"."""
    token = paragraph.tokens[verb]
    return token.dep == "xcomp" and token.tag == "VB" and paragraph.tokens[token.head].lemma in word_set("due")


def _resumed(paragraph: Paragraph, verb: int) -> int:
    """The verb whose subject goes on to speak where the parse joined a finite verb to an infinitive or a
    participle ("accuse the mayor of trying to hide it and say he lied"); else the verb itself."""
    token = paragraph.tokens[verb]
    at = paragraph.tokens[token.head]
    if token.dep != "conj" or token.tag not in _FINITE or at.tag not in ("VB", "VBG"):
        return verb
    if paragraph.children(verb, "nsubj", "nsubjpass", "aux") or paragraph.children(at.i, "nsubj", "nsubjpass"):
        return verb
    for above in paragraph.ancestors(at.i):
        if above.tag == token.tag and paragraph.children(above.i, "nsubj", "nsubjpass"):
            return above.i
    return verb


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
        return tuple(paragraph.offsets(*phrase.clause(paragraph, h, own, joined=True)) for h in heads)
    if matrix := _matrix(paragraph, token):
        return matrix
    return ()


def _trailing(paragraph: Paragraph, token: Token) -> tuple[Words, tuple[int, int]] | None:
    """Source and content of a cue that closes its sentence where the parse does not join the two:
    "… struck at dawn, the agency reported on Monday."; None where the words do not stand like that."""
    first, last = paragraph.sentence(token.i)
    if token.tag not in ("VBD", "VBZ", "VBP") or besides(paragraph, token):
        return None
    if inverted := _inverted(paragraph, token, first, last):
        return inverted
    if not _closes(paragraph, token):
        return None
    begin = _speaker_before(paragraph, first, token.i)
    if begin is not None and paragraph.tokens[begin].tag == "WDT":
        begin += 1  # "which Russia denies"
    if begin is None or not any(
        t.tag in ("VBD", "VBZ", "VBP", "MD") and not _when(paragraph, t, token)
        for t in paragraph.tokens[first:begin]
    ):
        return None
    nouns = [t for t in paragraph.tokens[begin : token.i] if t.pos in ("NOUN", "PROPN", "PRON")]
    if not nouns:
        return None
    source = Words(paragraph.index, begin, token.i, nouns[-1].i)
    return source, paragraph.offsets(*bared(paragraph, (first, begin)))


def _when(paragraph: Paragraph, verb: Token, cue: Token) -> bool:
    """Whether a verb only says when a speaker spoke: "Before she left, the mayor testified"."""
    clause = verb if verb.dep == "advcl" else paragraph.tokens[verb.head]
    marks = paragraph.children(clause.i, "mark", "advmod")
    return clause.dep == "advcl" and clause.head == cue.i and any(t.lower in _CIRCUMSTANCES for t in marks)


def besides(paragraph: Paragraph, verb: Token) -> bool:
    """Whether a verb stands in a clause that only says when, where or why something happened, or names a thing
    ("until the mayor testified", "what it called a base"): it is no tag of the clause before it."""
    words = {t.lower for t in paragraph.children(verb.i, "mark", "advmod", "dobj", "nsubj")}
    if verb.dep in ("pcomp", "ccomp"):
        return bool(words & {"what", "whatever", "whoever"})
    return verb.dep in ("advcl", "relcl") and bool(words & _CIRCUMSTANCES)


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
    return words_of(paragraph, subjects[0].i), paragraph.offsets(*bared(paragraph, (first, token.i)))


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
        if not _asks(paragraph, t)
        and not _parted(paragraph, t.i, token.i)
        and phrase.parted_subject(paragraph, t, token.i) is None
    ]
    if not clauses and (cue.kind != "speech" or phrase.passive(paragraph, token.i) or token.lemma == "claim"):
        clauses = paragraph.children(token.i, "xcomp")
    if not clauses and (cue.strength == "denial" or token.lemma in ("admit", "acknowledge")):
        clauses = [t for t in paragraph.children(token.i, "xcomp") if t.tag == "VBG"]
    if not clauses and token.lemma in word_set("charging"):
        clauses = [t for p in paragraph.children(token.i, "prep") for t in paragraph.children(p.i, "pcomp")]
    if not clauses and (cue.strength == "denial" or token.lemma in word_set("noun-telling")):
        clauses = [t for t in paragraph.children(token.i, "dobj") if t.pos in ("NOUN", "PROPN")]
    if not clauses and cue.kind == "speech":
        clauses = [t for noun in paragraph.children(token.i, "dobj") if noun.lemma in word_set("resolve")
                   for t in paragraph.children(noun.i, "acl") if t.tag == "VB"]  # fmt: skip
    if not clauses and token.lemma in word_set("reckoning"):
        clauses = _reckoned(paragraph, token)
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
    return tuple(paragraph.offsets(*bared(paragraph, piece)) for piece in (before, after) if piece)


def bared(paragraph: Paragraph, piece: tuple[int, int]) -> tuple[int, int]:
    first, last = piece
    while last - 1 > first and paragraph.tokens[last - 1].pos == "PUNCT":
        last -= 1
    while first < last - 1 and paragraph.tokens[first].pos == "PUNCT":
        first += 1
    return first, last


def _tagged(paragraph: Paragraph, token: Token, quoted: list[Quotation]) -> Quotation | None:
    """The quotation that a cue is the tag of; a relative clause ("who testified") is the tag of none."""
    finite = token.tag in ("VBD", "VBZ", "VBP") or bool(paragraph.children(token.i, "aux"))
    if token.dep == "pcomp" and paragraph.tokens[token.head].lower != "as":  # "was quoted as saying"
        return None
    if due(paragraph, token.i):
        return _quote_beside(paragraph, token, quoted)
    if token.dep in ("relcl", "acl", "amod", "xcomp") or not (finite or token.tag == "VBG"):
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
