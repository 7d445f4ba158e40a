"""Figures: entities in the making, on which the namings of a report are settled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.model import EntityType, Span
from onrecord.read.names.known import Known
from onrecord.read.names.role import Title


@dataclass(slots=True)
class Office:
    """A title that the report gives: its words in full, what it is of, and where it stands."""

    title: str
    kind: Title
    of: Figure | None
    span: Span
    country: str | None


@dataclass(slots=True, eq=False)
class Figure:
    """An entity in the making: ``forms`` are its folded names, ``names`` its printed names, counted."""

    type: EntityType
    known: Known | None = None
    country: str | None = None
    gender: str = ""
    sectors: list[str] = field(default_factory=list)
    forms: list[tuple[str, ...]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    offices: list[Office] = field(default_factory=list)
    noun: str = ""
    plural: bool = False
    ruled: bool = False
    anchor: Figure | None = None
    id: str = ""

    def add_form(self, words: tuple[str, ...]) -> None:
        """Remember one more folded name."""
        if words not in self.forms:
            self.forms.append(words)


Settled = dict[int, Figure]
"""Which figure a naming means, by the naming's ``id()``; namings left out mean nobody."""
