# ruff: noqa: E501  (lines of markup)
"""Web archives, byte for byte as crawlers write them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable


def page_record(
    number: int, text: str, *, status: int = 200, kind: str = "text/html; charset=utf-8", body: bytes = b"", packing: str = "gzip"
) -> bytes:
    """The record of one page; the text is its paragraph, made different by the number."""
    html = f"<!doctype html><html><head><title>Page {number}</title></head><body><article><h1>Page {number}</h1><p>{text} It was said {number} times.</p></article></body></html>"
    answer = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Encoding: {packing}\r\n\r\n".encode()
    answer += body or gzip.compress(html.encode(), mtime=0)
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2019-03-25T08:00:00Z\r\n"
            f"WARC-Target-URI: https://courier.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n")  # fmt: skip
    return head.encode() + answer + b"\r\n\r\n"


def warc(records: Iterable[bytes], *, compressed: bool) -> bytes:
    """The records one after the other, each packed alone as the format wants it."""
    return b"".join(gzip.compress(record, mtime=0) if compressed else record for record in records)
