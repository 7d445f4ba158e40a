"""Packing: what was read in a report as few bytes; a span's words are left out and cut from the text again."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from onrecord import codec
from onrecord.model import Claim, Entity, Mention, Reading, Span

T = TypeVar("T")

_WHOLE = re.compile(rb'"start":(\d+),"end":(\d+),"quote":("(?:[^"\\]|\\.)*")')
_BARE = re.compile(rb'"start":(\d+),"end":(\d+)\}')
"""A span in JSON with and without its words; within a string every quotation mark has a stroke before it."""
_PARTS = msgspec.msgpack.Decoder(tuple[list[bytes], bytes, bytes, bytes])


def packed(reading: Reading, text: str) -> bytes:
    """A reading of ``text``; each claim by itself, so that one can be had without the rest."""
    claims = [_bare(codec.to_row(claim), text) for claim in reading.claims]
    rest = (_rows(things, text) for things in (reading.entities, reading.mentions, reading.unread))
    return zlib.compress(msgspec.msgpack.encode((claims, *rest)), 9)


def unpacked(document: str, body: bytes, text: str) -> Reading:
    """The reading that was packed with this text."""
    claims, entities, mentions, unread = _PARTS.decode(zlib.decompress(body))
    return Reading(
        document,
        tuple(codec.from_row(Claim, _whole(row, text)) for row in claims),
        _things(Entity, entities, text),
        _things(Mention, mentions, text),
        _things(Span, unread, text),
    )


def claims_at(body: bytes, text: str, places: Iterable[int]) -> list[Claim]:
    """The claims at these places of a reading, and no others."""
    claims = _PARTS.decode(zlib.decompress(body))[0]
    return [codec.from_row(Claim, _whole(claims[place], text)) for place in places]


def entities_of(body: bytes, text: str) -> tuple[Entity, ...]:
    """The entities of a reading."""
    return _things(Entity, _PARTS.decode(zlib.decompress(body))[1], text)


def faults(body: bytes, text: str) -> list[str]:
    """The spans that lie outside the text or have other words, as "start:end"."""
    claims, *rest = _PARTS.decode(zlib.decompress(body))
    found = []
    for kept in (*claims, *rest):
        found += [f"{one[1].decode()}:{one[2].decode()}" for one in _WHOLE.finditer(kept)]
        ends = ((int(one[1]), int(one[2])) for one in _BARE.finditer(kept))
        found += [f"{start}:{end}" for start, end in ends if not start <= end <= len(text)]
    return found


def _rows(things: Sequence[Any], text: str) -> bytes:
    return _bare([codec.to_row(thing) for thing in things], text)


def _bare(value: Any, text: str) -> bytes:
    """JSON without the words of spans; a span whose words are not the text's own keeps them."""

    def span(found: re.Match[bytes]) -> bytes:
        start, end, quote = found.groups()
        own = msgspec.json.encode(text[int(start) : int(end)]) == quote
        return b'"start":%b,"end":%b' % (start, end) if own else found[0]

    return _WHOLE.sub(span, msgspec.json.encode(value))


def _whole(kept: bytes, text: str) -> Any:
    """What was encoded, the words of spans put back."""

    def span(found: re.Match[bytes]) -> bytes:
        start, end = found.groups()
        quote = msgspec.json.encode(text[int(start) : int(end)])
        return b'"start":%b,"end":%b,"quote":%b}' % (start, end, quote)

    return msgspec.json.decode(_BARE.sub(span, kept))


def _things(kind: type[T], kept: bytes, text: str) -> tuple[T, ...]:
    return tuple(codec.from_row(kind, row) for row in _whole(kept, text))
