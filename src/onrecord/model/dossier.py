"""A dossier: what a reader gets, composed and cited, before any layout."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.ledger import Ledger
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Words:
    """The program's own words: neutral, never a fact without a quote beside it."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a report; printed «between these marks»."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference: letter of the report, number of the paragraph; ``span`` is what it leads to.

    ``label`` is printed in square brackets: "B6", or "B3: Reuters, via B" where it tells who says so; the part
    before the colon is the label of the endnote.
    """

    label: str
    document: str
    span: Span


Fragment = Words | Quote | Cite


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a brief: a margin label ("03-29", "undated", "D1", ""), fragments, and the claims behind it.

    Fragments are printed one after another with nothing between them: the words carry their own spaces.
    ``indent`` 0 is a line of the section, 1 a line under it (a side of a dispute).
    """

    margin: str
    fragments: tuple[Fragment, ...]
    claims: tuple[str, ...] = ()
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A headed group of lines; ``left_out`` counts lines that fell to the length limit, ``taken_out`` those
    that an analyst took out by hand."""

    title: str
    lines: tuple[Line, ...]
    left_out: int = 0
    empty: str = "Nothing in the reports."
    taken_out: int = 0


@dataclass(frozen=True, slots=True)
class Endnote:
    """One paragraph of a report that claims rest on: its label, place, tally of claims, voices and exact words.

    ``tally`` is the printed count by status, e.g. "a3 s1 d1 p1"; ``voices`` in words, nearest first.
    """

    label: str
    document: str
    span: Span
    tally: str
    voices: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportKey:
    """The letter that stands for a report in citations, and the report described in one line."""

    letter: str
    document: str
    description: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that a brief prints, in order, and the ledger behind it.

    ``withheld`` are ids of claims that fell below ``min_confidence``: counted and listed, not printed.
    """

    title: str
    header: tuple[Line, ...]
    reports: tuple[ReportKey, ...]
    sections: tuple[Section, ...]
    endnotes: tuple[Endnote, ...]
    withheld: tuple[str, ...]
    min_confidence: float
    ledger: Ledger
