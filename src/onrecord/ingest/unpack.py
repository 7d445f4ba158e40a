"""Unpack: bytes of any kind to reports, by how they begin and by the ending of their name."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.archive.packed import check_sizes, gzip_piece, tar_pieces, zip_pieces
from onrecord.ingest.archive.warc import warc_pages
from onrecord.ingest.bundle import part
from onrecord.ingest.bundle.feedfile import feed_links, looks_like_feed
from onrecord.ingest.bundle.links import links_of
from onrecord.ingest.bundle.sheet import sheet_outcomes
from onrecord.ingest.corpus import read_corpus
from onrecord.ingest.decode import decode
from onrecord.ingest.document import build
from onrecord.ingest.facts import Facts
from onrecord.ingest.file.book import book_text
from onrecord.ingest.file.mail import is_mbox, is_message, mbox_pieces, message_pieces
from onrecord.ingest.file.office import docx_text, rtf_text
from onrecord.ingest.file.pdf import pdf_text
from onrecord.ingest.own import HEAD, refuse_own
from onrecord.ingest.page import looks_like_html, read_webpage
from onrecord.ingest.piece import LARGEST, Found, Link, Outcome, Piece

_SHEET = {".csv", ".tsv"}
UNREAD = {".json", ".xml", ".yaml", ".yml", ".toml", ".ini", ".py", ".js", ".css", ".sh"}
"""Endings of files that hold no reports, unless their content shows that they do."""
_OTHER = "|".join(ending[1:] for ending in sorted((*UNREAD, *_SHEET)))
NO_REPORT = re.compile(rf"\.|readme\b|.*\.(?:{_OTHER})$", re.I)
"""Names that are passed over in folders and archives."""
KINDS = "text, HTML, PDF, Word, RTF, EPUB, mail, CSV, .jsonl, ZIP, TAR and WARC files are read"

_CORPUS = {".jsonl", ".ndjson"}
_PAGE = {".html", ".htm", ".xhtml"}


def unpack(piece: Piece) -> Iterator[Outcome]:
    """What comes of a piece; its errors are given, not raised."""
    try:
        head = piece.head(HEAD)
        refuse_own(head, piece.about)
        yield from _by_kind(piece, head)
    except InputError as error:
        yield error


def _by_kind(piece: Piece, head: bytes) -> Iterator[Outcome]:
    if piece.ending in _CORPUS:
        yield from _corpus(piece)
    elif head.startswith(b"PK\x03\x04"):
        yield from _zip(piece)
    elif head.startswith(b"WARC/") or piece.name.lower().endswith(".warc.gz"):
        yield from warc_pages(piece, unpack)
    elif head[257:262] == b"ustar" or _is_packed_tar(piece, head):
        yield from tar_pieces(piece, unpack, NO_REPORT)
    elif head.startswith(b"\x1f\x8b"):
        yield from gzip_piece(piece, unpack)
    elif is_mbox(head) or piece.ending == ".mbox":
        yield from mbox_pieces(piece, unpack)
    elif is_message(head) or piece.ending == ".eml":
        yield from message_pieces(piece, unpack)
    elif piece.ending in _SHEET:
        yield from sheet_outcomes(piece)
    else:
        yield from _single(piece, head)


def _is_packed_tar(piece: Piece, head: bytes) -> bool:
    packed = head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ"))
    return packed and re.search(r"\.(?:tar\.\w+|tgz|tbz2?|txz)$", piece.name, re.I) is not None


def _corpus(piece: Piece) -> Iterator[Outcome]:
    piece.stream.seek(0)
    for line in read_corpus(lines(piece.stream), piece.told, piece.about):
        yield line if isinstance(line, InputError) else Found(*line)


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a corpus, one at a time; the rest of a line past the limit is passed over."""
    while line := stream.readline(LARGEST):
        yield line
        while len(line) == LARGEST and not line.endswith(b"\n"):
            line = stream.readline(LARGEST)


def _zip(piece: Piece) -> Iterator[Outcome]:
    """A ZIP file is a Word file, a book or an archive, by what is inside."""
    try:
        with zipfile.ZipFile(piece.stream) as packed:
            names = set(packed.namelist())
            check_sizes(packed, piece.about)
            if "META-INF/container.xml" in names:
                text, facts = book_text(packed, piece.about)
                yield from reports(piece, text, facts)
                return
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(piece.about, "the archive is broken or of an unknown kind", "pack it anew") from error
    if "word/document.xml" in names:
        yield from reports(piece, docx_text(piece.whole(), piece.about))
    elif "[Content_Types].xml" in names:
        raise InputError(piece.about, "spreadsheets and slides are not read", "save their text as .txt or .csv")
    else:
        yield from zip_pieces(piece, unpack, NO_REPORT)


def _single(piece: Piece, head: bytes) -> Iterator[Outcome]:
    """A file with text of its own: one report, a bundle of them, or a list of links."""
    raw = piece.whole()
    if head.startswith(b"%PDF"):
        yield from reports(piece, pdf_text(raw, piece.about))
        return
    if head.startswith(b"{\\rtf"):
        yield from reports(piece, rtf_text(raw, piece.about))
        return
    text = decode(raw, piece.about, _charset(piece))
    if looks_like_feed(text):
        yield from feed_links(raw, piece)
    elif piece.ending in _PAGE or looks_like_html(text):
        yield from _webpage(piece, text)
    elif piece.ending in UNREAD and not piece.fetched:
        raise InputError(piece.about, f"{piece.ending} files are not read", KINDS)
    elif (links := links_of(text)) and not piece.fetched:
        yield from (Link(f"{piece.about}:{number}", link, piece.told) for number, link in links)
    else:
        yield from reports(piece, text)


def _charset(piece: Piece) -> str | None:
    said = piece.fetched.header("content-type") if piece.fetched else None
    match = re.search(r"charset\s*=\s*[\"']?([\w-]{2,40})", said or "", re.I)
    return match[1] if match else None


def _webpage(piece: Piece, html: str) -> Iterator[Outcome]:
    parts = part.split_page(html)
    if parts:
        yield from _parts(piece, parts)
        return
    page = read_webpage(html, piece.about, piece.fetched.url if piece.fetched else None)
    found = _found(piece, page.text, page.facts, page.warnings)
    if page.original and piece.fetched and piece.depth == 0:
        yield Link(piece.about, page.original, piece.told, instead=found)
    else:
        yield found


def reports(piece: Piece, text: str, own: Facts = Facts()) -> Iterator[Outcome]:  # noqa: B008  frozen
    """The reports of a text: those of a bundle, else the one that it is."""
    parts = part.split(text)
    if parts:
        yield from _parts(piece, parts)
    else:
        address = piece.fetched.url if piece.fetched else None
        yield _found(piece, text, own.over(Facts(url=address)))


def _parts(piece: Piece, parts: list[part.Part]) -> Iterator[Outcome]:
    for number, one in enumerate(parts, 1):
        about = f"{piece.about}#{number}"
        try:
            yield Found(about, build(one.text, piece.told, about, own=one.facts))
        except InputError as error:
            yield error


def _found(piece: Piece, text: str, own: Facts, notes: tuple[str, ...] = ()) -> Found:
    document = build(text, piece.told, piece.about, own=own, notes=notes)
    if piece.fetched:
        document = replace(document, retrieved=piece.fetched.at or None)
    return Found(piece.about, document, piece.fetched, original=None if piece.fetched else _whole(piece))


def _whole(piece: Piece) -> bytes:
    """The bytes of a file, from its beginning."""
    piece.stream.seek(0)
    return piece.stream.read()
