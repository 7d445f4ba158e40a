"""Doers: the nouns around an act that do it, and those to whom it is done."""

from __future__ import annotations

from onrecord.model import EventType
from onrecord.read import phrase
from onrecord.read.acts.carrier import makers, together
from onrecord.read.acts.complement import complement, used
from onrecord.read.acts.nominal import SPOKEN, aimed, aired, noun_actors, owners_of, towards
from onrecord.read.lexicon import Entry, lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import document_nouns, party_nouns, word_set

TOWARDS = ("against", "on", "upon", "at", "with", "to", "toward", "towards", "for", "into", "from")


_BREATH = 3  # words from a verb to the next that shares its object: "arm and then train"


_BEYOND = {EventType.AGREE: ("to", "for", "with"), EventType.SANCTION: ("with",), EventType.REJECT: ("with",)}


_MUTE = ("vehicle", "asset", "goods")  # classes of things, which say nothing


_APART = frozenset({"relcl", "ccomp", "advcl", "conj"})


def blamed(paragraph: Paragraph, head: int) -> list[int]:
    """Who is blamed by the clause after a charge: "caught red-handed, sad that the army is selling"."""
    _, end = paragraph.sentence(head)
    clauses = [t for t in paragraph.tokens[head:end] if t.dep == "ccomp"]
    return [s.i for clause in clauses[:1] for s in paragraph.children(clause.i, "nsubj")]


def objects(paragraph: Paragraph, verb: int) -> list[Token]:
    """The direct objects of a verb; in a relative clause with a subject of its own the noun that it describes:
    "the town that rebels seized", "a charge the ministry denies"."""
    own = phrase.objects(paragraph, verb)
    token = paragraph.tokens[verb]
    said = lexicon().cue_verb(token.lemma) is not None  # "which the army denied": a whole clause is meant
    if token.dep != "relcl" or any(said or t.tag not in ("WDT", "WP") for t in own):
        return own
    subjects = [t for t in paragraph.children(verb, "nsubj") if t.tag not in ("WDT", "WP")]
    which = any(t.lower != "that" for t in own)
    bare = which or not paragraph.children(verb, "ccomp", "xcomp", "prep", "dative", "auxpass")
    described = paragraph.tokens[token.head]
    return [described] if subjects and bare and described.pos in ("NOUN", "PROPN") else own


def object_tokens(paragraph: Paragraph, token: Token) -> list[Token]:
    if phrase.passive(paragraph, token.i):
        subject = phrase.subject(paragraph, token.i)
        nouns = [subject] if subject else []
    else:
        nouns = objects(paragraph, token.i)
    return [t for noun in nouns for t in phrase.conjuncts(paragraph, noun.i)]


def parties(paragraph: Paragraph, verb: int, entry: Entry) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Doer and done-to of a verb, active or passive; for a victim verb ("died") the subject is done to."""
    subject = _deed(paragraph, verb, entry) or _teller(paragraph, verb, entry)
    toward = _judged(paragraph, verb, entry)
    toward += [
        t.i
        for t in phrase.prepositional(paragraph, verb, *towards(TOWARDS, entry))
        if not (means(paragraph, t.i, verb, entry) or _circumstance(paragraph, t, subject, entry))
    ]
    if phrase.passive(paragraph, verb):
        doer = phrase.agent(paragraph, verb) or _forcing(paragraph, verb) or _next_agent(paragraph, verb, entry)
        harmed = together(paragraph, subject)
        doers = _doers(paragraph, doer) if doer is not None else _behind(paragraph, verb)
        doers = doers or _givers(paragraph, verb, entry) or _excluding(paragraph, verb, entry)
        toward = [i for i in toward if i not in doers]
        if not doers and subject is not None and subject.pos == "NOUN":
            doers = _parties_of(paragraph, verb, subject, entry)
        if entry.type is EventType.CONSULT and not doers:
            doers = tuple(t.i for t in phrase.prepositional(paragraph, verb, "at", "in"))
        meant = paragraph.tokens[verb].lemma in word_set("purpose") and _undertaken(subject)
        # "have been camped out", "are massed along the border": who is said to be there went himself
        if (entry.type in (EventType.MOBILIZE, EventType.PROTEST) and not doers) or meant:
            return harmed, tuple(toward)
        imposed = _imposed(paragraph, [t for t in (doer, subject) if t is not None], entry)
        opinion = entry.type in (EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT)
        owners = owners_of(paragraph, list(harmed), entry) if opinion else []
        aided = entry.type is EventType.AID
        given = [t.i for t in phrase.prepositional(paragraph, verb, "to") if aided]
        passed = _beyond(paragraph, list(harmed), entry)
        return doers, (*given, *harmed, *owners, *toward, *imposed, *passed)
    done_to = [t.i for t in paragraph.children(verb, "dative") if t.pos != "ADP"]
    done_to += [i for t in objects(paragraph, verb) for i in together(paragraph, t)]
    whole_phrase = " " in entry.lemma  # "stepped down and left the country": nothing is shared
    shared = [] if done_to or whole_phrase else _shared_objects(paragraph, verb)
    done_to = [*_passed_to(paragraph, verb, entry), *_granted(paragraph, done_to, entry), *done_to, *shared]
    if givers := _givers(paragraph, verb, entry):
        return givers, together(paragraph, subject)
    if "victim" in entry.flags:
        borne = _behind(paragraph, verb)
        return borne, (*together(paragraph, subject), *(i for i in (*done_to, *toward) if i not in borne))
    whole = _whole(paragraph, subject, verb)
    doers = (*whole, *(i for i in _doers(paragraph, subject) if i not in whole), *_sharing(paragraph, verb))
    if "reciprocal" in entry.flags:
        with_whom = [
            i for t in phrase.prepositional(paragraph, verb, "with", "between") for i in together(paragraph, t)
        ]
        with_whom += _joined_to_do(paragraph, verb)
        both = entry.type in (EventType.CONSULT, EventType.COOPERATE)
        about = phrase.objects(paragraph, verb) if both else []
        with_whom += [t.i for noun in about for t in phrase.prepositional(paragraph, noun.i, "with")]
        topic = paragraph.tokens[verb].lemma in word_set("debate")  # "discussed Norway": not with Norway
        return doers, (*with_whom, *(() if topic else done_to), *toward, *_addressed(paragraph, verb, entry))
    imposed = _imposed(paragraph, phrase.objects(paragraph, verb), entry)
    bound = aimed(paragraph, verb) if entry.type is EventType.SANCTION else []
    others = (*toward, *complement(paragraph, verb, entry), *imposed, *bound)
    answered = _answered(paragraph, verb, entry)
    sent = entry.type is EventType.CONSULT  # "sent a delegation of athletes": they are sent, not met
    judged = owners_of(paragraph, _judged(paragraph, verb, entry), entry)
    owned = [i for i in done_to if not (sent and tool(paragraph, i, entry))]
    beyond = _beyond(paragraph, done_to, entry)
    whose = owners_of(paragraph, owned, entry)
    first, then = (beyond, []) if entry.type is EventType.ACCUSE else ([], beyond)
    written = _addressed(paragraph, verb, entry)
    complained = _about(paragraph, verb, entry) if not done_to else []
    return doers, (*done_to, *first, *whose, *others, *judged, *then, *written, *answered, *complained)


def _joined_to_do(paragraph: Paragraph, verb: int) -> list[int]:
    """With whom something is done where the parse made him do what it is for: "met on Monday with Jane Doe to
    talk"."""
    meant = [t for t in paragraph.children(verb, "advcl") if t.tag == "VB"]
    meant = [c for c in meant if any(t.lower == "with" for t in paragraph.children(c.i, "mark"))]
    return [i for c in meant for t in paragraph.children(c.i, "nsubj") for i in together(paragraph, t)]


def _teller(paragraph: Paragraph, verb: int, entry: Entry) -> Token | None:
    """The subject of a verb; where a participle of speech hangs on a thing in somebody's words, who says them:
    "the mayor said trucks were leaving, accusing the rebels"."""
    subject = phrase.subject(paragraph, verb)
    token = paragraph.tokens[verb]
    said = entry.type in SPOKEN and token.tag == "VBG" and token.dep in ("advcl", "xcomp")
    if not said or subject is None or subject.pos != "NOUN":
        return subject
    thing = subject.lemma in word_set("mute") or any(lexicon().in_class(subject.lemma, c) for c in _MUTE)
    if not thing and lexicon().noun(subject.lemma) is None:  # "after the raid accusing": a raid says nothing
        return subject
    for above in paragraph.ancestors(verb):
        if above.dep == "ccomp" and lexicon().cue_verb(paragraph.tokens[above.head].lemma) is not None:
            return phrase.subject(paragraph, above.head) or subject
    return subject


def _addressed(paragraph: Paragraph, verb: int, entry: Entry) -> list[int]:
    """With whom somebody meets by the talks he holds or comes for ("discussed it in a call with Jane Doe"), or
    to whom by name he writes what he asks or says ("in a letter to the council")."""
    meets = entry.type is EventType.CONSULT
    if not meets and entry.type not in SPOKEN:
        return []
    around = phrase.prepositional(paragraph, verb, "in", "during", *(("for",) if meets else ()))
    words = word_set("message") | (word_set("talks") if meets else frozenset())
    said = [t for t in around if t.lemma in words]
    met = [t for noun in said for t in phrase.prepositional(paragraph, noun.i, "with", "to")]
    return [i for t in met if meets or t.pos == "PROPN" for i in together(paragraph, t)]


def _answered(paragraph: Paragraph, verb: int, entry: Entry) -> list[int]:
    """Whose deed a sanction answers, as last choice: "in response to Norway's raid", "over Iran's arrests"."""
    if entry.type is not EventType.SANCTION or paragraph.tokens[verb].dep == "advcl":
        return []
    near = (verb, *(t.i for t in phrase.objects(paragraph, verb)))
    made = [t for i in near for t in phrase.prepositional(paragraph, i, "in")]
    replies = list(filter(_answer, made))
    deeds = [t for reply in replies for t in phrase.prepositional(paragraph, reply.i, "to", "for")]
    lost = [t for t in made if replies and t.head == replies[0].head and t.i > replies[0].i]
    lost += [t for reply in replies for t in paragraph.children(reply.i, "appos")]
    lost += [t for t in made if any(map(_answer, paragraph.children(t.i, "compound", "nmod")))]
    deeds += lost  # "to" was lost: "in response Iran's test"
    deeds += [t for i in near for t in phrase.prepositional(paragraph, i, "over")]
    return [t.i for deed in deeds for t in paragraph.children(deed.i, "poss")]


def _answer(noun: Token) -> bool:
    return noun.lemma in word_set("answer")


def _beyond(paragraph: Paragraph, objects: list[int], entry: Entry) -> list[int]:
    """To whom the thing goes that an act is about: "promised support for rebels", "ended its ties with Norway",
    "ruled out talks with Norway", "blamed the raid on Norway"."""
    leading = _BEYOND.get(entry.type, ())
    if entry.lemma == "blame":
        leading = ("on",)
    if entry.type is EventType.ACCUSE and not leading:
        charges = [i for i in objects if _charge(paragraph.tokens[i])]
        found = [t for i in charges for t in phrase.prepositional(paragraph, i, "against")]
        return [i for t in found for i in together(paragraph, t)]
    found = [t for i in objects for t in phrase.prepositional(paragraph, i, *leading) if leading]
    return [i for t in found for i in together(paragraph, t)]


def _charge(noun: Token) -> bool:
    """Whether a noun is itself a charge: "a complaint against the army", not "violence against the army"."""
    entry = lexicon().noun(noun.lemma)
    return entry is not None and entry.type is EventType.ACCUSE


def _about(paragraph: Paragraph, verb: int, entry: Entry) -> list[int]:
    """Whom a complaint is about that names nobody, as last choice: "grumbled about the council's silence"."""
    if entry.type is not EventType.ACCUSE:
        return []
    things = phrase.prepositional(paragraph, verb, "about", "over")
    blamed_for = [i for t in things for i in together(paragraph, t)]
    return [*blamed_for, *owners_of(paragraph, [t.i for t in things], entry)]


def _judged(paragraph: Paragraph, verb: int, entry: Entry) -> list[int]:
    """What a verb judges under a preposition of its own: "approves of the plan"."""
    judging = entry.type in (EventType.SUPPORT, EventType.ACCUSE, EventType.REJECT) and entry.particles
    return [t.i for t in phrase.prepositional(paragraph, verb, *entry.particles)] if judging else []


def _circumstance(paragraph: Paragraph, noun: Token, subject: Token | None, entry: Entry) -> bool:
    """Whether a noun only says what went on ("with supporters breaking into song", "With no rival, he"), who
    came along ("is visiting the camp with a team") or where it was said ("On the channel, the minister
    criticized")."""
    prep = paragraph.tokens[noun.head]
    if aired(paragraph, noun, entry):
        return True
    if prep.lower == "with" and entry.lemma in word_set("visit") and phrase.objects(paragraph, prep.head):
        return True
    if prep.lower == "with" and any(t.tag == "VBG" for t in paragraph.children(noun.i, "acl")):
        return True
    return prep.lower in ("on", "at", "with") and subject is not None and noun.i < subject.i


def _excluding(paragraph: Paragraph, verb: int, entry: Entry) -> tuple[int, ...]:
    """Who shuts out by what one is shut out of: "was suspended from the council"."""
    out = phrase.subject(paragraph, verb)
    goods = out is not None and out.pos == "NOUN" and out.lemma not in party_nouns()  # "aid was withheld from"
    if entry.type is not EventType.SANCTION or goods:
        return ()
    return tuple(t.i for t in phrase.prepositional(paragraph, verb, "from"))


def _shared_objects(paragraph: Paragraph, verb: int) -> list[int]:
    """The objects that a verb shares with the verb after it: "to arm and train rebels"."""
    after = [t for t in paragraph.children(verb, "conj") if t.pos == "VERB" and t.i - verb <= _BREATH]
    own = paragraph.children(verb, "prep", "ccomp", "xcomp", "dative", "prt", "agent", "advcl")
    if own or phrase.passive(paragraph, verb):
        return []
    return [i for later in after[:1] for t in objects(paragraph, later.i) for i in together(paragraph, t)]


def _passed_to(paragraph: Paragraph, verb: int, entry: Entry) -> list[int]:
    """To whom goods or people are handed, before what is handed and from where ("from A to B" may hang on A):
    "sold hundreds of drones to the army", "extradited two suspects to Norway"."""
    if entry.type not in (EventType.AID, EventType.COOPERATE) or not phrase.objects(paragraph, verb):
        return []
    things = [t.i for t in phrase.objects(paragraph, verb) if phrase.prepositional(paragraph, t.i, "from")]
    comes = [t.i for at in (verb, *things) for t in phrase.prepositional(paragraph, at, "from")]
    given = [t for at in (verb, *things, *comes) for t in phrase.prepositional(paragraph, at, "to")]
    return [i for t in given for i in together(paragraph, t)]


def _granted(paragraph: Paragraph, given: list[int], entry: Entry) -> list[int]:
    """Who is given something, where the parse made his name a part of it: "offered Jane Doe asylum"."""
    denied = entry.type is EventType.REJECT
    if entry.type is not EventType.AID and not denied:
        return []
    things = [i for i in given if paragraph.tokens[i].pos == "NOUN"]
    names = [t for i in things if not paragraph.children(i, "det") for t in paragraph.children(i, "compound")]
    return [t.i for t in names if phrase.person(paragraph, t) or (denied and t.tag == "NNP")]


def _whole(paragraph: Paragraph, subject: Token | None, verb: int) -> tuple[int, ...]:
    """All whom a relative clause in the plural is about, where it follows the last of them: "Jane Doe and a
    friend who were armed"."""
    if subject is None or subject.dep != "conj" or subject.tag not in ("NN", "NNP") or subject.i > verb:
        return ()
    forms = (paragraph.tokens[verb], *paragraph.children(verb, "aux", "auxpass"))
    if not any(t.tag == "VBP" or t.lower == "were" for t in forms):
        return ()
    first = subject
    while first.dep == "conj" and paragraph.tokens[first.head].pos in ("NOUN", "PROPN"):
        first = paragraph.tokens[first.head]
    return together(paragraph, first)


def _senders(paragraph: Paragraph, noun: Token) -> list[Token]:
    """From whom an act comes that somebody meets with: "faced criticism from the army", "won the backing of
    voters"."""
    if lexicon().noun(noun.lemma) is None:
        return []
    backers = phrase.prepositional(paragraph, noun.i, "of") if noun.lemma in word_set("backing") else []
    beside = phrase.prepositional(paragraph, noun.head, "from") if noun.dep == "dobj" else []
    return [*phrase.prepositional(paragraph, noun.i, "from", "by"), *backers, *beside]


def _undertaken(subject: Token | None) -> bool:
    """Whether the subject is an undertaking, which acts though the verb is passive: "the army operation was
    aimed at the town"."""
    return subject is not None and subject.lemma in word_set("undertaking")


def _givers(paragraph: Paragraph, verb: int, entry: Entry) -> tuple[int, ...]:
    """From whom the subject takes goods or aid: "bought oil from", "fuelled up from"."""
    takes = "victim" in entry.flags or not phrase.objects(paragraph, verb)
    if entry.type is not EventType.AID or not takes:
        return ()
    return tuple(i for t in phrase.prepositional(paragraph, verb, "from") for i in together(paragraph, t))


def means(paragraph: Paragraph, noun: int, verb: int, entry: Entry) -> bool:
    """Whether a noun after "with" is what an attack on an object is made with, no party to it."""
    prep = paragraph.tokens[paragraph.tokens[noun].head]
    if entry.type is not EventType.ASSAULT or prep.lower != "with" or "reciprocal" in entry.flags:
        return False
    return bool(phrase.objects(paragraph, verb))


def _imposed(paragraph: Paragraph, nouns: list[Token], entry: Entry) -> list[int]:
    """On whom something is imposed, however deep it hangs: "a quota of ten barrels of petrol on the island",
    "a resolution requiring members to", "sanctions that target the port"."""
    if entry.type is not EventType.SANCTION:
        return []
    below = [i for noun in nouns for i in paragraph.subtree(noun.i, _APART)]
    preps = [i for i in below if paragraph.tokens[i].lower in ("on", "against")]
    bound = [i for noun in nouns for i in aimed(paragraph, noun.i)]
    return [*(t.i for i in preps for t in paragraph.children(i, "pobj")), *bound]


def drift(paragraph: Paragraph, token: Token) -> bool:
    """Whether what moves is neither people nor arms: "the inquiry is moving into a new phase"."""
    subject = phrase.subject(paragraph, token.i)
    if subject is None or subject.pos != "NOUN":
        return False
    if phrase.objects(paragraph, token.i) or phrase.passive(paragraph, token.i):
        return False
    words = (subject, *phrase.prepositional(paragraph, subject.i, "of"))
    armed = any(lexicon().in_class(t.lemma, name) for t in words for name in ("forces", "missile", "weapon"))
    return not armed and not any(t.lemma in party_nouns() or t.pos == "PROPN" for t in words)


def by_circumstance(paragraph: Paragraph, token: Token) -> bool:
    """Whether nobody forces: "was forced to wait"."""
    agents = (phrase.agent(paragraph, token.i), _forcing(paragraph, token.i))
    return phrase.passive(paragraph, token.i) and agents == (None, None)


def _forcing(paragraph: Paragraph, verb: int) -> Token | None:
    """The agent that the parse hung on the infinitive or gerund: "was forced to resign by the army", "was
    barred from voting by the army"."""
    below = [c for c in paragraph.children(verb, "xcomp") if c.tag == "VB"]
    kept = [t for t in paragraph.children(verb, "prep") if t.lower == "from"]
    below += [c for t in kept for c in paragraph.children(t.i, "pcomp") if not phrase.passive(paragraph, c.i)]
    agents = (phrase.agent(paragraph, c.i) for c in below)
    return next((agent for agent in agents if agent is not None), None)


def _next_agent(paragraph: Paragraph, verb: int, entry: Entry) -> Token | None:
    """The agent of the next verb, which both share: "was seized and burned by the army", also of harm to
    others: "was killed and three were hurt by the army"."""
    if phrase.prepositional(paragraph, verb):
        return None
    assault = entry.type is EventType.ASSAULT
    after = [
        t for t in paragraph.children(verb, "conj")
        if (t.tag == "VBN" and t.i == verb + 2 and paragraph.tokens[verb + 1].lower in ("and", "or"))
        or (assault and t.lemma in word_set("harm"))
    ]  # fmt: skip
    return next((agent for t in after if (agent := phrase.agent(paragraph, t.i)) is not None), None)


def _deed(paragraph: Paragraph, verb: int, entry: Entry) -> Token | None:
    """The act that a relative clause of harm is about, where the parse hung it on a place: "attacks on a camp
    and a school that killed ten"."""
    token = paragraph.tokens[verb]
    at = paragraph.tokens[token.head]
    if token.dep != "relcl" or entry.type is not EventType.ASSAULT or token.lemma not in word_set("harm"):
        return None
    if any(t.tag not in ("WDT", "WP") for t in paragraph.children(verb, "nsubj")):
        return None
    for _ in range(6):
        if at.pos == "NOUN" and lexicon().noun(at.lemma) is not None and at.lemma not in party_nouns():
            return at
        if at.dep not in ("conj", "pobj", "prep", "appos"):
            return None
        at = paragraph.tokens[at.head]
    return None


def _sharing(paragraph: Paragraph, verb: int) -> tuple[int, ...]:
    """Who does the verb above an infinitive or participle, who acts where no nearer noun can: "used the
    interview to accuse the army", "was closed by the army to press the rebels"."""
    at = paragraph.tokens[verb]
    while at.dep in ("conj", "prep", "pcomp") and at.head != at.i:
        at = paragraph.tokens[at.head]
    if at.dep not in ("xcomp", "advcl", "acl") or at.tag not in ("VB", "VBG") or at.head == at.i:
        return ()
    above = at.head
    if paragraph.tokens[above].pos in ("NOUN", "PROPN"):
        above = phrase.clause_head(paragraph, above)
    if paragraph.tokens[above].pos not in ("VERB", "AUX"):
        return ()
    passive = phrase.passive(paragraph, above)
    doer = phrase.agent(paragraph, above) if passive else phrase.subject(paragraph, above)
    return together(paragraph, doer)


def _doers(paragraph: Paragraph, subject: Token | None) -> tuple[int, ...]:
    """The subject as doer; where it is itself an act ("the raid killed two"), who did that."""
    if subject is None:
        return ()
    entry = lexicon().noun(subject.lemma) if subject.pos == "NOUN" else None
    if entry is None or subject.lemma in party_nouns():
        return _writers(paragraph, subject) or (*together(paragraph, subject), *makers(paragraph, subject))
    return noun_actors(paragraph, subject, entry) or _between(paragraph, subject)


def _parties_of(paragraph: Paragraph, verb: int, deed: Token, entry: Entry) -> tuple[int, ...]:
    """Who does what a passive tells of a deed: "a deal was struck between", "the army's offer was repeated"."""
    named = lexicon().noun(deed.lemma)
    if named is None or named.type is not entry.type:
        return ()
    near = phrase.prepositional(paragraph, verb, "between", "among")
    return (*(i for t in near for i in together(paragraph, t)), *noun_actors(paragraph, deed, named))


def _between(paragraph: Paragraph, deed: Token) -> tuple[int, ...]:
    """Between whom an act begins or goes on, by the verb of its noun: "fighting broke out between"."""
    near = phrase.prepositional(paragraph, deed.head, "between", "among") if deed.dep == "nsubj" else []
    return tuple(i for t in near for i in together(paragraph, t))


def _writers(paragraph: Paragraph, paper: Token) -> tuple[int, ...]:
    """Who speaks by a paper that he makes: "passed a resolution that condemned"."""
    verb = paragraph.tokens[paper.head]
    if paper.dep != "dobj" or paper.lemma not in document_nouns() or verb.lemma not in word_set("issue"):
        return ()
    if phrase.passive(paragraph, verb.i) or paragraph.children(paper.i, "poss"):
        return ()
    return together(paragraph, phrase.subject(paragraph, verb.i))


def _behind(paragraph: Paragraph, verb: int) -> tuple[int, ...]:
    """Who did the act in which somebody came to harm: "were killed in fighting between the army and
    rebels"."""
    found: list[int] = []
    received = [t for noun in phrase.objects(paragraph, verb) for t in _senders(paragraph, noun)]
    found += [i for t in received for i in together(paragraph, t)]
    for noun in phrase.prepositional(paragraph, verb, "in", "during", "by", "from"):
        entry = lexicon().noun(noun.lemma) or _tried(paragraph, noun)
        if entry is not None and noun.pos == "NOUN":
            found += noun_actors(paragraph, noun, entry)
    return tuple(found)


def _tried(paragraph: Paragraph, noun: Token) -> Entry | None:
    """The act that is tried by the name before its noun: "an assassination attempt"."""
    if noun.lemma not in ("attempt", "bid", "plot", "try"):
        return None
    named = (lexicon().noun(t.lemma) for t in paragraph.children(noun.i, "compound"))
    return next((entry for entry in named if entry is not None), None)


def tool(paragraph: Paragraph, noun: int, entry: Entry) -> bool:
    """Whether a noun is what the act is done with, not whom it is done to: "sent troops", "fired rockets"."""
    token = paragraph.tokens[noun]
    if token.pos not in ("NOUN", "NUM"):
        return False
    if entry.type in (EventType.MOBILIZE, EventType.RETREAT):
        return used(token) or any(lexicon().in_class(token.lemma, name) for name in ("forces", "weapon"))
    if entry.type is EventType.AID:
        shipped = token.dep == "dobj" and entry.lemma.split()[0] in word_set("transfer")
        shipped = shipped and not _equipped(paragraph, token)
        if shipped and lexicon().in_class(token.lemma, "forces"):
            return True
        return any(lexicon().in_class(token.lemma, name) for name in ("goods", "aid"))
    if entry.type is EventType.CONSULT:
        return token.dep == "dobj" and entry.lemma.split()[0] in word_set("transfer")
    if entry.type is EventType.SANCTION:
        back = entry.lemma.split()[0] in word_set("called-home")
        return back and token.lemma in word_set("mission")  # "recalled its envoy": another is sanctioned
    if entry.type in (EventType.ASSAULT, EventType.THREATEN):
        return used(token) or lexicon().in_class(token.lemma, "missile") or _remains(paragraph, token)
    return False


def _remains(paragraph: Paragraph, token: Token) -> bool:
    """Whether bodies are those of somebody who is named below them: "the bodies of two men"."""
    return token.lower == "bodies" and bool(phrase.prepositional(paragraph, token.i, "of"))


def _equipped(paragraph: Paragraph, token: Token) -> bool:
    """Whether forces are those who get something: "provides the rebels with weapons"."""
    given = phrase.prepositional(paragraph, token.i, "with") + phrase.prepositional(
        paragraph, token.head, "with"
    )
    return any(lexicon().in_class(t.lemma, name) for t in given for name in ("aid", "goods", "weapon"))
