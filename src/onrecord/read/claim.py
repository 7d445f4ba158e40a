"""Claims: what the scene of a report adds up to, one source's account of one happening at a time.

A draft is an act with its chain of voices and everything around it; drafts that the filter keeps become
claims. Speech with no act of a listed type becomes a STATEMENT (``statement``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Claim, EntityType, EventType, Participant, Span, Status, claim_id
from onrecord.read import phrase
from onrecord.read.acts.act import SPEECH_ACTS, Act, Form
from onrecord.read.acts.status import own_side, refusal, status_of
from onrecord.read.comment import conditional, feasible, imagined, possible
from onrecord.read.credits.attribution import Credit
from onrecord.read.dating import ahead, when_of
from onrecord.read.denial import denial_of, denied, disowned, says_untrue
from onrecord.read.draft import (
    Draft,
    clause_span,
    others_than,
    places_of,
    quantities_of,
    speaking,
    without_doer,
)
from onrecord.read.implied import implied
from onrecord.read.page import Paragraph, Token
from onrecord.read.party import participants
from onrecord.read.question import left_open
from onrecord.read.scene import Scene
from onrecord.read.struck import struck
from onrecord.read.voice import attribution_of, voices, writers_own
from onrecord.read.wordlist import word_set

_UNWILLING = frozenset({"refuse", "decline", "unwilling", "reluctant", "fail", "deny"})
_NEGATIVE = frozenset({"no", "never", "nobody", "none", "neither", "nor", "without", "nothing", "denied"})


def drafts(scene: Scene) -> list[Draft]:
    """A draft for every act of a scene that could be a claim, in the order of the text."""
    return [draft for act in scene.acts if (draft := _draft(scene, act)) is not None]


def _draft(scene: Scene, act: Act) -> Draft | None:
    governor = _governing_act(scene, act)
    chain = scene.chain(act)
    paragraph = scene.paragraph(act.paragraph)
    if (denial := denial_of(scene, act)) is not None:
        return denied(scene, act, denial, chain)
    if disowned(scene, act) or (act.form is Form.VERB and says_untrue(paragraph, act.head)):
        return None
    if act.type is EventType.ACCUSE and left_open(paragraph, act.head):
        return None
    if _unsaid(scene, paragraph, act) or possible(paragraph, act) or imagined(paragraph, act):
        return None
    if conditional(paragraph, act) or feasible(paragraph, act) or _within_promise(paragraph, act, governor):
        return None
    status = status_of(scene, act, chain)
    if _unclaimed(paragraph, act, status):
        return None
    kind = EventType.REJECT if refusal(act, status) and _refused(paragraph, act) else act.type
    status = Status.ASSERTED if kind is not act.type else status
    speaker = next((c for c in voices(chain) if not writers_own(scene, c)), None)
    actors = participants(scene, paragraph, act.actors, speaker)
    if speaker is None and (_writers(scene, actors) or _judged(paragraph, act)):
        return None
    if _readers(scene, actors):
        return None
    if _is_none(scene, paragraph, act, kind, chain, actors):
        return None
    recipients = (
        participants(scene, paragraph, act.recipients, speaker, actors)
        or struck(scene, paragraph, act)
        or implied(scene, act, actors)
    )
    kind = _by_doer(scene, paragraph, act, kind, actors)
    demanded = status is Status.DEMANDED
    if demanded:
        kind, status, recipients = EventType.REQUEST, Status.ASSERTED, actors or recipients
        actors = speaking(scene, speaker)
        if not actors:
            return None
    elif status is Status.ASSERTED and _asked_for(paragraph, act, governor):
        status = Status.DEMANDED
    if kind is EventType.THREATEN and not actors and (speaker is None or speaker.outlet):
        return None
    asserted = kind in SPEECH_ACTS and status is Status.ASSERTED and not demanded
    if asserted and _spoken(paragraph, act, actors, speaker):
        held = recipients if kind is EventType.THREATEN and recipients else ()
        actors, recipients = speaking(scene, speaker), held or actors or recipients
    attribution = attribution_of(scene, chain)
    if kind in SPEECH_ACTS and status is Status.ASSERTED and not _probes(paragraph, act):
        attribution = without_doer(attribution, actors)
    when = when_of(scene, act, kind, status, actors, speaker)
    if status is Status.ASSERTED and kind not in SPEECH_ACTS and ahead(scene, act, when):
        status = Status.PLANNED
    claim = Claim(
        id="",
        document=scene.page.document.id,
        span=_telling_span(paragraph, act, chain, status),
        act=paragraph.span(act.first, act.last),
        type=kind,
        status=status,
        actors=actors,
        recipients=others_than(recipients, actors, attribution),
        attribution=attribution,
        when=when,
        places=places_of(scene, paragraph, act),
        quantities=quantities_of(scene, paragraph, act),
    )
    return Draft(claim, act, tuple(chain), governor)


def _is_none(
    scene: Scene, paragraph: Paragraph, act: Act, kind: EventType,
    chain: Sequence[Credit], actors: Sequence[Participant],
) -> bool:  # fmt: skip
    """Whether what reads like a threat or a protest is none, by who does it."""
    if kind is EventType.PROTEST:
        return _canvasses(scene, paragraph, act, actors)
    return kind is EventType.THREATEN and (
        _forecast(paragraph, act)
        or _alerts(paragraph, act)
        or _looms(paragraph, act, actors)
        or _of_others(scene, paragraph, act, chain, actors)
    )


def _by_doer(
    scene: Scene, paragraph: Paragraph, act: Act, kind: EventType, actors: Sequence[Participant]
) -> EventType:
    """The type of an act as who does it has it."""
    if kind is EventType.MOBILIZE and _travels(scene, paragraph, act, actors):
        return EventType.CONSULT
    if kind is EventType.ASSAULT and _hacker(paragraph, act):
        return EventType.COERCE
    return kind


def _travels(scene: Scene, paragraph: Paragraph, act: Act, actors: Sequence[Participant]) -> bool:
    """Whether one person, not a force, arrives: "Doe arrived in Oslo"."""
    if paragraph.tokens[act.head].lemma not in word_set("arrival") or phrase.objects(paragraph, act.head):
        return False
    known = [scene.cast.entity(p.entity) for p in actors[:1] if p.entity is not None]
    return any(entity.type is EntityType.PERSON for entity in known)


def _hacker(paragraph: Paragraph, act: Act) -> bool:
    """Whether who attacks does it by computer."""
    return any(paragraph.tokens[i].lemma in word_set("hacker") for i in act.actors[:1])


def _asked_for(paragraph: Paragraph, act: Act, governor: Act | None) -> bool:
    """Whether the act is what a demand asks for: "urged them to leave", "demanded that they leave"."""
    if governor is None or governor.type is not EventType.REQUEST or governor.form is Form.NOUN:
        return False
    head = paragraph.tokens[act.head]
    bare = head.tag == "VB" or (head.tag == "VBP" and head.dep == "ccomp")  # "insisted that they leave"
    return bare and head.dep in ("ccomp", "xcomp", "advcl") and head.head == governor.head


def _within_promise(paragraph: Paragraph, act: Act, governor: Act | None) -> bool:
    """Whether the act is what its doer agrees to do ("agreed to meet"), which is told by the agreement."""
    if governor is None or governor.type is not EventType.AGREE or governor.form is Form.NOUN:
        return False
    head = paragraph.tokens[act.head]
    return head.tag == "VB" and head.dep == "xcomp" and head.head == governor.head


def _spoken(paragraph: Paragraph, act: Act, actors: Sequence[Participant], speaker: Credit | None) -> bool:
    """Whether a speech act is done by the one quoted, not by its grammatical subject: "they must stop",
    "that was a crime", "every option is open"."""
    if speaker is None or speaker.source is None or speaker.outlet:
        return False
    if "modal" in act.flags:
        return True
    if not actors:
        subject = phrase.subject(paragraph, act.head)
        borne = subject is not None and subject.i in act.recipients  # "received a call for help"
        undergone = (borne or phrase.passive(paragraph, act.head)) and act.type is not EventType.THREATEN
        named = act.form is Form.NOUN and act.type is EventType.AGREE
        return not named and not undergone and not _by_thing(paragraph, act)
    first = {p.span.quote.lower() for p in actors if p.span is not None}
    if act.type not in (EventType.ACCUSE, EventType.THREATEN) or first & {"i", "we"}:
        return False
    head = paragraph.tokens[act.head]
    if head.lemma == "threaten":
        return False
    if act.type is EventType.ACCUSE and act.form is not Form.NOUN and head.lemma in word_set("misdeed"):
        return True
    if act.form is Form.VERB and act.type is EventType.ACCUSE:
        return False
    return (act.form is not Form.NOUN and "speech" not in act.flags) or (
        act.form is Form.PHRASE and head.lemma == "be"
    )


def _by_thing(paragraph: Paragraph, act: Act) -> bool:
    """Whether a thing or others are the subject of an act ("decisions that raised concerns", "those who
    slander"), which nobody does by saying it."""
    head = paragraph.tokens[act.head]
    if act.form is Form.NOUN or head.lemma == "be":
        return False
    first = [paragraph.tokens[i] for i in act.actors[:1]]
    if any(t.lower == "those" or t.pos == "NUM" for t in first):
        return True
    if act.type not in (EventType.ACCUSE, EventType.REQUEST) or (head.tag == "VB" and head.dep == "relcl"):
        return False  # "the time to act"
    return any(t.pos == "NOUN" for t in first)


def _refused(paragraph: Paragraph, act: Act) -> bool:
    """Whether the doer himself is said not to do it, not "no sign that it is backed"."""
    marks = {t.lower for t in paragraph.children(act.head, "mark")}
    if phrase.passive(paragraph, act.head) or "whether" in marks:
        return False
    return any(
        t.dep == "neg" or t.lower in ("no", "never", "nobody", "none", "neither")
        for i in {act.head, *range(act.first, act.last)}
        for t in (paragraph.tokens[i], *paragraph.children(i))
    ) or any(c.lemma in _UNWILLING for c in _unwilling_above(paragraph, act.head))


def _unwilling_above(paragraph: Paragraph, head: int) -> list[Token]:
    """The words that an act stands under; what somebody denies doing ("denied backing the rebels") he does not
    refuse to do."""
    token = paragraph.tokens[head]
    above = list(paragraph.ancestors(head))
    deed = token.dep == "xcomp" and (token.tag == "VBG" or paragraph.children(head, "aux"))
    return above[1:] if deed and above[0].lemma == "deny" else above


def _forecast(paragraph: Paragraph, act: Act) -> bool:
    """Whether somebody who only comments warns of what others may do."""
    said_of = [t for i in act.actors[:1] for t in paragraph.children(i, "appos", "compound")]
    named = [*(paragraph.tokens[i] for i in act.actors[:1]), *said_of]
    return any(t.lemma in word_set("commentator") for t in named)


def _unclaimed(paragraph: Paragraph, act: Act, status: Status) -> bool:
    """Whether nobody has owned up to what was done, which denies nothing: "no group claimed responsibility"."""
    owned = any(t.lemma == "responsibility" for t in paragraph.tokens[act.first : act.last])
    return owned and status is Status.DENIED and paragraph.tokens[act.head].lemma == "claim"


def _alerts(paragraph: Paragraph, act: Act) -> bool:
    """Whether somebody warns of a danger that comes from others: "warned of the Norwegian threat"."""
    if paragraph.tokens[act.head].lemma not in word_set("alerting"):
        return False
    about = phrase.prepositional(paragraph, act.head, "of", "about", "against", "over")
    return any(t.lemma in word_set("danger") for t in about)


def _of_others(
    scene: Scene, paragraph: Paragraph, act: Act, chain: Sequence[Credit], actors: Sequence[Participant]
) -> bool:
    """Whether a speaker foretells what others will do: "the people will hold them accountable", which threatens
    nobody in their name."""
    said = voices(chain)
    return bool(said and actors) and "agent" in act.flags and not own_side(scene, act, said[0])


def _canvasses(scene: Scene, paragraph: Paragraph, act: Act, actors: Sequence[Participant]) -> bool:
    """Whether one man or woman, not of the opposition, holds a rally, and so seeks votes, not redress."""
    if not actors or all(t.lemma != "rally" for t in paragraph.tokens[act.first : act.last]):
        return False
    known = scene.cast.entity(actors[0].entity) if actors[0].entity is not None else None
    if known is not None and known.type is EntityType.PERSON:
        return "OPP" not in known.sectors
    return any(paragraph.tokens[i].lemma in word_set("canvasser") for i in act.actors[:1])


def _probes(paragraph: Paragraph, act: Act) -> bool:
    """Whether a charge is a deed, which is done and told apart: "customs said they had inspected the ship"."""
    return act.form is Form.VERB and paragraph.tokens[act.head].lemma in word_set("probing")


def _looms(paragraph: Paragraph, act: Act, actors: Sequence[Participant]) -> bool:
    """Whether a thing threatens ("an act that threatens the region"), which is a danger, no threat made."""
    if act.form is Form.NOUN or paragraph.tokens[act.head].lemma != "threaten":
        return False
    subject = phrase.subject(paragraph, act.head)
    thing = subject is not None and subject.pos == "NOUN" and subject.lemma in word_set("danger-source")
    return thing or (act.form is Form.VERB and bool(act.actors) and not actors)


def _readers(scene: Scene, actors: Sequence[Participant]) -> bool:
    """Whether the doer is the reader, as in a form to subscribe: "you agree to"."""
    first = actors[0].span if actors else None
    return first is not None and first.quote.lower() in ("you", "your") and scene.quoted(first.start) is None


def _writers(scene: Scene, actors: Sequence[Participant]) -> bool:
    """Whether the doer is the writer ("I reminded everyone"), who is no party to what is told."""
    first = actors[0].span if actors else None
    return (
        first is not None
        and first.quote.lower() in ("i", "we", "my", "our")
        and scene.quoted(first.start) is None
    )


def _judged(paragraph: Paragraph, act: Act) -> bool:
    """Whether words only call somebody something ("is a liar"), a charge only where somebody says it."""
    called = act.type is EventType.ACCUSE and act.form is Form.PHRASE
    return called and paragraph.tokens[act.head].lemma == "be" and bool(paragraph.children(act.head, "attr"))


def _unsaid(scene: Scene, paragraph: Paragraph, act: Act) -> bool:
    """Whether the words tell of no happening: "even if they are not fighting", the writer's "Just leave"."""
    head = paragraph.tokens[act.head]
    supposed = any(t.lower in ("if", "unless") for t in paragraph.children(act.head, "mark"))
    if supposed and paragraph.children(act.head, "neg"):
        return True
    ordered = head.tag == "VB" and head.dep == "ROOT"
    bare = ordered and not paragraph.children(head.i, "nsubj", "nsubjpass", "aux")
    return bare and scene.quoted(head.start, scare=True) is None


def _governing_act(scene: Scene, act: Act) -> Act | None:
    """The nearest typed speech act of the sentence in whose complement the act stands ("demanded a
    withdrawal")."""
    paragraph = scene.paragraph(act.paragraph)
    heads = {a.head: a for a in scene.acts if a.paragraph == act.paragraph and a is not act}
    for above in paragraph.ancestors(act.head):
        if above.i in heads:
            return heads[above.i]
    return None


def _telling_span(paragraph: Paragraph, act: Act, chain: Sequence[Credit], status: Status) -> Span:
    """The clause of an act; its sentence where what denies it stands outside the clause ("there is no sign that
    troops will come") and no voice is said to deny it: the words alone would tell the opposite."""
    span = clause_span(paragraph, act, chain)
    if status is not Status.DENIED or any(c.strength == "denial" for c in chain):
        return span
    inside = [t for t in paragraph.tokens if span.start <= t.start < span.end]
    if any(t.dep == "neg" or t.lower in _NEGATIVE for t in inside):
        return span
    first, last = paragraph.sentence(act.head)
    while last - 1 > first and paragraph.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return paragraph.span(first, last)


def numbered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their ids: from document, span and type; a repetition of all three gets a number."""
    seen: Counter[tuple[str, Span, EventType]] = Counter()
    found = []
    for claim in claims:
        key = (claim.document, claim.span, claim.type)
        seen[key] += 1
        found.append(replace(claim, id=claim_id(*key, seen[key])))
    return tuple(found)
