"""EPUB: the chapters of a book in the order of its spine, with its title and writer."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from onrecord.errors import InputError
from onrecord.ingest.archive.packed import member
from onrecord.ingest.facts import Facts

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_CONTAINER = "META-INF/container.xml"
_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "td"}
_MOST_CHAPTERS = 2_000


def book_text(book: zipfile.ZipFile, about: str) -> tuple[str, Facts]:
    """The text of all chapters, and what the book says of itself; InputError where it is broken."""
    try:
        package = _xml(book, _opened(book, about), about)
        text = "\n\n".join(line for chapter in _chapters(book, package, about) for line in _lines(chapter))
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:  # lxml's errors are SyntaxErrors
        raise InputError(about, "the book cannot be read", "save its text as .txt") from error
    title, writer, publisher = (_said(package, name) for name in ("title", "creator", "publisher"))
    return text, Facts(title=title, byline=writer, outlet=publisher)


def _opened(book: zipfile.ZipFile, about: str) -> str:
    found = _xml(book, _CONTAINER, about).xpath("//*[local-name()='rootfile']/@full-path")
    if not found:
        raise ValueError("no package")
    return str(found[0])


def _chapters(book: zipfile.ZipFile, package: _Element, about: str) -> Iterator[_Element]:
    root = posixpath.dirname(_opened(book, about))
    paths = {entry.get("id"): entry.get("href") for entry in package.xpath("//*[local-name()='item']")}
    for reference in package.xpath("//*[local-name()='itemref']")[:_MOST_CHAPTERS]:
        path = paths.get(reference.get("idref"))
        if path:
            yield _xml(book, posixpath.normpath(posixpath.join(root, unquote(path))), about)


def _lines(chapter: _Element) -> Iterator[str]:
    for element in chapter.iter():
        if _is_block(element) and not any(map(_is_block, element.iterdescendants())):
            words = " ".join("".join(element.itertext()).split())
            if words:
                yield words


def _is_block(element: _Element) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] in _BLOCKS


def _said(package: _Element, name: str) -> str | None:
    found = package.xpath("//*[local-name()='metadata']/*[local-name()=$name]/text()", name=name)
    return str(found[0]) if found else None


def _xml(book: zipfile.ZipFile, path: str, about: str) -> _Element:
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  loaded only where a book or page is read

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(member(book, book.getinfo(path), about), parser)
    if root is None:
        raise ValueError("no markup")
    return root
