"""A mention: the span of a name, a title or a pronoun that refers to an entity."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a report refers to ``entity`` (an entity id); ``span`` is the referring words."""

    entity: str
    span: Span
