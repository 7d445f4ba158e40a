"""Load: paths to documents, in order, each once; what cannot be read becomes an error, the rest goes on."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.corpus import is_corpus_line, read_corpus
from onrecord.ingest.decode import decode
from onrecord.ingest.document import build
from onrecord.ingest.facts import Facts
from onrecord.ingest.sidecar import SIDECAR, Sidecar, read_sidecar
from onrecord.ingest.webpage import looks_like_html, read_webpage
from onrecord.model import Document

_LARGEST = 50_000_000  # bytes of a file, or of a line of a corpus
_CORPUS = {".jsonl", ".ndjson"}
_PAGE = {".html", ".htm", ".xhtml"}
_UNREAD = {".csv", ".tsv", ".json", ".xml", ".yaml", ".yml", ".toml", ".ini", ".py", ".js", ".css", ".sh"}
_OTHER = re.compile(rf"\.|readme\b|{SIDECAR}$|.*\.(?:{'|'.join(s[1:] for s in sorted(_UNREAD))})$", re.I)
_KINDS = "text, HTML and .jsonl files are read"


def load(paths: Sequence[str], facts: Facts = Facts()) -> Iterator[Document | InputError]:  # noqa: B008  frozen
    """The documents of files, folders (all below them, sorted by name), corpora and "-" (standard input).

    In folders, hidden files, a README and files of other kinds (tables, programs) are passed over.

    ``facts`` fill what neither the text nor a sidecar tells. A report met twice is given once; two texts
    under one id are an error.
    """
    known: dict[str, str] = {}
    for path in paths:
        for found in _standard_input(facts) if path == "-" else _path(Path(path), facts):
            if isinstance(found, InputError):
                yield found
            elif found.id not in known:
                known[found.id] = found.sha256
                yield found
            elif known[found.id] != found.sha256:
                yield InputError(path, f"the id {found.id!r} was given to two texts", "give each its own id")


def _path(path: Path, facts: Facts) -> Iterator[Document | InputError]:
    try:
        if path.is_dir():
            yield from _folder(path, facts)
        elif not path.exists():
            yield InputError(str(path), "there is no such file or folder", "check the path")
        else:
            yield from _beside_sidecar(path, read_sidecar(path.parent), facts)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _unreadable(str(path), error)


def _folder(folder: Path, facts: Facts) -> Iterator[Document | InputError]:
    failures: list[OSError] = []
    files = _files(folder, failures)
    yield from (_unreadable(str(failure.filename), failure) for failure in failures)
    if not files and not failures:
        yield InputError(str(folder), "there are no reports in this folder", _KINDS)
    sidecars = lru_cache(maxsize=None)(read_sidecar)
    for parent in sorted({folder, *(path.parent for path in files)}):
        yield from sidecars(parent).errors
    for path in files:
        near, top = sidecars(path.parent), sidecars(folder)
        yield from _beside_sidecar(path, near, _told(top, path.relative_to(folder), facts))


def _files(folder: Path, failures: list[OSError]) -> list[Path]:
    """The files below a folder, by their path's parts; what is plainly no report is passed over."""
    found = []
    for place, below, names in os.walk(folder, onerror=failures.append):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [Path(place, name) for name in names if not _OTHER.match(name)]
    return sorted((path for path in found if path.is_file()), key=lambda path: path.parts)


def _told(sidecar: Sidecar, name: Path, facts: Facts) -> Facts:
    return sidecar.facts.get(name.as_posix(), Facts()).over(facts)


def _beside_sidecar(path: Path, sidecar: Sidecar, facts: Facts) -> Iterator[Document | InputError]:
    """The reports of one file, with what the folder's sidecar tells; errors are given, not raised."""
    told = _told(sidecar, Path(path.name), facts)
    try:
        if path.suffix.lower() in _UNREAD:
            raise InputError(str(path), f"{path.suffix} files are not read", _KINDS)
        with path.open("rb") as stream:
            if path.suffix.lower() in _CORPUS:
                yield from read_corpus(_lines(stream), told, str(path))
            else:
                yield _report(_bytes(stream, str(path)), told, str(path), path.suffix.lower())
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(str(path), error)


def _standard_input(facts: Facts) -> Iterator[Document | InputError]:
    about = "standard input"
    try:
        data = _bytes(sys.stdin.buffer, about)
        if is_corpus_line(data.lstrip().split(b"\n", 1)[0]):
            yield from read_corpus(data.split(b"\n"), facts, about)
        else:
            yield _report(data, facts, about, "")
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(about, error)


def _report(data: bytes, told: Facts, about: str, suffix: str) -> Document:
    if not data:
        raise InputError(about, "it is empty", "leave it out")
    text = decode(data, about)
    if suffix in _PAGE or looks_like_html(text):
        page = read_webpage(text, about)
        return build(page.text, told, about, own=page.facts)
    return build(text, told, about)


def _bytes(stream: BinaryIO, about: str) -> bytes:
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise InputError(about, f"it is larger than {_LARGEST // 1_000_000} MB", "split it into reports")
    return data


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a corpus, one at a time; the rest of a line past the limit is passed over."""
    while line := stream.readline(_LARGEST):
        yield line
        while len(line) == _LARGEST and not line.endswith(b"\n"):
            line = stream.readline(_LARGEST)


def _unreadable(about: str, error: Exception) -> InputError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(about, f"it cannot be read ({reason})", "check the path and its permissions")
