"""The reader: from a report to its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from onrecord.model import (
    Claim,
    Document,
    Entity,
    EventType,
    Mention,
    Reading,
    Sheet,
    Span,
    When,
)
from onrecord.read import DEFAULT, READERS
from onrecord.read.caveat import with_caveats
from onrecord.read.claim import drafts, numbered
from onrecord.read.confidence import Scale
from onrecord.read.credits.attribution import find_credits
from onrecord.read.credits.joint import find_joint_tellings
from onrecord.read.denial import with_denied
from onrecord.read.draft import Draft
from onrecord.read.following import with_order
from onrecord.read.mode import contexts_of, mode_of
from onrecord.read.page import Page
from onrecord.read.parse import parse_all
from onrecord.read.quotation import find_quotations
from onrecord.read.rhetoric import rhetoric_of
from onrecord.read.scene import FindCredits, Scene, survey
from onrecord.read.statement import statements

CREDITS: dict[str, FindCredits] = {
    "learned": find_credits,
    "accurate": partial(find_credits, tellings=find_joint_tellings),
    "rules": partial(find_credits, tellings=None),
}
"""How each of ``READERS`` finds who says what."""


def read_one(document: Document, reader: str = DEFAULT) -> Reading:
    """The reading of one report."""
    return next(read_each([document], reader))


def read_each(documents: Iterable[Document], reader: str = DEFAULT) -> Iterator[Reading]:
    """The readings of many reports, in order."""
    for page in parse_all(documents):
        yield read_page(page, reader)


def read_draft(document: Document) -> tuple[Reading, Sheet]:
    """The reading of a draft, with its sentences and the words that it puts in quotation marks."""
    (page,) = parse_all([document])
    sentences = tuple(p.span(first, last) for p in page.paragraphs for first, last in p.sentences)
    quoted = (q for q in find_quotations(page) if q.end > q.start)
    spans = tuple(Span(q.start, q.end, document.text[q.start : q.end]) for q in quoted)
    return read_page(page), Sheet(sentences, spans)


def read_page(page: Page, reader: str = DEFAULT) -> Reading:
    """The reading of a parsed report; the readers differ in how they find credits."""
    scene = survey(page, CREDITS[reader])
    scale = Scale(scene, drafts(scene))
    acts = scale.kept()
    told = sorted([*acts, *statements(scene, acts)], key=_place)
    found = numbered(list(with_caveats(page, [_finished(scene, draft, scale, reader) for draft in told])))
    claims = tuple(with_order(scene, with_denied(scene, told, found)))
    mentions = tuple(Mention(m.entity, m.span) for m in scene.cast.mentions)
    return Reading(page.document.id, claims, scene.cast.entities, mentions, tuple(unread(scene, claims)))


def _finished(scene: Scene, draft: Draft, scale: Scale, reader: str) -> Claim:
    """A draft's claim with its confidence, its mode and contexts, and its rhetoric."""
    return replace(
        _without_sentinels(draft.claim),
        mode=mode_of(draft.claim),
        contexts=contexts_of(draft.claim),
        confidence=scale.confidence(draft),
        rhetoric=rhetoric_of(draft.claim, _speaker(scene, draft.claim)),
        reader=READERS[reader],
    )


def _speaker(scene: Scene, claim: Claim) -> Entity | None:
    """Who speaks: the doer of a speech act, the nearest voice of a statement."""
    speakers = [a.entity for a in claim.actors if a.entity is not None]
    if claim.type is EventType.STATEMENT:
        speakers = [link.source.entity for link in claim.attribution[:1] if link.source.entity is not None]
    return scene.cast.entity(speakers[0]) if speakers else None


def _without_sentinels(claim: Claim) -> Claim:
    """The claim without TIMEX3's placeholders ("XXXX-WXX", "PAST_REF") as values: what is open is None."""
    links = tuple(replace(link, told=_open(link.told)) for link in claim.attribution)
    return replace(claim, when=_open(claim.when), attribution=links)


def _open(when: When | None) -> When | None:
    if when is None or when.value is None or not ("X" in when.value or "REF" in when.value):
        return when
    return replace(when, value=None)


def _place(draft: Draft) -> tuple[int, int, int, str]:
    claim = draft.claim
    return claim.span.start, claim.act.start, claim.span.end, claim.type


def unread(scene: Scene, claims: Iterable[Claim]) -> Iterator[Span]:
    """Sentences that name a party or a number and gave no claim."""
    told = [claim.span for claim in claims]
    named = [m.span for m in scene.cast.mentions] + [q.quantity.span for q in scene.quantities]
    for paragraph in scene.page.paragraphs:
        for first, last in paragraph.sentences:
            sentence = paragraph.span(first, last)
            if any(sentence.overlaps(s) for s in told):
                continue
            if any(sentence.covers(s) for s in named):
                yield sentence
