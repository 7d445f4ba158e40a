"""Sense: whether a verb that can name an act names one here, by what it governs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.knowledge.state import country_of
from onrecord.model import EventType
from onrecord.read import phrase
from onrecord.read.lexicon import LEAST_LIGHT, Entry, lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import party_nouns, word_set

# No that-clause follows these: "demonstrated that it works" is no demonstration.
_DEEDS = frozenset({EventType.PROTEST, EventType.MOBILIZE, EventType.ASSAULT, EventType.COERCE, EventType.AID})

_NEAR = 6  # words after a verb in which its phrase ends
_AIMS = ("at", "on", "into", "against", "toward", "towards", "to", "in")


def begun(paragraph: Paragraph, token: Token, around: frozenset[str]) -> Token | None:
    """The act that is the subject of a verb of happening: "shelling began", "the attack took place"."""
    if token.dep == "acl" or paragraph.children(token.i, "xcomp"):  # "a visit starting on Sunday" tells when
        return None
    light = lexicon().light(token.lemma, around)
    place = [t.lemma for t in phrase.objects(paragraph, token.i)] == ["place"]
    if not place and (light is None or "happens" not in light.flags or phrase.objects(paragraph, token.i)):
        return None
    subject = phrase.subject(paragraph, token.i)
    if subject is None or not (subject.pos == "NOUN" or (subject.tag == "VBG" and subject.dep == "nsubj")):
        return None
    if only_called_so(paragraph, subject):
        return None
    entry = lexicon().noun(event_of(subject))
    return subject if entry is not None and entry.weight >= LEAST_LIGHT else None


def only_called_so(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a noun is part of a set phrase that is no act: "the war of words", "a press conference"."""
    for first in range(max(0, noun.i - 2), noun.i + 1):
        found = lexicon().phrases.at(paragraph.lemmas, first)
        if found is not None and noun.i < first + found[0] and found[1].type is EventType.STATEMENT:
            return True
    return False


def event_of(token: Token) -> str:
    """The noun that names an act, which the parser may take for a verb: "shelling" in "shelling began"."""
    return token.lower if token.tag == "VBG" else token.lemma


def mood(paragraph: Paragraph, token: Token) -> bool:
    """Whether a participle tells a state of mind, not something done to somebody ("was encouraged")."""
    moody = token.lemma in word_set("mood") and phrase.passive(paragraph, token.i)
    return moody and phrase.agent(paragraph, token.i) is None


def completed(paragraph: Paragraph, token: Token, entry: Entry) -> bool:
    """Whether a verb that is an act only with "to", "that" or "for" ("asked them to leave") has one."""
    if "speech" not in entry.flags and entry.type in _DEEDS and paragraph.children(token.i, "ccomp"):
        return any(t.dep == "dobj" for t in paragraph.children(token.i))
    if token.lemma == "assure" and _of_present(paragraph, token):
        return False
    preps = paragraph.children(token.i, "prep") if token.lemma == "insist" else ()
    if any(paragraph.children(t.i, "pcomp") for t in preps):  # "insists on calling it"
        return False
    said = lexicon().cue_verb(token.lemma) is not None and paragraph.children(token.i, "ccomp")
    if entry.type is EventType.CONCEDE and said:
        return False
    if "infinitive" not in entry.flags:
        return True
    if "about" in particles(paragraph, token.i) or _questions(paragraph, token):
        return False
    clauses = paragraph.children(token.i, "xcomp", "ccomp", "advcl")
    asks = any(
        t.lower in ("if", "whether") or t.tag in ("WRB", "WP", "WDT")
        for c in clauses
        for t in paragraph.children(c.i)
    )
    wanted = (
        bool(clauses) or "for" in particles(paragraph, token.i) or bool(paragraph.children(token.i, "dobj"))
    )
    return wanted and not asks


def _of_present(paragraph: Paragraph, token: Token) -> bool:
    """Whether somebody only says that something is or was so: "assured them that it was safe"."""
    clauses = paragraph.children(token.i, "ccomp")
    return bool(clauses) and not any(t.tag == "MD" for c in clauses for t in paragraph.children(c.i, "aux"))


def _questions(paragraph: Paragraph, token: Token) -> bool:
    """Whether somebody only puts a question in his own words: "“Where are they?” he asked"."""
    clauses = [c for c in paragraph.children(token.i, "ccomp") if not paragraph.children(c.i, "mark")]
    near = [t for i in (token.i, *(c.i for c in clauses)) for t in paragraph.children(i, "punct")]
    near += paragraph.tokens[max(0, token.i - 5) : token.i]
    return bool(clauses or not paragraph.children(token.i, "xcomp")) and any(t.text == "?" for t in near)


def insisted(paragraph: Paragraph, token: Token) -> Entry | None:
    """A demand by its mood: "insists that the army leave", "proposed that he resign"."""
    if token.lemma not in word_set("insist") or _questions(paragraph, token):
        return None
    for clause in paragraph.children(token.i, "ccomp"):
        subjects = paragraph.children(clause.i, "nsubj", "nsubjpass")
        one = clause.tag == "VBP" and any(t.tag in ("NN", "NNP") for t in subjects)  # "that the army leave"
        past = token.tag in ("VBD", "VBN") and clause.tag == "VBP" and clause.lemma in lexicon().verbs
        many = past and any(t.lemma in party_nouns() for t in subjects)  # "insisted that the troops leave"
        bare = (clause.tag == "VB" or one or many) and not paragraph.children(clause.i, "aux")
        if bare and subjects and not any(paragraph.children(t.i, "conj") for t in subjects):
            return Entry(token.lemma, EventType.REQUEST, frozenset({"speech"}), 0.75)
    return None


def struck_down(paragraph: Paragraph, token: Token) -> Entry | None:
    """To leave people dead or hurt is to attack them: "left the envoy and three of his guards dead"."""
    told = paragraph.children(token.i, "oprd", "acomp", "ccomp", "xcomp") if token.lemma == "leave" else []
    hurt = any(t.lower in ("dead", "wounded", "injured", "hurt") for t in told)
    return Entry(token.lemma, EventType.ASSAULT, frozenset(), 0.9) if hurt else None


def tolerated(paragraph: Paragraph, token: Token) -> bool:
    """Whether a thing is let happen, or a paper lets somebody ("is allowing oil to flow", "the law allows him
    to"), which yields to nobody."""
    clauses = [c for c in paragraph.children(token.i, "ccomp", "xcomp") if c.tag == "VB"]
    if token.lemma not in ("allow", "let", "permit", "enable") or not clauses:
        return False
    allowed = [t for c in clauses for t in paragraph.children(c.i, "nsubj")] or phrase.objects(
        paragraph, token.i
    )
    doer = phrase.subject(paragraph, token.i)
    paper = doer is not None and doer.pos == "NOUN" and doer.lemma not in party_nouns()
    return paper or any(t.pos == "NOUN" and t.lemma not in party_nouns() for t in allowed)


def menaced(paragraph: Paragraph, token: Token) -> Entry | None:
    """To promise harm is to threaten it: "pledged to bomb the port", but not "promised not to"."""
    if token.lemma not in word_set("pledge"):
        return None
    for clause in (c for c in paragraph.children(token.i, "xcomp", "ccomp") if c.tag == "VB"):
        harm = _harms(paragraph, clause) or _answers(paragraph, clause)
        if harm and not paragraph.children(token.i, "neg"):
            return Entry(token.lemma, EventType.THREATEN, frozenset({"speech"}), 0.7)
    return None


def _answers(paragraph: Paragraph, clause: Token) -> bool:
    """Whether what is promised is that harm will come: "that there would be consequences"."""
    there = clause.lemma == "be" and bool(paragraph.children(clause.i, "expl"))
    return there and any(t.lemma in word_set("reprisal") for t in paragraph.children(clause.i, "attr"))


def _harms(paragraph: Paragraph, clause: Token) -> bool:
    """Whether what is promised is harm: "to bomb the port", "that they would pay", "to make them suffer"."""
    if paragraph.children(clause.i, "neg"):
        return False
    if any(_harms(paragraph, t) for t in paragraph.children(clause.i, "xcomp", "ccomp") if t.tag == "VB"):
        return True
    goal = frozenset(t.lemma for t in phrase.objects(paragraph, clause.i))
    entry = lexicon().verb(clause.lemma, particles(paragraph, clause.i), goal, bool(goal))
    answers = clause.lemma == "respond" and not particles(paragraph, clause.i)
    attacks = entry is not None and entry.type is EventType.ASSAULT
    return answers or attacks or clause.lemma in word_set("menace")


def conversation(paragraph: Paragraph, noun: Token) -> bool:
    """Whether "call" is one by telephone: "a call with the president", "their second call"; no "call for"."""
    after = {t.lower for t in paragraph.children(noun.i, "prep")}
    if after & {"for", "to"} or paragraph.children(noun.i, "acl") or _asking(paragraph, noun):
        return False
    order = [t for t in paragraph.children(noun.i, "amod", "compound") if t.lemma in word_set("conversation")]
    beside = paragraph.children(noun.i, "nummod", "npadvmod", "compound")
    by_day = [t for t in beside if t.lemma in word_set("day")]
    during = noun.dep == "pobj" and paragraph.tokens[noun.head].lower == "during"
    return bool(after & {"with", "between", "from"} or order or by_day or during)


def _asking(paragraph: Paragraph, noun: Token) -> bool:
    """Whether calls ask for something: "faced calls from voters to resign"."""
    callers = phrase.prepositional(paragraph, noun.i, "from")
    above = [paragraph.tokens[noun.head]] if noun.dep == "dobj" else []
    below = [c for t in (*callers, *above) for c in paragraph.children(t.i, "acl", "relcl", "xcomp", "advcl")]
    return noun.tag == "NNS" and bool(callers) and any(c.tag == "VB" and c.i > noun.i for c in below)


def assisted(paragraph: Paragraph, token: Token) -> bool:
    """Whether helping is only having a part in what the next verb tells ("helped topple the mayor"), which aids
    nobody."""
    return (
        token.lemma == "help"
        and any(
            clause.tag == "VB" and not paragraph.children(clause.i, "nsubj")
            for clause in paragraph.children(token.i, "xcomp", "ccomp")
        )
        and not phrase.objects(paragraph, token.i)
    )


def encouraged(paragraph: Paragraph, token: Token) -> Entry | None:
    """To encourage or tell somebody to act is to ask it of him."""
    asking = token.lemma in ("encourage", "push", "press", "persuade", "tell", "call", "summon")
    if not asking or not phrase.objects(paragraph, token.i):
        return None
    clauses = (c for c in paragraph.children(token.i, "xcomp", "ccomp") if c.i > token.i)
    if token.lemma in ("call", "summon"):  # "called the king to offer help" is what the caller does
        clauses = (c for c in clauses if c.lemma not in word_set("conveying"))
    asked = any(
        any(t.lower == "to" for t in paragraph.children(c.i, "aux")) and not _stated(paragraph, token, c)
        for c in clauses
    )
    return Entry(token.lemma, EventType.REQUEST, frozenset({"speech"}), 0.7) if asked else None


def _stated(paragraph: Paragraph, verb: Token, clause: Token) -> bool:
    """Whether "that" makes what follows a statement: "told him that to feed the town they had seized it"."""
    between = paragraph.tokens[verb.i + 1 : clause.i]
    return any(t.lower == "that" and t.head in (verb.i, clause.i) for t in between)


def spared(paragraph: Paragraph, token: Token) -> bool:
    """Whether "was spared" tells what harm did not come, not that somebody relented: "was spared the
    bombing"."""
    acts = (t for t in phrase.objects(paragraph, token.i) if lexicon().noun(t.lemma) is not None)
    return token.lemma == "spare" and phrase.passive(paragraph, token.i) and any(acts)


def embargo(paragraph: Paragraph, verb: Token, entry: Entry) -> Entry:
    """To shut out a country, or anybody from trade, is a sanction: "barred Norway from its ports", "banned the
    firm from selling oil"."""
    if entry.type is not EventType.COERCE or verb.lemma not in word_set("shut out"):
        return entry
    subject = phrase.subject(paragraph, verb.i)
    shut = [subject] if phrase.passive(paragraph, verb.i) else phrase.objects(paragraph, verb.i)
    sources = [t for t in paragraph.children(verb.i, "prep") if t.lower == "from"]
    deals = [d for t in sources for d in paragraph.children(t.i, "pcomp") if d.lemma in word_set("trade")]
    wares = (t for d in deals for t in phrase.objects(paragraph, d.i))
    whole = any(t is not None and _country(paragraph, t) for t in shut)
    traded = any(lexicon().in_class(t.lemma, "goods") for t in wares)
    return replace(entry, type=EventType.SANCTION) if whole or traded else entry


def _country(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a noun is a country by its name or as such: "Norway", "the kingdom"."""
    name = next((n for n in paragraph.names if n.first <= noun.i < n.last), None)
    words = paragraph.words(name.first, name.last) if name is not None else noun.text
    return country_of(words.removeprefix("the ")) is not None or noun.lower in word_set("realm")


def unaimed(paragraph: Paragraph, verb: Token) -> bool:
    """Whether somebody only shows worry, which blames nobody: "expressed alarm", not "expressed alarm over the
    arrests"."""
    worries = [t for t in phrase.objects(paragraph, verb.i) if t.lemma in word_set("worry")]
    aims = (t for word in (verb, *worries) for t in paragraph.children(word.i) if t.i > word.i)
    return bool(worries) and not any(
        t.dep in ("acl", "ccomp", "relcl") or (t.dep == "prep" and t.lower in word_set("worry about"))
        for t in aims
    )


def summoned(paragraph: Paragraph, token: Token) -> Entry | None:
    """To be called to do something is to be asked: "was called to testify", "was told to leave"."""
    if token.lemma not in ("call", "summon", "tell") or not phrase.passive(paragraph, token.i):
        return None
    asked = any(c.tag == "VB" and c.i > token.i for c in paragraph.children(token.i, "xcomp"))
    return Entry(token.lemma, EventType.REQUEST, frozenset({"speech"}), 0.7) if asked else None


def lasting(verb: Token, noun: Token) -> bool:
    """Whether to have something is a state, nothing done: "has a presence in the town"."""
    return noun.lemma in word_set("state") and verb.lemma in word_set("having")


def tested(paragraph: Paragraph, token: Token) -> Entry | None:
    """To fire a missile at nobody is to show one's arms: "launched a missile over the sea"."""
    fired = [t for t in phrase.objects(paragraph, token.i) if lexicon().in_class(t.lemma, "missile")]
    if token.lemma not in ("fire", "launch") or not fired:
        return None
    near = phrase.prepositional(paragraph, token.i, *_AIMS)
    aims = [t for t in near if t.lemma not in word_set("day")]
    if any(t.lemma not in word_set("waters") for t in aims) or not (aims or all(t.tag == "NN" for t in fired)):
        return None
    after = (lexicon().verb(t.lemma) for t in paragraph.children(token.i, "advcl"))
    if any(entry is not None and entry.type is EventType.ASSAULT for entry in after):  # "killing ten"
        return None
    return Entry(token.lemma, EventType.MOBILIZE, frozenset(), 0.75)


def wished(paragraph: Paragraph, token: Token) -> bool:
    """Whether somebody only wants to do something himself ("wanted to leave"), asking nothing of others."""
    if token.lemma not in word_set("wish"):
        return False
    clauses = paragraph.children(token.i, "xcomp", "ccomp")
    objects = paragraph.children(token.i, "dobj")
    others = [t for c in clauses for t in paragraph.children(c.i, "nsubj", "nsubjpass")]
    return bool(clauses) and not objects and not others


def striving(paragraph: Paragraph, token: Token, entry: Entry) -> bool:
    """Whether a fight is only an effort: "fought to play it down"."""
    return entry.type is EventType.ASSAULT and any(
        t.tag == "VB" and token.i < t.i <= token.i + 3 for t in paragraph.children(token.i, "xcomp", "advcl")
    )


def flight(paragraph: Paragraph, token: Token, entry: Entry) -> bool:
    """Whether it is no army that goes: "three million people have left the country"."""
    subject = phrase.subject(paragraph, token.i)
    brought = token.lemma == "evacuate" and phrase.passive(paragraph, token.i)
    if entry.type is not EventType.RETREAT or subject is None or brought:
        return False
    nouns = (subject, *phrase.prepositional(paragraph, subject.i, "of"))
    return any(t.lemma in word_set("inhabitant") or lexicon().in_class(t.lemma, "refugees") for t in nouns)


def danger(paragraph: Paragraph, noun: Token) -> bool:
    """Whether "threat" means a danger ("a threat to the region", "a nuclear menace"), which nobody utters."""
    if noun.lemma not in word_set("danger"):
        return False
    clauses = [t for t in paragraph.children(noun.i, "acl", "relcl") if t.lemma not in word_set("pose")]
    made = clauses or paragraph.children(noun.i, "poss") or phrase.prepositional(paragraph, noun.i, "by")
    verb = paragraph.tokens[noun.head]
    uttered = noun.dep == "dobj" and verb.lemma in word_set("utter")
    return not (made or uttered) or bool(phrase.prepositional(paragraph, noun.i, "to"))


def naming(paragraph: Paragraph, token: Token) -> Entry | None:
    """Calling somebody something is a charge ("called the government a dictatorship") or praise ("called the
    vote a triumph"), not a telephone call."""
    if token.lemma in word_set("portraying"):
        return _judging(token, _likened(paragraph, token))
    if token.lemma not in ("call", "label", "brand", "dub", "denounce", "deem") or phrase.passive(
        paragraph, token.i
    ):
        return None
    if token.dep == "acl" and token.tag != "VBG":  # "a band called the Boys"
        return None
    named = _described(paragraph, named_by(paragraph, token)) or quoted_name(paragraph, token)
    if not named or _only_worded(paragraph, token):
        return None
    if token.lemma in ("deem", "dub") or (token.lemma == "call" and _praising(named)):
        return _judging(token, named)
    return Entry(token.lemma, EventType.ACCUSE, frozenset({"speech"}), 0.75)


def _judging(token: Token, words: Sequence[Token]) -> Entry | None:
    """A charge by words of reproach, praise by words of acclaim, nothing by words that only describe."""
    if _insulting(words):
        return Entry(token.lemma, EventType.ACCUSE, frozenset({"speech"}), 0.75)
    if any(t.lemma in word_set("acclaim") for t in words):
        return Entry(token.lemma, EventType.SUPPORT, frozenset({"speech"}), 0.75)
    return None


def _only_worded(paragraph: Paragraph, token: Token) -> bool:
    """Whether a name is only another's word for what is told: "fired at what it called terrorists"."""
    what = [t for t in paragraph.children(token.i) if t.lower == "what" and t.i < token.i]
    return bool(what) and token.dep in ("pcomp", "pobj", "ccomp", "dobj", "nsubj", "nsubjpass", "csubj")


def named_by(paragraph: Paragraph, token: Token) -> list[Token]:
    """The names that a verb of naming gives."""
    given = list(paragraph.children(token.i, "oprd", "ccomp", "xcomp"))
    for noun in paragraph.children(token.i, "dobj"):  # "called the vote fair"
        given += [t for t in paragraph.children(noun.i, "amod") if t.i == noun.i + 1]
    called = [*paragraph.children(token.i, "dobj", "nsubjpass")]
    called += [t for name in given for t in paragraph.children(name.i, "nsubj")]
    kinds = ("NOUN", "ADJ", "PROPN") if called else ("NOUN", "ADJ")  # "called President Velk on Monday"
    return [t for t in given if t.i > token.i and t.pos in kinds]


def _described(paragraph: Paragraph, nouns: Sequence[Token]) -> list[Token]:
    """Names with the words that describe them: "a reckless move"."""
    return [t for n in nouns for t in (n, *paragraph.children(n.i, "amod", "advmod", "compound", "conj"))]


def _likened(paragraph: Paragraph, token: Token) -> list[Token]:
    """What "as" after a verb says that its object is: "described the raid as an outrage"."""
    above = (token, *paragraph.children(token.i, "dobj"))
    likened = [t for word in above for t in paragraph.children(word.i, "prep") if t.lower == "as"]
    said = [w for t in likened for w in paragraph.children(t.i, "pobj", "amod", "pcomp", "acomp", "advcl")]
    return _described(paragraph, said)


def _insulting(words: Sequence[Token]) -> bool:
    return any(lexicon().in_class(t.lemma, "insult") or t.lemma in word_set("reproach") for t in words)


def _praising(words: Sequence[Token]) -> bool:
    """Whether words praise or merely describe, and none of them insults: "a pivotal player"."""
    kind = word_set("praise") | word_set("acclaim")
    return not _insulting(words) and any(t.lemma in kind or t.lower == "most" for t in words)


def quoted_name(paragraph: Paragraph, token: Token) -> Sequence[Token]:
    """The quoted words that follow an object as its name: "called the talks “a farce”"."""
    objects = paragraph.children(token.i, "dobj", "nsubj")
    if token.lemma != "call" or not objects:
        return ()
    _, last = paragraph.sentence(token.i)
    end = max(max(paragraph.subtree(t.i)) for t in objects) + 1
    opens = any(t.text in ("“", '"', "‘", "``") for t in paragraph.tokens[token.i + 2 : min(last, end + 2)])
    return paragraph.tokens[end : min(last, end + 10)] if opens else ()


def reproached(paragraph: Paragraph, verb: Token) -> bool:
    """Whether somebody comes under attack in words: by politicians, or for saying something."""
    reach = [verb, *(t for t in paragraph.tokens[verb.i : verb.i + _NEAR] if t.dep == "pobj")]
    preps = [p for t in reach for p in paragraph.children(t.i, "prep", "agent")]
    causes = [t for p in preps if p.lower in ("for", "over") for t in paragraph.children(p.i, "pcomp", "pobj")]
    critics = (t for p in preps if p.lower in ("from", "by") for t in paragraph.children(p.i, "pobj"))
    said = any(t.dep == "pcomp" or lexicon().in_class(t.lemma, "saying") for t in causes)
    return said or any(lexicon().in_class(t.lower, "speakers") for t in critics)


def particles(paragraph: Paragraph, verb: int) -> frozenset[str]:
    """The particles and prepositions that hang on a verb, in lower case."""
    found = set()
    for t in paragraph.children(verb, "prt", "prep", "agent", "dative", "advmod", "acomp"):
        if t.dep == "prep" and any(n.lemma in word_set("day") for n in paragraph.children(t.i, "pobj")):
            continue
        if t.dep != "acomp" or paragraph.tokens[verb].lemma == "be":
            found.add(t.lower)
    if paragraph.children(verb, "oprd"):
        found.add("=")
    return frozenset(found)
