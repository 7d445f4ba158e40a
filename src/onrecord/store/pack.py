"""Packing: what was read in a report as few bytes; a span as two numbers, its words cut from the text again."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from onrecord import codec
from onrecord.model import Claim, Entity, Mention, Reading, Span

T = TypeVar("T")

_SPAN = 1
"""MessagePack's extension type of a span: start and end as unsigned 32-bit numbers, big end first."""
_ENDS = struct.Struct(">II")
_KEYS = {"start", "end", "quote"}
_PARTS = msgspec.msgpack.Decoder(tuple[list[bytes], bytes, bytes, bytes])


def packed(reading: Reading, text: str) -> bytes:
    """A reading of ``text``; each claim by itself, so that one can be had without the rest."""
    claims = [_bytes(codec.to_row(claim), text) for claim in reading.claims]
    rest = (_rows(things, text) for things in (reading.entities, reading.mentions, reading.unread))
    return zlib.compress(msgspec.msgpack.encode((claims, *rest)), 6)


def unpacked(document: str, body: bytes, text: str) -> Reading:
    """The reading that was packed with this text."""
    claims, entities, mentions, unread = _PARTS.decode(zlib.decompress(body))
    return Reading(
        document,
        tuple(_thing(Claim, row, text) for row in claims),
        _things(Entity, entities, text),
        _things(Mention, mentions, text),
        _things(Span, unread, text),
    )


def claims_at(body: bytes, text: str, places: Iterable[int]) -> list[Claim]:
    """The claims at these places of a reading, and no others."""
    claims = _PARTS.decode(zlib.decompress(body))[0]
    return [_thing(Claim, claims[place], text) for place in places]


def entities_of(body: bytes, text: str) -> tuple[Entity, ...]:
    """The entities of a reading."""
    return _things(Entity, _PARTS.decode(zlib.decompress(body))[1], text)


def _rows(things: Sequence[Any], text: str) -> bytes:
    return _bytes([codec.to_row(thing) for thing in things], text)


def _bytes(value: Any, text: str) -> bytes:
    return msgspec.msgpack.encode(_without_words(value, text))


def _without_words(value: Any, text: str) -> Any:
    """The same value, its spans without words; one whose words are not the text's own stays as it is."""
    if isinstance(value, dict):
        if value.keys() == _KEYS and text[value["start"] : value["end"]] == value["quote"]:
            return msgspec.msgpack.Ext(_SPAN, _ENDS.pack(value["start"], value["end"]))
        return {name: _without_words(one, text) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_without_words(one, text) for one in value]
    return value


def _opened(data: bytes, text: str) -> Any:
    def span(_: int, ends: memoryview) -> dict[str, Any]:
        start, end = _ENDS.unpack(ends)
        return {"start": start, "end": end, "quote": text[start:end]}

    return msgspec.msgpack.decode(data, ext_hook=span)


def _thing(kind: type[T], data: bytes, text: str) -> T:
    return codec.from_row(kind, _opened(data, text))


def _things(kind: type[T], data: bytes, text: str) -> tuple[T, ...]:
    return tuple(codec.from_row(kind, row) for row in _opened(data, text))
