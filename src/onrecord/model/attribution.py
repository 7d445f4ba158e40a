"""Who says so: a source, and the words that credit it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.when import When


class SourceKind(StrEnum):
    """The kinds of source; ``document`` is a document that is cited, ``writer`` an opinion's own voice."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    WIRE = "wire"
    OUTLET = "outlet"
    DOCUMENT = "document"
    WRITER = "writer"
    UNNAMED = "unnamed"


class AttributionMode(StrEnum):
    """How the words are given: in quotation marks, reported, half quoted, an excerpt, or the report's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    EXCERPT = "excerpt"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Source:
    """A voice: ONLY who says so. ``name`` is the resolved name, ``span`` the words of the report."""

    kind: SourceKind
    name: str | None = None
    entity: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a chain of voices; ``cue`` credits the source, ``told`` is the day of the telling."""

    source: Source
    cue: Span | None = None
    mode: AttributionMode = AttributionMode.NONE
    told: When | None = None
