"""Places and things that are attacked, seized, cut off or sent aid, and people told as a bare number: done to,
where no party is."""

from __future__ import annotations

from onrecord.model import Entity, EntityType, EventType, Participant
from onrecord.read import phrase
from onrecord.read.acts.act import Act
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Paragraph, Token
from onrecord.read.party import state_of
from onrecord.read.scene import Scene
from onrecord.read.wordlist import word_set

_HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.THREATEN})
_BESIDE = frozenset({"from", "at", "for", "in", "by", "between"})


def struck(scene: Scene, paragraph: Paragraph, act: Act) -> tuple[Participant, ...]:
    """The first place or thing that an act is done to, with what is joined to it: "seized the port", "our
    consulate was attacked"; () for an act that neither harms nor helps."""
    if act.type is EventType.MOBILIZE:
        return _entered(scene, paragraph, act)
    if act.type not in _HOSTILE and act.type is not EventType.AID:
        return ()
    inner = [t.i for i in act.recipients for t in _of_part(paragraph, paragraph.tokens[i])]
    for i in (*(_lying(paragraph, i) for i in act.recipients), *inner):
        if _hit(scene, paragraph, paragraph.tokens[i], act):
            beside = [t for t in phrase.conjuncts(paragraph, i) if _hit(scene, paragraph, t, act)]
            return tuple(_party(scene, paragraph, t.i) for t in beside)
    return ()


def _lying(paragraph: Paragraph, i: int) -> int:
    """The place that lies where a noun says, which the parse made a part of it: "Latakia north of the
    river"."""
    if paragraph.tokens[i].lower not in word_set("compass") or not phrase.prepositional(paragraph, i, "of"):
        return i
    names = [t.i for t in paragraph.children(i, "compound", "nmod") if t.pos == "PROPN" and t.i == i - 1]
    return names[0] if names else i


def _entered(scene: Scene, paragraph: Paragraph, act: Act) -> tuple[Participant, ...]:
    """The state into whose ground somebody moves, by the adjective before it: "entered Norwegian waters"; not
    his own."""
    own = {c.country for i in act.actors if (c := _of_state(scene, paragraph, i)) is not None}
    for i in act.recipients:
        token = paragraph.tokens[i]
        into = token.dep == "dobj" or paragraph.tokens[token.head].lower in ("into", "onto")
        if into and token.lemma in word_set("entered"):
            state = _holder(scene, paragraph, i)
            return (_held(paragraph, state, i),) if state is not None and state.country not in own else ()
    return ()


def _of_part(paragraph: Paragraph, token: Token) -> list[Token]:
    """What a part is of: "seized large parts of Norway"."""
    return phrase.prepositional(paragraph, token.i, "of") if token.lemma in word_set("land-part") else []


def _hit(scene: Scene, paragraph: Paragraph, token: Token, act: Act) -> bool:
    if token.dep == "pobj" and not _aimed_at(paragraph, paragraph.tokens[token.head], act):
        return False
    equipped = token.dep == "dobj" and phrase.prepositional(paragraph, token.head, "with")
    if act.type is EventType.AID and token.dep == "dobj" and not equipped and "arrive" not in act.flags:
        return False  # "fighting Ebola"
    mention = scene.cast.at(paragraph.index, token.i)
    if mention is not None and token.pos == "PROPN":
        return scene.cast.entity(mention.entity).type in (EntityType.PLACE, EntityType.STATE)
    unlisted = mention is None and token.tag == "NNP" and token.text.istitle() and token.text.isalpha()
    if unlisted and act.type is EventType.ASSAULT:
        return token.dep in ("dobj", "nsubj", "nsubjpass", "compound")  # a town that no list has
    some = token.lemma in word_set("some") or (token.pos == "NUM" and token.dep == "dobj")
    on = paragraph.tokens[token.head].lower == "on"
    where = on and token.lemma == "outskirt"  # "fire on the outskirts" tells where
    fringe = token.lemma in word_set("fringe") and not where
    thing = token.lemma in word_set("struck") or token.lower == "bodies" or fringe
    harmed = act.type in (EventType.ASSAULT, EventType.COERCE)
    return harmed and (thing or (some and (act.type is EventType.ASSAULT or token.tag == "NNS")))


def _aimed_at(paragraph: Paragraph, prep: Token, act: Act) -> bool:
    """Whether a preposition leads to what is hit ("attack on", "control of", "broke into"), not to where it
    happens ("exploded on a bus") or where it comes from."""
    above = paragraph.tokens[prep.head]
    if act.first <= prep.i < act.last:  # "laid siege to"
        return True
    if above.pos in ("NOUN", "PROPN"):
        return prep.lower == "of" or (prep.lower not in _BESIDE and lexicon().noun(above.lemma) is not None)
    if act.type is EventType.AID:
        return prep.lower == "to"
    if prep.lower in ("at", "on") and above.lemma in ("fire", "launch", "shoot", "lob", "rain"):
        return True
    return prep.lower == "against" or (prep.lower == "into" and act.type is not EventType.ASSAULT)


def _party(scene: Scene, paragraph: Paragraph, i: int) -> Participant:
    mention = scene.cast.at(paragraph.index, i)
    span = paragraph.span(*phrase.noun_phrase(paragraph, i))
    if mention is None:
        state = _holder(scene, paragraph, i)
        return _held(paragraph, state, i) if state is not None else Participant(None, None, span)
    return Participant(mention.entity, scene.cast.entity(mention.entity).name, span)


def _held(paragraph: Paragraph, state: Entity, i: int) -> Participant:
    return Participant(state.id, state.name, paragraph.span(*phrase.noun_phrase(paragraph, i)))


def _holder(scene: Scene, paragraph: Paragraph, i: int) -> Entity | None:
    """The state whose ground or base is hit, by the adjective before it: "strikes on Norwegian positions"."""
    if paragraph.tokens[i].lemma not in word_set("ground") | word_set("entered"):
        return None
    return _of_state(scene, paragraph, i)


def _of_state(scene: Scene, paragraph: Paragraph, i: int) -> Entity | None:
    """The state of the first adjective before a noun that means one the report names."""
    named = (state_of(scene, paragraph, t) for t in paragraph.children(i, "amod"))
    return next((state for state in named if state is not None), None)
