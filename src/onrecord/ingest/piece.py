"""Pieces: bytes on their way to become reports, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.facts import Facts
from onrecord.ingest.fetch import Fetched
from onrecord.model import Document

LARGEST = 50_000_000
"""Bytes of one file that is not read piece by piece, or of one line of a corpus."""
DEEPEST = 3
"""Archives within archives, attachments within messages."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an archive was read: ``archive`` names it and its state, ``place`` is where to go on."""

    archive: str
    place: int


@dataclass(frozen=True, slots=True)
class Found:
    """A report and where it was found ("corpus.jsonl:3" for a line, "day.zip!a.txt" for a file inside).

    ``fetched`` is the answer that it came in, ``mark`` how far its archive is read with it, ``original`` the
    bytes of a file that is this report and nothing else.
    """

    file: str
    document: Document
    fetched: Fetched | None = None
    mark: Mark | None = None
    original: bytes | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address that is yet to be fetched, and what is told of the report there; ``about`` names its place.

    ``instead`` is the report that is taken where nothing comes of it.
    """

    about: str
    address: str
    told: Facts = field(default_factory=Facts)
    instead: Found | None = None


Outcome = Found | Link | InputError
"""What comes of a piece: a report, a link to one, or the error that kept it out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that hold reports: ``about`` names them in errors, the ending of ``name`` tells their kind.

    ``stream`` can be wound back. ``told`` are facts told beside them. ``depth`` counts the archives around.
    ``begin`` is where an archive is gone on with.
    """

    about: str
    name: str
    stream: BinaryIO
    told: Facts = field(default_factory=Facts)
    depth: int = 0
    fetched: Fetched | None = None
    begin: int = 0

    @property
    def ending(self) -> str:
        """The ending of the name with its point, in small letters; "" where it has none."""
        stem, point, ending = self.name.rpartition(".")
        return f".{ending.lower()}" if point and stem else ""

    def head(self, size: int) -> bytes:
        """The first bytes, read without moving on."""
        self.stream.seek(0)
        head = self.stream.read(size)
        self.stream.seek(0)
        return head

    def whole(self, largest: int = LARGEST) -> bytes:
        """All bytes; InputError where there are more than ``largest`` or none."""
        self.stream.seek(0)
        raw = self.stream.read(largest + 1)
        if len(raw) > largest:
            wrong = f"it is larger than {largest // 1_000_000} MB"
            raise InputError(self.about, wrong, "split it into reports")
        if not raw:
            raise InputError(self.about, "it is empty", "leave it out")
        return raw


Unpack = Callable[[Piece], Iterator[Outcome]]
"""From a piece to what comes of it."""
