"""PDF: the text of its pages through pypdf; pictures of text are not read."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from onrecord.errors import InputError
from onrecord.ingest.file.text import unwrapped
from onrecord.ingest.optional import needing

_MOST_PAGES = 1_000
_FOLIO = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I)
_DIGITS = re.compile(r"\d+")


def pdf_text(raw: bytes, about: str) -> str:
    """The text of a PDF, a paragraph a line; InputError where it is locked, broken or a scan."""
    with needing(about, "a PDF"):
        import pypdf  # noqa: PLC0415  an extra: only where a PDF is read
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is nobody's concern
    try:
        pages = _pages(pypdf.PdfReader(io.BytesIO(raw)), about)
    except InputError:
        raise
    except Exception as error:  # a broken file may break the library in any way
        wrong = f"the PDF cannot be read ({type(error).__name__})"
        raise InputError(about, wrong, "print it to a new PDF, or save its text") from error
    text = unwrapped(_without_furniture(pages))
    if not any(char.isalnum() for char in text):
        raise InputError(about, "the PDF holds pictures and no text", "recognise its text first (OCR)")
    return text


def _pages(reader: object, about: str) -> list[list[str]]:
    from pypdf import PdfReader  # noqa: PLC0415  loaded above

    assert isinstance(reader, PdfReader)
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(about, "the PDF is locked with a password", "save it without one")
    if len(reader.pages) > _MOST_PAGES:
        raise InputError(about, f"a PDF of more than {_MOST_PAGES:,} pages", "split it into reports")
    return [page.extract_text().splitlines() for page in reader.pages]


def _without_furniture(pages: list[list[str]]) -> list[str]:
    """The lines without page numbers, and without heads and feet that most pages repeat."""
    edges = Counter(form for page in pages for form in {_form(line) for line in _edge(page)})
    often = {form for form, count in edges.items() if len(pages) > 2 and count > len(pages) / 2}
    lines: list[str] = []
    for page in pages:
        furniture = {line for line in _edge(page) if _form(line) in often or _FOLIO.fullmatch(line)}
        lines += [*(line for line in page if line not in furniture), ""]
    return lines


def _edge(page: list[str]) -> list[str]:
    filled = [line for line in page if line.strip()]
    return filled[:2] + filled[-2:]


def _form(line: str) -> str:
    return _DIGITS.sub("0", line.strip().casefold())
