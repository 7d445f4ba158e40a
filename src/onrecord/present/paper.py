"""The brief for paper: one run of entries, each of pieces of text, that a Word file and a PDF set alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec

from onrecord.analyze.desk import Desk, published
from onrecord.analyze.options import Options
from onrecord.errors import UsageError
from onrecord.model import Cite, Dossier, Fragment, Line, Quote, Section, Span
from onrecord.present import layout
from onrecord.present.anchor import paragraph_anchor
from onrecord.present.brief import Unprinted, unprinted
from onrecord.present.reference import others
from onrecord.present.visible import one_line, visible

NEEDED = {"docx": ("docx",), "pdf": ("fpdf", "pymupdf_fonts", "uharfbuzz")}
"""The modules of the extra, by form; uharfbuzz joins and turns Arabic and Hebrew letters."""
EXTRA = "pip install 'onrecord[paper]'"
EARLIEST = date(1980, 1, 1)
"""The day of a file whose reports are all undated: no clock is asked, so that the same reports give the same
bytes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one kind, "words", "quote" or "cite"; ``link`` is the anchor of the entry that it leads to."""

    text: str
    kind: str = "words"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with its margin; ``indent`` as in a dossier, ``anchor`` where links lead to it."""

    pieces: tuple[Piece, ...]
    margin: str = ""
    indent: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A headed run of entries; ``rows`` instead, of four cells each, where it is a table of figures."""

    title: str
    entries: tuple[Entry, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole brief; ``day`` is that of the latest report."""

    kicker: str
    title: str
    facts: tuple[Entry, ...]
    keys: tuple[Entry, ...]
    chapters: tuple[Chapter, ...]
    day: date


COLUMNS = ("When", "As printed", "Told", "Who says so")


def paper(dossier: Dossier) -> Paper:
    """A brief laid out for paper."""
    desk = Desk(dossier.ledger, Options(min_confidence=dossier.min_confidence))
    further = others(dossier, desk)
    known = {note.label for note in dossier.endnotes} | further.keys()
    kicker, _, title = one_line(dossier.title).rpartition(": ")
    days = (published(document) for document in dossier.ledger.documents)
    return Paper(
        kicker, title,
        tuple(Entry(tuple(_pieces(line.fragments, known))) for line in dossier.header),
        tuple(Entry((Piece(one_line(key.description)),), one_line(key.letter)) for key in dossier.reports),
        tuple(_chapters(dossier, desk, further, known)),
        max((day for day in days if day), default=EARLIEST),
    )  # fmt: skip


def _chapters(dossier: Dossier, desk: Desk, further: dict[str, Span], known: set[str]) -> Iterator[Chapter]:
    yield from (_section(section, known) for section in dossier.sections)
    noted = tuple(
        _noted(note.label, f"{note.span.start}–{note.span.end} ({note.tally}) {one_line(note.voices)}: ",
               note.span.quote) for note in dossier.endnotes
    )  # fmt: skip
    yield Chapter("Endnotes", noted, remark="" if noted else "No paragraph is cited.")
    if further:
        referred = (_noted(label, f"{span.start}–{span.end}: ", span.quote) for label, span in further.items())
        yield Chapter("Other paragraphs referred to", tuple(referred))
    if left := tuple(map(_unprinted, unprinted(dossier, desk))):
        yield Chapter("Not printed", left)


def _section(section: Section, known: set[str]) -> Chapter:
    title, remark = one_line(section.title), layout.left_out(section)
    if not section.lines:
        return Chapter(title, remark=" ".join(filter(None, (one_line(section.empty), remark))))
    if layout.setting(section) == layout.FIGURES:
        return Chapter(title, rows=tuple(_row(line, known) for line in section.lines), remark=remark)
    margins = layout.margins(section.lines)
    lines = zip(section.lines, margins, strict=True)
    return Chapter(title, tuple(_entry(line, margin, known) for line, margin in lines), remark=remark)


def _entry(line: Line, margin: str, known: set[str]) -> Entry:
    return Entry(tuple(_pieces(line.fragments, known)), one_line(margin), line.indent)


def _row(line: Line, known: set[str]) -> tuple[tuple[Piece, ...], ...]:
    cells = layout.figure_cells(line)
    printed, says = (tuple(_pieces(part, known)) for part in (cells.printed, cells.says))
    return (Piece(one_line(line.margin)),), printed, (Piece(one_line(cells.told)),), says


def _pieces(fragments: Iterable[Fragment], known: set[str]) -> Iterator[Piece]:
    for part in fragments:
        if isinstance(part, Quote):
            yield Piece(f"«{one_line(part.span.quote)}»", "quote")
        elif isinstance(part, Cite):
            label = part.label.partition(": ")[0]
            link = paragraph_anchor(label) if label in known else ""
            yield Piece(f"[{one_line(part.label)}]", "cite", link)
        else:
            yield Piece(visible(part.text))


def _noted(label: str, place: str, quote: str) -> Entry:
    pieces = (Piece(place), Piece(f"«{one_line(quote)}»", "quote"))
    return Entry(pieces, one_line(label), anchor=paragraph_anchor(label))


def _unprinted(one: Unprinted) -> Entry:
    reading = ", ".join(part for part in (one.type, one.status, one.parties, one.confidence) if part)
    return Entry((Piece(f"«{one.words}»", "quote"), Piece(f" ({reading})")), one.label)


def need(form: str) -> None:
    """UsageError where a library that a form is made with is not installed."""
    for name in NEEDED.get(form, ()):
        if find_spec(name) is None:
            raise UsageError(f"a brief as {form}", f"it needs {name}, which is not installed", EXTRA)
