"""Signs: the words around an act that take it out of what is told as done.

Negation, modals, adverbs and adjectives beside the act; verbs and nouns of doubt, intent or demand that govern
it; the predicate of a noun ("a strike may be under way"); marks of clauses ("if", "whether"). The words are
``data/hedges.tsv`` and the ``sign-…`` rows of ``data/word_sets.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import EventType, Status
from onrecord.read import phrase
from onrecord.read.acts.act import Act, Form
from onrecord.read.lexicon import Hedge, lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import word_set

GOVERNED = frozenset({"xcomp", "pcomp", "prep", "oprd", "acl", "pobj"})
_HOPS = 6  # "was suspected of having helped to prepare an attack" needs five
_NEGATIVE = frozenset({"no", "nobody", "none", "neither", "nothing", "never"})
_STOPS = frozenset({"?", ".", "!", ":", "“", "‘", "`", "``"})
_OPEN_MARKS = frozenset({"if", "unless", "whether", "lest"})
_GOING_ON = frozenset({
    EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.SUPPORT, EventType.SANCTION,
    EventType.AID,
})  # fmt: skip
_TO_COME = frozenset({"will", "would", "'ll", "’ll", "shall", "wo", "'d", "’d"})


def signs_of(paragraph: Paragraph, act: Act) -> set[Status]:
    """Every sign in the words of an act and around it; an even number of negations is none ("failed to
    prevent")."""
    own = _of_group(paragraph, act)
    above = [*_above(paragraph, act), *_proposed(paragraph, act)]
    found = {*own, *above}
    if (above.count(Status.DENIED) + (Status.DENIED in own)) % 2 == 0:
        found.discard(Status.DENIED)
    return found


def _proposed(paragraph: Paragraph, act: Act) -> Iterator[Status]:
    """The sign of a clause under "be": "one option is closing the port", "it is vital that they leave"."""
    head = paragraph.tokens[act.head]
    subjects = paragraph.children(head.i, "nsubj")
    if head.tag == "VBG" and any(t.lemma in word_set("sign-option") for t in subjects):
        yield Status.SPECULATED
    above = paragraph.tokens[head.head]
    if above.lemma != "be" or head.dep not in ("xcomp", "ccomp", "attr", "advcl"):
        return
    if any(t.lemma in word_set("sign-option") for t in paragraph.children(above.i, "nsubj")):
        yield Status.SPECULATED
    if any(t.lemma in word_set("sign-due") for t in paragraph.children(above.i, "acomp")):
        yield Status.DEMANDED


def to_come(paragraph: Paragraph, act: Act) -> bool:
    """Whether a modal puts the act, or the verb that brings it about, in the future ("will", "would")."""
    heads = [act.head, *(v.i for v in (_bringer(paragraph, act.head),) if v is not None)]
    token = paragraph.tokens[act.head]
    if token.dep == "conj" and _shares_verb_group(paragraph, token, paragraph.tokens[token.head]):
        heads.append(token.head)
    return any(t.lower in _TO_COME for i in heads for t in paragraph.children(i, "aux"))


def supposed(paragraph: Paragraph, act: Act) -> bool:
    """Whether the act stands in an if- or whether-clause, where even "not" denies nothing; "should they fire"
    is one."""
    heads = [act.head, *(v.i for v in (_bringer(paragraph, act.head),) if v is not None)]
    if any(t.lower in _OPEN_MARKS for i in heads for t in paragraph.children(i, "mark")):
        return True
    return turned(paragraph, act.head, "should", "were") and not asked(paragraph, act)


def turned(paragraph: Paragraph, verb: int, *openers: str) -> bool:
    """Whether a clause opens with one of these auxiliaries, as conditions do: "should they fire", "had they
    fired"."""
    parts = [t for t in paragraph.children(verb) if t.dep not in ("punct", "cc")]
    first = parts[0] if parts else paragraph.tokens[verb]
    start, _ = paragraph.sentence(verb)
    apart = first.i == start or paragraph.tokens[first.i - 1].pos in ("PUNCT", "CCONJ", "SCONJ", "VERB", "NOUN")
    opens = apart and first.dep in ("aux", "auxpass") and first.lower in openers
    return opens and any(t.dep.startswith("nsubj") and t.i < verb for t in parts)


def asked(paragraph: Paragraph, act: Act) -> bool:
    """Whether the act is asked about: a question mark is the first stop, colon or opened quotation after it,
    and no relative clause takes it as given."""
    given = any(t.dep == "relcl" for t in (paragraph.tokens[act.head], *paragraph.ancestors(act.head)))
    _, last = paragraph.sentence(act.head)
    end = next((t.text for t in paragraph.tokens[act.head : last] if t.text in _STOPS), "")
    return end == "?" and not given


def said_untrue(paragraph: Paragraph, i: int) -> bool:
    """Whether the act stands in the words for a report or charge that is called untrue: "reports of a strike
    are false", "charges that it fired do not match the facts"."""
    for noun in (paragraph.tokens[i], *paragraph.ancestors(i)):
        if noun.dep in ("nsubj", "nsubjpass") and noun.i != i and lexicon().cue_noun(noun.lemma) is not None:
            return untrue(paragraph, noun.head)
    return False


def untrue(paragraph: Paragraph, verb: int) -> bool:
    """Whether a predicate says that its subject is not so: "are totally false", "does not match the facts"."""
    said = [paragraph.tokens[verb], *paragraph.children(verb, "acomp", "attr", "oprd", "conj", "advcl")]
    if any({t.lemma, t.lower} & word_set("untrue") for t in said):
        return not paragraph.children(verb, "neg")
    true = any(t.lemma in word_set("sign-match") for t in said)
    return true and bool(paragraph.children(verb, "neg"))


def _of_group(paragraph: Paragraph, act: Act) -> set[Status]:
    """The signs at the words of the act themselves; a clause inside them speaks for itself."""
    found = set(_at(paragraph, act.head))
    if act.form in (Form.LIGHT, Form.NOUN, Form.PHRASE):
        for i in range(act.first, act.last):
            if i != act.head and paragraph.tokens[i].dep not in ("relcl", "acl", "advcl"):
                found.update(_at(paragraph, i))
    if act.form is Form.LIGHT and _passed_by(paragraph, act):
        found.add(Status.DENIED)
    return found


def _passed_by(paragraph: Paragraph, act: Act) -> bool:
    """Whether harm did not come to the subject: "escaped the shelling", "was spared the bombing"; who escaped
    an attack was attacked."""
    verb = paragraph.tokens[act.head]
    met = any(t.lemma in word_set("sign-incident") for t in paragraph.tokens[act.head : act.last])
    return verb.lemma in word_set("sign-escape") and (verb.lemma == "spare" or not met)


def _at(paragraph: Paragraph, i: int) -> Iterator[Status]:
    """The signs that hang on one word: "not", "may", "reportedly", a subject or object with "no", "if"."""
    aux = [t.lower for t in paragraph.children(i, "aux")]
    for child in paragraph.children(i):
        if _number(paragraph, child):
            continue
        if _negates(paragraph, child):
            yield Status.DEMANDED if {"should", "must", "ought"} & set(aux) else Status.DENIED
        elif child.dep in ("aux", "advmod", "amod", "npadvmod", "acomp"):
            yield from _hedge(child)
        elif child.dep == "mark" and child.lower in _OPEN_MARKS:
            yield Status.SPECULATED
    if "have" in aux and {"would", "could", "might", "should"} & set(aux):
        yield Status.SPECULATED
    if _set_down(paragraph, i):
        yield Status.PLANNED
    if _passed_over(paragraph, i):
        yield Status.DENIED


def _set_down(paragraph: Paragraph, i: int) -> bool:
    """Whether a bare infinitive says what is to come: "diplomats to be expelled", "a summit to be held"."""
    token = paragraph.tokens[i]
    aux = [t.lower for t in paragraph.children(i, "aux")]
    passive = any(t.lower == "be" for t in paragraph.children(i, "auxpass"))
    alone = token.dep == "ROOT" or (token.dep in ("acl", "relcl") and passive)
    return alone and aux == ["to"]


def _passed_over(paragraph: Paragraph, i: int) -> bool:
    """Whether something else is done in its place: "rather than leaving", "instead of openly firing"."""
    if paragraph.tokens[i].tag not in ("VBG", "VB") or i < 2:
        return False
    before = i - 1 if paragraph.tokens[i - 1].pos == "ADV" else i
    last = tuple(t.lower for t in paragraph.tokens[max(0, before - 2) : before])
    return last in (("rather", "than"), ("instead", "of"))


def _negates(paragraph: Paragraph, child: Token) -> bool:
    """Whether a dependent negates its head: "not", "never", "nobody", "no shots"; not "no doubt", nor "not
    hard enough", which tells of too little."""
    if child.dep == "neg" or (
        child.dep in ("det", "nsubj", "nsubjpass", "advmod", "preconj") and child.lower in _NEGATIVE
    ):
        return not (child.dep == "neg" and _too_little(paragraph, child.head))
    if child.dep not in ("nsubj", "nsubjpass", "dobj") or child.lemma in word_set("sign-certain"):
        return False
    return any(t.lower in ("no", "neither") for t in paragraph.children(child.i, "det", "preconj"))


def _number(paragraph: Paragraph, token: Token) -> bool:
    """Whether "No." only numbers: "No. 1"."""
    after = paragraph.tokens[token.i + 1 : token.i + 2]
    return token.lower in ("no", "no.") and any(t.text == "." or t.tag == "CD" for t in after)


def _too_little(paragraph: Paragraph, verb: int) -> bool:
    """Whether only the degree is negated: "has not cracked down hard enough", "did not do it only for"."""
    return any(
        child.lower in ("only", "just", "merely", "simply")
        or any(t.lower == "enough" for t in (child, *paragraph.children(child.i, "advmod")))
        for child in paragraph.children(verb, "advmod")
    )


def _hedge(token: Token, *links: str) -> Iterator[Status]:
    """The sign of a hedging word, alone or with the word that links it to the act ("plan" + "to")."""
    hedge = _hedge_of(token, *links)
    if hedge is None or (hedge.status is Status.DEMANDED and hedge.kind != "modal"):
        return
    yield Status.DENIED if hedge.status is None else hedge.status


def _hedge_of(token: Token, *links: str) -> Hedge | None:
    words = (token.lower, token.lemma)
    forms = [f"{word} {link}" for link in links for word in words] or [*words]
    return next((hedge for form in forms if (hedge := lexicon().hedge(form)) is not None), None)


# What governs the act


def _above(paragraph: Paragraph, act: Act) -> Iterator[Status]:
    """Signs above the act: "plans to", "is expected to", "failed to", "suspected of", "could mean that"."""
    at = paragraph.tokens[act.head]
    if at.pos in ("NOUN", "PROPN"):
        yield from _of_event(paragraph, at.i)
    if _after_doubt(paragraph, at):
        yield Status.SPECULATED
    named = False  # from a noun up: what is done to the noun does not undo the act
    for _ in range(_HOPS):
        head = paragraph.tokens[at.head]
        if head.i == at.i:
            return
        if head.pos == "NOUN" and _missing(paragraph, head):
            yield Status.SPECULATED if head.lemma == "confirmation" else Status.DENIED
            return
        if at.dep in GOVERNED:
            if at.lower == "to" and _looked_forward(paragraph, head):
                yield Status.PLANNED
            if at.dep == "prep" and at.lower in word_set("sign-circumstance"):
                return
            if at.lower == "without" and named <= (act.form is Form.NOUN):
                yield Status.DENIED
                return
            named = named or at.dep == "pobj"
            yield from _link(paragraph, at, head, act.type, named=named)
            if named and head.pos in ("VERB", "AUX"):
                yield from _cleared(paragraph, at, head)
                return
        elif at.dep in ("ccomp", "acl", "csubj"):
            yield from dict.fromkeys(_over_clause(paragraph, at, head))
            return
        elif at.dep == "advcl":
            yield from (Status.SPECULATED for t in paragraph.children(at.i, "mark") if t.lower in _OPEN_MARKS)
            return
        elif at.dep == "conj" and _shares_verb_group(paragraph, at, head):
            yield from _shared(paragraph, at, head)
        else:
            return
        at = head


def _link(paragraph: Paragraph, at: Token, head: Token, kind: EventType, *, named: bool) -> Iterator[Status]:
    """The signs of a word that governs the act by an infinitive or a preposition; "to" before a noun is no
    infinitive."""
    if head.pos == "ADP" or (at.pos == "ADP" and at.lower == "to") or _needed_for(head):
        return
    if at.tag == "VBG" and at.dep in ("xcomp", "acl"):
        yield from _over_gerund(at, head)
    elif not _attempted(paragraph, head, kind):
        yield from _hedge(head, at.lower if at.dep == "prep" else "to")
    if head.pos in ("VERB", "AUX", "ADJ") and at.dep != "acl" and not named:
        yield from dict.fromkeys(_at(paragraph, head.i))


def _needed_for(verb: Token) -> bool:
    """Whether what somebody had to do he did ("had to leave"), or only what he needs is told ("the power that
    he needs to strike"), so that nothing is asked of him."""
    return (verb.lemma == "have" and verb.tag == "VBD") or (verb.lemma == "need" and verb.dep == "relcl")


def _looked_forward(paragraph: Paragraph, verb: Token) -> bool:
    """Whether somebody looks forward to it."""
    return verb.lemma == "look" and any(t.lower == "forward" for t in paragraph.children(verb.i))


def _over_gerund(at: Token, head: Token) -> Iterator[Status]:
    """The signs of a verb over a gerund: "considers sending", "avoided firing", "denied firing"; what
    is stopped was done."""
    if at.dep == "xcomp":
        if head.lemma == "deny":
            yield Status.DENIED
        averted = head.lemma in word_set("sign-forestall")
        yield from (sign for sign in _hedge(head) if averted or sign is not Status.DENIED)


def _cleared(paragraph: Paragraph, at: Token, head: Token) -> Iterator[Status]:
    """The denial of who is said to have had no part in the act: "were not behind the attack", "was not
    responsible for"."""
    part = word_set("sign-part")
    if paragraph.children(head.i, "neg") and (at.lower in part or at.lemma in part or head.lemma in part):
        yield Status.DENIED


def _attempted(paragraph: Paragraph, head: Token, kind: EventType) -> bool:
    """Whether trying is doing: who tries to put on pressure, or to send help, is at it; not "any effort"."""
    if kind not in _GOING_ON or head.lemma not in word_set("sign-attempt"):
        return False
    return all(t.lower != "any" for t in paragraph.children(head.i, "det"))


def _over_clause(paragraph: Paragraph, at: Token, head: Token) -> Iterator[Status]:
    """The signs over a that-clause: "it could mean that", "it is likely that", "another possibility is that",
    "officials do not believe that"."""
    cue = lexicon().cue_verb(head.lemma)
    negated = bool(paragraph.children(head.i, "neg"))
    if any(t.tag in ("WP", "WDT", "WRB") for t in paragraph.children(at.i)):
        return
    if head.lemma == "ensure" or (head.lemma == "sure" and paragraph.tokens[head.head].lemma == "make"):
        yield Status.PLANNED
    if head.lemma == "expect" and any(t.lower == "to" for t in paragraph.children(at.i, "aux")):
        yield Status.PREDICTED
    if head.lemma in word_set("sign-cause"):
        yield from _at(paragraph, head.i)
    if head.lemma in word_set("sign-infer"):
        yield from (s for s in _at(paragraph, head.i) if s is Status.SPECULATED)
    elif negated and cue is not None and cue.kind == "belief":
        yield Status.DENIED
    elif negated and head.lemma in word_set("sign-vouch"):
        yield Status.SPECULATED
    if head.lemma in ("be", "seem", "remain", "look", "appear"):
        subjects = paragraph.children(head.i, "nsubj")
        if any(t.lemma in word_set("sign-doubt") for t in subjects):
            yield Status.SPECULATED
        said = paragraph.children(head.i, "acomp", "attr")
        yield from (s for t in said for s in _hedge(t) if not negated)
        if untrue(paragraph, head.i):
            yield Status.DENIED


def _after_doubt(paragraph: Paragraph, at: Token) -> bool:
    """Whether the clause is the content of a noun of doubt: "suspicions that", wherever the parse hangs it."""
    for _ in range(2):
        for mark in paragraph.children(at.i, "mark"):
            if mark.lower == "that" and mark.i and paragraph.tokens[mark.i - 1].lemma in word_set("sign-doubt"):
                return True
        if at.dep != "conj":
            break
        at = paragraph.tokens[at.head]
    return at.dep == "acl" and paragraph.tokens[at.head].lemma in word_set("sign-doubt")


def _missing(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a noun such as "sign" or "plan" is said to be missing: "no evidence that", "no plans to"."""
    if noun.lemma not in word_set("sign-missing"):
        return False
    return any(t.lower in ("no", "zero", "little", "scant", "not") for t in paragraph.children(noun.i)) or any(
        t.dep == "neg" for t in paragraph.children(noun.head)
    )


def _shares_verb_group(paragraph: Paragraph, at: Token, head: Token) -> bool:
    """Whether a joined verb shares the auxiliaries of the first ("may leave or stay")."""
    if paragraph.children(at.i, "nsubj", "nsubjpass", "aux"):
        return False
    perfect = at.tag == "VBD" and head.tag == "VBN"  # "would have left and taken", which the parser may misread
    return perfect or (at.tag == head.tag and at.tag not in ("VBD", "VBZ", "VBP"))


def _shared(paragraph: Paragraph, at: Token, head: Token) -> Iterator[Status]:
    """The signs that a joined verb has from the first; a negation only over "or" or with the subject ("no
    shots were fired or heard")."""
    either = any(t.lower in ("or", "nor") for t in paragraph.children(head.i, "cc"))
    nobody = any(t.dep.startswith("nsubj") and _negates(paragraph, t) for t in paragraph.children(head.i))
    for sign in dict.fromkeys(_at(paragraph, head.i)):
        if sign is not Status.DENIED or either or nobody:
            yield sign


# What becomes of a noun


def _bringer(paragraph: Paragraph, noun: int) -> Token | None:
    """The verb by which a noun of an act comes about: "an offensive may begin", "will increase air
    strikes"."""
    token = paragraph.tokens[noun]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    while token.dep == "conj" and paragraph.tokens[token.head].pos in ("NOUN", "PROPN"):
        token = paragraph.tokens[token.head]
    verb = paragraph.tokens[token.head]
    if token.dep == "dobj" and verb.lemma in word_set("sign-bring"):
        return verb
    if token.dep == "nsubjpass" and verb.lemma in word_set("sign-bring"):
        return verb
    to_be = any(t.lower in _TO_COME for t in paragraph.children(verb.i, "aux"))
    if token.dep == "attr" and (
        to_be or paragraph.children(verb.i, "expl")
    ):  # "it will be their first meeting"
        return verb
    if token.dep != "nsubj":
        return None
    under_way = verb.lemma == "be" and any(
        t.lower in ("underway", "under", "imminent", "coming", "likely", "possible")
        for t in paragraph.children(verb.i, "acomp", "advmod", "prep")
    )
    return verb if under_way or verb.lemma in word_set("sign-occur") else None


def _of_event(paragraph: Paragraph, noun: int) -> Iterator[Status]:
    """The signs at the verb by which a noun comes about, or is averted or weighed."""
    verb = _bringer(paragraph, noun)
    if verb is not None:
        for word in (verb, *paragraph.children(verb.i, "acomp")):
            yield from dict.fromkeys(_at(paragraph, word.i))
        if verb.dep == "xcomp":
            yield from _hedge(paragraph.tokens[verb.head], "to")
        return
    token = paragraph.tokens[noun]
    above = paragraph.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass"):
        off = any(t.lower == "off" for t in paragraph.children(above.i, "prt"))
        if above.lemma in word_set("sign-forestall") or (above.lemma == "call" and off):
            yield Status.DENIED
        elif above.lemma in word_set("sign-weigh") and not phrase.passive(paragraph, above.i):
            yield Status.PLANNED
