"""Complements: whom a speech act is about by the clause under its verb."""

from __future__ import annotations

from onrecord.model import EventType
from onrecord.read import phrase
from onrecord.read.acts.carrier import together
from onrecord.read.lexicon import Entry, lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import document_nouns, word_set


def complement(paragraph: Paragraph, verb: int, entry: Entry) -> list[int]:
    """Whom a speech act is about by its complement: the subject of what it complains of ("complained that the
    army had left"), the one threatened ("threatened to attack the capital"), the one asked ("called for
    action by the council")."""
    clauses = paragraph.children(verb, "ccomp", "xcomp", "advcl", "pcomp")
    found = _let(paragraph, verb, clauses, entry)
    if entry.type in (EventType.REJECT, EventType.AGREE):
        found += _promised(paragraph, [c for c in clauses if c.dep == "xcomp"])
    if entry.type in (EventType.REJECT, EventType.SUPPORT):
        found += _doing(paragraph, clauses)
    if entry.type is EventType.THREATEN:
        foretold = paragraph.tokens[verb].lemma in word_set("sign-forecast")  # "warned that police would act"
        told = [c for c in clauses if c.dep == "ccomp"]
        found += [] if foretold else _meant_for(paragraph, told)
        found += [i for c in told for t in _ready_for(paragraph, c) for i in together(paragraph, t)]
        for clause in (c for c in clauses if c.tag == "VB"):
            harmed = [t for t in phrase.objects(paragraph, clause.i) if not used(t)]
            found += [i for t in harmed for i in together(paragraph, t)]
            near = phrase.prepositional(paragraph, clause.i, "on", "against", "at", "with", "to", "from")
            near += [t for noun in harmed for t in phrase.prepositional(paragraph, noun.i, "from", "to")]
            found += [i for t in near for i in together(paragraph, t)]
        for noun in phrase.objects(paragraph, verb):
            found += [t.i for t in phrase.prepositional(paragraph, noun.i, "on", "against", "at")]
        met = [c for c in clauses if any(t.lower == "unless" for t in paragraph.children(c.i, "mark"))]
        found += [i for c in met for t in paragraph.children(c.i, "nsubj") for i in together(paragraph, t)]
    if entry.type in (EventType.ACCUSE, EventType.REQUEST):
        subjects = ("nsubj", "nsubjpass") if entry.type is EventType.ACCUSE else ("nsubj",)
        for clause in (c for c in clauses if c.dep == "ccomp" and c.i > verb and not _to_be_done(paragraph, c)):
            about = phrase.cleft(paragraph, clause.i) or paragraph.children(clause.i, *subjects)
            found += [i for t in about for i in together(paragraph, t)]
    if entry.type is EventType.REQUEST:
        for noun in phrase.prepositional(paragraph, verb, "for") + phrase.objects(paragraph, verb):
            found += [t.i for t in phrase.prepositional(paragraph, noun.i, "by", "from")]
            found += [t.i for t in paragraph.children(noun.i, "compound", "poss") if t.text[:1].isupper()]
            if noun.lemma in word_set("own-step"):  # "called for the resignation of the mayor"
                whose = phrase.prepositional(paragraph, noun.i, "of")
                found += [i for t in whose for i in together(paragraph, t)]
    return found


def _let(paragraph: Paragraph, verb: int, clauses: list[Token], entry: Entry) -> list[int]:
    """Who is let or asked to do what a clause tells, as its subject: "allowed rebels to leave", "called for the
    army to leave", "it is time for the army to leave"."""
    if paragraph.tokens[verb].lemma in word_set("letting"):
        meant = [c for c in clauses if c.dep == "ccomp"]
    elif entry.type in (EventType.REQUEST, EventType.THREATEN, EventType.AGREE, EventType.SUPPORT):
        nouns = paragraph.children(verb, "attr", "dobj", "nsubj")
        below = [*clauses, *(c for t in nouns for c in paragraph.children(t.i, "relcl", "advcl", "acl"))]
        meant = [c for c in below if any(t.lower == "for" for t in paragraph.children(c.i, "mark"))]
    else:
        return []
    return [i for c in meant for t in paragraph.children(c.i, "nsubj") for i in together(paragraph, t)]


def _doing(paragraph: Paragraph, clauses: list[Token]) -> list[int]:
    """Whose doing by a gerund somebody opposes or welcomes: "opposed Norway joining the pact"."""
    gerunds = [c for c in clauses if c.tag == "VBG" and c.dep != "advcl"]
    doers = [t for c in gerunds for t in paragraph.children(c.i, "nsubj", "poss")]
    return [i for t in doers for i in together(paragraph, t)]


def _promised(paragraph: Paragraph, clauses: list[Token]) -> list[int]:
    """To whom something is promised or refused by an infinitive: "refused to recognize the council", "agreed
    to work with the army"."""
    found: list[int] = []
    for clause in clauses:
        known = [t for t in phrase.objects(paragraph, clause.i) if not _thing(paragraph, t)]
        found += [i for t in known for i in together(paragraph, t)]
        if clause.lemma in word_set("letting"):  # "promised to let residents vote"
            let = [t for c in paragraph.children(clause.i, "ccomp") for t in paragraph.children(c.i, "nsubj")]
            found += [i for t in let for i in together(paragraph, t)]
        near = (clause, *phrase.objects(paragraph, clause.i))
        around = [t for at in near for t in phrase.prepositional(paragraph, at.i, "with", "to", "from")]
        found += [i for t in around for i in together(paragraph, t)]
    return found


def _thing(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a noun means what is yet to be made ("refused to build a coalition"), a paper or one's own
    forces."""
    made = any(t.lower in ("a", "an") for t in paragraph.children(noun.i, "det"))
    return made or noun.lemma in document_nouns() or lexicon().in_class(noun.lemma, "forces")


def _meant_for(paragraph: Paragraph, clauses: list[Token]) -> list[int]:
    """Who is threatened by a clause: its subject ("that the army would pay"), or its object where the subject
    is the one who threatens."""
    found: list[int] = []
    for clause in clauses:
        subjects = paragraph.children(clause.i, "nsubj", "nsubjpass")
        own = all(t.pos == "PRON" for t in subjects)
        if not any(t.tag == "MD" for t in paragraph.children(clause.i, "aux")):
            continue
        nouns = phrase.objects(paragraph, clause.i) if own else subjects
        found += [i for t in nouns for i in together(paragraph, t)]
    return found


def _ready_for(paragraph: Paragraph, clause: Token) -> list[Token]:
    """On whom somebody says that he is ready or free to act: "warned that it had leave to attack Norway"."""
    subjects = paragraph.children(clause.i, "nsubj", "nsubjpass")
    if not subjects or any(t.pos != "PRON" for t in subjects):
        return []
    near = paragraph.children(clause.i, "acomp") if clause.lemma == "be" else [clause]
    near += paragraph.children(clause.i, "dobj")
    acts = [c for t in near for c in paragraph.children(t.i, "xcomp", "acl") if c.tag == "VB"]
    harmed = [t for c in acts for t in phrase.objects(paragraph, c.i) if not used(t)]
    return harmed + [t for c in acts for t in phrase.prepositional(paragraph, c.i, "on", "against", "at")]


def _to_be_done(paragraph: Paragraph, clause: Token) -> bool:
    """Whether the subject of what is asked for is a thing to be dealt with: "wants the island returned"."""
    bare = not paragraph.children(clause.i, "aux", "mark", "advmod", "dobj", "prep", "dative")
    above = paragraph.tokens[clause.head].lemma in word_set("wish")
    return clause.tag in ("VBN", "VBD") and bare and above


def used(token: Token) -> bool:
    """Whether a noun is what is used, not who is harmed: "threatened to use military force"."""
    return token.lower == "force" or lexicon().in_class(token.lemma, "blast_arms")
