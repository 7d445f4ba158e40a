"""Drafts: claims in the making, and what an act takes from its scene: who spoke, its words, its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model import Attribution, Claim, Participant, Place, Quantity, SourceKind, Span
from onrecord.read.acts.act import SPEECH_ACTS, Act
from onrecord.read.credits.attribution import Credit
from onrecord.read.numbers.quantity import quantities_for
from onrecord.read.page import Paragraph
from onrecord.read.party import speaker_of
from onrecord.read.places.place import role_of
from onrecord.read.scene import Scene

_FIRST_PERSON = frozenset({"i", "we"})
_SPEAKERS = frozenset({SourceKind.UNNAMED, SourceKind.PERSON, SourceKind.ORGANIZATION})
_CLAUSES = frozenset({"ccomp", "relcl", "advcl", "acl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: ``claim`` complete but for its confidence, and what the filter weighs."""

    claim: Claim
    act: Act
    chain: tuple[Credit, ...] = field(repr=False)
    governor: Act | None = None
    denied: Act | None = None
    """The act that a denial without one of its own denies."""


def speaking(scene: Scene, speaker: Credit | None) -> tuple[Participant, ...]:
    """The speaker of a credit as the actor of what he demands."""
    if speaker is None or speaker.source is None:
        return ()
    found = speaker_of(scene, speaker)
    paragraph = scene.paragraph(speaker.source.paragraph)
    span = paragraph.span(speaker.source.first, speaker.source.last)
    return (Participant(found, scene.cast.entity(found).name if found else None, span),)


def without_doer(links: tuple[Attribution, ...], actors: Sequence[Participant]) -> tuple[Attribution, ...]:
    """The chain without its nearest voice where that is who acts, and without the outlet that he spoke to; the
    poll in which a share acts ("44 % back her") stays."""
    if len(links) < 2:
        return links
    nearest = links[0].source
    same = any(
        (a.entity is not None and a.entity == nearest.entity)
        or (a.span is not None and nearest.span is not None and a.span.overlaps(nearest.span))
        or (a.entity is None and nearest.entity is None and _same_words(a.name, nearest.name))
        or (_unnamed(a) and nearest.entity is None and nearest.kind in _SPEAKERS)
        for a in actors
    )
    polled = nearest.kind is SourceKind.DOCUMENT and nearest.span and nearest.name != nearest.span.quote
    if not same or polled or nearest.kind in (SourceKind.OUTLET, SourceKind.WRITER):
        return links
    told = len(links) > 2 and links[1].cue is None and links[1].source.kind is SourceKind.OUTLET
    return links[2:] if told else links[1:]


def _same_words(one: str | None, other: str | None) -> bool:
    """Whether two descriptions are the same but for an article and the capital of a sentence."""
    bare = [(name or "").lower().removeprefix("the ") for name in (one, other)]
    return bool(bare[0]) and bare[0] == bare[1]


def _unnamed(party: Participant) -> bool:
    """Whether a party is an "I" or "we" that stands for nobody with a name: who says the words."""
    return party.entity is None and party.span is not None and party.span.quote.lower() in _FIRST_PERSON


def others_than(
    recipients: Sequence[Participant], actors: Sequence[Participant], links: Sequence[Attribution]
) -> tuple[Participant, ...]:
    """The recipients who do not act themselves ("its sixth test" is not done to the tester), nor are the words
    of a source ("… ferried oil, local media report")."""
    known = {a.entity for a in actors if a.entity is not None}
    sources = [link.source.span for link in links if link.source.span is not None]
    return tuple(
        r for r in recipients
        if r not in actors and r.entity not in known
        and not any(r.span is not None and r.span.overlaps(span) for span in sources)
    )  # fmt: skip


def clause_span(paragraph: Paragraph, act: Act, chain: Sequence[Credit]) -> Span:
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


def places_of(scene: Scene, paragraph: Paragraph, act: Act) -> tuple[Place, ...]:
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


def quantities_of(scene: Scene, paragraph: Paragraph, act: Act) -> tuple[Quantity, ...]:
    others = {a.head for a in scene.acts if a.paragraph == act.paragraph and a.head != act.head}
    found = quantities_for(
        paragraph, scene.quantities, act.head, frozenset(range(*act.clause)), frozenset(others)
    )
    return tuple(q.quantity for q in found)
