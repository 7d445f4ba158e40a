"""Bodies: the bytes of an answer, inflated, never more than the limit of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from onrecord.errors import InputError
from onrecord.ingest.optional import needing

_PLAIN = {"", "identity"}
_DEFLATED = {"gzip", "x-gzip", "deflate"}
_STEP = 1 << 20  # bytes inflated at a time
ENCODINGS = "gzip, deflate"
"""What is asked for in Accept-Encoding."""


def whole(chunks: Iterable[bytes], encoding: str, limit: int, about: str) -> bytes:
    """The body; InputError where it grows past ``limit`` bytes or is not in an encoding that was asked for."""
    body = bytearray()
    for piece in _inflated(_bounded(chunks, limit, about), encoding.strip().lower(), about):
        body += piece
        if len(body) > limit:
            raise _too_large(limit, about)
    return bytes(body)


def _bounded(chunks: Iterable[bytes], limit: int, about: str) -> Iterator[bytes]:
    count = 0
    for chunk in chunks:
        count += len(chunk)
        if count > limit:
            raise _too_large(limit, about)
        yield chunk


def _inflated(chunks: Iterable[bytes], encoding: str, about: str) -> Iterator[bytes]:
    if encoding in _PLAIN:
        yield from chunks
        return
    if encoding == "br":
        yield from _brotli(chunks, about)
        return
    if encoding not in _DEFLATED:
        raise InputError(about, f"it came in an encoding that was not asked for ({encoding[:20]})", "try again")
    inflater = None
    for chunk in chunks:
        inflater = inflater or zlib.decompressobj(_window(chunk))
        try:
            while chunk:
                yield inflater.decompress(chunk, _STEP)
                chunk = inflater.unconsumed_tail
        except zlib.error as error:
            raise InputError(about, "what came cannot be inflated", "try again") from error
    if inflater and not inflater.eof:
        raise InputError(about, "what came is cut off", "try again")


def _brotli(chunks: Iterable[bytes], about: str) -> Iterator[bytes]:
    """Brotli is not asked for, but crawlers write down what browsers did ask for."""
    with needing(about, "a page packed with Brotli"):
        import brotli  # noqa: PLC0415  it comes with the extra
    inflater = brotli.Decompressor()
    try:
        for chunk in chunks:
            yield inflater.process(chunk, output_buffer_limit=_STEP)
            while not inflater.can_accept_more_data():
                yield inflater.process(b"", output_buffer_limit=_STEP)
    except brotli.error as error:
        raise InputError(about, "what came cannot be inflated", "try again") from error


def _window(first: bytes) -> int:
    """zlib's mark for gzip or zlib, told by the first byte, or for raw deflate, which some servers send."""
    return 47 if first[:1] in (b"\x1f", b"\x78") else -15


def _too_large(limit: int, about: str) -> InputError:
    return InputError(about, f"more than {limit / 1e6:g} MB came", "save what you need of it in a file")
