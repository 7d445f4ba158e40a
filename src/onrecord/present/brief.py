"""The brief on a page: its lines with links from each reference to the words it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.analyze.desk import Desk
from onrecord.model import Cite, Claim, Dossier, Fragment, Line, Quote, Section, Status
from onrecord.present import layout
from onrecord.present.anchor import Anchors, claim_anchor, paragraph_anchor
from onrecord.present.margin import line_anchor, parties
from onrecord.present.visible import one_line, visible

_MANY = 16  # references after the first words of a line; more are folded away
_STATUSES = frozenset(status.value for status in Status)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: "words", "question", "quote" or "cite", which has its link and who says so apart."""

    kind: str
    text: str
    anchor: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its margin and the lines under it; ``status`` where the margin is one.

    ``told`` and ``says`` are the further cells of a figure; ``folded`` is what stands behind the first words
    of a line with very many references.
    """

    parts: tuple[Part, ...]
    anchor: str = ""
    margin: str = ""
    status: str = ""
    under: tuple[Row, ...] = ()
    told: str = ""
    says: tuple[Part, ...] = ()
    folded: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the brief: how it is set, its rows, what was left out, what it says when empty."""

    anchor: str
    title: str
    setting: str
    rows: tuple[Row, ...]
    left_out: str
    empty: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An endnote: a paragraph that printed claims rest on."""

    label: str
    anchor: str
    words_anchor: str
    place: str
    tally: str
    voices: str
    words: str


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A claim that was not sure enough to print."""

    label: str
    anchor: str
    type: str
    status: str
    parties: str
    confidence: str
    words: str


def parts(fragments: Iterable[Fragment], anchors: Anchors) -> tuple[Part, ...]:
    """The fragments of a line."""
    return tuple(_part(fragment, anchors) for fragment in fragments)


def _part(fragment: Fragment, anchors: Anchors) -> Part:
    if isinstance(fragment, Quote):
        return Part("quote", one_line(fragment.span.quote))
    if isinstance(fragment, Cite):
        label, _, says = fragment.label.partition(": ")
        anchor = anchors.of(fragment.document, fragment.span)
        return Part("cite", one_line(label), anchor, one_line(says))
    return Part("words", visible(fragment.text))


def chapters(dossier: Dossier, anchors: Anchors) -> Iterator[Chapter]:
    """The sections of the brief, in order."""
    for number, section in enumerate(dossier.sections):
        yield Chapter(
            f"s-{number + 1}",
            one_line(section.title),
            layout.setting(section),
            tuple(_rows(number, section, anchors, dossier)),
            layout.left_out(section),
            one_line(section.empty),
        )


def _rows(number: int, section: Section, anchors: Anchors, dossier: Dossier) -> Iterator[Row]:
    """The rows of a section; the list of what is not printed has a section of its own on the page."""
    margins = layout.margins(section.lines)
    as_figures = layout.setting(section) == layout.FIGURES
    lines = [_figure(line, anchors) if as_figures else _line(line, anchors) for line in section.lines]
    rows = [
        replace(row, anchor=line_anchor(number, place), margin=one_line(margins[place]))
        for place, row in enumerate(lines)
    ]
    for block in layout.blocks(section.lines):
        under = tuple(rows[place] for place, _ in block.under)
        head = rows[block.number]
        if not layout.lists_withheld(dossier, block.line):
            yield replace(head, parts=_asked(head.parts), under=under) if under else head


def _line(line: Line, anchors: Anchors) -> Row:
    status = line.margin if line.margin in _STATUSES else ""
    whole = parts(line.fragments, anchors)
    if sum(part.kind == "cite" for part in whole) > _MANY and whole[0].kind == "words":
        return Row((_lead(whole[0]),), status=status, folded=whole[1:])
    return Row(whole, status=status)


def _lead(part: Part) -> Part:
    return Part(part.kind, part.text.rstrip(" :,"), part.anchor, part.says)


def _figure(line: Line, anchors: Anchors) -> Row:
    cells = layout.figure_cells(line)
    return Row(parts(cells.printed, anchors), told=one_line(cells.told), says=parts(cells.says, anchors))


def _asked(whole: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts of a dispute's heading, the question before its remarks set apart."""
    several = len(whole) > 1 and whole[0].kind == "words"
    return (replace(whole[0], kind="question"), *whole[1:]) if several else whole


def openings(dossier: Dossier, anchors: Anchors) -> Iterator[Row]:
    """The lines of the header."""
    return (_line(line, anchors) for line in dossier.header)


def references(dossier: Dossier, anchors: Anchors) -> Iterator[Reference]:
    """The endnotes."""
    for note in dossier.endnotes:
        yield Reference(
            note.label, paragraph_anchor(note.label), anchors.of(note.document, note.span),
            f"{note.span.start}–{note.span.end}", note.tally, one_line(note.voices),
            one_line(note.span.quote),
        )  # fmt: skip


def unprinted(dossier: Dossier, desk: Desk) -> Iterator[Unprinted]:
    """The claims that were withheld, in the dossier's order."""
    by_id: dict[str, Claim] = {claim.id: claim for claim in dossier.ledger.claims}
    for claim in (by_id[one] for one in dossier.withheld if one in by_id):
        yield Unprinted(
            desk.label(claim.document, claim.span.start), claim_anchor(claim.id), claim.type.value.lower(),
            claim.status.value, parties(desk, claim), f"{claim.confidence:.2f}", one_line(claim.span.quote),
        )  # fmt: skip
