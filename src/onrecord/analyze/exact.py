"""Exact words: whether a claim is what a named person is quoted as saying, in a clause that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.model import AttributionMode, Claim, Entity, EntityType, EventType, SourceKind

SPEECH_ACTS = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
"""The types that are said: their actor speaks."""
_FEW_WORDS = 5
_CHAIN = 2  # links: a writer and the outlet, or somebody who is credited and the outlet
_PIECE = re.compile(
    r"(?:why|how|what|who|whom|which|that|to|if|whether|when|where|because"
    r"|is|are|was|were|has|had|have|will|would|can|could|not)\s",
    re.IGNORECASE,
)
_MARKS = '"“”„«»'


def is_credited(claim: Claim) -> bool:
    """Whether the report credits the words to a named person and gives them in quotation marks."""
    near = claim.attribution[0] if len(claim.attribution) > 1 else None
    if near is None or near.mode is not AttributionMode.DIRECT:
        return False
    return near.source.kind is SourceKind.PERSON and near.source.entity is not None


def is_quoted_act(claim: Claim, entities: Mapping[str, Entity], text: str) -> bool:
    """Whether a speech act of a named person begins a quotation and lies in it: "We shall strike back"."""
    own = [link for link in claim.attribution if link.source.kind in (SourceKind.WRITER, SourceKind.OUTLET)]
    told = len(claim.attribution) == len(own) and (len(own) < _CHAIN or own[0].source.kind is SourceKind.WRITER)
    if claim.type not in SPEECH_ACTS or len(claim.actors) != 1 or not told:
        return False
    known = entities.get(claim.actors[0].entity or "")
    opens = text[max(0, claim.span.start - 1) : claim.span.start + 1]
    inner = claim.span.quote[1:-1]
    quoted = any(mark in opens for mark in _MARKS) and not any(mark in inner for mark in _MARKS)
    return quoted and known is not None and known.type is EntityType.PERSON


def stands_alone(claim: Claim) -> bool:
    """Whether the clause has several words and does not hang on another."""
    return len(claim.span.quote.split()) >= _FEW_WORDS and not _PIECE.match(claim.span.quote)
