"""The brief as a PDF: A4, dates in the margin, links from each reference to its endnote, fonts inside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from onrecord.model import Dossier
from onrecord.present.paper import COLUMNS, Chapter, Entry, Paper, Piece, need, paper

if TYPE_CHECKING:
    from fpdf import FPDF

FONTS = {"": "figo", "B": "figbo"}
"""FiraGO (SIL Open Font License): Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari, Georgian, Thai."""
SIGNS = "symbol2"
"""For signs that FiraGO lacks."""
LEFT, RIGHT, TOP = 20.0, 18.0, 18.0
HANG, SIDE, KEY = 21.0, 34.0, 8.0
"""Millimetres: the columns of dates, of the names of those who dispute, of the letters of reports."""
SIZE, SMALL, LARGE, LEADING = 9.0, 7.5, 20.0, 1.42
JOINED = re.compile("[\u0300-\u036f\u0590-\u1fff\u200c-\u200f\ua800-\ud7ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that stand otherwise than one after the other from left to right, each in one form."""
MILLIMETRES = 0.3528
"""Of one point."""
INK, SOFT, LINK, RULE = (29, 31, 33), (84, 88, 94), (31, 78, 121), (220, 216, 207)
CELLS = (21.0, 62.0, 20.0, 69.0)


def pdf(dossier: Dossier) -> bytes:
    """The whole brief; UsageError where the libraries of the extra are not installed."""
    need("pdf")
    import fpdf  # noqa: PLC0415  an extra
    import pymupdf_fonts  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        sheets = fpdf.FPDF(format="A4")
        _fonts(sheets, pymupdf_fonts, Path(folder))
        return bytes(_Setter(sheets, paper(dossier)).set())


def _fonts(sheets: FPDF, fonts: Any, folder: Path) -> None:
    for style, name in {**FONTS, "signs": SIGNS}.items():
        file = folder / f"{name}.ttf"
        file.write_bytes(fonts.fontbuffers[name]())
        sheets.add_font("signs" if style == "signs" else "text", "" if style == "signs" else style, file)
    sheets.set_fallback_fonts(["signs"], exact_match=False)


class _Setter:
    """Sets a paper page by page."""

    def __init__(self, sheets: FPDF, told: Paper) -> None:
        self.sheets, self.told = sheets, told
        self.links: dict[str, int] = {}

    def set(self) -> bytearray:
        """All of it, as the bytes of a file."""
        told, sheets = self.told, self.sheets
        sheets.set_creation_date(datetime.combine(told.day, time(), UTC))
        sheets.set_title(f"{told.kicker}: {told.title}".strip(": "))
        sheets.set_producer("onrecord")
        sheets.set_lang("en")
        sheets.set_margins(LEFT, TOP, RIGHT)
        sheets.set_auto_page_break(True, TOP)
        sheets.add_page()
        anchors = (entry.anchor for chapter in told.chapters for entry in chapter.entries if entry.anchor)
        self.links = {anchor: sheets.add_link(page=1) for anchor in anchors}
        self._head()
        for chapter in told.chapters:
            self._chapter(chapter)
        return sheets.output()

    def _head(self) -> None:
        self._soft([self.told.kicker] if self.told.kicker else [])
        self._font(LARGE, "B", INK)
        self._shaping(self.told.title)
        self.sheets.multi_cell(0, LARGE * MILLIMETRES * 1.2, self.told.title, align="L")
        self.sheets.ln(LARGE * MILLIMETRES * 1.4)
        self._soft("".join(piece.text for piece in entry.pieces) for entry in self.told.facts)
        self.sheets.ln(2)
        for entry in self.told.keys:
            self._entry(entry, KEY)

    def _chapter(self, chapter: Chapter) -> None:
        """A heading with its rule, never alone at the foot of a page."""
        sheets = self.sheets
        if sheets.will_page_break(26):
            sheets.add_page()
        sheets.ln(5)
        self._font(11, "B", INK)
        self._shaping(chapter.title)
        sheets.start_section(chapter.title)
        sheets.cell(0, 6, chapter.title)
        sheets.ln(6)
        sheets.set_draw_color(*INK)
        sheets.line(LEFT, sheets.get_y(), sheets.w - RIGHT, sheets.get_y())
        sheets.ln(1.6)
        for entry in chapter.entries:
            self._entry(entry, SIDE if entry.indent else HANG)
        if chapter.rows:
            self._table(chapter)
        self._soft([chapter.remark] if chapter.remark else [])

    def _entry(self, entry: Entry, hang: float) -> None:
        """Its margin, and beside it the text, which stays in its column."""
        sheets, high = self.sheets, SIZE * MILLIMETRES * LEADING
        if sheets.will_page_break(high):
            sheets.add_page()
        if entry.anchor:
            sheets.set_link(self.links[entry.anchor], y=sheets.get_y(), page=sheets.page)
        top, page = sheets.get_y(), sheets.page
        self._font(SIZE, "B", INK)
        sheets.set_x(LEFT)
        self._shaping(entry.margin)
        sheets.multi_cell(hang - 1, high, entry.margin, align="L", new_x="LEFT", new_y="NEXT")
        beside = sheets.get_y() if sheets.page == page else top
        sheets.page = page
        sheets.set_xy(LEFT + hang, top)
        sheets.set_left_margin(LEFT + hang)
        self._pieces(entry.pieces, high)
        sheets.set_left_margin(LEFT)
        sheets.ln(high)
        if sheets.page == page and sheets.get_y() < beside:
            sheets.set_y(beside)
        sheets.ln(0.9)

    def _pieces(self, pieces: Iterable[Piece], high: float) -> None:
        for piece in pieces:
            self._font(SIZE, "", INK if piece.kind == "quote" else LINK if piece.link else SOFT)
            self._shaping(piece.text)
            self.sheets.write(high, piece.text, link=self.links.get(piece.link, ""))

    def _table(self, chapter: Chapter) -> None:
        """The figures as printed; a reference stands in its cell as text, with the link on the whole cell."""
        self._font(SIZE - 0.5, "", INK)
        self._shaping("".join(one.text for row in chapter.rows for pieces in row for one in pieces))
        self.sheets.set_draw_color(*RULE)
        with self.sheets.table(
            col_widths=CELLS, text_align="LEFT", borders_layout="HORIZONTAL_LINES",
            line_height=SIZE * MILLIMETRES * 1.35, padding=(0.8, 1.5, 0.8, 0),
        ) as table:  # fmt: skip
            table.row(COLUMNS)
            for row in chapter.rows:
                cells = table.row()
                for pieces in row:
                    links = [self.links[one.link] for one in pieces if one.link]
                    cells.cell("".join(one.text for one in pieces), link=links[0] if links else None)

    def _soft(self, lines: Iterable[str]) -> None:
        """Small lines of the program's own."""
        for words in lines:
            self._font(SMALL, "", SOFT)
            self._shaping(words)
            high = SMALL * MILLIMETRES * LEADING
            self.sheets.multi_cell(0, high, words, align="L", new_x="LMARGIN", new_y="NEXT")

    def _shaping(self, words: str) -> None:
        """Letters are joined, turned and set over one another only where they must be: it takes its time."""
        self.sheets.set_text_shaping(bool(JOINED.search(words)))

    def _font(self, size: float, style: str, colour: tuple[int, int, int]) -> None:
        self.sheets.set_font("text", style, size)
        self.sheets.set_text_color(*colour)
