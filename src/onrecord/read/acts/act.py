"""Acts: the words of a report that name something done, with its type, its doer and whom it is done to.

An act is a verb ("deployed"), a light verb with its noun ("carried out strikes"), a set phrase ("is on the
table") or a noun with a participant of its own ("the arrest of two officers"). Types are PLOVER's and come from
the lexicon; whether an act is a claim, and who says so, is decided later (``claim``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.model import EventType
from onrecord.read import phrase
from onrecord.read.lexicon import LEAST_LIGHT, Entry, lexicon
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.wordlist import party_nouns, word_set

_OCCURRENCE = frozenset(
    [
        "occur",
        "happen",
        "place",
        "erupt",
        "continue",
        "begin",
        "start",
        "follow",
        "come",
        "end",
        "resume",
        "take",
        "break",
    ]
)
_TOWARDS = ("against", "on", "upon", "at", "with", "to", "toward", "towards", "for", "into", "from")
_NOUN_TOWARDS = ("against", "on", "upon", "at", "to", "toward", "towards", "for", "into", "with")
_MODAL_DEMANDS = frozenset(
    {"must", "should", "ought", "need", "have"}
)  # "they must stop": the subject is asked
_APART = frozenset({"relcl", "ccomp", "advcl", "conj"})
_SHARED = ("between", "among", "amongst")
_OF_DOERS = frozenset(
    {
        EventType.RETREAT,
        EventType.MOBILIZE,
        EventType.CONSULT,
        EventType.PROTEST,
        EventType.ACCUSE,
        EventType.THREATEN,
        EventType.REQUEST,
        EventType.SUPPORT,
        EventType.REJECT,
    }
)  # "the withdrawal of the army": the noun after "of" does it
_OF_DONE_TO = frozenset({EventType.ACCUSE, EventType.REJECT})  # "criticism of the army": it is criticized


# No that-clause follows these: "demonstrated that it works" is no demonstration.
_DEEDS = frozenset({EventType.PROTEST, EventType.MOBILIZE, EventType.ASSAULT, EventType.COERCE, EventType.AID})
SPOKEN = frozenset({
    EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.REJECT, EventType.AGREE,
    EventType.SUPPORT,
})  # fmt: skip
"""Types that a speaker performs by speaking."""
_OF_OPINION = frozenset({EventType.SUPPORT, EventType.REJECT, EventType.AGREE})



class Form(StrEnum):
    """How an act is worded."""

    VERB = "verb"
    LIGHT = "light"
    PHRASE = "phrase"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Act:
    """An act of one paragraph; all numbers are token indexes, ranges end exclusive.

    ``actors`` and ``recipients`` are the nouns in those places, best first; who they are, and whether they
    can be a party at all, is for the cast to say.
    """

    paragraph: int
    head: int
    first: int
    last: int
    clause: tuple[int, int]
    type: EventType
    form: Form
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    flags: frozenset[str]
    weight: float


def find_acts(page: Page) -> tuple[Act, ...]:
    """All acts of a page in the order of the text."""
    return tuple(act for paragraph in page.paragraphs for act in _of_paragraph(paragraph))


def _of_paragraph(paragraph: Paragraph) -> list[Act]:
    found: list[Act] = []
    taken = _no_acts(paragraph)
    for act in (*_phrases(paragraph), *_verbs(paragraph), *_nouns(paragraph)):
        words = set(range(act.first, act.last)) if act.form is Form.PHRASE else {act.head, *_noun_of(act)}
        if not words & taken:
            found.append(act)
            taken |= words
    return sorted(found, key=lambda act: (act.first, act.head))


def _no_acts(paragraph: Paragraph) -> set[int]:
    """The tokens of set phrases that are no act: "as opposed to", "cold war"."""
    lemmas = [t.lemma for t in paragraph.tokens]
    found: set[int] = set()
    for i in range(len(lemmas)):
        match = lexicon().phrases.at(lemmas, i)
        if match is None or match[1].type is not EventType.STATEMENT:
            continue
        words = paragraph.tokens[i : i + match[0]]
        if words[-1].pos != "ADP" or words[0].pos != "NOUN":  # "deal with", but not "a deal with"
            found |= {t.i for t in words}
    return found


def _noun_of(act: Act) -> range:
    return range(act.last - 1, act.last) if act.form is Form.LIGHT else range(0)


# Set phrases


def _phrases(paragraph: Paragraph) -> Iterator[Act]:
    lemmas = [t.lemma for t in paragraph.tokens]
    at = 0
    while at < len(lemmas):
        match = lexicon().phrase(lemmas, at)
        if match is None or _misread(paragraph, at, *match):
            at += 1
            continue
        length, entry = match
        yield _phrase_act(paragraph, at, at + length, entry)
        at += length


def _misread(paragraph: Paragraph, at: int, length: int, entry: Entry) -> bool:
    """Whether the words only look like a set phrase: a verb of the pattern is a noun here ("the issue of a
    call"), its gap a hyphen ("cross-border"), or somebody only wants to act himself."""
    words = paragraph.tokens[at : at + length]
    if any(t.text == "-" for t in words):
        return "-" not in entry.lemma
    verbs = [t for t in words if t.pos in ("VERB", "AUX")]
    if entry.lemma == "give in" and paragraph.children(words[-1].i, "pobj"):
        return True
    if any(_wished(paragraph, t) for t in verbs if "to" not in entry.lemma.split()):
        return True
    if entry.type is EventType.MOBILIZE and any(_drift(paragraph, t) for t in verbs):
        return True
    known = words[0].lemma in lexicon().verbs or words[0].lemma in lexicon().lights
    act = lexicon().noun(words[0].lemma) is not None or "noun" in entry.flags
    return words[0].pos == "NOUN" and not verbs and known and not act


def _phrase_act(paragraph: Paragraph, first: int, last: int, entry: Entry) -> Act:
    verbs = [i for i in range(first, last) if paragraph.tokens[i].pos in ("VERB", "AUX")]
    if entry.lemma.split()[0] in _MODAL_DEMANDS:
        entry = replace(entry, flags=entry.flags | {"modal"})
    if any(paragraph.tokens[i].dep == "neg" for i in range(first, last)):
        entry = replace(entry, flags=entry.flags | {"negative"})
    if not verbs and (noun := _head_noun(paragraph, first, last)) is not None:
        return _noun_phrase_act(paragraph, first, last, noun, entry)
    mains = [i for i in verbs if paragraph.tokens[i].dep not in ("aux", "auxpass")]
    head = (mains or verbs or [phrase.clause_head(paragraph, first)])[0]
    if verbs:
        begin, end = phrase.verb_group(paragraph, head)
        first, last = min(first, begin), max(last, end)
    actors, recipients = _parties(paragraph, head, entry)
    if verbs and "victim" in entry.flags and not actors:
        below = [paragraph.tokens[i] for i in _below(paragraph, range(first, last))]
        actors = tuple(i for t in below for i in _all(paragraph, t))
    if not verbs:
        actors = (*_bearer(paragraph, first, last), *actors)
    later = [i for i in _below(paragraph, range(first, last)) if i >= last and i not in recipients]
    if entry.type is EventType.CONSULT and paragraph.tokens[last - 1].lower in ("in", "at"):
        later = []
    if entry.type is EventType.ACCUSE:
        later += _blamed(paragraph, head)
    return _act(paragraph, head, first, last, entry, Form.PHRASE, actors, (*recipients, *later))


def _blamed(paragraph: Paragraph, head: int) -> list[int]:
    """Who is blamed by the clause after a charge: "caught red-handed, sad that the army is selling"."""
    _, end = paragraph.sentence(head)
    clauses = [t for t in paragraph.tokens[head:end] if t.dep == "ccomp"]
    return [s.i for clause in clauses[:1] for s in paragraph.children(clause.i, "nsubj")]


def _head_noun(paragraph: Paragraph, first: int, last: int) -> int | None:
    """The noun of a phrase that is a noun phrase ("stealth invasion"); None where it begins with a
    preposition."""
    if paragraph.tokens[first].pos in ("ADP", "ADV", "SCONJ", "PART"):
        return None
    nouns = [i for i in range(first, last) if paragraph.tokens[i].pos in ("NOUN", "PROPN")]
    outside = [i for i in nouns if not first <= paragraph.tokens[i].head < last]
    return (outside or nouns)[-1] if nouns else None


def _noun_phrase_act(paragraph: Paragraph, first: int, last: int, noun: int, entry: Entry) -> Act:
    token = paragraph.tokens[noun]
    actors = _noun_actors(paragraph, token, entry)
    recipients = _noun_recipients(paragraph, noun, entry)
    if entry.type is EventType.ACCUSE:
        recipients = (*recipients, *_blamed(paragraph, noun))
    verb = _carrier(paragraph, token)
    if verb is None:
        return _act(paragraph, noun, first, last, entry, Form.NOUN, actors, recipients)
    begin, end = phrase.verb_group(paragraph, verb.i)
    subjects, own = _parties(paragraph, verb.i, entry)
    bounds = min(first, begin), max(last, end)
    others = (i for i in own if not first <= i < last)
    return _act(paragraph, verb.i, *bounds, entry, Form.LIGHT, (*actors, *subjects), (*recipients, *others))


def _carrier(paragraph: Paragraph, noun: Token) -> Token | None:
    """The light verb that carries a nominal act: "made ship-to-ship transfers", "engaged in a campaign"."""
    above = paragraph.tokens[noun.head]
    verb = paragraph.tokens[above.head] if noun.dep == "pobj" else above
    if noun.dep not in ("dobj", "pobj") or verb.pos != "VERB" or phrase.passive(paragraph, verb.i):
        return None
    light = lexicon().light(verb.lemma, particles(paragraph, verb.i))
    if light is None or (noun.dep == "pobj" and above.lower not in light.particles):
        return None
    return verb


def _bearer(paragraph: Paragraph, first: int, last: int) -> tuple[int, ...]:
    """The noun that a prepositional phrase describes: "soldiers in full retreat"."""
    for i in range(first, last):
        head = paragraph.tokens[paragraph.tokens[i].head]
        if not first <= head.i < last and head.pos in ("NOUN", "PROPN", "PRON"):
            return _all(paragraph, head)
    return ()


def _below(paragraph: Paragraph, words: range) -> list[int]:
    """The nouns that hang on the words of a phrase from outside, but not by a preposition of place or company
    ("met in", "along the border")."""
    found = []
    for i in words:
        toward = phrase.prepositional(paragraph, i, *_TOWARDS, "of", "by", "over")
        found += [t.i for t in toward if t.i not in words]
        beside = paragraph.tokens[i].lower in ("alongside", "along", "near", "across")
        below = () if beside else paragraph.children(i, "dobj", "poss", "pobj")
        found += [t.i for t in below if t.i not in words]
    return found


# Verbs


def _verbs(paragraph: Paragraph) -> Iterator[Act]:
    for token in paragraph.tokens:
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
            continue
        yield from _plain(paragraph, token) or _light(paragraph, token)


def _plain(paragraph: Paragraph, token: Token) -> list[Act]:
    around = particles(paragraph, token.i)
    begun = _begun(paragraph, token, around)
    lemmas = frozenset({begun.lemma}) if begun is not None else _object_lemmas(paragraph, token)
    worded = _naming(paragraph, token) or _insisted(paragraph, token) or _encouraged(paragraph, token)
    entry = worded or lexicon().verb(token.lemma, around, lemmas)
    if entry is None or "light" in entry.flags or not _completed(paragraph, token, entry):
        return []
    if entry.type is EventType.CONSULT and token.lemma == "meet" and phrase.passive(paragraph, token.i):
        return []
    if worded is None and token.lemma == "call" and _named_by(paragraph, token):
        return []
    if any(t.tag == "PRP" and t.lower.endswith(("self", "selves")) for t in phrase.objects(paragraph, token.i)):
        return []
    if token.lemma in ("force", "compel", "oblige") and _by_circumstance(paragraph, token):
        return []
    if entry.type is EventType.MOBILIZE and _drift(paragraph, token):
        return []
    if _wished(paragraph, token) or _flight(paragraph, token, entry) or _striving(paragraph, token, entry):
        return []
    if _mood(paragraph, token):
        return []
    first, last = phrase.verb_group(paragraph, token.i)
    actors, recipients = _parties(paragraph, token.i, entry)
    if begun is not None:
        recipients = (*_noun_recipients(paragraph, begun.i, entry), *recipients)
    return [_act(paragraph, token.i, first, last, entry, Form.VERB, actors, recipients)]


def _begun(paragraph: Paragraph, token: Token, around: frozenset[str]) -> Token | None:
    """The act that is the subject of a verb of happening: "shelling began", "the attack took place"."""
    light = lexicon().light(token.lemma, around)
    place = [t.lemma for t in phrase.objects(paragraph, token.i)] == ["place"]
    if not place and (light is None or "happens" not in light.flags or phrase.objects(paragraph, token.i)):
        return None
    subject = phrase.subject(paragraph, token.i)
    entry = lexicon().noun(subject.lemma) if subject is not None and subject.pos == "NOUN" else None
    return subject if entry is not None and entry.weight >= LEAST_LIGHT else None


def _mood(paragraph: Paragraph, token: Token) -> bool:
    """Whether a participle tells a state of mind, not something done to somebody ("was encouraged")."""
    moody = token.lemma in word_set("mood") and phrase.passive(paragraph, token.i)
    return moody and phrase.agent(paragraph, token.i) is None


def _completed(paragraph: Paragraph, token: Token, entry: Entry) -> bool:
    """Whether a verb that is an act only with "to", "that" or "for" ("asked them to leave") has one."""
    if "speech" not in entry.flags and entry.type in _DEEDS and paragraph.children(token.i, "ccomp"):
        return any(t.dep == "dobj" for t in paragraph.children(token.i))
    said = lexicon().cue_verb(token.lemma) is not None and paragraph.children(token.i, "ccomp")
    if entry.type is EventType.CONCEDE and said:
        return False
    if "infinitive" not in entry.flags:
        return True
    if "about" in particles(paragraph, token.i):
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


def _insisted(paragraph: Paragraph, token: Token) -> Entry | None:
    """A demand by its mood: "insists that the army leave", "proposed that he resign"."""
    if token.lemma not in word_set("insist"):
        return None
    for clause in paragraph.children(token.i, "ccomp"):
        bare = clause.tag == "VB" and not paragraph.children(clause.i, "aux")
        if bare and paragraph.children(clause.i, "nsubj", "nsubjpass"):
            return Entry(token.lemma, EventType.REQUEST, frozenset({"speech"}), 0.75)
    return None


def _encouraged(paragraph: Paragraph, token: Token) -> Entry | None:
    """To encourage somebody to act is to ask it of him."""
    if token.lemma not in ("encourage", "push", "press", "persuade") or not phrase.objects(paragraph, token.i):
        return None
    asked = any(c.tag == "VB" and c.i > token.i for c in paragraph.children(token.i, "xcomp", "ccomp"))
    return Entry(token.lemma, EventType.REQUEST, frozenset({"speech"}), 0.7) if asked else None


def _wished(paragraph: Paragraph, token: Token) -> bool:
    """Whether somebody only wants to do something himself ("wanted to leave"), asking nothing of others."""
    if token.lemma not in word_set("wish"):
        return False
    clauses = paragraph.children(token.i, "xcomp", "ccomp")
    objects = paragraph.children(token.i, "dobj")
    others = [t for c in clauses for t in paragraph.children(c.i, "nsubj", "nsubjpass")]
    return bool(clauses) and not objects and not others


def _striving(paragraph: Paragraph, token: Token, entry: Entry) -> bool:
    """Whether a fight is only an effort: "fought to play it down"."""
    return entry.type is EventType.ASSAULT and any(
        t.tag == "VB" and token.i < t.i <= token.i + 3 for t in paragraph.children(token.i, "xcomp", "advcl")
    )


def _flight(paragraph: Paragraph, token: Token, entry: Entry) -> bool:
    """Whether it is no army that goes: "three million people have left the country"."""
    subject = phrase.subject(paragraph, token.i)
    if entry.type is not EventType.RETREAT or subject is None:
        return False
    nouns = (subject, *phrase.prepositional(paragraph, subject.i, "of"))
    return any(t.lemma in word_set("inhabitant") or lexicon().in_class(t.lemma, "refugees") for t in nouns)


def _danger(paragraph: Paragraph, noun: Token) -> bool:
    """Whether "threat" means a danger ("a threat to the region", "a nuclear menace"), which nobody utters."""
    if noun.lemma not in word_set("danger"):
        return False
    made = paragraph.children(noun.i, "poss", "acl", "relcl") or phrase.prepositional(paragraph, noun.i, "by")
    verb = paragraph.tokens[noun.head]
    uttered = noun.dep == "dobj" and verb.lemma in word_set("utter")
    return not (made or uttered) or bool(phrase.prepositional(paragraph, noun.i, "to"))


def _naming(paragraph: Paragraph, token: Token) -> Entry | None:
    """Calling somebody something is a charge ("called the government a dictatorship"), not a telephone
    call."""
    if token.lemma not in ("call", "label", "brand", "dub", "denounce", "deem") or phrase.passive(
        paragraph, token.i
    ):
        return None
    named = _named_by(paragraph, token)
    if token.lemma == "call" and named and all(_harmless(paragraph, t) for t in named):
        return None
    if not named and not _quotes_after(paragraph, token):
        return None
    return Entry(token.lemma, EventType.ACCUSE, frozenset({"speech"}), 0.75)


def _named_by(paragraph: Paragraph, token: Token) -> list[Token]:
    """The names that a verb of naming gives."""
    given = paragraph.children(token.i, "oprd", "ccomp", "xcomp")
    return [t for t in given if t.i > token.i and t.pos in ("NOUN", "ADJ", "PROPN")]


def _harmless(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a name given is no insult: "called the country a pivotal player"."""
    return _praising((noun, *paragraph.children(noun.i, "amod", "compound")))


def _praising(words: Sequence[Token]) -> bool:
    """Whether words praise or merely describe, and none of them insults."""
    if any(lexicon().in_class(t.lemma, "insult") or t.lemma in word_set("reproach") for t in words):
        return False
    return any(t.lemma in word_set("praise") for t in words)


def _quotes_after(paragraph: Paragraph, token: Token) -> bool:
    """Whether an object and then a quoted name for it follow: "called the talks “a farce”"."""
    objects = paragraph.children(token.i, "dobj")
    if token.lemma != "call" or not objects:
        return False
    _, last = paragraph.sentence(token.i)
    end = max(paragraph.subtree(objects[0].i)) + 1
    quoted = any(t.text in ("“", '"', "‘", "``") for t in paragraph.tokens[token.i + 2 : min(last, end + 2)])
    return quoted and not _praising(paragraph.tokens[end : min(last, end + 10)])


def _light(paragraph: Paragraph, token: Token) -> list[Act]:
    """A verb that takes its sense from its object: "staged a protest"; the noun's dependents are its
    parties."""
    light = lexicon().light(token.lemma, particles(paragraph, token.i))
    if light is None:
        return []
    nouns = [
        t for t in _object_tokens(paragraph, token) if lexicon().noun(t.lemma) and not _danger(paragraph, t)
    ]
    for noun in nouns[:1]:
        entry = lexicon().noun(noun.lemma)
        if entry is None:
            continue
        entry = _moved(paragraph, noun, entry)
        first, last = phrase.verb_group(paragraph, token.i)
        subjects, own = _parties(paragraph, token.i, entry)
        by = [i for t in phrase.prepositional(paragraph, noun.i, "by") for i in _all(paragraph, t)]
        owned = [t.i for t in paragraph.children(noun.i, "poss") if t.pos != "PRON"]
        actors = (*owned, *by, *subjects, *_noun_actors(paragraph, noun, entry))
        recipients = (*_noun_recipients(paragraph, noun.i, entry), *(r for r in own if r != noun.i))
        if "victim" in light.flags or token.lemma in word_set("provoke"):
            drawn = phrase.prepositional(paragraph, token.i, "from", "by")
            actors = (*by, *_noun_actors(paragraph, noun, entry), *(t.i for t in drawn))
            recipients = (*_noun_recipients(paragraph, noun.i, entry), *subjects)
        return [
            _act(
                paragraph,
                token.i,
                min(first, noun.i),
                max(last, noun.i + 1),
                entry,
                Form.LIGHT,
                actors,
                recipients,
            )
        ]
    return []


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


def _object_tokens(paragraph: Paragraph, token: Token) -> list[Token]:
    if phrase.passive(paragraph, token.i):
        subject = phrase.subject(paragraph, token.i)
        nouns = [subject] if subject else []
    else:
        nouns = phrase.objects(paragraph, token.i)
    return [t for noun in nouns for t in phrase.conjuncts(paragraph, noun.i)]


def _object_lemmas(paragraph: Paragraph, token: Token) -> frozenset[str]:
    """Lemmas of what the verb is about: its objects, what they are made of ("tons of cargo"), and, where it
    has none, its prepositional nouns and its subject."""
    nouns = _object_tokens(paragraph, token)
    lemmas = {t.lemma for t in nouns}
    for noun in nouns:
        lemmas |= {t.lemma for t in phrase.prepositional(paragraph, noun.i, "of", "with")}
        lemmas |= {t.lemma for t in paragraph.children(noun.i, "compound", "amod")}
    for noun in phrase.prepositional(paragraph, token.i):
        lemmas.add(noun.lemma)
    subject = phrase.subject(paragraph, token.i)
    moving = any("arrive" in entry.flags for entry in lexicon().verbs.get(token.lemma, ()))
    named = bool(nouns) and all(t.pos == "PROPN" for t in nouns)
    if subject is not None and (not nouns or (moving and named)):
        lemmas.add(subject.lemma)
        lemmas |= {t.lemma for t in phrase.prepositional(paragraph, subject.i, "of", "with", "carrying")}
    return frozenset(lemmas)


def _parties(paragraph: Paragraph, verb: int, entry: Entry) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Doer and done-to of a verb, active or passive; for a victim verb ("died") the subject is done to."""
    subject = _deed(paragraph, verb, entry) or phrase.subject(paragraph, verb)
    toward = [t.i for t in phrase.prepositional(paragraph, verb, *_TOWARDS)]
    if phrase.passive(paragraph, verb):
        doer = phrase.agent(paragraph, verb) or _forcing(paragraph, verb)
        harmed = _all(paragraph, subject)
        doers = _doers(paragraph, doer) if doer is not None else _behind(paragraph, verb)
        if entry.type is EventType.CONSULT and not doers:
            doers = tuple(t.i for t in phrase.prepositional(paragraph, verb, "at", "in"))
        if entry.type is EventType.MOBILIZE and not doers:
            return harmed, tuple(toward)
        return doers, (*harmed, *toward)
    done_to = [t.i for t in paragraph.children(verb, "dative") if t.pos != "ADP"]
    done_to += [i for t in phrase.objects(paragraph, verb) for i in _all(paragraph, t)]
    if "victim" in entry.flags:
        return _behind(paragraph, verb), (*_all(paragraph, subject), *done_to, *toward)
    doers = (*_doers(paragraph, subject), *_sharing(paragraph, verb))
    if "reciprocal" in entry.flags:
        with_whom = [
            i for t in phrase.prepositional(paragraph, verb, "with", "between") for i in _all(paragraph, t)
        ]
        about = phrase.objects(paragraph, verb) if entry.type is EventType.CONSULT else []
        with_whom += [t.i for noun in about for t in phrase.prepositional(paragraph, noun.i, "with")]
        return doers, (*with_whom, *done_to, *toward)
    others = (*toward, *_complement(paragraph, verb, entry), *_imposed(paragraph, verb, entry))
    return doers, (*done_to, *_owners(paragraph, done_to, entry), *others)


def _imposed(paragraph: Paragraph, verb: int, entry: Entry) -> list[int]:
    """On whom something is imposed, however deep it hangs: "a quota of ten barrels of petrol on the island"."""
    if entry.type is not EventType.SANCTION:
        return []
    below = [i for noun in phrase.objects(paragraph, verb) for i in paragraph.subtree(noun.i, _APART)]
    preps = [i for i in below if paragraph.tokens[i].lower in ("on", "against")]
    return [t.i for i in preps for t in paragraph.children(i, "pobj")]


def _drift(paragraph: Paragraph, token: Token) -> bool:
    """Whether what moves is neither people nor arms: "the inquiry is moving into a new phase"."""
    subject = phrase.subject(paragraph, token.i)
    if subject is None or subject.pos != "NOUN":
        return False
    if phrase.objects(paragraph, token.i) or phrase.passive(paragraph, token.i):
        return False
    words = (subject, *phrase.prepositional(paragraph, subject.i, "of"))
    armed = any(lexicon().in_class(t.lemma, name) for t in words for name in ("forces", "missile", "weapon"))
    return not armed and not any(t.lemma in party_nouns() or t.pos == "PROPN" for t in words)


def _by_circumstance(paragraph: Paragraph, token: Token) -> bool:
    """Whether nobody forces: "was forced to wait"."""
    agents = (phrase.agent(paragraph, token.i), _forcing(paragraph, token.i))
    return phrase.passive(paragraph, token.i) and agents == (None, None)


def _forcing(paragraph: Paragraph, verb: int) -> Token | None:
    """The agent that the parse hung on the infinitive: "was forced to resign by the army"."""
    agents = (phrase.agent(paragraph, c.i) for c in paragraph.children(verb, "xcomp") if c.tag == "VB")
    return next((agent for agent in agents if agent is not None), None)


def _deed(paragraph: Paragraph, verb: int, entry: Entry) -> Token | None:
    """The act that a relative clause of harm is about, where the parse hung it on a place: "attacks on a camp
    and a school that killed ten"."""
    token = paragraph.tokens[verb]
    at = paragraph.tokens[token.head]
    if token.dep != "relcl" or entry.type is not EventType.ASSAULT or token.lemma not in word_set("harm"):
        return None
    for _ in range(6):
        if at.pos == "NOUN" and lexicon().noun(at.lemma) is not None and at.lemma not in party_nouns():
            return at
        if at.dep not in ("conj", "pobj", "prep", "appos"):
            return None
        at = paragraph.tokens[at.head]
    return None


def _complement(paragraph: Paragraph, verb: int, entry: Entry) -> list[int]:
    """Whom a speech act is about by its complement: the subject of what it complains of ("complained that the
    army had left"), the one threatened ("threatened to attack the capital"), the one asked ("called for
    action by the council")."""
    found: list[int] = []
    clauses = paragraph.children(verb, "ccomp", "xcomp", "advcl", "pcomp")
    if entry.type is EventType.THREATEN:
        for clause in (c for c in clauses if c.tag == "VB"):
            harmed = [t for t in phrase.objects(paragraph, clause.i) if not _means(t)]
            found += [i for t in harmed for i in _all(paragraph, t)]
            found += [t.i for t in phrase.prepositional(paragraph, clause.i, "on", "against", "at", "with")]
        for noun in phrase.objects(paragraph, verb):
            found += [t.i for t in phrase.prepositional(paragraph, noun.i, "on", "against", "at")]
    if entry.type in (EventType.ACCUSE, EventType.REQUEST):
        subjects = ("nsubj", "nsubjpass") if entry.type is EventType.ACCUSE else ("nsubj",)
        for clause in (c for c in clauses if c.dep == "ccomp" and c.i > verb):
            found += [i for t in paragraph.children(clause.i, *subjects) for i in _all(paragraph, t)]
    if entry.type is EventType.REQUEST:
        for noun in phrase.prepositional(paragraph, verb, "for") + phrase.objects(paragraph, verb):
            found += [t.i for t in phrase.prepositional(paragraph, noun.i, "by", "from")]
            found += [t.i for t in paragraph.children(noun.i, "compound", "poss") if t.text[:1].isupper()]
    return found


def _means(token: Token) -> bool:
    """Whether a noun is what is used, not who is harmed: "threatened to use military force"."""
    return token.lower == "force" or lexicon().in_class(token.lemma, "blast_arms")


def _sharing(paragraph: Paragraph, verb: int) -> tuple[int, ...]:
    """The subject of the verb above an infinitive or participle, who acts where no nearer noun can: "used the
    interview to accuse the army"."""
    at = paragraph.tokens[verb]
    while at.dep in ("conj", "prep", "pcomp") and at.head != at.i:
        at = paragraph.tokens[at.head]
    if at.dep not in ("xcomp", "advcl", "acl") or at.tag not in ("VB", "VBG") or at.head == at.i:
        return ()
    above = at.head
    if paragraph.tokens[above].pos in ("NOUN", "PROPN"):
        above = phrase.clause_head(paragraph, above)
    if paragraph.tokens[above].pos not in ("VERB", "AUX") or phrase.passive(paragraph, above):
        return ()
    return _all(paragraph, phrase.subject(paragraph, above))


def _doers(paragraph: Paragraph, subject: Token | None) -> tuple[int, ...]:
    """The subject as doer; where it is itself an act ("the raid killed two"), who did that."""
    if subject is None:
        return ()
    entry = lexicon().noun(subject.lemma) if subject.pos == "NOUN" else None
    if entry is None or subject.lemma in party_nouns():
        return _all(paragraph, subject)
    verb = paragraph.tokens[subject.head]
    launched = subject.dep == "dobj" and verb.pos == "VERB" and lexicon().light(verb.lemma) is not None
    makers = _all(paragraph, phrase.subject(paragraph, verb.i)) if launched else ()
    return (*_noun_actors(paragraph, subject, entry), *makers)


def _behind(paragraph: Paragraph, verb: int) -> tuple[int, ...]:
    """Who did the act in which somebody came to harm: "were killed in fighting between the army and
    rebels"."""
    found: list[int] = []
    for noun in phrase.prepositional(paragraph, verb, "in", "during", "by", "from"):
        entry = lexicon().noun(noun.lemma)
        if entry is not None and noun.pos == "NOUN":
            found += _noun_actors(paragraph, noun, entry)
    return tuple(found)


def _owners(paragraph: Paragraph, nouns: list[int], entry: Entry) -> list[int]:
    """Whose things are done something to: "condemned Moscow's bombing", "use of force by the army".

    Not whom those things are aimed at: to defend strikes against a group is not to support the group.
    """
    found = []
    for noun in nouns:
        found += [t.i for t in paragraph.children(noun, "poss")]
        act = lexicon().noun(paragraph.tokens[noun].lemma) is not None
        if lexicon().in_class(paragraph.tokens[noun].lemma, "territory"):
            continue
        if entry.type in _OF_OPINION | {EventType.ACCUSE}:
            found += [t.i for t in paragraph.children(noun, "amod", "compound", "nmod") if t.text[:1].isupper()]
        aimed = (act and entry.type in SPOKEN) or entry.type in _OF_OPINION
        towards = ("by",) if aimed else ("of", "by", "on", "against", "from", "to")
        found += [t.i for t in phrase.prepositional(paragraph, noun, *towards)]
    return found


def _all(paragraph: Paragraph, noun: Token | None) -> tuple[int, ...]:
    return () if noun is None else tuple(t.i for t in phrase.conjuncts(paragraph, noun.i))


# Nouns


def _nouns(paragraph: Paragraph) -> Iterator[Act]:
    for token in paragraph.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            continue
        entry = lexicon().noun(token.lemma) if token.tag != "NNP" or token.text.islower() else None
        if entry is None or _danger(paragraph, token):
            continue
        entry = _moved(paragraph, token, entry)
        actors = _noun_actors(paragraph, token, entry)
        recipients = _noun_recipients(paragraph, token.i, entry)
        first = _with_compound(paragraph, token.i)
        yield _act(paragraph, token.i, first, token.i + 1, entry, Form.NOUN, actors, recipients)


def _moved(paragraph: Paragraph, token: Token, entry: Entry) -> Entry:
    """A noun of movement takes its type from what moves: an arrival of troops is no visit."""
    kind = lexicon().moves.get(token.lemma)
    movers = phrase.prepositional(paragraph, token.i, "of", "by") + paragraph.children(
        token.i, "poss", "compound", "amod"
    )
    away = token.lemma in word_set("withdrawal")
    if away and any(t.lemma in word_set("mission") for t in movers):
        return replace(entry, type=EventType.SANCTION, weight=0.7)
    if kind is None or not any(lexicon().in_class(t.lemma, "forces") for t in movers):
        return entry
    return replace(entry, type=kind, weight=0.8, flags=entry.flags - {"weak"})


def _with_compound(paragraph: Paragraph, noun: int) -> int:
    """Where the act's words begin: "missile test", "air strike"."""
    first = noun
    while (
        first
        and paragraph.tokens[first - 1].dep in ("compound",)
        and paragraph.tokens[first - 1].tag in ("NN", "NNS")
    ):
        first -= 1
    return first


def _noun_actors(paragraph: Paragraph, token: Token, entry: Entry) -> tuple[int, ...]:
    owners = [t.i for t in paragraph.children(token.i, "poss")]
    by = [
        i
        for t in phrase.prepositional(paragraph, token.i, "by", "from", *_SHARED)
        for i in _all(paragraph, t)
    ]
    if entry.type is EventType.CONSULT:
        by += [i for t in phrase.prepositional(paragraph, token.i, "of") for i in _all(paragraph, t)]
    makers = paragraph.children(token.i, "amod", "compound", "nmod")
    people = [
        t.i for t in makers
        if t.text[:1].isupper() or (t.lemma in party_nouns() and not _hyphenated(paragraph, t.i))
    ]  # fmt: skip
    of = []
    if entry.type in _OF_DOERS - _OF_DONE_TO and not owners:
        of = [i for t in phrase.prepositional(paragraph, token.i, "of") for i in _all(paragraph, t)]
    last_choice = (*_announcers(paragraph, token), *_meant(paragraph, token), *_replying(paragraph, token))
    return (*owners, *by, *people, *of, *last_choice)


def _replying(paragraph: Paragraph, token: Token) -> tuple[int, ...]:
    """Who answers with an act: "responded with accusations"."""
    prep = paragraph.tokens[token.head]
    verb = paragraph.tokens[prep.head]
    if token.dep != "pobj" or prep.lower != "with" or verb.lemma not in word_set("reply"):
        return ()
    return _all(paragraph, phrase.subject(paragraph, verb.i))


def _announcers(paragraph: Paragraph, token: Token) -> list[int]:
    """Whose an act is by the noun above it: "the ministry's announcement of sanctions"."""
    prep = paragraph.tokens[token.head]
    noun = paragraph.tokens[prep.head]
    if token.dep != "pobj" or prep.lower != "of" or noun.pos != "NOUN" or noun.lemma in party_nouns():
        return []
    makers = paragraph.children(noun.i, "poss", "compound", "amod")
    return [t.i for t in makers if t.dep == "poss" or t.text[:1].isupper()]


def _meant(paragraph: Paragraph, token: Token) -> list[int]:
    """Whose act a predicate names: "the ministry's move was an invasion"."""
    if token.dep != "attr":
        return []
    subjects = paragraph.children(token.head, "nsubj")
    return [t.i for noun in subjects for t in paragraph.children(noun.i, "poss")]


def _hyphenated(paragraph: Paragraph, i: int) -> bool:
    """Whether a word is part of a compound ("ship-to-ship"), which names no party."""
    around = paragraph.tokens[max(0, i - 1) : i + 2]
    return any(t.text == "-" for t in around)


def _noun_recipients(paragraph: Paragraph, noun: int, entry: Entry) -> tuple[int, ...]:
    toward = [i for t in phrase.prepositional(paragraph, noun, *_NOUN_TOWARDS) for i in _all(paragraph, t)]
    owned = bool(paragraph.children(noun, "poss")) or bool(phrase.prepositional(paragraph, noun, "by"))
    if entry.type not in _OF_DOERS or owned or entry.type in _OF_DONE_TO:
        toward = [i for t in phrase.prepositional(paragraph, noun, "of") for i in _all(paragraph, t)] + toward
    return tuple(toward)


def _tool(token: Token, entry: Entry) -> bool:
    """Whether a noun is what the act is done with, not whom it is done to: "sent troops", "fired rockets"."""
    if token.pos not in ("NOUN", "NUM"):
        return False
    if entry.type in (EventType.MOBILIZE, EventType.RETREAT):
        return _means(token) or any(lexicon().in_class(token.lemma, name) for name in ("forces", "weapon"))
    if entry.type is EventType.AID:
        shipped = token.dep == "dobj" and entry.lemma.split()[0] in word_set("transfer")
        if shipped and lexicon().in_class(token.lemma, "forces"):
            return True
        return any(lexicon().in_class(token.lemma, name) for name in ("goods", "aid"))
    if entry.type in (EventType.ASSAULT, EventType.THREATEN):
        return _means(token) or lexicon().in_class(token.lemma, "missile") or token.lower == "bodies"
    return False


def _act(
    paragraph: Paragraph, head: int, first: int, last: int, entry: Entry, form: Form,
    actors: tuple[int, ...], recipients: tuple[int, ...],
) -> Act:  # fmt: skip
    clause = (
        phrase.clause(paragraph, head)
        if form is not Form.NOUN
        else phrase.noun_phrase(paragraph, head, whole=True)
    )
    clause = (min(clause[0], first), max(clause[1], last))
    return Act(
        paragraph.index, head, first, last, clause, entry.type, form,
        tuple(dict.fromkeys(actors)),
        tuple(
            i for i in dict.fromkeys(recipients) if i not in actors and not _tool(paragraph.tokens[i], entry)
        ),
        entry.flags, entry.weight,
    )  # fmt: skip
