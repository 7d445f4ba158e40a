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
from onrecord.read.acts.carrier import together
from onrecord.read.acts.doer import (
    TOWARDS,
    blamed,
    by_circumstance,
    drift,
    means,
    object_tokens,
    parties,
    tool,
)
from onrecord.read.acts.lending import lent
from onrecord.read.acts.nominal import SPOKEN, endured, noun_actors, noun_recipients, towards
from onrecord.read.acts.preference import preferred, preferred_light, preferred_noun
from onrecord.read.acts.sense import (
    assisted,
    begun,
    completed,
    conversation,
    danger,
    embargo,
    encouraged,
    event_of,
    flight,
    insisted,
    lasting,
    menaced,
    mood,
    named_by,
    naming,
    only_called_so,
    particles,
    quoted_name,
    reproached,
    spared,
    striving,
    struck_down,
    summoned,
    tested,
    tolerated,
    unaimed,
    wished,
)
from onrecord.read.lexicon import Entry, lexicon
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.wordlist import party_nouns, word_set

_MODAL_DEMANDS = frozenset(
    {"must", "should", "ought", "need", "have"}
)  # "they must stop": the subject is asked

SPEECH_ACTS = frozenset({
    EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.REJECT, EventType.AGREE,
    EventType.SUPPORT,
})  # fmt: skip
"""Types that a speaker performs by speaking: their actor is the speaker, who is not repeated as a voice."""


_FAR = 12  # words: a noun farther from its light verb is another's


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
    phrases = _set_phrases(paragraph)
    taken = _no_acts(paragraph, phrases)
    for act in (*_phrases(paragraph, phrases), *_verbs(paragraph), *_nouns(paragraph)):
        words = set(range(act.first, act.last)) if act.form is Form.PHRASE else {act.head, *_noun_of(act)}
        if not words & taken and not _said_by_verb(paragraph, act, found):
            found.append(act)
            taken |= words
    return lent(paragraph, sorted(found, key=lambda act: (act.first, act.head)))


def _said_by_verb(paragraph: Paragraph, act: Act, found: Sequence[Act]) -> bool:
    """Whether a noun is what a verb of the same type does ("launched airstrikes", "fired a salvo"), or a verb
    the one that a phrase completes ("remains in army custody"): one act."""
    if act.form is Form.VERB:
        return any(a.head == act.head and a.type is act.type and a.form is Form.PHRASE for a in found)
    noun = paragraph.tokens[act.head]
    if act.form is not Form.NOUN or noun.dep not in ("dobj", "nsubjpass"):
        return False
    return any(a.head == noun.head and a.type is act.type and a.form is not Form.NOUN for a in found)


def _set_phrases(paragraph: Paragraph) -> dict[int, tuple[int, Entry]]:
    """The longest set phrase that begins at each token where one does, an act or not: tokens, entry."""
    lemmas = paragraph.lemmas
    found = ((i, lexicon().phrases.at(lemmas, i)) for i in range(len(lemmas)))
    return {i: match for i, match in found if match is not None}


def _no_acts(paragraph: Paragraph, phrases: dict[int, tuple[int, Entry]]) -> set[int]:
    """The tokens of set phrases that are no act: "as opposed to", "cold war"."""
    found: set[int] = set()
    for i, (length, entry) in phrases.items():
        if entry.type is not EventType.STATEMENT:
            continue
        words = paragraph.tokens[i : i + length]
        if words[-1].pos != "ADP" or words[0].pos != "NOUN":  # "deal with", but not "a deal with"
            found |= {t.i for t in words}
    return found


def _noun_of(act: Act) -> range:
    return range(act.last - 1, act.last) if act.form is Form.LIGHT else range(0)


def _phrases(paragraph: Paragraph, phrases: dict[int, tuple[int, Entry]]) -> Iterator[Act]:
    end = 0
    for at, (length, entry) in phrases.items():
        if at < end or entry.type is EventType.STATEMENT or _misread(paragraph, at, length, entry):
            continue
        meant = _phrase_entry(paragraph, range(at, at + length), entry)
        if meant is not None:
            yield _phrase_act(paragraph, at, at + length, meant)
        end = at + length


def _phrase_entry(paragraph: Paragraph, words: range, entry: Entry) -> Entry | None:
    verbs = [paragraph.tokens[i] for i in words if paragraph.tokens[i].pos in ("VERB", "AUX")]
    verb = next((t for t in verbs if t.pos == "VERB"), verbs[0] if verbs else None)
    if verb is None:
        return entry
    if entry.type is EventType.ASSAULT and "victim" in entry.flags and reproached(paragraph, verb):
        return replace(entry, type=EventType.ACCUSE, flags=entry.flags | {"speech"})
    return preferred(paragraph, verb, entry, entry.lemma)


def _misread(paragraph: Paragraph, at: int, length: int, entry: Entry) -> bool:
    """Whether the words only look like a set phrase: a verb of the pattern is a noun here ("the issue of a
    call"), its gap a hyphen ("cross-border"), or somebody only wants to act himself."""
    words = paragraph.tokens[at : at + length]
    if any(t.text == "-" for t in words):
        return "-" not in entry.lemma
    parted = any(t.text in (",", ";", ":", "but") or (t.lower, t.dep) == ("that", "mark") for t in words[1:-1])
    if _beside_itself(words):
        return True
    if parted and "," not in entry.lemma and "that" not in entry.lemma.split():
        return True
    if _titled(paragraph, words[0]) or words[0].dep == "prt":  # "shot down a drone" is one act
        return True
    verbs = [t for t in words if t.pos in ("VERB", "AUX")]
    if entry.lemma == "meet with" and any(phrase.passive(paragraph, t.i) for t in verbs):
        return True  # "were met with tear gas"
    if entry.lemma == "insist on" and paragraph.children(words[-1].i, "pcomp"):
        return True
    if entry.lemma.startswith("be * ") and not _called(paragraph, words):
        return True
    if entry.lemma == "give in" and paragraph.children(words[-1].i, "pobj"):
        return True
    asking = "to" in entry.lemma.split() and not entry.lemma.startswith("want")
    if any(wished(paragraph, t) for t in verbs if not asking):
        return True
    if entry.type is EventType.MOBILIZE and any(drift(paragraph, t) for t in verbs):
        return True
    if entry.type is EventType.ACCUSE and any(unaimed(paragraph, t) for t in verbs):
        return True
    if _of_another(words, entry):
        return True
    known = words[0].lemma in lexicon().verbs or words[0].lemma in lexicon().lights
    act = lexicon().noun(words[0].lemma) is not None or "noun" in entry.flags
    if "noun" in entry.flags and not any(t.pos in ("NOUN", "PROPN", "ADJ") for t in words):
        return True  # "sitting in the hall" is no sit-in
    return words[0].pos == "NOUN" and not verbs and known and not act


def _of_another(words: Sequence[Token], entry: Entry) -> bool:
    """Whether the last word of a pattern is not what its first words are said of: "does not have a willing
    partner", "has not said that he will agree", "had to leave"."""
    own = entry.lemma.replace("|", " ").split()
    first = entry.lemma.split()[0]
    if first in ("not", "not|n't", "n't"):
        return words[-1].dep == "amod" or any(
            t.pos == "VERB" and t.lemma not in (*own, "go") for t in words[1:-1]
        )
    return entry.lemma.startswith("have to") and words[0].tag == "VBD"


def _beside_itself(words: Sequence[Token]) -> bool:
    """Whether a preposition in the gap of a pattern sets its last word apart from its verb: "was held after the
    talks" is not "held talks"."""
    return any(t.lower in word_set("time-relation") and words[-1].head == t.i for t in words[1:-1])


def _called(paragraph: Paragraph, words: Sequence[Token]) -> bool:
    """Whether words call their subject by the noun that ends them: "was a ruthless tyrant"; not "were about
    tyrants", "is no tyrant"."""
    said = words[-1].dep == "attr" and words[-1].head == words[0].i
    return said and not any(t.dep == "neg" or t.lower in ("no", "the") for t in words)


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
    entry = embargo(paragraph, paragraph.tokens[head], entry)
    actors, recipients = parties(paragraph, head, entry)
    if len(mains) > 1 and not recipients:
        recipients = parties(paragraph, mains[-1], entry)[1]  # "is not going to allow the army to"
    leading = TOWARDS if entry.type is not EventType.AGREE else towards(TOWARDS, entry)
    if verbs and "victim" in entry.flags and not actors:
        below = [paragraph.tokens[i] for i in _below(paragraph, range(first, last), leading)]
        actors = tuple(i for t in below for i in together(paragraph, t))
    if not verbs:
        bearer = _bearer(paragraph, first, last)
        if "victim" in entry.flags:  # "under pressure from the council": who bears it is done to
            drawn = [t for i in range(first, last) for t in phrase.prepositional(paragraph, i, "from", "by")]
            recipients = (*bearer, *recipients)
            actors = (*(i for t in drawn for i in together(paragraph, t)), *actors)
        else:
            actors = (*bearer, *actors)
    recipients = tuple(k for i in recipients for k in _through(paragraph, i, range(first, last), entry))
    held = [i for i in range(first, last) if _judged_so(paragraph, i, head)]
    recipients = (*recipients, *held)
    later = [i for i in _below(paragraph, range(first, last), leading) if i >= last and i not in recipients]
    later = [i for i in later if not means(paragraph, i, head, entry)]
    if entry.type is EventType.CONSULT and paragraph.tokens[last - 1].lower in ("in", "at"):
        later = []
    if entry.type is EventType.ACCUSE:
        later += blamed(paragraph, head)
    if entry.type is EventType.THREATEN:
        later += _in_states(paragraph, range(first, last))
    return _act(paragraph, head, first, last, entry, Form.PHRASE, actors, (*recipients, *later))


def _in_states(paragraph: Paragraph, words: range) -> list[int]:
    """Where by name an option that threatens would be used: "a military option in Norway"."""
    nouns = [i for i in words if paragraph.tokens[i].lemma in ("option", "action", "force", "intervention")]
    return [t.i for i in nouns for t in phrase.prepositional(paragraph, i, "in") if t.pos == "PROPN"]


def _through(paragraph: Paragraph, i: int, words: range, entry: Entry) -> tuple[int, ...]:
    """Whom a noun means that is a word of the phrase itself: its owner, "came to the mayor's defense"."""
    token = paragraph.tokens[i]
    own = token.dep == "pobj" and token.lower in entry.lemma.replace("|", " ").split()
    if i not in words or token.pos != "NOUN" or not own:
        return (i,)
    owners = paragraph.children(i, "poss") or phrase.prepositional(paragraph, i, "of")
    return tuple(k for t in owners for k in together(paragraph, t)) or (i,)


def _judged_so(paragraph: Paragraph, i: int, verb: int) -> bool:
    """Whether a noun between the words of a phrase is what its adjective is said of: "hold the junta
    accountable"."""
    token = paragraph.tokens[i]
    above = paragraph.tokens[token.head]
    return token.dep == "nsubj" and above.pos == "ADJ" and above.head == verb and i > verb


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
    actors = noun_actors(paragraph, token, entry)
    recipients = noun_recipients(paragraph, noun, entry)
    if entry.type is EventType.ACCUSE:
        recipients = (*recipients, *blamed(paragraph, noun))
    verb = _carrier(paragraph, token)
    if verb is None:
        return _act(paragraph, noun, first, last, entry, Form.NOUN, actors, recipients)
    begin, end = phrase.verb_group(paragraph, verb.i)
    subjects, own = parties(paragraph, verb.i, entry)
    bounds = min(first, begin), max(last, end)
    others = tuple(
        i for i in own if not first <= i < last and not _only_tells(paragraph, verb, i, entry)
    )
    light = lexicon().light(verb.lemma, particles(paragraph, verb.i))
    borne = entry.type in SPOKEN or verb.lemma in word_set("provoke")
    if light is not None and "victim" in light.flags and borne:  # "received distress calls", "faces sanctions"
        subjects, others = (), (*subjects, *others)
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
            return together(paragraph, head)
    return ()


def _below(paragraph: Paragraph, words: range, leading: tuple[str, ...]) -> list[int]:
    """The nouns that hang on the words of a phrase from outside, but not by a preposition of place or company
    ("met in", "along the border")."""
    found = []
    for i in words:
        toward = phrase.prepositional(paragraph, i, *leading, "of", "by", "over")
        found += [k for t in toward if t.i not in words for k in _joined(paragraph, t)]
        beside = paragraph.tokens[i].lower in ("alongside", "along", "near", "across")
        below = () if beside else paragraph.children(i, "dobj", "poss", "pobj")
        found += [k for t in below if t.i not in words for k in _joined(paragraph, t)]
    return found


def _joined(paragraph: Paragraph, noun: Token) -> tuple[int, ...]:
    """A party with those joined to it; what is joined to a thing is a thing too ("the end of the raids")."""
    party = noun.pos in ("PROPN", "PRON") or noun.lemma in party_nouns()
    return together(paragraph, noun) if party else (noun.i,)


def _verbs(paragraph: Paragraph) -> Iterator[Act]:
    for token in paragraph.tokens:
        if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass") or _titled(paragraph, token):
            continue
        yield from _plain(paragraph, token) or _light(paragraph, token)


def _titled(paragraph: Paragraph, token: Token) -> bool:
    """Whether a verb is a word of a title in running text: of a programme, a film, a song."""
    if token.pos != "VERB" or not token.text[:1].isupper():
        return False
    first, last = paragraph.sentence(token.i)
    around = paragraph.tokens[first:last]
    running = sum(t.text.islower() for t in around) * 2 > sum(t.text.isalpha() for t in around)
    after = paragraph.tokens[token.i + 1 : min(last, token.i + 3)]
    opens = token.i == first or paragraph.tokens[token.i - 1].text in (":", ".", "—", "–")
    return running and not opens and any(t.text[:1].isupper() for t in after)


def _plain(paragraph: Paragraph, token: Token) -> list[Act]:
    around = particles(paragraph, token.i)
    started = begun(paragraph, token, around)
    lemmas, beside = _object_lemmas(paragraph, token)
    if started is not None:
        lemmas, beside = {event_of(started)}, set()
    worded = (
        naming(paragraph, token)
        or insisted(paragraph, token)
        or encouraged(paragraph, token)
        or summoned(paragraph, token)
        or menaced(paragraph, token)
        or struck_down(paragraph, token)
        or tested(paragraph, token)
    )
    acting_on = bool(object_tokens(paragraph, token)) or phrase.passive(paragraph, token.i)
    entry = worded or lexicon().verb(token.lemma, around, lemmas, acting_on, beside)
    if entry is not None and worded is None and started is None:
        entry = preferred(paragraph, token, entry, token.lemma)
    if entry is None or "light" in entry.flags or not completed(paragraph, token, entry):
        return []
    if token.dep == "amod" and token.tag == "VBN" and entry.type in SPOKEN:  # "the disputed border"
        return []
    if entry.type is EventType.CONSULT and token.lemma == "meet" and phrase.passive(paragraph, token.i):
        return []
    if worded is None and token.lemma == "call" and _only_named(paragraph, token):
        return []
    if any(t.tag == "PRP" and t.lower.endswith(("self", "selves")) for t in phrase.objects(paragraph, token.i)):
        return []
    if token.lemma in ("force", "compel", "oblige") and by_circumstance(paragraph, token):
        return []
    if entry.type is EventType.MOBILIZE and drift(paragraph, token):
        return []
    if wished(paragraph, token) or flight(paragraph, token, entry) or striving(paragraph, token, entry):
        return []
    if mood(paragraph, token) or tolerated(paragraph, token) or assisted(paragraph, token):
        return []
    if spared(paragraph, token) or (entry.type is EventType.ACCUSE and unaimed(paragraph, token)):
        return []
    first, last = phrase.verb_group(paragraph, token.i)
    entry = embargo(paragraph, token, entry)
    actors, recipients = parties(paragraph, token.i, entry)
    if started is not None:
        recipients = (*noun_recipients(paragraph, started.i, entry), *recipients)
    return [_act(paragraph, token.i, first, last, entry, Form.VERB, actors, recipients)]


def _only_named(paragraph: Paragraph, token: Token) -> bool:
    """Whether "called" only tells a name: "a group called the Boys"."""
    described = token.dep == "acl" and token.tag == "VBN" and not paragraph.children(token.i, "prep", "prt")
    return described or bool(named_by(paragraph, token) or quoted_name(paragraph, token))


def _light(paragraph: Paragraph, token: Token) -> list[Act]:
    """A verb that takes its sense from its object: "staged a protest"; the noun's dependents are its
    parties."""
    light = lexicon().light(token.lemma, particles(paragraph, token.i))
    if light is None:
        return []
    around = (*object_tokens(paragraph, token), *phrase.objects(paragraph, token.i))  # "was given an ultimatum"
    nouns = [t for t in around if lexicon().noun(t.lemma) and not danger(paragraph, t)]
    nouns = [t for t in nouns if not only_called_so(paragraph, t)]
    for noun in nouns[:1]:
        entry = lexicon().noun(noun.lemma)
        if entry is None or abs(noun.i - token.i) > _FAR or lasting(token, noun):
            continue
        lent = preferred_light(paragraph, token, noun, _moved(paragraph, noun, entry))
        if lent is None:
            continue
        entry = lent
        first, last = phrase.verb_group(paragraph, token.i)
        subjects, own = parties(paragraph, token.i, entry)
        by = [i for t in phrase.prepositional(paragraph, noun.i, "by") for i in together(paragraph, t)]
        suffered = endured(paragraph, noun.i)
        owners = [t for t in paragraph.children(noun.i, "poss") if t.i not in suffered]
        owned = [t.i for t in owners if t.pos != "PRON"]
        actors = (*owned, *by, *subjects, *noun_actors(paragraph, noun, entry))
        own = tuple(r for r in own if r != noun.i and not _only_tells(paragraph, token, r, entry))
        recipients = (*noun_recipients(paragraph, noun.i, entry), *own)
        if "victim" in light.flags or token.lemma in word_set("provoke"):
            drawn = phrase.prepositional(paragraph, token.i, "from", "by")
            actors = (*by, *noun_actors(paragraph, noun, entry), *(t.i for t in drawn))
            toward = phrase.prepositional(paragraph, token.i, "to", "against")
            recipients = (*noun_recipients(paragraph, noun.i, entry), *(t.i for t in toward), *subjects)
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


def _only_tells(paragraph: Paragraph, verb: Token, noun: int, entry: Entry) -> bool:
    """Whether a noun is the subject of a verb that tells of the dead or brings them about, who is none of them:
    "the ministry put the toll at ten", "a video showed the bodies"; not "the town had ten deaths"."""
    light = lexicon().light(verb.lemma, particles(paragraph, verb.i))
    borne = verb.lemma in word_set("bearing") or (light is not None and "victim" in light.flags)
    return "victim" in entry.flags and not borne and paragraph.tokens[noun].i < verb.i


def _object_lemmas(paragraph: Paragraph, token: Token) -> tuple[set[str], set[str]]:
    """Lemmas of what the verb is about: its objects, what they are made of ("tons of cargo"), and, where it
    has none, its prepositional nouns and its subject; then the prepositional nouns beside an object."""
    nouns = object_tokens(paragraph, token)
    lemmas = {t.lemma for t in nouns} | _persons(paragraph, token, nouns)
    for noun in nouns:
        lemmas |= {t.lemma for t in phrase.prepositional(paragraph, noun.i, "of", "with")}
        lemmas |= {t.lemma for t in paragraph.children(noun.i, "compound", "amod")}
    around = phrase.prepositional(paragraph, token.i)
    beside = {noun.lemma for noun in around if noun.pos != "PROPN" or noun.lemma not in word_set("day")}
    if not nouns:
        lemmas |= beside
    subject = phrase.subject(paragraph, token.i)
    moving = any("arrive" in entry.flags for entry in lexicon().verbs.get(token.lemma, ()))
    named = bool(nouns) and all(t.pos == "PROPN" for t in nouns)
    alone = not nouns and not paragraph.children(token.i, "xcomp")  # "the campaign began to sell shirts"
    if subject is not None and (alone or (moving and named)) and not only_called_so(paragraph, subject):
        lemmas.add(subject.lemma)
        lemmas |= {t.lemma for t in phrase.prepositional(paragraph, subject.i, "of", "with", "carrying")}
    return lemmas, beside


def _persons(paragraph: Paragraph, token: Token, nouns: Sequence[Token]) -> set[str]:
    """The classes of one person whom a verb is about, who has no noun of his own: ``@whom`` it acts on,
    ``@who`` is the subject, of a passive or of a verb without an object."""
    subject = phrase.subject(paragraph, token.i)
    if nouns and not phrase.passive(paragraph, token.i):
        return {"@whom"} if any(phrase.person(paragraph, t) for t in nouns) else set()
    return {"@who"} if subject is not None and _anybody(paragraph, subject) else set()


def _anybody(paragraph: Paragraph, noun: Token) -> bool:
    """Whether a word is a person, or a name that the parser has no kind for."""
    unknown = noun.tag == "NNP" and not any(name.first <= noun.i < name.last for name in paragraph.names)
    return phrase.person(paragraph, noun) or noun.lower == "who" or unknown


def _nouns(paragraph: Paragraph) -> Iterator[Act]:
    for token in paragraph.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            continue
        entry = lexicon().noun(token.lemma) if token.tag != "NNP" or token.text.islower() else None
        if entry is None or danger(paragraph, token):
            continue
        moved = preferred_noun(paragraph, token, _moved(paragraph, token, entry))
        if moved is None:
            continue
        entry = moved
        actors = noun_actors(paragraph, token, entry)
        recipients = noun_recipients(paragraph, token.i, entry)
        first = _with_compound(paragraph, token.i)
        yield _act(paragraph, token.i, first, token.i + 1, entry, Form.NOUN, actors, recipients)


def _moved(paragraph: Paragraph, token: Token, entry: Entry) -> Entry:
    """A noun of movement takes its type from what moves: an arrival of troops is no visit."""
    kind = lexicon().moves.get(token.lemma)
    movers = phrase.prepositional(paragraph, token.i, "of", "by") + paragraph.children(
        token.i, "poss", "compound", "amod"
    )
    if token.lemma == "call" and conversation(paragraph, token):
        return replace(entry, type=EventType.CONSULT, weight=0.8, flags=frozenset({"reciprocal"}))
    away = token.lemma in word_set("withdrawal")
    if away and any(lexicon().in_class(t.lemma, kind) for t in movers for kind in ("law", "charge")):
        return replace(entry, type=EventType.CONCEDE, weight=0.7)
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


def _of_deeds(paragraph: Paragraph, recipients: tuple[int, ...], entry: Entry) -> list[int]:
    """To whom the acts are done that an act of the same type is about, as last choice: "issued a warning to
    the army", "claimed responsibility for the killing of two officers"."""
    found: list[int] = []
    for i in recipients:
        token = paragraph.tokens[i]
        deed = lexicon().noun(token.lemma) if token.pos == "NOUN" else None
        if deed is not None and deed.type is entry.type:
            found += noun_recipients(paragraph, i, deed)
    return found


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
    recipients = (*recipients, *_of_deeds(paragraph, recipients, entry))
    return Act(
        paragraph.index, head, first, last, clause, entry.type, form,
        tuple(dict.fromkeys(actors)),
        tuple(
            i for i in dict.fromkeys(recipients) if i not in actors and not tool(paragraph, i, entry)
        ),
        entry.flags, entry.weight,
    )  # fmt: skip
