"""Load: paths to documents, in order, each once; what cannot be read becomes an error, the rest goes on."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError, Unused
from onrecord.ingest.corpus import is_corpus_line, read_corpus
from onrecord.ingest.decode import decode
from onrecord.ingest.document import build
from onrecord.ingest.facts import Facts
from onrecord.ingest.own import HEAD, is_own, refuse_own
from onrecord.ingest.sidecar import SIDECAR, Sidecar, read_sidecar
from onrecord.ingest.webpage import looks_like_html, read_webpage
from onrecord.model import Document

_LARGEST = 50_000_000  # bytes of a file, or of a line of a corpus
_CORPUS = {".jsonl", ".ndjson"}
_PAGE = {".html", ".htm", ".xhtml"}
_UNREAD = {".csv", ".tsv", ".json", ".xml", ".yaml", ".yml", ".toml", ".ini", ".py", ".js", ".css", ".sh"}
_OTHER = re.compile(rf"\.|readme\b|{SIDECAR}$|.*\.(?:{'|'.join(s[1:] for s in sorted(_UNREAD))})$", re.I)
_LINK = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)
_KINDS = "text, HTML and .jsonl files are read"


@dataclass(frozen=True, slots=True)
class Found:
    """A report and the file that it was found in ("corpus.jsonl:3" for a line of a corpus)."""

    file: str
    document: Document


def load(paths: Sequence[str], facts: Facts = Facts()) -> Iterator[Document | InputError]:  # noqa: B008  frozen
    """The documents that ``find`` gives, without their files."""
    for found in find(paths, facts):
        yield found.document if isinstance(found, Found) else found


def find(paths: Sequence[str], facts: Facts = Facts()) -> Iterator[Found | InputError]:  # noqa: B008  frozen
    """The reports of files, folders (all below them, sorted by name), corpora and "-" (standard input).

    In folders, hidden files, a README, files of other kinds (tables, programs) and the program's own files
    (cases, exports, briefs) are passed over.

    ``facts`` fill what neither the text nor a sidecar tells. A report met twice is given once; two texts
    under one id are an error.
    """
    known: dict[str, Found] = {}
    for path in paths:
        for found in _standard_input(facts) if path == "-" else _path(path, facts):
            if isinstance(found, InputError):
                yield found
                continue
            first = known.setdefault(found.document.id, found)
            if first is found:
                yield found
            elif first.document.sha256 != found.document.sha256:
                wrong = f"its id {found.document.id!r} was given to another text, {first.file}"
                yield InputError(found.file, wrong, "give each its own id")


def _path(name: str, facts: Facts) -> Iterator[Found | InputError]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path, facts)
        elif path.exists():
            yield from _beside_sidecar(path, read_sidecar(path.parent), facts)
        elif _LINK.match(name):
            yield InputError(name, "links are not read yet", "save the page and name the file")
        else:
            yield InputError(name, "there is no such file or folder", "check the path")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _unreadable(name, error)


def _folder(folder: Path, facts: Facts) -> Iterator[Found | InputError]:
    failures: list[OSError] = []
    files = _files(folder, failures)
    yield from (_unreadable(str(failure.filename), failure) for failure in failures)
    if not files and not failures:
        yield InputError(str(folder), "there are no reports in this folder", _KINDS)
    sidecars = lru_cache(maxsize=None)(read_sidecar)
    if files:
        for parent in sorted({folder, *(path.parent for path in files)}):
            yield from sidecars(parent).errors
            yield from _unmatched(parent, sidecars(parent), set(files))
    for path in files:
        near, top = sidecars(path.parent), sidecars(folder)
        yield from _beside_sidecar(path, near, _told(top, path.relative_to(folder), facts))


def _unmatched(folder: Path, sidecar: Sidecar, files: set[Path]) -> Iterator[Unused]:
    for name in sidecar.facts:
        if folder / name not in files:
            yield Unused(str(folder / SIDECAR), f"no report here is named {name!r}", "check the name")


def _files(folder: Path, failures: list[OSError]) -> list[Path]:
    """The files below a folder, by their path's parts; what is plainly no report is passed over."""
    found = []
    for place, below, names in os.walk(folder, onerror=failures.append):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [Path(place, name) for name in names if not _OTHER.match(name)]
    return sorted((path for path in found if _is_report(path)), key=lambda path: path.parts)


def _is_report(path: Path) -> bool:
    """Whether this is a file and not the program's own; one that may not be looked at is left to fail."""
    try:
        return path.is_file() and not is_own(path)
    except OSError:
        return True


def _told(sidecar: Sidecar, name: Path, facts: Facts) -> Facts:
    return sidecar.facts.get(name.as_posix(), Facts()).over(facts)


def _beside_sidecar(path: Path, sidecar: Sidecar, facts: Facts) -> Iterator[Found | InputError]:
    """The reports of one file, with what the folder's sidecar tells; errors are given, not raised."""
    told = _told(sidecar, Path(path.name), facts)
    try:
        if path.suffix.lower() in _UNREAD:
            raise InputError(str(path), f"{path.suffix} files are not read", _KINDS)
        with path.open("rb") as stream:
            if path.suffix.lower() in _CORPUS:
                refuse_own(stream.peek(HEAD)[:HEAD], str(path))
                yield from _lines_found(read_corpus(_lines(stream), told, str(path)))
            else:
                data = _bytes(stream, str(path))
                yield Found(str(path), _report(data, told, str(path), path.suffix.lower()))
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(str(path), error)


def _standard_input(facts: Facts) -> Iterator[Found | InputError]:
    about = "standard input"
    try:
        data = _bytes(sys.stdin.buffer, about)
        refuse_own(data[:HEAD], about)
        if is_corpus_line(data.lstrip().split(b"\n", 1)[0]):
            yield from _lines_found(read_corpus(data.split(b"\n"), facts, about))
        else:
            yield Found(about, _report(data, facts, about, ""))
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(about, error)


def _lines_found(lines: Iterator[tuple[str, Document] | InputError]) -> Iterator[Found | InputError]:
    for line in lines:
        yield line if isinstance(line, InputError) else Found(*line)


def _report(data: bytes, told: Facts, about: str, suffix: str) -> Document:
    if not data:
        raise InputError(about, "it is empty", "leave it out")
    refuse_own(data[:HEAD], about)
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
