"""Additions: claims that an analyst read in a report and the program did not, kept in the journal alone."""

from __future__ import annotations

from dataclasses import replace

from onrecord.errors import UsageError
from onrecord.model import (
    ANALYST,
    Attribution,
    Claim,
    Document,
    EventType,
    Judgement,
    Reading,
    Source,
    SourceKind,
    Span,
    claim_id,
)

GIVEN = ("confidence", "span", "type")
"""The fields that such a claim has from the analyst even before any is set."""


def addition(document: Document, span: Span, type_: str) -> Claim:
    """The claim that an analyst adds: words and type, told by the report itself until fields are set."""
    if type_ not in set(EventType):
        raise UsageError(type_, "this is no type of a claim", f"one of {', '.join(EventType)}")
    if not span.quote.strip() or span != Span.cut(document.text, span.start, span.end):
        raise UsageError(document.id, "these words are not in the report", "copy them as they stand there")
    return _claim(document.id, span, EventType(type_))


def added(line: Judgement) -> Claim | None:
    """The claim that a line of the journal adds; None where the line is of another program."""
    anchor = next(iter(line.anchors), None)
    type_ = line.words.partition(" ")[0]
    if anchor is None or anchor.span is None or type_ not in set(EventType):
        return None
    return _claim(anchor.document, anchor.span, EventType(type_))


def with_added(reading: Reading, claims: tuple[Claim, ...], outlet: str | None) -> Reading:
    """The reading with an analyst's claims after its own; one that it has itself is there once.

    Each gets the report's own voice, and its sentence counts as read.
    """
    known = {claim.id for claim in reading.claims}
    new = [one for one in claims if one.id not in known]
    if not new:
        return reading
    own = _own_voice(reading, outlet)
    unread = tuple(one for one in reading.unread if not any(one.overlaps(claim.span) for claim in new))
    told = tuple(replace(one, attribution=own) for one in new)
    return replace(reading, claims=(*reading.claims, *told), unread=unread)


def _claim(document: str, span: Span, type_: EventType) -> Claim:
    id_ = claim_id(document, span, type_)
    return Claim(id_, document, span, span, type_, confidence=1.0, edited=GIVEN, reader=ANALYST)


def _own_voice(reading: Reading, outlet: str | None) -> tuple[Attribution, ...]:
    """The voice of the report: as its other claims have it, which know of a writer, else its outlet."""
    told = next((one.attribution for one in reading.claims if one.attribution), ())
    written = [link for link in told[-2:-1] if link.source.kind is SourceKind.WRITER]
    return (*written, told[-1] if told else Attribution(Source(SourceKind.OUTLET, outlet)))
