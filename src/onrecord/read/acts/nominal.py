"""Acts that a noun names: who does them, to whom they are done, and whose a thing is."""

from __future__ import annotations

from onrecord.knowledge.state import adjective_of, country_of
from onrecord.model import EventType
from onrecord.read import phrase
from onrecord.read.acts.carrier import carriers, together
from onrecord.read.lexicon import Entry, lexicon
from onrecord.read.outlet import outlet_at
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import party_nouns, word_set

_NOUN_TOWARDS = ("against", "on", "upon", "at", "to", "toward", "towards", "for", "into", "with")


_NEAR = ("by", "from", "between", "among", "amongst")


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


SPOKEN = frozenset({
    EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.REJECT, EventType.AGREE,
    EventType.SUPPORT,
})  # fmt: skip


_ABOUT = frozenset({EventType.SANCTION, EventType.ACCUSE, EventType.CONSULT, EventType.AGREE})


_OF_OPINION = frozenset({EventType.SUPPORT, EventType.REJECT, EventType.AGREE})


def towards(prepositions: tuple[str, ...], entry: Entry) -> tuple[str, ...]:
    """The prepositions that lead to whom an act is done: what people meet or agree on is a topic, where they do
    it or arrive a place."""
    if entry.type in (EventType.CONSULT, EventType.COOPERATE, EventType.AGREE):
        return tuple(p for p in prepositions if p not in ("on", "upon", "at"))
    passed = {EventType.MOBILIZE: ("at", "from"), EventType.ASSAULT: ("from",)}.get(entry.type, ())
    return tuple(p for p in prepositions if p not in passed)


def aimed(paragraph: Paragraph, head: int) -> list[int]:
    """Whom a measure binds or hits by a clause below its noun or verb, or whose things it cuts: "requiring
    members to", "slashing the island's imports"."""
    below = [paragraph.tokens[i] for i in paragraph.subtree(head) if i > head]
    verbs = [t for t in below if t.lemma in word_set("bind")]
    verbs = [t for t in verbs if t.dep in ("relcl", "acl") or (t.dep == "advcl" and t.tag == "VBG")]
    bound = [i for v in verbs for i in _bound_by(paragraph, v)]
    cut = [t for t in below if t.lemma in word_set("curbing") and t.dep in ("relcl", "acl", "advcl")]
    things = [t for v in cut for t in phrase.objects(paragraph, v.i)]
    return bound + [t.i for thing in things for t in paragraph.children(thing.i, "poss")]


def _bound_by(paragraph: Paragraph, verb: Token) -> list[int]:
    """Whom a verb binds; where all members are to do something, with whom they are to deal no more: "requiring
    states to cut trade with Norway"."""
    nouns = phrase.objects(paragraph, verb.i)
    everybody = bool(nouns) and all(t.tag == "NNS" and t.lemma in word_set("membership") for t in nouns)
    if everybody and paragraph.children(verb.i, "xcomp", "ccomp"):
        below = [paragraph.tokens[i] for i in paragraph.subtree(verb.i) if i > nouns[-1].i]
        preps = [t for t in below if t.dep == "prep" and t.lower in (*_NOUN_TOWARDS, "from", "of")]
        about = [t.i for p in preps for t in paragraph.children(p.i, "pobj") if t.pos == "PROPN"]
        if about:
            return about
    return [i for t in nouns for i in together(paragraph, t)]


def owners_of(paragraph: Paragraph, nouns: list[int], entry: Entry) -> list[int]:
    """Whose things are done something to: "condemned Moscow's bombing", "use of force by the army".

    Not whom those things are aimed at: to defend strikes against a group is not to support the group.
    """
    found = []
    for noun in nouns:
        named = lexicon().noun(paragraph.tokens[noun].lemma)
        act = named is not None
        if named is not None and named.type is entry.type is EventType.SUPPORT:  # "repeated their support for"
            meant = phrase.prepositional(paragraph, noun, "for", "to")
            found += [i for t in meant for i in together(paragraph, t)]
            found += owners_of(paragraph, [t.i for t in meant], entry)
            continue
        found += [t.i for t in paragraph.children(noun, "poss") if not _own(t, entry)]
        if lexicon().in_class(paragraph.tokens[noun].lemma, "territory"):
            continue
        if entry.type in _OF_OPINION | {EventType.ACCUSE}:
            before = paragraph.children(noun, "amod", "compound", "nmod")
            sides = [t for t in before if act and t.dep == "compound" and t.lemma in party_nouns()]
            found += [t.i for t in before if t.text[:1].isupper() or t in sides]  # "a government demand"
        if entry.type is EventType.SANCTION and not act:
            found += _nations(paragraph, noun)
        aimed = (act and entry.type in SPOKEN) or entry.type in _OF_OPINION
        towards = ("by", "from") if aimed else ("of", "by", "on", "against", "from", "to")
        found += [t.i for t in phrase.prepositional(paragraph, noun, *towards)]
        if entry.type is EventType.ACCUSE and not act:  # "investigates links between the mayor and Norway"
            among = phrase.prepositional(paragraph, noun, "between")
            found += [i for t in among for i in together(paragraph, t)]
        if entry.type in _OF_OPINION | {EventType.ACCUSE}:
            found += _makers(paragraph, noun, entry)
    return found


def _nations(paragraph: Paragraph, noun: int) -> list[int]:
    """Whose goods are cut off by the adjective before them: "froze Norwegian assets", "banned imports of
    Norwegian oil"."""
    things = (noun, *(t.i for t in phrase.prepositional(paragraph, noun, "of")))
    named = [t for i in things for t in paragraph.children(i, "amod", "compound") if t.text[:1].isupper()]
    return [t.i for t in named if adjective_of(t.text) is not None]


def _own(owner: Token, entry: Entry) -> bool:
    """Whether a possessive means him who speaks, not another: "expressed our thanks", "gave their support"."""
    pledged = entry.type in (EventType.SUPPORT, EventType.AGREE)
    return owner.tag == "PRP$" and (pledged or owner.lower in ("my", "our"))


def _makers(paragraph: Paragraph, noun: int, entry: Entry) -> list[int]:
    """Whose doing a noun is by a clause below it: "the course the government has taken", "sanctions imposed by
    the council"."""
    judged = entry.type is not EventType.AGREE
    made = [phrase.agent(paragraph, t.i) for t in paragraph.children(noun, "acl") if judged and t.tag == "VBN"]
    clauses = [t for t in paragraph.children(noun, "relcl") if t.i > noun]
    done = [t for t in clauses if not any(n.tag == "WDT" for n in phrase.prepositional(paragraph, t.i))]
    subjects = [s for clause in done for s in paragraph.children(clause.i, "nsubj")]
    return [t.i for t in (*subjects, *made) if t is not None and t.pos in ("NOUN", "PROPN")]


def noun_actors(paragraph: Paragraph, token: Token, entry: Entry) -> tuple[int, ...]:
    suffered = endured(paragraph, token.i)
    owners = [] if suffered else _owners(paragraph, token)
    shown = entry.type is EventType.SUPPORT  # "her support among voters"
    near = ("by", "among", "from", "with") if shown and suffered else ("by",) if suffered else _NEAR
    left = entry.type is EventType.RETREAT  # "the withdrawal from the town"
    agents = phrase.prepositional(paragraph, token.i, *(p for p in near if p != "from" or not left))
    made = [phrase.agent(paragraph, c.i) for c in paragraph.children(token.i, "acl") if c.tag == "VBN"]
    agents += [t for t in made if t is not None]  # "the charges brought by the council"
    by = [i for t in agents for i in together(paragraph, t)]
    if entry.type is EventType.CONSULT:
        by += [i for t in phrase.prepositional(paragraph, token.i, "of") for i in together(paragraph, t)]
    makers = paragraph.children(token.i, "amod", "compound", "nmod")
    if owners:  # "his Syria strike": the name tells where
        makers = [t for t in makers if t.dep != "compound" or t.pos != "PROPN"]
    led = [t for c in makers if c.lower == "led" for t in paragraph.children(c.i, "npadvmod", "amod", "nmod")]
    makers = [*makers, *led]  # "Norwegian-led raids"
    hit = _named_before(paragraph, token.i, entry)
    people = [t.i for t in makers if _party(paragraph, t) and not _topic(t, entry) and t.i not in hit]
    of = []
    helping = entry.type is EventType.AID and token.lemma in word_set("help")
    done = entry.type in _OF_DOERS - _OF_DONE_TO or helping or token.lemma in word_set("of-doer")
    if done and not owners:
        of = [i for t in phrase.prepositional(paragraph, token.i, "of") for i in together(paragraph, t)]
    return (*owners, *by, *people, *of, *carriers(paragraph, token, entry))


def _owners(paragraph: Paragraph, token: Token) -> list[int]:
    """Whose an act is by a possessive: "whose" means the noun that its clause describes; a day owns nothing."""
    owners = [t for t in paragraph.children(token.i, "poss") if not _day(t)]
    return [_described(paragraph, t).i if t.tag == "WP$" else t.i for t in owners]


def _day(token: Token) -> bool:
    return token.lower in word_set("calendar")


def _described(paragraph: Paragraph, relative: Token) -> Token:
    """The noun whose a thing is in a relative clause: "a witness whose complaint led to"."""
    above = next((t for t in paragraph.ancestors(relative.i) if t.dep == "relcl"), None)
    return relative if above is None else paragraph.tokens[above.head]


def _party(paragraph: Paragraph, modifier: Token) -> bool:
    """Whether a word before a noun names a party: "the Norwegian raid", "a police raid", not "suspected"."""
    known = modifier.lemma in party_nouns() and modifier.tag not in ("VBN", "VBG", "VBD")
    named = modifier.text[:1].isupper() and not _day(modifier)
    return named or (known and not _hyphenated(paragraph, modifier.i))


def _topic(modifier: Token, entry: Entry) -> bool:
    """Whether a word before a noun tells whom the act is about: "the Norway sanctions" (not "the Norwegian"),
    "ten Norwegian deaths", "a prisoner swap"."""
    named = modifier.dep == "compound" and modifier.text.istitle() and country_of(modifier.text) is not None
    held = entry.type is EventType.CONCEDE and lexicon().in_class(modifier.lemma, "captives")
    return (named and entry.type in _ABOUT) or "victim" in entry.flags or held


def endured(paragraph: Paragraph, noun: int) -> tuple[int, ...]:
    """Whose an act is that its owner suffers: "his arrest"; "of" names another ("its arrest of two men")."""
    named = phrase.prepositional(paragraph, noun, "of", "for")
    lemma = paragraph.tokens[noun].lemma
    polled = lemma in word_set("backing") and bool(phrase.prepositional(paragraph, noun, "among", "from"))
    told = (lemma in word_set("endured") or polled) and not named
    return tuple(t.i for t in paragraph.children(noun, "poss")) if told else ()


def _hyphenated(paragraph: Paragraph, i: int) -> bool:
    """Whether a word is part of a compound ("ship-to-ship"), which names no party."""
    around = paragraph.tokens[max(0, i - 1) : i + 2]
    return any(t.text == "-" for t in around)


def noun_recipients(paragraph: Paragraph, noun: int, entry: Entry) -> tuple[int, ...]:
    leading = towards(_NOUN_TOWARDS, entry)
    near = phrase.prepositional(paragraph, noun, *leading) or _farther(paragraph, noun, leading)
    toward = [i for t in near if not aired(paragraph, t, entry) for i in together(paragraph, t)]
    if entry.type in (EventType.ACCUSE, EventType.REJECT):
        about = phrase.prepositional(paragraph, noun, "over", "about")
        toward += [i for t in about for i in together(paragraph, t)]
    if entry.type in SPOKEN:
        toward += _told_of(paragraph, noun)
        toward += owners_of(paragraph, toward, entry) if entry.type is EventType.ACCUSE else []
    if paragraph.tokens[noun].lemma in word_set("suspicion"):
        toward += _charged(paragraph, noun)
    if entry.type is EventType.SUPPORT and not toward:
        toward += _backed(paragraph, paragraph.tokens[noun])
    toward = [*endured(paragraph, noun), *toward]
    owned = bool(paragraph.children(noun, "poss")) or bool(phrase.prepositional(paragraph, noun, "by"))
    helped = entry.type is EventType.AID and paragraph.tokens[noun].lemma in word_set("help")
    if (entry.type not in _OF_DOERS and not helped) or owned or entry.type in _OF_DONE_TO:
        of = phrase.prepositional(paragraph, noun, "of")
        toward = [i for t in of for i in together(paragraph, t)] + toward
    bound = aimed(paragraph, noun) if entry.type is EventType.SANCTION else []
    return (*toward, *bound, *_named_before(paragraph, noun, entry))


def _charged(paragraph: Paragraph, noun: int) -> list[int]:
    """Who is charged by what the charge says: "accusations of the army taking part", "of Turkish meddling"."""
    of = [t for one in phrase.conjuncts(paragraph, noun) for t in paragraph.children(one.i, "prep")]
    said = [t for prep in of if prep.lower == "of" for t in paragraph.children(prep.i, "pobj", "pcomp")]
    doing = [t.i for t in said if any(kid.tag == "VBG" for kid in paragraph.children(t.i, "acl"))]
    doing += [t.i for deed in said for t in paragraph.children(deed.i, "nsubj", "nsubjpass")]
    return doing + [t.i for deed in said for t in paragraph.children(deed.i, "amod") if t.text[0].isupper()]


def aired(paragraph: Paragraph, noun: Token, entry: Entry) -> bool:
    """Whether a noun is the channel on which words were said: "repeated her charges on CNN"."""
    on = paragraph.tokens[noun.head].lower == "on" and entry.type in SPOKEN
    return on and outlet_at(paragraph, noun.i) is not None


def _farther(paragraph: Paragraph, noun: int, leading: tuple[str, ...]) -> list[Token]:
    """To whom an act is done where the parse hung that on whom it comes from ("rockets from the coast into
    the town", "criticism from voters for her silence") or on a verb ("brought articles of
    impeachment against the minister")."""
    comes = phrase.prepositional(paragraph, noun, "from", "by")
    found = [t for source in comes for t in phrase.prepositional(paragraph, source.i, *leading)]
    if found:
        return found
    token = paragraph.tokens[noun]
    after = paragraph.tokens[noun + 1 : noun + 2]
    next_to = [t for t in after if t.dep == "prep" and t.lower in ("against", "with") and t.head < noun]
    return [t for prep in next_to for t in paragraph.children(prep.i, "pobj") if token.dep == "pobj"]


def _named_before(paragraph: Paragraph, noun: int, entry: Entry) -> list[int]:
    """Whom an act hits by the name before its noun: where an owner does it ("their Tehran embassy raid"), where
    it is suffered ("Norwegian deaths", "the Jane Doe trial"), where it is a measure or aid ("Norway
    sanctions")."""
    token = paragraph.tokens[noun]
    before = paragraph.children(noun, "compound", "nmod", "amod")
    if token.lemma in word_set("loss"):
        return [t.i for t in before]
    names = [t for t in before if t.pos == "PROPN" and t.dep != "amod"]
    if token.lemma in word_set("endured"):
        return [t.i for t in names if phrase.person(paragraph, t)]
    measure = entry.type in (EventType.SANCTION, EventType.AID) and token.dep != "compound"
    if measure and not phrase.prepositional(paragraph, noun, "on", "against", "to", "for"):
        return [t.i for t in names if t.text.isalpha() and t.text.istitle()]
    return [t.i for t in names] if paragraph.children(noun, "poss") else []


def _backed(paragraph: Paragraph, noun: Token) -> tuple[int, ...]:
    """Who has somebody's support: "with support from voters, she won", "she drew support from voters"."""
    above = paragraph.tokens[noun.head]
    carried = noun.dep == "pobj" and above.lower == "with"
    if not phrase.prepositional(paragraph, noun.i, "from") or not (carried or noun.dep == "dobj"):
        return ()
    return together(paragraph, phrase.subject(paragraph, phrase.clause_head(paragraph, noun.i)))


def _told_of(paragraph: Paragraph, noun: int) -> list[int]:
    """Whom a charge or demand is about by the clause that tells it: "allegations that the army fired", "her
    concern was that the army would stay"."""
    token = paragraph.tokens[noun]
    said = [t for t in paragraph.children(noun, "acl", "ccomp", "relcl") if paragraph.children(t.i, "mark")]
    if token.dep == "nsubj" and paragraph.tokens[token.head].lemma == "be":
        said += paragraph.children(token.head, "ccomp")
    subjects = [t for clause in said for t in paragraph.children(clause.i, "nsubj", "nsubjpass")]
    subjects += [t for clause in said for t in phrase.cleft(paragraph, clause.i)]
    return [i for t in subjects if t.lower not in ("i", "we", "you", "it") for i in together(paragraph, t)]
