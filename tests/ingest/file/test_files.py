# ruff: noqa: E501  (lines of markup)
"""PDF, Word, RTF, EPUB and mail: their paragraphs in order; what cannot be read is one line."""

from __future__ import annotations

import base64
import sys
from pathlib import Path

import pytest

from onrecord import ingest
from onrecord.errors import InputError
from onrecord.model import Document

from .samples import FIRST, SECOND, docx, epub, message, packed, pdf, rtf


def read(tmp_path: Path, name: str, data: bytes) -> list[Document | InputError]:
    (tmp_path / name).write_bytes(data)
    return list(ingest.load([str(tmp_path / name)]))


def one(tmp_path: Path, name: str, data: bytes) -> Document:
    (found,) = read(tmp_path, name, data)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize("data", [docx(FIRST, SECOND), rtf(FIRST, SECOND), epub([FIRST], [SECOND])])
def test_the_paragraphs_of_a_file_are_its_text(tmp_path: Path, data: bytes) -> None:
    assert one(tmp_path, "a", data).text == f"{FIRST}\n\n{SECOND}"


def test_the_lines_of_a_pdf_are_paragraphs_again_without_heads_and_folios(tmp_path: Path) -> None:
    def lines(town: str) -> list[str]:
        return [f"The aircraft that landed on Saturday at the airport of {town} had come from the east, said the govern-",
                f"ment of {town} in a statement on Sunday. Forty people left them, and two lorries took their boxes to",
                f"a hall in {town}."]  # fmt: skip

    towns = ("Dovrin", "Sund", "Pelin")
    pages = [
        ["Harbour Courier 24 March 2019", *lines(town), f"Page {n} of 3"] for n, town in enumerate(towns, 1)
    ]
    text = one(tmp_path, "a.pdf", pdf(*pages)).text
    assert text == "\n\n".join(" ".join(lines(town)).replace("govern- ment", "government") for town in towns)


def test_a_book_tells_its_title_and_writer(tmp_path: Path) -> None:
    found = one(tmp_path, "a.epub", epub([FIRST]))
    assert (found.title, found.byline) == ("The visit", "Nell Ashdown")


def test_a_message_tells_its_subject_day_and_writer_and_a_newsletter_its_outlet(tmp_path: Path) -> None:
    found = one(tmp_path, "a.eml", message(FIRST))
    assert (found.text.strip(), found.title, found.byline, found.outlet) == (
        FIRST,
        "The visit",
        "Nell Ashdown",
        None,
    )
    assert found.published is not None and found.published.value == "2019-03-24"
    letter = one(tmp_path, "b.eml", message(SECOND, headers="List-Id: <news.courier.example>\r\n"))
    assert (letter.outlet, letter.byline) == ("Nell Ashdown", None)


def test_files_that_hang_on_a_message_are_reports_of_their_own(tmp_path: Path) -> None:
    attached = base64.b64encode(pdf([SECOND])).decode()
    body = (f"--x\r\nContent-Type: text/plain\r\n\r\n{FIRST}\r\n--x\r\nContent-Type: application/pdf\r\n"
            f"Content-Disposition: attachment; filename=\"b.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{attached}\r\n--x--\r\n")  # fmt: skip
    data = message(body, headers='MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n')
    texts = [found.text.strip() for found in read(tmp_path, "a.eml", data) if isinstance(found, Document)]
    assert texts == [FIRST, SECOND]


def test_a_folder_of_messages_is_split(tmp_path: Path) -> None:
    mark = b"From nell@courier.example Sun Mar 24 10:00:00 2019\n"
    data = b"\n\n".join([mark + message(FIRST), mark + message(f"{SECOND}\n>From here on nothing was said.")])
    first, second = read(tmp_path, "a.mbox", data)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert first.text.strip() == FIRST
    assert second.text.strip().endswith("\nFrom here on nothing was said.")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.4\njunk", "the PDF cannot be read"),
        ("a.pdf", pdf([]), "the PDF holds pictures and no text"),
        ("a.docx", packed({"word/document.xml": "<x"}), "the Word file cannot be read"),
        ("a.xlsx", packed({"[Content_Types].xml": "<x/>"}), "spreadsheets and slides are not read"),
        ("a.epub", packed({"META-INF/container.xml": "<x/>"}), "the book cannot be read"),
        ("a.zip", b"PK\x03\x04junk", "the archive is broken"),
        ("a.eml", b"From: a\r\nTo: b\r\nSubject: c\r\n\r\n", "it is empty"),
    ],
)
def test_a_broken_file_is_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (found,) = read(tmp_path, name, data)
    assert isinstance(found, InputError)
    assert said in str(found) and "\n" not in str(found)


def test_a_book_cannot_name_a_file_outside_itself(tmp_path: Path) -> None:
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><body><p>&e; Two ships left.</p></body></html>'
    data = packed({
        "META-INF/container.xml": '<c><rootfile full-path="p.opf"/></c>', "c.xhtml": entity,
        "p.opf": '<p><item id="c" href="c.xhtml"/><itemref idref="c"/></p>',
    })  # fmt: skip
    assert one(tmp_path, "a.epub", data).text == "&e; Two ships left."  # the entity stays unopened


def test_a_missing_library_is_one_line_that_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    (found,) = read(tmp_path, "a.pdf", pdf([FIRST]))
    assert str(found).endswith("a PDF needs pypdf, which is not installed; pip install 'onrecord[intake]'")
