"""The brief as a Word file: headings, hanging dates, links from each reference to its endnote."""

from __future__ import annotations

import unicodedata
import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from onrecord.model import Dossier
from onrecord.present.paper import COLUMNS, Chapter, Entry, Paper, Piece, need, paper

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

HANG, SIDE = 2.3, 3.6
"""Centimetres: the columns of dates, and of the names of those who dispute."""
INK, SOFT = "1D1F21", "54585E"
STAMP = (1980, 1, 1, 0, 0, 0)


def docx(dossier: Dossier) -> bytes:
    """The whole brief; UsageError where python-docx is not installed."""
    need("docx")
    from docx import Document as new  # noqa: PLC0415  an extra

    told, document = paper(dossier), new()
    _styled(document, told)
    _head(document, told)
    anchors: dict[str, int] = {}
    for chapter in told.chapters:
        _chapter(document, chapter, anchors)
    kept = BytesIO()
    document.save(kept)
    return _unstamped(kept)


def _styled(document: Document, told: Paper) -> None:
    """A4, one quiet typeface, black headings, and no time of day in the file's properties."""
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(2)
    styles: Any = document.styles
    for name, size, before, after in (("Normal", 10, 0, 3), ("Title", 20, 0, 4), ("Heading 1", 12, 14, 4)):
        style = styles[name]
        style.font.size, style.font.name = Pt(size), "Calibri"
        style.font.color.rgb = RGBColor.from_string(INK)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        _own_font(style.element.rPr)
    about, day = document.core_properties, datetime.combine(told.day, time())
    about.title, about.author, about.comments = f"{told.kicker}: {told.title}".strip(": "), "onrecord", ""
    about.created = about.modified = day
    about.language = "en"


def _own_font(properties: Any) -> None:
    """Takes the theme's typeface out of a style, which else wins over the one named."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    fonts = properties.find(qn("w:rFonts"))
    for name in [one for one in fonts.attrib if "heme" in one]:
        del fonts.attrib[name]
    fonts.set(qn("w:cs"), "Arial")


def _head(document: Document, told: Paper) -> None:
    if told.kicker:
        _soft(document.add_paragraph(), told.kicker)
    document.add_paragraph(told.title, style="Title")
    for entry in told.facts:
        _soft(document.add_paragraph(), "".join(piece.text for piece in entry.pieces))
    for entry in told.keys:
        _entry(document, entry, {})


def _chapter(document: Document, chapter: Chapter, anchors: dict[str, int]) -> None:
    document.add_heading(chapter.title, 1)
    for entry in chapter.entries:
        _entry(document, entry, anchors)
    if chapter.rows:
        _table(document, chapter)
    if chapter.remark:
        _soft(document.add_paragraph(), chapter.remark)


def _entry(document: Document, entry: Entry, anchors: dict[str, int]) -> None:
    """A paragraph that hangs from its margin."""
    from docx.shared import Cm  # noqa: PLC0415

    paragraph = document.add_paragraph()
    left = SIDE if entry.indent else HANG
    shape = paragraph.paragraph_format
    shape.left_indent, shape.first_line_indent = Cm(left), Cm(-left)
    shape.tab_stops.add_tab_stop(Cm(left))
    if entry.anchor:
        _bookmark(paragraph, entry.anchor, anchors)
    paragraph.add_run(entry.margin).bold = True
    paragraph.add_run("\t")
    for piece in entry.pieces:
        _piece(paragraph, piece)


def _table(document: Document, chapter: Chapter) -> None:
    from docx.shared import Cm  # noqa: PLC0415

    table = document.add_table(rows=1, cols=len(COLUMNS))
    table.style, table.autofit = "Light Shading", False
    for cell, words in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = words
    for row in chapter.rows:
        for cell, pieces in zip(table.add_row().cells, row, strict=True):
            for piece in pieces:
                _piece(cell.paragraphs[0], piece)
    for column, width in zip(table.columns, (2.3, 6.2, 2.1, 6.0), strict=True):
        for cell in column.cells:
            cell.width = Cm(width)


def _piece(paragraph: Paragraph, piece: Piece) -> None:
    """A run; the program's own words are softer than those of a report."""
    from docx.shared import RGBColor  # noqa: PLC0415

    run = paragraph.add_run(piece.text)
    run.font.rtl = _runs_left(piece.text) or None
    if piece.kind != "quote":
        run.font.color.rgb = RGBColor.from_string(SOFT)
    if piece.link:
        _linked(paragraph, run, piece.link)


def _soft(paragraph: Paragraph, words: str) -> None:
    _piece(paragraph, Piece(words))


def _runs_left(words: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in words)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _linked(paragraph: Paragraph, run: Any, anchor: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor[:40])
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(paragraph: Paragraph, anchor: str, anchors: dict[str, int]) -> None:
    """A place that links lead to; its number is no other's in the file."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    number = str(anchors.setdefault(anchor, len(anchors)))
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(name)
        mark.set(qn("w:id"), number)
        if name == "w:bookmarkStart":
            mark.set(qn("w:name"), anchor[:40])
        paragraph._p.append(mark)


def _unstamped(made: BytesIO) -> bytes:
    """The same archive without the time at which it was packed."""
    kept = BytesIO()
    with zipfile.ZipFile(made) as given, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in given.namelist():
            part = zipfile.ZipInfo(name, STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(part, given.read(name))
    return kept.getvalue()
