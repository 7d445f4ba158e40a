"""Claims: what the scene of a report adds up to, one source's account of one happening at a time.

A draft is an act with its chain of voices and everything around it; drafts that the filter keeps become
claims. Speech with no act of a listed type becomes a STATEMENT.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import (
    Attribution,
    Claim,
    EventType,
    Participant,
    Place,
    Quantity,
    SourceKind,
    Span,
    Status,
    claim_id,
)
from onrecord.read import phrase
from onrecord.read.acts.act import SPEECH_ACTS, Act, Form
from onrecord.read.acts.status import refusal, status_of
from onrecord.read.comment import wanted_of, would_be
from onrecord.read.credits.attribution import Credit
from onrecord.read.dating import when_of
from onrecord.read.lexicon import lexicon
from onrecord.read.numbers.quantity import quantities_for
from onrecord.read.page import Paragraph
from onrecord.read.party import participants, speaker_of
from onrecord.read.places.place import role_of
from onrecord.read.scene import Scene, denied_in_passing
from onrecord.read.voice import attribution_of, voices, writers_own
from onrecord.read.wordlist import word_set

_UNWILLING = frozenset({"refuse", "decline", "unwilling", "reluctant", "fail", "deny"})
_NEGATIVE = frozenset({"no", "never", "nobody", "none", "neither", "nor", "without", "nothing", "denied"})
_CLAUSES = frozenset({"ccomp", "relcl", "advcl", "acl", "parataxis"})
_NOT_ALLEGED = SPEECH_ACTS | {EventType.CONSULT, EventType.PROTEST}


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: ``claim`` complete but for its confidence, and what the filter weighs."""

    claim: Claim
    act: Act
    chain: tuple[Credit, ...] = field(repr=False)
    governor: Act | None = None
    denied: Act | None = None
    """The act that a denial without one of its own denies."""


def drafts(scene: Scene) -> list[Draft]:
    """A draft for every act of a scene that could be a claim, in the order of the text."""
    return [draft for act in scene.acts if (draft := _draft(scene, act)) is not None]


def _draft(scene: Scene, act: Act) -> Draft | None:
    governor = governing_act(scene, act)
    chain = scene.chain(act)
    paragraph = scene.paragraph(act.paragraph)
    if (denial := denial_of(scene, act)) is not None:
        return _denied(scene, act, denial, chain)
    if _disowned(scene, act) or (act.form is Form.VERB and _says_untrue(paragraph, act.head)):
        return None
    if _unsaid(scene, paragraph, act):
        return None
    status = status_of(scene, act, chain)
    kind = EventType.REJECT if refusal(act, status) and _refused(paragraph, act) else act.type
    status = Status.ASSERTED if kind is not act.type else status
    speaker = next((c for c in voices(chain) if not writers_own(scene, c)), None)
    actors = participants(scene, paragraph, act.actors, speaker)
    if (speaker is None and _writers(scene, actors)) or _readers(scene, actors):
        return None
    if kind is EventType.THREATEN and (_forecast(paragraph, act) or _looms(paragraph, act, actors)):
        return None
    recipients = participants(scene, paragraph, act.recipients, speaker, actors)
    if status is Status.DEMANDED:
        kind, status, recipients = EventType.REQUEST, Status.ASSERTED, actors or recipients
        actors = _speaking(scene, speaker)
        if not actors:
            return None
    elif status is Status.ASSERTED and _asked_for(paragraph, act, governor):
        status = Status.DEMANDED
    if kind is EventType.THREATEN and not actors and (speaker is None or speaker.outlet):
        return None
    if kind in SPEECH_ACTS and status is Status.ASSERTED and _spoken(paragraph, act, actors, speaker):
        held = recipients if kind is EventType.THREATEN and recipients else ()
        actors, recipients = _speaking(scene, speaker), held or actors or recipients
    attribution = attribution_of(scene, chain)
    if kind in SPEECH_ACTS and status is Status.ASSERTED:
        attribution = _without_doer(attribution, actors)
    claim = Claim(
        id="",
        document=scene.page.document.id,
        span=_telling_span(paragraph, act, chain, status),
        act=paragraph.span(act.first, act.last),
        type=kind,
        status=status,
        actors=actors,
        recipients=_others(recipients, actors),
        attribution=attribution,
        when=when_of(scene, act, kind, status, actors, speaker),
        places=_places(scene, paragraph, act),
        quantities=_quantities(scene, paragraph, act),
    )
    return Draft(claim, act, tuple(chain), governor)


def _asked_for(paragraph: Paragraph, act: Act, governor: Act | None) -> bool:
    """Whether the act is what a demand asks for: "urged them to leave", "demanded that they leave"."""
    if governor is None or governor.type is not EventType.REQUEST or governor.form is Form.NOUN:
        return False
    head = paragraph.tokens[act.head]
    return head.tag == "VB" and head.dep in ("ccomp", "xcomp", "advcl") and head.head == governor.head


def _others(recipients: Sequence[Participant], actors: Sequence[Participant]) -> tuple[Participant, ...]:
    """The recipients who do not act themselves: "its sixth test" is not done to the tester."""
    known = {a.entity for a in actors if a.entity is not None}
    return tuple(r for r in recipients if r not in actors and r.entity not in known)


def _spoken(paragraph: Paragraph, act: Act, actors: Sequence[Participant], speaker: Credit | None) -> bool:
    """Whether a speech act is done by the one quoted, not by its grammatical subject: "they must stop",
    "that was a crime", "every option is open"."""
    if speaker is None or speaker.source is None or speaker.outlet:
        return False
    if "modal" in act.flags:
        return True
    if not actors:
        named = act.form is Form.NOUN and act.type is EventType.AGREE
        return not named and not phrase.passive(paragraph, act.head) and not _by_thing(paragraph, act)
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
    """Whether a thing is the subject of an act ("decisions that raised concerns"), which nobody does by saying
    it."""
    if act.form is Form.NOUN or act.type not in (EventType.ACCUSE, EventType.REQUEST):
        return False
    if paragraph.tokens[act.head].lemma == "be":
        return False
    return any(paragraph.tokens[i].pos == "NOUN" for i in act.actors[:1])


def _refused(paragraph: Paragraph, act: Act) -> bool:
    """Whether the doer himself is said not to do it, not "no sign that it is backed"."""
    marks = {t.lower for t in paragraph.children(act.head, "mark")}
    if phrase.passive(paragraph, act.head) or "whether" in marks:
        return False
    return any(
        t.dep == "neg" or t.lower in ("no", "never", "nobody", "none", "neither")
        for i in {act.head, *range(act.first, act.last)}
        for t in (paragraph.tokens[i], *paragraph.children(i))
    ) or any(c.lemma in _UNWILLING for c in paragraph.ancestors(act.head))


def _forecast(paragraph: Paragraph, act: Act) -> bool:
    """Whether somebody who only comments warns of what others may do."""
    return any(paragraph.tokens[i].lemma in word_set("commentator") for i in act.actors[:1])


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


def _unsaid(scene: Scene, paragraph: Paragraph, act: Act) -> bool:
    """Whether the words tell of no happening: "even if they are not fighting", the writer's "Just leave"."""
    head = paragraph.tokens[act.head]
    supposed = any(t.lower in ("if", "unless") for t in paragraph.children(act.head, "mark"))
    if supposed and paragraph.children(act.head, "neg"):
        return True
    ordered = head.tag == "VB" and head.dep == "ROOT"
    bare = ordered and not paragraph.children(head.i, "nsubj", "nsubjpass", "aux")
    return bare and scene.quoted(head.start, scare=True) is None


def denial_of(scene: Scene, act: Act) -> Credit | None:
    """The credit of which the act is the denying verb ("denied the reports"), None where it denies nothing
    told."""
    if act.form is Form.NOUN:
        return None
    for credit in scene.credits:
        cue = credit.cue
        if (
            cue is not None
            and cue.paragraph == act.paragraph
            and cue.head == act.head
            and credit.strength == "denial"
        ):
            worded = credit.cue_lemma in ("deny", "refute", "rebut") and act.type in SPEECH_ACTS
            return credit if "denial" in act.flags or worded else None
    return None


def _denied(scene: Scene, act: Act, denial: Credit, chain: list[Credit]) -> Draft | None:
    """The claim of a denying verb itself: none where its content names the act denied, for that act is denied
    then; else a denial of the happening told last before it."""
    paragraph = scene.paragraph(act.paragraph)
    inside = [
        a for a in scene.acts if a.paragraph == act.paragraph and a is not act and _names(scene, denial, a)
    ]
    if inside:
        return None
    vague = any(t.lemma in word_set("wrong") for t in paragraph.children(act.head, "dobj"))
    alleged = None if vague else _alleged(scene, act)
    claim = Claim(
        id="", document=scene.page.document.id, span=_clause_span(paragraph, act, chain),
        act=paragraph.span(act.first, act.last), type=alleged.type if alleged else EventType.REJECT,
        status=Status.DENIED if alleged else Status.ASSERTED,
        actors=() if alleged else participants(scene, paragraph, act.actors, None),
        attribution=attribution_of(scene, [denial, *chain] if alleged else chain),
    )  # fmt: skip
    return Draft(claim, act, (denial, *chain) if alleged else tuple(chain), None, alleged)


def _names(scene: Scene, denial: Credit, act: Act) -> bool:
    """Whether an act stands in the content of a denial and is more than the word for a report or charge."""
    token = scene.paragraph(act.paragraph).tokens[act.head]
    if denied_in_passing(scene.paragraph(act.paragraph), act.head, denial):
        return False
    return denial.covers(token.start) and not (
        act.form is Form.NOUN and lexicon().cue_noun(token.lemma) is not None
    )


def _alleged(scene: Scene, act: Act) -> Act | None:
    """The happening told last before a denial, at most a few sentences back: what is denied."""
    before = [
        a for a in scene.acts
        if a.type not in _NOT_ALLEGED
        and (a.paragraph, a.head) < (act.paragraph, act.head)
        and act.paragraph - a.paragraph <= 2
    ]  # fmt: skip
    return before[-1] if before else None


def _disowned(scene: Scene, act: Act) -> bool:
    """Whether the act is only the word for what somebody denies ("denied the charges")."""
    if act.form is not Form.NOUN:
        return False
    paragraph = scene.paragraph(act.paragraph)
    token = paragraph.tokens[act.head]
    cue = (
        lexicon().cue_verb(paragraph.tokens[token.head].lemma) if token.dep in ("dobj", "nsubjpass") else None
    )
    return cue is not None and cue.strength == "denial" and lexicon().cue_noun(token.lemma) is not None


def governing_act(scene: Scene, act: Act) -> Act | None:
    """The nearest typed speech act of the sentence in whose complement the act stands ("demanded a
    withdrawal")."""
    paragraph = scene.paragraph(act.paragraph)
    heads = {a.head: a for a in scene.acts if a.paragraph == act.paragraph and a is not act}
    for above in paragraph.ancestors(act.head):
        if above.i in heads:
            return heads[above.i]
    return None


def _speaking(scene: Scene, speaker: Credit | None) -> tuple[Participant, ...]:
    """The speaker of a credit as the actor of what he demands."""
    if speaker is None or speaker.source is None:
        return ()
    found = speaker_of(scene, speaker)
    paragraph = scene.paragraph(speaker.source.paragraph)
    span = paragraph.span(speaker.source.first, speaker.source.last)
    return (Participant(found, scene.cast.entity(found).name if found else None, span),)


def _without_doer(links: tuple[Attribution, ...], actors: Sequence[Participant]) -> tuple[Attribution, ...]:
    """The chain without its nearest voice where that is who acts."""
    if len(links) < 2:
        return links
    nearest = links[0].source
    same = any(
        (a.entity is not None and a.entity == nearest.entity)
        or (a.span is not None and nearest.span is not None and a.span.overlaps(nearest.span))
        for a in actors
    )
    return links[1:] if same and nearest.kind not in (SourceKind.OUTLET, SourceKind.WRITER) else links


def _telling_span(paragraph: Paragraph, act: Act, chain: Sequence[Credit], status: Status) -> Span:
    """The clause of an act; its sentence where what denies it stands outside the clause ("there is no sign that
    troops will come") and no voice is said to deny it: the words alone would tell the opposite."""
    span = _clause_span(paragraph, act, chain)
    if status is not Status.DENIED or any(c.strength == "denial" for c in chain):
        return span
    inside = [t for t in paragraph.tokens if span.start <= t.start < span.end]
    if any(t.dep == "neg" or t.lower in _NEGATIVE for t in inside):
        return span
    first, last = paragraph.sentence(act.head)
    while last - 1 > first and paragraph.tokens[last - 1].pos == "PUNCT":
        last -= 1
    return paragraph.span(first, last)


def _clause_span(paragraph: Paragraph, act: Act, chain: Sequence[Credit]) -> Span:
    """The clause that tells the act, without the words that credit it where they can be cut off."""
    first, last = act.clause
    span = paragraph.span(first, last)
    inner = next((c for c in chain if not c.outlet), None)
    if inner is None:
        return span
    for start, end in inner.contents:
        if start <= paragraph.tokens[act.head].start < end:
            low, high = max(span.start, start), min(span.end, end)
            if low <= paragraph.tokens[act.first].start and paragraph.tokens[act.last - 1].end <= high:
                return paragraph.cut(low, high)
    return span


def _places(scene: Scene, paragraph: Paragraph, act: Act) -> tuple[Place, ...]:
    """The places of the act's own clause: not of a clause in it, nor of another act."""
    span = paragraph.span(*act.clause)
    others = {a.head for a in scene.acts if a.paragraph == act.paragraph} - {act.head}
    found: dict[tuple[int, int], Place] = {}
    for place in scene.places:
        at = paragraph.token_at(place.span.start) if span.covers(place.span) else None
        role = role_of(paragraph, place) if at is not None else None
        if at is None or role is None or not _of_act(paragraph, at, act, others):
            continue
        found[place.span.start, place.span.end] = Place(
            place.name,
            place.span,
            role,
            place.lat,
            place.lon,
            place.country,
            place.geonames_id,
            place.precision_km,
        )
    return tuple(found.values())


def _of_act(paragraph: Paragraph, at: int, act: Act, others: set[int]) -> bool:
    """Whether a word hangs on an act without another act or clause between."""
    apart = _CLAUSES if act.type not in SPEECH_ACTS else _CLAUSES | {"xcomp", "pcomp"}
    if act.first <= at < act.last:
        return True
    token = paragraph.tokens[at]
    for _ in range(12):
        if token.i == act.head or act.first <= token.i < act.last:
            return True
        if token.i in others or token.dep in apart or token.head == token.i:
            return False
        token = paragraph.tokens[token.head]
    return False


def _quantities(scene: Scene, paragraph: Paragraph, act: Act) -> tuple[Quantity, ...]:
    others = {a.head for a in scene.acts if a.paragraph == act.paragraph and a.head != act.head}
    found = quantities_for(
        paragraph, scene.quantities, act.head, frozenset(range(*act.clause)), frozenset(others)
    )
    return tuple(q.quantity for q in found)


# Statements


def statements(scene: Scene, found: Sequence[Draft]) -> Iterator[Draft]:
    """A STATEMENT for each stretch of reported speech, sentence by sentence, that no act of a listed type
    tells."""
    told = [d.claim.act.start for d in found]
    stated: set[tuple[int, int]] = set()
    for credit in scene.credits:
        if credit.kind != "speech" or credit.excerpt or credit.outlet or credit.noun or credit.source is None:
            continue
        if credit.cue is not None and _typed_cue(scene, credit):
            continue
        for start, end in credit.contents:
            for paragraph, first, last in _sentences_in(scene, start, end):
                piece = paragraph.span(first, last)
                if _is_cue(scene, paragraph, _top(paragraph, first, last)):
                    continue
                if (piece.start, piece.end) in stated:
                    continue
                if not any(piece.start <= at < piece.end for at in told):
                    stated.add((piece.start, piece.end))
                    yield _statement(scene, paragraph, first, last, credit)


def _is_cue(scene: Scene, paragraph: Paragraph, head: int) -> bool:
    """Whether a stretch of speech only reports further speech, which has a statement of its own."""
    return any(
        c.cue is not None
        and (c.cue.paragraph, c.cue.head) == (paragraph.index, head)
        and c.kind == "speech"
        and not c.noun
        for c in scene.credits
    )


def _typed_cue(scene: Scene, credit: Credit) -> bool:
    """Whether the cue is itself a typed act ("accused", "warned") and so has its claim."""
    return (
        credit.cue is not None
        and not credit.carried
        and any(a.paragraph == credit.cue.paragraph and a.head == credit.cue.head for a in scene.acts)
    )


def _sentences_in(scene: Scene, start: int, end: int) -> Iterator[tuple[Paragraph, int, int]]:
    """The sentences (token ranges) of a content, cut at its edges; bare fragments without a verb are left
    out."""
    for paragraph in scene.page.paragraphs:
        if paragraph.start >= end or paragraph.end <= start:
            continue
        for first, last in paragraph.sentences:
            inside = [
                i
                for i in range(first, last)
                if start <= paragraph.tokens[i].start and paragraph.tokens[i].end <= end
            ]
            while inside and paragraph.tokens[inside[0]].pos in ("PUNCT", "SPACE"):
                inside.pop(0)
            while inside and paragraph.tokens[inside[-1]].pos in ("PUNCT", "SPACE"):
                inside.pop()
            if len(inside) >= 3 and any(paragraph.tokens[i].pos in ("VERB", "AUX") for i in inside):
                yield paragraph, inside[0], inside[-1] + 1


def _statement(scene: Scene, paragraph: Paragraph, first: int, last: int, credit: Credit) -> Draft:
    head = _top(paragraph, first, last)
    begin, end = phrase.verb_group(paragraph, head)
    begin, end = max(begin, first), min(max(end, begin + 1), last)
    subject = phrase.subject(paragraph, head)
    act = Act(
        paragraph.index, head, begin, end, (first, last), EventType.STATEMENT, Form.VERB,
        (subject.i,) if subject is not None else (), (), frozenset(), 0.5,
    )  # fmt: skip
    chain = scene.chain(act) or [credit]
    actors = participants(scene, paragraph, act.actors, credit)
    alleged = _alleged(scene, act) if _says_untrue(paragraph, head) else None
    status = Status.DENIED if alleged else _of_speech(paragraph, head, status_of(scene, act, chain), chain)
    kind = alleged.type if alleged else EventType.STATEMENT
    recipients: tuple[Participant, ...] = ()
    attribution = attribution_of(scene, chain)
    speaking = _speaking(scene, credit) if wanted_of(paragraph, act) else ()
    if speaking and not alleged:
        kind, status, recipients, actors = EventType.REQUEST, Status.ASSERTED, actors, speaking
        attribution = _without_doer(attribution, actors)
    claim = Claim(
        id="", document=scene.page.document.id, span=paragraph.span(first, last), act=paragraph.span(begin,
        end), type=kind, status=status,
        actors=() if alleged else actors, recipients=_others(recipients, actors),
        attribution=attribution, when=None, places=_places(scene, paragraph, act),
        quantities=_quantities(scene, paragraph, act),
    )  # fmt: skip
    return Draft(claim, act, tuple(chain), None, alleged)


def _of_speech(paragraph: Paragraph, head: int, status: Status, chain: Sequence[Credit]) -> Status:
    """The status of a comment: "is not the answer" is asserted like any view, "has not docked" denies a
    happening."""
    if status is Status.DEMANDED or would_be(paragraph, head, status):
        return Status.ASSERTED
    if status is Status.DENIED and not any(c.strength == "denial" for c in chain[:1]):
        past = paragraph.tokens[head].tag == "VBN" or any(
            t.tag == "VBD" for t in paragraph.children(head, "aux")
        )
        return Status.DENIED if past else Status.ASSERTED
    return status


def _says_untrue(paragraph: Paragraph, head: int) -> bool:
    """Whether a clause says that what was told is not so: "it is not happening", "the reports are false"."""
    joined = paragraph.tokens[head].dep == "conj" and not paragraph.children(head, "nsubj", "nsubjpass")
    last = paragraph.tokens[head]
    head = last.head if joined else head  # "were illogical and invented"
    subjects = paragraph.children(head, "nsubj", "nsubjpass")
    told = any(t.lemma in word_set("told") or lexicon().cue_noun(t.lemma) is not None for t in subjects)
    verb = paragraph.tokens[head]
    negated = bool(paragraph.children(head, "neg")) and verb.lemma in ("exist", "happen", "occur", "take")
    said = [verb] if phrase.passive(paragraph, head) else paragraph.children(head, "acomp", "attr", "oprd")
    false = any(
        {w.lemma, w.lower} & word_set("untrue")
        for t in (*said, last)
        for w in (t, *paragraph.children(t.i, "conj"))
    )
    return told and (negated or false) and verb.pos in ("VERB", "AUX")


def _top(paragraph: Paragraph, first: int, last: int) -> int:
    """The verb that stands highest in a stretch of a sentence."""
    inside = range(first, last)
    verbs = [
        i
        for i in inside
        if paragraph.tokens[i].pos in ("VERB", "AUX") and paragraph.tokens[i].dep not in ("aux", "auxpass")
    ]
    depth = {i: sum(1 for a in paragraph.ancestors(i) if a.i in inside) for i in verbs or inside}
    return min(depth, key=lambda i: (depth[i], i))


def numbered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their ids: from document, span and type; a repetition of all three gets a number."""
    seen: Counter[tuple[str, Span, EventType]] = Counter()
    found = []
    for claim in claims:
        key = (claim.document, claim.span, claim.type)
        seen[key] += 1
        found.append(replace(claim, id=claim_id(*key, seen[key])))
    return tuple(found)
