"""The check of a draft, sentence by sentence: one verdict each, with the words that carry it.

First by words: the lines of the reports that carry a sentence, and what it has that they lack. Then by claims:
who does it, who says so and when. So an error is seen also where the reader made no claim of a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.analyze.draft.field import Difference, claim_differences
from onrecord.analyze.draft.later import later
from onrecord.analyze.draft.line import Line, Lines
from onrecord.analyze.draft.match import Index, Told, told
from onrecord.analyze.draft.near import near
from onrecord.analyze.draft.novel import word_differences
from onrecord.analyze.draft.wording import Library, changed_words, in_words
from onrecord.model import (
    Carried,
    Checked,
    Claim,
    Conflict,
    Document,
    Entity,
    Event,
    EventType,
    Finding,
    Ledger,
    Reading,
    Sheet,
    SourceKind,
    Span,
    Support,
)
from onrecord.reconcile.word import act_groups, words

_ORDER = {finding: at for at, finding in enumerate(Finding)}
_SHOWN = 4
"""The most quotes shown with a sentence."""


@dataclass(frozen=True)
class _Board:
    """The record laid out for checking."""

    ledger: Ledger
    reports: tuple[Document, ...]

    @cached_property
    def index(self) -> Index:
        return Index(self.ledger)

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.ledger.documents)

    @cached_property
    def library(self) -> Library:
        return Library(self.reports)

    @cached_property
    def near(self) -> Library:
        return Library(self.ledger.documents)

    @cached_property
    def documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.ledger.documents}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.ledger.claims}

    @cached_property
    def events(self) -> dict[str, Event]:
        return self.ledger.happening()

    @cached_property
    def conflicts(self) -> dict[str, list[Conflict]]:
        found: dict[str, list[Conflict]] = {}
        for conflict in self.ledger.conflicts:
            if len(conflict.positions) > 1:
                for claim in conflict.claims:
                    found.setdefault(claim, []).append(conflict)
        return found


def check(ledger: Ledger, draft: Reading, sheet: Sheet) -> list[Checked]:
    """Each sentence of a draft with what the record carries of it, in order."""
    board = _Board(near(ledger, [one.quote for one in sheet.sentences]), ledger.documents)
    entities = {entity.id: entity for entity in draft.entities}
    return [_sentence(board, sentence, draft, sheet, entities) for sentence in sheet.sentences]


def _sentence(
    board: _Board, sentence: Span, draft: Reading, sheet: Sheet, entities: dict[str, Entity]
) -> Checked:
    quoted = [q for q in sheet.quotations if sentence.overlaps(q)]
    misquoted = next((found for q in quoted if (found := _misquoted(board, sentence, q))), None)
    if misquoted is not None:
        return misquoted
    claims = [told(c, entities) for c in draft.claims if sentence.covers(c.act)]
    line = Line("", sentence.start, sentence.end, sentence.quote)
    carrying = board.lines.carrying(line)
    record = _record(board, line, carrying, claims)
    if not (carrying or record) or (claims and not any(_borne(one, carrying, record) for one in claims)):
        return _unknown(board, sentence, line, bool(claims), quoted)
    events = list({event.id: event for r in record if (event := board.events.get(r.claim.id))}.values())
    verbatim = any(in_words(sentence.quote, each.paragraph) for each in carrying)
    wrong = [] if verbatim else word_differences(line, carrying, record, claims, board.ledger)
    inside = [one for one in record if any(_stands(one, each) for each in carrying)]
    near = frozenset(word for each in carrying for word in words(each.paragraph))
    for one in () if verbatim else claims:
        wrong += claim_differences(one, inside or record, events, near)
    finding, note = min(wrong, key=_gravity) if wrong else _standing(board, claims, record, events)
    if not wrong:
        told_of = [board.claims[claim] for event in events for claim in event.claims if claim in board.claims]
        newer = later(claims, told_of, board.documents, [each.document for each in carrying])
        note = "; ".join(part for part in (note, newer) if part)
    return Checked(sentence, finding, _ids(record), _quotes(record, carrying), note)


def _borne(one: Told, carrying: Sequence[Line], record: Sequence[Told]) -> bool:
    """Whether a line has the word for the act or one like it, or a claim found is of its type.

    "Invaded" does not follow from "sent two planes".
    """
    if one.claim.type is EventType.STATEMENT:
        return True
    said = frozenset(word for line in carrying for word in line.stems)
    groups = {act_groups()[word] for word in said if word in act_groups()}
    return bool(one.act & said or one.groups & groups) or any(one.claim.type == r.claim.type for r in record)


def _stands(one: Told, line: Line) -> bool:
    return one.claim.document == line.document and line.start <= one.claim.act.start < line.end


def _gravity(difference: Difference) -> int:
    return _ORDER[difference[0]]


def _misquoted(board: _Board, sentence: Span, quotation: Span) -> Checked | None:
    """The finding where no report has the words within the marks."""
    if board.library.find(quotation.quote):
        return None
    nearest = board.near.nearest(quotation.quote)
    note = f"no report has «{quotation.quote}»"
    if nearest is None:
        return Checked(sentence, Finding.MISQUOTED, note=note)
    note = f"{note}; the nearest words are «{nearest.quote}»{changed_words(quotation.quote, nearest.quote)}"
    return Checked(sentence, Finding.MISQUOTED, (), (nearest,), note)


def _unknown(board: _Board, sentence: Span, line: Line, tells: bool, quoted: Sequence[Span]) -> Checked:
    """The finding on what no line and no claim carries: a real quotation, nothing told, or not on record."""
    carried = tuple(place for q in quoted for place in board.library.find(q.quote))[:_SHOWN]
    if carried:
        return Checked(sentence, Finding.ON_RECORD, (), carried)
    told_of = tells or line.numbers or line.inner_names
    return Checked(sentence, Finding.NOT_ON_RECORD if told_of else Finding.NO_CLAIM)


def _record(board: _Board, line: Line, carrying: Sequence[Line], claims: Sequence[Told]) -> list[Told]:
    """The claims that tell of what a sentence tells: those of the lines that carry it, and close matches."""
    within = [one for each in carrying for one in board.index.within(each.document, each.start, each.end)]
    matched = [other for one in claims for _, other in board.index.matches(one, line.stems)]
    alike = [one for one in within if one.act & line.stems or len(one.words & line.stems) >= 2]
    return list({one.claim.id: one for one in (*matched, *alike)}.values())


def _standing(
    board: _Board, claims: Sequence[Told], record: Sequence[Told], events: Sequence[Event]
) -> Difference:
    """How well the record bears out what is told rightly: disputed, by one source alone, or on record."""
    if not claims or any(_credited(one) for one in claims):
        return Finding.ON_RECORD, ""
    disputes = [conflict for one in record for conflict in board.conflicts.get(one.claim.id, ())]
    if disputes:
        sides = " / ".join(f"«{position.value}»" for position in disputes[0].positions)
        return Finding.DISPUTED, f"told as settled; on record {sides}"
    alone = all(event.support is Support.SINGLE_SOURCE and event.origins.low < 2 for event in events)
    if record and alone and all(_second_hand(one) for one in record):
        return Finding.SINGLE_SOURCE, f"told flatly; on record only by {_sayers(record)}"
    return Finding.ON_RECORD, ""


_SAID = frozenset({
    EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT,
    EventType.AGREE,
})  # fmt: skip


def _credited(one: Told) -> bool:
    """Whether the draft says who says so, or tells of what somebody does by saying it."""
    return len(one.claim.attribution) > 1 or one.claim.type in _SAID


def _second_hand(one: Told) -> bool:
    """Whether the report itself has it from somebody."""
    own = (SourceKind.OUTLET, SourceKind.WRITER, SourceKind.WIRE)
    return bool(one.claim.attribution) and one.claim.attribution[0].source.kind not in own


def _sayers(record: Sequence[Told]) -> str:
    sources = [one.claim.attribution[0].source for one in record if one.claim.attribution]
    names = (source.name or (source.span.quote if source.span else "") for source in sources)
    return ", ".join(dict.fromkeys(name for name in names if name))


def _ids(record: Sequence[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.claim.id for one in record))[: 2 * _SHOWN]


def _quotes(record: Sequence[Told], carrying: Sequence[Line]) -> tuple[Carried, ...]:
    lines = [Carried(one.document, one.start, one.end, one.text) for one in carrying]
    spans = [(one.claim.document, one.claim.span) for one in record]
    claims = [Carried(document, span.start, span.end, span.quote) for document, span in spans]
    return tuple(dict.fromkeys(lines or claims))[:_SHOWN]
