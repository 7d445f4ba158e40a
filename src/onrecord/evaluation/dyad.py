"""Dyads: who does what to whom, as event data have it, from the claims of a sentence.

A claim of two doers or of two done to is a dyad for each pair; an act that both sides do, named together, one
in each direction. Where a claim leaves a side open, it is the nearest party or people that the sentence names:
event data ask for two sides, where the record says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from onrecord.evaluation.row import Row, check_row
from onrecord.knowledge.state import demonym_of
from onrecord.model import Claim, Document, EventType, Participant, Span, Status
from onrecord.read.acts.act import Form
from onrecord.read.claim import drafts
from onrecord.read.confidence import KEEP, chance
from onrecord.read.draft import Draft
from onrecord.read.feature import features
from onrecord.read.names.cast import MentionKind
from onrecord.read.parse import parse_all
from onrecord.read.scene import Scene, survey
from onrecord.read.wordlist import word_set

_PLACES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "poss", "compound", "conj", "appos"})
_BOTH = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_AND = re.compile(r"(?:,| and|, and)(?: the)? ")
_OWNED = re.compile(r"['’]s?(?: [\w-]{1,20}){0,4} ")
_OF = re.compile(r" (?:of|from|in)(?: the)? ")


@dataclass(frozen=True, slots=True)
class Side:
    """A party's words (None where none is named), entity and code: country, then sectors; "" for unknown."""

    span: Span | None = None
    entity: str | None = None
    code: str = ""

    def same(self, other: Side) -> bool:
        """Whether the two are one party, or words of one."""
        if self.entity is not None and self.entity == other.entity:
            return True
        return self.span is not None and other.span is not None and self.span.overlaps(other.span)

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.span.start if self.span is not None else 0

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.span.end if self.span is not None else 0


NOBODY = Side()


@dataclass(frozen=True, slots=True)
class Dyad:
    """One event of two parties; ``act`` are the words that name it."""

    actor: Side
    recipient: Side
    type: EventType
    status: Status
    act: Span

    def row(self) -> Row:
        """The line form of predictions."""
        return {
            "actor": _bounds(self.actor.span),
            "recipient": _bounds(self.recipient.span),
            "type": self.type,
            "actor_code": self.actor.code or None,
            "recipient_code": self.recipient.code or None,
        }


def dyads_of(rows: Sequence[Row], least: float = KEEP) -> Iterator[tuple[Dyad, ...]]:
    """The dyads that are read from each line's text alone, in order: of drafts that are a claim with a chance
    of ``least``."""
    for page in parse_all(document(row) for row in rows):
        scene = survey(page)
        sure = [draft for draft in drafts(scene) if chance("kept", features(scene, draft)) >= least]
        yield tuple(Sentence(scene).dyads(sure))


def document(row: Row) -> Document:
    """A line of a gold file as a report of one sentence."""
    check_row(row, "id", "text", "events")
    return Document(row["id"], "", row["text"])


class Sentence:
    """A sentence by itself: whom it names, and the dyads of its claims."""

    def __init__(self, scene: Scene) -> None:
        self._page = scene.page
        self._cast = scene.cast
        self._text = scene.page.document.text
        self._sides = self._named()

    def dyads(self, found: Sequence[Draft]) -> Iterator[Dyad]:
        """The dyads of drafts, each once; nobody is both sides of one."""
        seen: set[tuple[object, ...]] = set()
        for draft in found:
            claim = draft.claim
            for actor, recipient in self._pairs(draft):
                key = (actor.span, recipient.span, claim.type)
                if key not in seen and not actor.same(recipient):
                    seen.add(key)
                    yield Dyad(actor, recipient, claim.type, claim.status, claim.act)

    def _pairs(self, draft: Draft) -> Iterable[tuple[Side, Side]]:
        claim = draft.claim
        doers = [self._side(p) for p in claim.actors]
        done_to = [self._side(p) for p in claim.recipients]
        told = draft.act.form is not Form.NOUN
        doers = doers or (self._before(claim, done_to) if told else [])
        both = claim.type in _BOTH or "reciprocal" in draft.act.flags
        if both and len(doers) == 1 and not done_to:
            doers = self._beside(doers[0])
        if both and len(doers) > 1 and not done_to:
            return permutations(doers, 2)
        if claim.type is EventType.CONSULT and claim.actors and done_to:
            return [pair for a, b in product(doers, done_to) for pair in ((a, b), (b, a))]
        done_to = done_to or (self._behind(claim, doers) if told else [])
        return product(doers or [NOBODY], done_to or [NOBODY])

    def _before(self, claim: Claim, known: Sequence[Side]) -> list[Side]:
        """The last party named before the act in its clause, where a claim names no doer."""
        others = self._others(claim, known)
        return [s for s in others if s.start >= claim.span.start and s.end <= claim.act.start][-1:]

    def _behind(self, claim: Claim, known: Sequence[Side]) -> list[Side]:
        """The first party named behind the act and those joined to it, in its clause before all else; rather
        not the doer's people."""
        others = self._others(claim, known)
        behind = [s for s in others if s.start >= claim.act.end]
        inside = [s for s in others if claim.span.start <= s.start < claim.span.end]
        ordered = [*(s for s in behind if s in inside), *behind, *inside]
        homes = {side.code[:3] for side in known} - {""}
        first = next((s for s in ordered if s.code[:3] not in homes), next(iter(ordered), None))
        return [] if first is None else self._joined(first)

    def _beside(self, doer: Side) -> list[Side]:
        """A doer with the names that "and" joins to it, before or after."""
        lists = (self._joined(side) for side in self._sides)
        return next((sides for sides in lists if any(doer.same(s) for s in sides[1:])), [doer])

    def _joined(self, first: Side) -> list[Side]:
        """A party and those that "and" and commas join to it."""
        found, joined = [first], 1
        for side in self._sides:
            if gap := _AND.fullmatch(self._text[found[-1].end : side.start]):
                found.append(side)
                joined = len(found) if "and" in gap[0] else joined
        return found[:joined]

    def _others(self, claim: Claim, known: Sequence[Side]) -> list[Side]:
        """The parties named that are neither known in the claim nor its voices."""
        entities = {link.source.entity for link in claim.attribution} | {side.entity for side in known}
        taken = [link.source.span for link in claim.attribution] + [side.span for side in known]
        return [
            side for side in self._sides
            if side.span is not None
            and side.entity not in entities - {None}
            and not any(span is not None and span.overlaps(side.span) for span in taken)
        ]  # fmt: skip

    def _named(self) -> list[Side]:
        """Every party, place and people that the sentence names, pronouns left out, in order."""
        mentions = [m for m in self._cast.mentions if m.kind is not MentionKind.PRONOUN]
        sides = [Side(m.span, m.entity, self._code(m.entity)) for m in mentions]
        for span in self._unlisted():
            country = demonym_of(span.quote)
            if not any(span.overlaps(m.span) for m in mentions):
                sides.append(Side(span, None, country.code if country else ""))
        return sorted(sides, key=lambda side: (side.start, -side.end))

    def _unlisted(self) -> Iterator[Span]:
        """Names that the cast may lack: demonyms, and proper nouns in the places of parties."""
        for paragraph in self._page.paragraphs:
            for token in paragraph.tokens:
                proper = token.tag == "NNP" and token.dep in _PLACES and token.lemma not in word_set("day")
                if token.text[:1].isupper() and (proper or demonym_of(token.text) is not None):
                    yield Span.cut(self._text, token.start, token.end)

    def _side(self, party: Participant) -> Side:
        return Side(self._words(party), party.entity, self._code(party.entity))

    def _words(self, party: Participant) -> Span | None:
        """The words of a party with the name that it belongs to ("soldiers from Arden"); for a pronoun the
        longest name that the sentence has for it."""
        if party.span is None:
            return None
        if party.span.quote.lower() not in word_set("pronoun"):
            return self._with_owner(party.span)
        own = (m for m in self._cast.mentions if m.entity == party.entity)
        named = [m.span for m in own if m.kind is not MentionKind.PRONOUN]
        return max(named, key=lambda span: (len(span.quote), -span.start), default=None)

    def _with_owner(self, span: Span) -> Span:
        if any(m.kind is MentionKind.NAME and span.covers(m.span) for m in self._cast.mentions):
            return span
        for side in self._sides:
            if _OWNED.fullmatch(self._text[side.end : span.start]):
                return Span.cut(self._text, side.start, span.end)
            if _OF.fullmatch(self._text[span.end : side.start]):
                return Span.cut(self._text, span.start, side.end)
        return span

    def _code(self, identity: str | None) -> str:
        if identity is None:
            return ""
        entity = self._cast.entity(identity)
        return (entity.country or "") + "".join(entity.sectors)


def _bounds(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
