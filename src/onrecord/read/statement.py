"""Statements: reported speech that tells no act of a listed type, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Claim, EventType, Participant, Status
from onrecord.read import phrase
from onrecord.read.acts.act import Act, Form
from onrecord.read.acts.status import status_of
from onrecord.read.comment import impersonal, wanted_of, would_be
from onrecord.read.credits.attribution import Credit
from onrecord.read.denial import alleged_before, says_untrue
from onrecord.read.draft import Draft, others_than, places_of, quantities_of, speaking, without_doer
from onrecord.read.page import Paragraph
from onrecord.read.party import participants
from onrecord.read.scene import Scene
from onrecord.read.voice import attribution_of


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
    subject = None if impersonal(paragraph, head) else phrase.subject(paragraph, head)
    act = Act(
        paragraph.index, head, begin, end, (first, last), EventType.STATEMENT, Form.VERB,
        (subject.i,) if subject is not None else (), (), frozenset(), 0.5,
    )  # fmt: skip
    chain = scene.chain(act) or [credit]
    actors = participants(scene, paragraph, act.actors, credit)
    alleged = alleged_before(scene, act) if says_untrue(paragraph, head) else None
    status = Status.DENIED if alleged else _of_speech(paragraph, head, status_of(scene, act, chain), chain)
    kind = alleged.type if alleged else EventType.STATEMENT
    recipients: tuple[Participant, ...] = ()
    attribution = attribution_of(scene, chain)
    wanting = speaking(scene, credit) if wanted_of(paragraph, act) else ()
    if wanting and not alleged:
        kind, status, recipients, actors = EventType.REQUEST, Status.ASSERTED, actors, wanting
        attribution = without_doer(attribution, actors)
    claim = Claim(
        id="", document=scene.page.document.id, span=paragraph.span(first, last), act=paragraph.span(begin,
        end), type=kind, status=status,
        actors=() if alleged else actors, recipients=others_than(recipients, actors, attribution),
        attribution=attribution, when=None, places=places_of(scene, paragraph, act),
        quantities=quantities_of(scene, paragraph, act),
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
