"""The brief for paper: Word and PDF hold every line with its reference, whatever the reports hold."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from onrecord.errors import UsageError
from onrecord.present import docx, pdf
from onrecord.present import paper as sheets
from onrecord.present.paper import paper

from . import river_case

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def document() -> str:
    """The body of the Word file."""
    pytest.importorskip("docx", reason="the extra paper is not installed")
    with zipfile.ZipFile(BytesIO(docx(river_case.dossier()))) as file:
        return file.read("word/document.xml").decode()


@pytest.fixture(scope="module")
def printed() -> bytes:
    """The PDF."""
    for name in ("fpdf", "pymupdf_fonts", "uharfbuzz"):
        pytest.importorskip(name, reason="the extra paper is not installed")
    return pdf(river_case.dossier())


def test_every_reference_of_the_word_file_leads_to_an_endnote_in_it(document: str) -> None:
    links = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', document))
    assert links and links <= set(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', document))


def test_the_word_file_has_each_line_in_the_words_of_the_report(document: str) -> None:
    words = re.sub(r"<[^>]+>", "", document)
    assert "«Norland sent about 40 engineers to the Ash bridge on Monday»" in words
    assert "الجسر ·مفتوح" in words
    assert "&lt;script&gt;" in words


def test_words_from_right_to_left_are_marked_so_in_the_word_file() -> None:
    python_docx = pytest.importorskip("docx", reason="the extra paper is not installed")
    runs = [
        run
        for paragraph in python_docx.Document(BytesIO(docx(river_case.dossier()))).paragraphs
        for run in paragraph.runs
    ]
    assert all(not run.font.rtl for run in runs if run.text.startswith("«Norland"))
    assert all(run.font.rtl for run in runs if "الجسر" in run.text)


def test_the_pdf_holds_the_words_in_fonts_of_its_own(printed: bytes) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    pages = pypdf.PdfReader(BytesIO(printed)).pages
    words = " ".join("\n".join(page.extract_text() for page in pages).split())
    assert "Norland sent about 40 engineers to the Ash bridge on Monday" in words
    assert "Seven barges waited upstream of the town" in words
    assert b"FiraGO" in printed
    assert any(annotation.get_object()["/Subtype"] == "/Link" for page in pages
               for annotation in page.get("/Annots", ()))  # fmt: skip


def test_the_same_reports_give_the_same_bytes(printed: bytes) -> None:
    assert pdf(river_case.dossier()) == printed
    if sheets.find_spec("docx"):
        assert docx(river_case.dossier()) == docx(river_case.dossier())


def test_no_character_that_a_file_cannot_hold_is_left() -> None:
    told = paper(river_case.dossier())
    pieces = (piece.text for chapter in told.chapters for entry in chapter.entries for piece in entry.pieces)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "".join(pieces))


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_missing_library_is_one_line_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(sheets, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'onrecord\[paper\]'"):
        sheets.need(form)
    sheets.need("html")
