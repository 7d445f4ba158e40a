"""Parties: which nouns around an act can be an actor or recipient, and who they are."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.knowledge.state import Country, adjective_of, country_of
from onrecord.model import Entity, EntityType, Participant, Span
from onrecord.read import phrase
from onrecord.read.credits.attribution import Credit
from onrecord.read.lexicon import lexicon
from onrecord.read.names.cast import Mention, MentionKind
from onrecord.read.names.collective import country_at
from onrecord.read.names.coreference import resolve_pronoun
from onrecord.read.page import Paragraph, Token
from onrecord.read.scene import Scene
from onrecord.read.wordlist import document_nouns, party_nouns, word_set

_ACTING = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP})
_MOST = 8  # parties of one act: a list of twenty signatories is one act, cut here


def participants(
    scene: Scene, paragraph: Paragraph, nouns: Iterable[int], speaker: Credit | None,
    others: Iterable[Participant] = (),
) -> tuple[Participant, ...]:  # fmt: skip
    """The parties among ``nouns`` (token indexes, best first), as many as stand together with the first; none
    of ``others``, who act already, and none twice."""
    known: set[str | None] = {party.entity for party in others if party.entity is not None}
    found: list[Participant] = []
    group: set[int] = set()
    for noun in nouns:
        if found and noun not in group:
            continue
        for party in _side_by_side(scene, paragraph, noun) or (participant(scene, paragraph, noun, speaker),):
            if party is not None and party.entity not in known and not _own_state(scene, party, others):
                found.append(party)
                known |= {party.entity} - {None}  # "Norway and its army"
                group |= {t.i for t in phrase.conjuncts(paragraph, noun)}
    return tuple(found[:_MOST])


def _own_state(scene: Scene, party: Participant, others: Iterable[Participant]) -> bool:
    """Whether a state is the one that ``others`` govern: a president who lets no aid into his country does
    nothing to it."""
    if party.entity is None or (state := scene.cast.entity(party.entity)).type is not EntityType.STATE:
        return False
    acting = [scene.cast.entity(other.entity) for other in others if other.entity is not None]
    return any(a.country == state.country and {"GOV", "MIL"} & set(a.sectors) for a in acting)


def _side_by_side(scene: Scene, paragraph: Paragraph, noun: int) -> tuple[Participant, ...]:
    """The states of a list that lost its commas ("France Britain the United States and others") or that share
    one noun ("Russian and Ukrainian leaders"); nothing where only one is meant."""
    beside = [t.i for t in paragraph.children(noun, "compound", "appos")]
    states = [m for i in (*beside, noun) if (m := _state_at(scene, paragraph, i)) is not None]
    if len({m.entity for m in states}) > 1 and _state_at(scene, paragraph, noun) is not None:
        ordered = sorted(states, key=lambda m: m.first)
        return tuple(_as_named(scene, m) for m in ordered)
    return _of_each(scene, paragraph, noun) or _named_together(scene, paragraph, noun)


def _as_named(scene: Scene, mention: Mention) -> Participant:
    return Participant(mention.entity, scene.cast.entity(mention.entity).name, mention.span)


def _named_together(scene: Scene, paragraph: Paragraph, noun: int) -> tuple[Participant, ...]:
    """The persons and bodies whose names the parse made parts of one: "Jane Doe and President John Roe", "Jane
    Doe of Ohio and John Roe"; one person is never in apposition to another."""
    own = _acting_at(scene, paragraph, noun)
    if own is None:
        return ()
    joined = [t for t in paragraph.children(noun, "nmod") if paragraph.children(t.i, "cc")]
    joined += [t for t in paragraph.children(noun, "appos") if _is_person(scene, own)]
    joined += [c for t in phrase.prepositional(paragraph, noun, "of") for c in paragraph.children(t.i, "conj")]
    named = [m for t in joined if (m := _acting_at(scene, paragraph, t.i)) is not None]
    kind = scene.cast.entity(own.entity).type
    others = {m.entity: m for m in named if scene.cast.entity(m.entity).type is kind}
    if set(others) <= {own.entity}:
        return ()
    ordered = sorted({**others, own.entity: own}.values(), key=lambda m: m.first)
    return tuple(_as_named(scene, m) for m in ordered)


def _acting_at(scene: Scene, paragraph: Paragraph, i: int) -> Mention | None:
    """The name of a person or body that ends at a token."""
    mention = scene.cast.at(paragraph.index, i)
    if mention is None or mention.kind is not MentionKind.NAME or paragraph.tokens[i].pos != "PROPN":
        return None
    kind = scene.cast.entity(mention.entity).type
    return mention if kind in (EntityType.PERSON, EntityType.ORGANIZATION) else None


def _is_person(scene: Scene, mention: Mention) -> bool:
    return scene.cast.entity(mention.entity).type is EntityType.PERSON


def _state_at(scene: Scene, paragraph: Paragraph, i: int) -> Mention | None:
    mention = scene.cast.at(paragraph.index, i)
    if mention is None or mention.last != i + 1 or mention.kind is not MentionKind.NAME:
        return None
    return mention if scene.cast.entity(mention.entity).type is EntityType.STATE else None


def _of_each(scene: Scene, paragraph: Paragraph, noun: int) -> tuple[Participant, ...]:
    """The states of the report whose people share one noun, each with the whole phrase."""
    token = paragraph.tokens[noun]
    if token.tag != "NNS" or not _may_act(token):
        return ()
    shared = [c for t in paragraph.children(noun, "amod") for c in phrase.conjuncts(paragraph, t.i)]
    codes = [country_at(paragraph, t.i) for t in shared if t.i < noun]
    states = {e.country: e for e in scene.cast.entities if e.type is EntityType.STATE}
    named = [states[code] for code in dict.fromkeys(codes) if code in states]
    if len(shared) < 2 or len(named) != len(shared):
        return ()
    span = paragraph.span(min(t.i for t in shared), noun + 1)
    return tuple(Participant(entity.id, entity.name, span) for entity in named)


def participant(
    scene: Scene, paragraph: Paragraph, noun: int, speaker: Credit | None
) -> Participant | None:
    """Who ``noun`` is as a party; None for what cannot act (a date, a treaty, a place that is no state).

    A thing that belongs to somebody stands for its owner: "defended the minister's record".
    """
    token = paragraph.tokens[noun]
    first, last = phrase.noun_phrase(paragraph, noun)
    last = _with_master(paragraph, noun, last)
    if (counted := _counted(paragraph, token)) is not None:
        token, noun = counted, counted.i
    if _dummy(paragraph, token):
        return None
    entity = entity_of(scene, paragraph, noun, speaker)
    if entity is not None and entity.type not in _ACTING and not _may_act(token):
        entity = None
    if entity is None and token.dep in ("amod", "npadvmod") and _nation(token) is not None:
        entity = state_of(scene, paragraph, token)
    elif entity is None and not _may_act(token):
        owner = _owner(scene, paragraph, token)
        owner = _at_work(paragraph, token) if owner is None else owner
        if owner is not None:
            return participant(scene, paragraph, owner, speaker)
        known = _sided(scene, paragraph, token) or _unlisted(scene, paragraph, token)
        if not (known or _mutual(paragraph, token) or _by_soldiers(paragraph, token)):
            return None
    if entity is None and token.lemma in document_nouns():
        entity = _author(scene, paragraph, token)
    if entity is None and (behind := scene.cast.nouns.get((paragraph.index, noun))) is not None:
        return _for_noun(scene, *behind, paragraph.span(first, last))
    return Participant(
        entity.id if entity else None, entity.name if entity else None, paragraph.span(first, last)
    )


def _by_soldiers(paragraph: Paragraph, token: Token) -> bool:
    """Whether an adjective tells that the army did it: "a military crackdown", not "military interference"."""
    deed = paragraph.tokens[token.head].lemma in word_set("military-deed")
    return token.lemma == "military" and token.dep == "amod" and deed


def _mutual(paragraph: Paragraph, token: Token) -> bool:
    """Whether a word means those who act on one another: "blamed each other"."""
    before = paragraph.tokens[max(0, token.i - 1)].lower
    return (before, token.lower) in (("each", "other"), ("one", "another"))


def _for_noun(scene: Scene, index: int, noun: int, pronoun: Span) -> Participant | None:
    """The party of a pronoun that stands for a noun ("the rebels … they"), called by that noun's words; None
    where the noun can be no party."""
    meant = participant(scene, scene.paragraph(index), _explained(scene.paragraph(index), noun), None)
    if meant is None or meant.span is None:
        return None
    return Participant(meant.entity, meant.name or meant.span.quote, pronoun)


def _explained(paragraph: Paragraph, noun: int) -> int:
    """The name that a noun explains between commas ("China, an ally and trade partner,"), else the noun."""
    token = paragraph.tokens[noun]
    while token.dep == "conj" and paragraph.tokens[token.head].pos == "NOUN":
        token = paragraph.tokens[token.head]
    named = token.dep == "appos" and paragraph.tokens[token.head].pos == "PROPN"
    return token.head if named else noun


def _with_master(paragraph: Paragraph, noun: int, last: int) -> int:
    """Where the words of a party end, with the name of whom he serves: "a spokesman for Jane Doe"."""
    if paragraph.tokens[noun].lemma not in word_set("serving") or last != noun + 1:
        return last
    served = [t for t in phrase.prepositional(paragraph, noun, "for", "to") if t.pos == "PROPN"]
    ends = [phrase.noun_phrase(paragraph, t.i) for t in served[:1]]
    return next((end for start, end in ends if start <= last + 2), last)


def state_of(scene: Scene, paragraph: Paragraph, token: Token) -> Entity | None:
    """The state behind an adjective ("Norwegian air strikes", "North Korean", "U.S.-led"), where the report
    names it."""
    code = country_at(paragraph, token.i)
    if code is None and (country := _nation(token)) is not None:
        code = country.code
    named = (e for e in scene.cast.entities if e.type is EntityType.STATE and e.country == code)
    return next(named, None) if code is not None else None


def _nation(token: Token) -> Country | None:
    """The country of an adjective, also of one that leads others."""
    leading = token.text.removesuffix("-led")
    return adjective_of(leading) or (country_of(leading) if leading != token.text else None)


def _owner(scene: Scene, paragraph: Paragraph, token: Token) -> int | None:
    """The possessor of a thing, where that is a party; of what is said also the state before it ("the U.S.
    account")."""
    for owner in paragraph.children(token.i, "poss"):
        found = entity_of(scene, paragraph, owner.i)
        if found is not None and found.type in _ACTING:
            return owner.i
    if token.lemma not in word_set("wording"):
        return None
    states = (t.i for t in paragraph.children(token.i, "compound") if _state_at(scene, paragraph, t.i))
    return next(states, None)


def _at_work(paragraph: Paragraph, token: Token) -> int | None:
    """Who acts where an undertaking is the subject: "the army operation", "the police raid"."""
    fired = lexicon().in_class(token.lemma, "missile") and token.dep == "nsubj"
    if fired:  # "a Norwegian missile destroyed the bridge"
        nations = [t.i for t in paragraph.children(token.i, "amod") if adjective_of(t.text) is not None]
        return nations[-1] if nations else None
    if token.lemma not in word_set("undertaking") or token.dep not in ("nsubj", "nsubjpass"):
        return None
    found = [t.i for t in paragraph.children(token.i, "compound") if t.lemma in party_nouns()]
    return found[-1] if found else None


def _dummy(paragraph: Paragraph, token: Token) -> bool:
    """Whether a pronoun means nobody: "it is time", "all I can do", "these are facts"."""
    if token.pos not in ("PRON", "DET"):
        return False
    told = ("acl", "prep", "relcl") if token.dep == "dobj" else ("acl", "prep")
    if token.lower in ("those", "all") and paragraph.children(token.i, *told):
        return False  # "those killed", "all of them"
    if token.lower in ("it", "this", "that", "these", "those"):
        empty = paragraph.tokens[token.head].lemma in ("be", "seem", "appear", "take", "become")
        return token.dep == "expl" or token.lower != "it" or empty
    return token.lower in ("all", "there", "what", "which", "everything", "something", "nothing", "anything")


def entity_of(
    scene: Scene, paragraph: Paragraph, noun: int, speaker: Credit | None = None, depth: int = 2
) -> Entity | None:
    """The entity that a noun or pronoun refers to; ``speaker`` is who says "I" and "we" here.

    ``depth`` bounds how far a chain of "I" inside "I" is followed.
    """
    token = paragraph.tokens[noun]
    if token.pos == "PRON" or token.tag == "PRP$":
        if (added := _in_brackets(scene, paragraph, noun)) is not None:
            return added
        spoken = speaker_of(scene, speaker, depth - 1) if speaker is not None and depth else None
        unmarked = speaker is not None and token.lower in ("i", "me", "my")
        quoted = unmarked or scene.quoted(token.start, scare=True) is not None
        sayer = _sayer(paragraph, token)
        if sayer is not None and depth and _same_voice(scene, token, sayer):
            said = entity_of(scene, paragraph, sayer.i, None, depth - 1)
            unknown = said is None and (token.lower == "they" or sayer.pos == "PROPN")
            if unknown or (said is not None and (token.lower == "they" or _agrees(scene, said, token.lower))):
                return said
        found = resolve_pronoun(scene.cast, paragraph, noun, spoken, quoted=quoted)
        return scene.cast.entity(found) if found else None
    first, last = phrase.noun_phrase(paragraph, noun)
    found = scene.cast.resolve(paragraph, first, last)
    if found is None and (mention := scene.cast.at(paragraph.index, noun)) is not None:
        found = mention.entity
    if found is None:
        found = _in_apposition(scene, paragraph, noun)
    return scene.cast.entity(found) if found else None


def _same_voice(scene: Scene, one: Token, other: Token) -> bool:
    """Whether two words stand in one quotation, or both in none."""
    return scene.quoted(one.start, scare=True) == scene.quoted(other.start, scare=True)


def _in_brackets(scene: Scene, paragraph: Paragraph, noun: int) -> Entity | None:
    """Whom an editor's brackets put behind a pronoun: "She [the minister's name] said"."""
    around = paragraph.tokens[noun + 1 : noun + 3]
    if len(around) < 2 or around[0].text not in ("[", "("):
        return None
    mention = scene.cast.at(paragraph.index, around[1].i)
    return scene.cast.entity(mention.entity) if mention is not None else None


def _sayer(paragraph: Paragraph, token: Token) -> Token | None:
    """Who says what "he" or "they" do in reported speech: "villagers said they had fled" means the villagers,
    above anybody named before."""
    if token.lower not in ("he", "she", "they") or token.dep not in ("nsubj", "nsubjpass"):
        return None
    verb = paragraph.tokens[token.head]
    while verb.dep == "conj" and verb.head != verb.i:
        verb = paragraph.tokens[verb.head]
    if verb.dep == "relcl" and token.lower == "they":
        return _believer(paragraph, verb)
    above = paragraph.tokens[verb.head]
    if verb.dep != "ccomp" or above.i > token.i or lexicon().cue_verb(above.lemma) is None:
        return None
    subject = phrase.subject(paragraph, above.i)
    if subject is None or subject.i > token.i or subject.pos not in ("NOUN", "PROPN"):
        return None
    many = subject.tag in ("NNS", "NNPS") or len(phrase.conjuncts(paragraph, subject.i)) > 1
    return subject if many == (token.lower == "they") else None


def _believer(paragraph: Paragraph, verb: Token) -> Token | None:
    """Who believes or says what a clause tells of a noun: "doctors described symptoms they believe"."""
    above = paragraph.tokens[phrase.clause_head(paragraph, verb.head)]
    subject = phrase.subject(paragraph, above.i) if lexicon().cue_verb(verb.lemma) is not None else None
    many = subject is not None and subject.tag == "NNS" and subject.lemma in party_nouns()
    return subject if many and subject is not None and subject.i < verb.i else None


def _agrees(scene: Scene, entity: Entity, pronoun: str) -> bool:
    """Whether "he" or "she" can mean an entity: a person whom the report does not call by the other."""
    other = {"he": ("she", "her"), "she": ("he", "his", "him")}[pronoun]
    called = {m.span.quote.lower() for m in scene.cast.mentions if m.entity == entity.id}
    return entity.type is EntityType.PERSON and not called & set(other)


def _counted(paragraph: Paragraph, token: Token) -> Token | None:
    """Who is meant by a word of number: "a growing number of leaders", "a pair of gunmen", "three of them"."""
    if token.lemma not in word_set("number") and token.pos != "NUM":
        return None
    inner = phrase.prepositional(paragraph, token.i, "of")
    if token.pos == "NUM":
        inner = [t for t in inner if t.pos == "PRON"]
    return inner[0] if inner else None


def _in_apposition(scene: Scene, paragraph: Paragraph, noun: int) -> str | None:
    """The name that explains a noun: "the ship, the Evening Star,"."""
    if paragraph.tokens[noun].tag == "NNS" and paragraph.children(noun, "nummod"):
        return None  # "two ships, the Evening Star and the Swan": neither is both
    for child in paragraph.children(noun, "appos"):
        mention = scene.cast.at(paragraph.index, child.i)
        if child.pos == "PROPN" and mention is not None:
            return mention.entity
    return None


def speaker_of(scene: Scene, credit: Credit, depth: int = 2) -> str | None:
    """The entity id of a credit's source, pronouns resolved; None where nobody is named.

    "He said" after a quotation is who spoke before, not somebody whom the quotation names.
    """
    if credit.source is None:
        return None
    paragraph = scene.paragraph(credit.source.paragraph)
    around = scene.chain_at(paragraph.index, credit.source.head) if depth else []
    outer = next((c for c in around if c is not credit), None)
    found = entity_of(scene, paragraph, credit.source.head, outer, depth)
    pronoun = paragraph.tokens[credit.source.head].lower
    tag = depth and pronoun in ("he", "she")
    if tag and (found is None or found.type is EntityType.GROUP):
        return _spoke_before(scene, credit, pronoun)
    if found is not None and tag and _named_inside(scene, credit, found.id):
        return _spoke_before(scene, credit, pronoun) or found.id
    return found.id if found else None


def _named_inside(scene: Scene, credit: Credit, entity: str) -> bool:
    """Whether the last mention of an entity before a tag ("he said") stands in the words tagged."""
    if credit.source is None:
        return False
    paragraph = scene.paragraph(credit.source.paragraph)
    tag = paragraph.tokens[credit.source.head].start
    mentions = [m.span for m in scene.cast.mentions if m.entity == entity and m.span.end <= tag]
    return bool(mentions) and credit.covers(max(mentions).start)


def _spoke_before(scene: Scene, credit: Credit, pronoun: str) -> str | None:
    """The person whom "he" or "she" can mean who spoke last before a credit, at most two paragraphs back."""
    if credit.cue is None:
        return None
    here = (credit.cue.paragraph, credit.cue.head)
    earlier = [
        c
        for c in scene.credits
        if c.cue is not None
        and c.kind == "speech"
        and not c.carried
        and (c.cue.paragraph, c.cue.head) < here
        and here[0] - c.cue.paragraph <= 2
    ]
    for before in reversed(earlier):
        found = speaker_of(scene, before, 0)
        if found is not None and _agrees(scene, scene.cast.entity(found), pronoun):
            return found
    return None


def _author(scene: Scene, paragraph: Paragraph, token: Token) -> Entity | None:
    """Whose paper speaks: "the minister's statement condemned"."""
    owners = paragraph.children(token.i, "poss", "compound")
    for owner in (*owners, *phrase.prepositional(paragraph, token.i, "by", "from")):
        mention = scene.cast.at(paragraph.index, owner.i)
        if mention is not None and scene.cast.entity(mention.entity).type in _ACTING:
            return scene.cast.entity(mention.entity)
    return None


def _sided(scene: Scene, paragraph: Paragraph, token: Token) -> bool:
    """Whether a noun is somebody's: "the council's resolution bars", "Russian armour crossed"."""
    if token.pos not in ("NOUN", "PROPN") or lexicon().noun(token.lemma) is not None:
        return False
    paper = token.lemma in document_nouns() and token.dep != "conj"
    made = paragraph.children(token.i, "compound") if paper else []
    if any({t.lemma, t.lower} & party_nouns() for t in made):
        return True  # "media reports", "a police statement"
    if lexicon().in_class(token.lemma, "blast_arms") or token.lemma in word_set("whereabouts"):
        return False
    owners = paragraph.children(token.i, "poss", "compound", "amod", "nmod")
    authors = phrase.prepositional(paragraph, token.i, "by") if token.lemma in document_nouns() else []
    for owner in (*owners, *authors):
        mention = scene.cast.at(paragraph.index, owner.i)
        if mention is not None and scene.cast.entity(mention.entity).type in _ACTING:
            return True
    return False


def _unlisted(scene: Scene, paragraph: Paragraph, token: Token) -> bool:
    """Whether a doer bears a name that the cast lacks or takes for a place: a proper noun that does it."""
    if not (token.text.isalpha() and (token.text.istitle() or token.text.isupper())):
        return False
    joined = any(t.tag == "NNP" for t in paragraph.children(token.i, "conj"))  # like is joined to like
    if token.tag != "NNP" and not (token.tag == "NN" and joined and not paragraph.children(token.i, "det")):
        return False
    at = token
    while at.dep == "conj" and at.head != at.i:
        at = paragraph.tokens[at.head]
    agent = at.dep == "pobj" and paragraph.tokens[at.head].lower == "by"
    return at.dep in ("nsubj", "nsubjpass") or agent or _kept_from(paragraph, at)


def _kept_from(paragraph: Paragraph, token: Token) -> bool:
    """Whether a noun is somebody who is made to do or leave something: "bars the enclave from importing"."""
    if token.dep != "dobj":
        return False
    preps = [t for t in paragraph.children(token.head, "prep") if t.lower == "from"]
    return any(paragraph.children(t.i, "pcomp") for t in preps)


def _polled(token: Token) -> bool:
    """Whether a share of people is meant ("45 % say", "two-thirds back her"), not of things ("20 % tariff")."""
    part = token.tag == "NNS" or token.lemma not in ("third", "quarter")
    return part and token.dep in ("nsubj", "nsubjpass", "conj", "pobj")


def _may_act(token: Token) -> bool:
    """Whether a word can mean a party by itself: a person, body or force, not a thing, place or adjective."""
    if token.pos == "NUM":
        return token.dep in ("nsubj", "nsubjpass")
    if token.pos == "PRON":
        return (
            token.tag in ("PRP", "PRP$", "DT", "NN")
            and token.lower not in ("there", "this", "that", "its")
            and token.dep != "expl"
        )
    if token.pos == "PROPN":
        return token.lemma in party_nouns() and token.dep != "compound"
    if token.lemma == "power":
        return token.tag == "NNS"
    if token.lemma in word_set("share"):
        return _polled(token)
    if token.lower in word_set("some") and token.tag == "NNS":  # "thousands marched"
        return token.dep in ("nsubj", "nsubjpass")
    if token.lemma in party_nouns() or (token.tag == "NN" and token.lower.removesuffix("s") in party_nouns()):
        return not (token.dep == "amod" and token.tag == "JJ")  # "military interference"
    return lexicon().in_class(token.lemma, "forces") and not lexicon().in_class(token.lemma, "blast_arms")
