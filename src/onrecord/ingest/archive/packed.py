"""Packed files: what is inside a ZIP, TAR or gzip file, within limits of number, size and growth.

Nothing is written to the disk, so a name that leads out of the archive harms nobody; it is refused and named.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import IO

from onrecord.errors import InputError
from onrecord.ingest.piece import DEEPEST, LARGEST, Outcome, Piece, Unpack

MOST = 20_000
"""Files in one archive."""
ALL = 2_000_000_000
"""Bytes that all files of an archive may come to."""
GROWTH = 200
"""Times that a packed file may grow, once it is larger than ``FREE`` bytes."""
FREE = 1_000_000
_SMALLER = "unpack what you need of it"
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError,
           RuntimeError, NotImplementedError)  # fmt: skip
"""What the libraries raise for a broken, locked or unknown packing."""


def zip_pieces(piece: Piece, inside: Unpack, passed_over: re.Pattern[str]) -> Iterator[Outcome]:
    """What comes of the files in a ZIP file, by name; names that ``passed_over`` matches are no reports."""
    try:
        packed = zipfile.ZipFile(piece.stream)
    except _BROKEN as error:
        raise _broken(piece.about) from error
    members = sorted((one for one in packed.infolist() if not one.is_dir()), key=lambda one: one.filename)
    for one in members:
        link = stat.S_ISLNK(one.external_attr >> 16)
        take = partial(member, packed, one)
        yield from _each(piece, one.filename, link, take, inside, passed_over)


def check_sizes(packed: zipfile.ZipFile, about: str) -> None:
    """InputError where a ZIP file holds too many files or too much; one that is a single document, any bomb."""
    members = packed.infolist()
    _check(len(members), sum(one.file_size for one in members), about)
    if {"META-INF/container.xml", "[Content_Types].xml"} & set(packed.namelist()):
        for one in members:
            _check_growth(one, about)


def tar_pieces(piece: Piece, inside: Unpack, passed_over: re.Pattern[str]) -> Iterator[Outcome]:
    """The same for a TAR file, packed or not, in the order of the archive."""
    count = size = 0
    try:
        with tarfile.open(fileobj=piece.stream, mode="r|*") as packed:
            for one in packed:
                count, size = count + 1, size + one.size
                _check(count, size, piece.about)
                if not one.isdir():
                    take = partial(_member_of_tar, packed, one)
                    yield from _each(piece, one.name, not one.isfile(), take, inside, passed_over)
    except _BROKEN as error:
        raise _broken(piece.about) from error


def gzip_piece(piece: Piece, inside: Unpack) -> Iterator[Outcome]:
    """What comes of a single file that is packed with gzip."""
    try:
        with gzip.open(piece.stream) as packed:
            raw = _taken(packed, piece.about)
    except _BROKEN as error:
        raise _broken(piece.about) from error
    name = piece.name[:-3] if piece.name.lower().endswith(".gz") else piece.name
    yield from inside(_within(piece, piece.about, name, raw))


def member(packed: zipfile.ZipFile, one: zipfile.ZipInfo, about: str) -> bytes:
    """The bytes of a file in a ZIP file; InputError where it grows too much."""
    _check_growth(one, about)
    with packed.open(one) as stream:
        return _taken(stream, about)


def _check_growth(one: zipfile.ZipInfo, about: str) -> None:
    if one.file_size > max(FREE, GROWTH * one.compress_size):
        raise InputError(about, f"it grows more than {GROWTH} times when it is unpacked", "leave it out")


def _member_of_tar(packed: tarfile.TarFile, one: tarfile.TarInfo, about: str) -> bytes:
    return _taken(packed.extractfile(one), about)


def _each(piece: Piece, name: str, link: bool, take: Callable[[str], bytes], inside: Unpack,
          passed_over: re.Pattern[str]) -> Iterator[Outcome]:  # fmt: skip
    about = f"{piece.about}!{name}"
    path = PurePosixPath(name.replace("\\", "/"))
    try:
        if link:
            raise InputError(about, "a link or device in an archive is not followed", "leave it out")
        if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name):
            raise InputError(about, "its name leads out of the archive", "leave it out")
        if any(part.startswith((".", "__MACOSX")) for part in path.parts) or passed_over.match(path.name):
            return
        yield from inside(_within(piece, about, path.name, take(about)))
    except InputError as error:
        yield error
    except _BROKEN as error:
        yield _broken(about, error)


def _within(piece: Piece, about: str, name: str, raw: bytes) -> Piece:
    if piece.depth >= DEEPEST:
        raise InputError(about, f"more than {DEEPEST} archives within one another", _SMALLER)
    return Piece(about, name, io.BytesIO(raw), piece.told, piece.depth + 1, piece.fetched)


def _taken(stream: IO[bytes] | gzip.GzipFile | None, about: str) -> bytes:
    raw = stream.read(LARGEST + 1) if stream else b""
    if len(raw) > LARGEST:
        raise InputError(about, f"it is larger than {LARGEST // 1_000_000} MB", "split it into reports")
    return raw


def _check(count: int, size: int, about: str) -> None:
    if count > MOST:
        raise InputError(about, f"more than {MOST:,} files in one archive", _SMALLER)
    if size > ALL:
        raise InputError(about, f"more than {ALL // 10**9} GB when unpacked", _SMALLER)


def _broken(about: str, error: Exception | None = None) -> InputError:
    if isinstance(error, RuntimeError) and "password" in str(error):
        return InputError(about, "it is locked with a password", "unpack it first")
    return InputError(about, "the archive is broken or of an unknown kind", "unpack it another way")
