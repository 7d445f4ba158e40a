"""WARC: the pages of a web archive, one at a time, from where it was left the last time."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest.fetch import Fetched
from onrecord.ingest.fetch.body import whole
from onrecord.ingest.optional import needing
from onrecord.ingest.piece import LARGEST, Found, Mark, Outcome, Piece, Unpack

_PAGES = ("text/html", "application/xhtml", "text/plain", "application/pdf")
_MOST_HEADERS = 200
_HEAD = 65_536  # bytes by which an archive is known again; one that has grown since stays the same


def warc_key(piece: Piece) -> str:
    """The name under which it is kept how far an archive was read: its beginning, whatever its path."""
    return "warc " + hashlib.sha256(piece.head(_HEAD)).hexdigest()[:32]


def warc_pages(piece: Piece, inside: Unpack) -> Iterator[Outcome]:
    """What comes of each page that was answered with 200, marked with its place; others are passed over."""
    with needing(piece.about, "a web archive"):
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  an extra
    key = warc_key(piece)
    piece.stream.seek(piece.begin)
    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        for record in ArchiveIterator(piece.stream, record_types=kinds, auto_decode="transfer"):
            place = piece.begin + record.stream_pos
            for outcome in _outcomes(record, piece, f"{piece.about}@{place}", inside):
                yield replace(outcome, mark=Mark(key, place)) if isinstance(outcome, Found) else outcome
    except (OSError, ValueError) as error:
        wrong = "the web archive is broken from here on"
        raise InputError(piece.about, wrong, "what was before stays") from error


def _outcomes(record: Any, piece: Piece, about: str, inside: Unpack) -> Iterator[Outcome]:
    try:
        page = _page(record, piece, about)
        yield from inside(page) if page else ()
    except InputError as error:
        yield error


def _page(record: Any, piece: Piece, about: str) -> Piece | None:
    """The page of a record, None where it is none."""
    answered = record.http_headers
    status = answered.status_code if answered else 200
    if status != 200 or not (record.http_content_type or "").lower().startswith(_PAGES):
        return None
    packing = answered.get("Content-Encoding", "") if answered else ""
    body = whole([record.reader.read(LARGEST + 1)], packing or "", LARGEST, about)
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    headers = tuple(answered)[:_MOST_HEADERS] if answered else ()
    at = record.headers.get("WARC-Date") or ""
    name = address.split("?")[0].rpartition("/")[2]
    fetched = Fetched((address,), 200, headers, body, at)
    return Piece(about, name, io.BytesIO(body), piece.told, piece.depth + 1, fetched)
