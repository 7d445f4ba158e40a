"""The intake: paths and links to documents, in order, each once; what cannot be read becomes an error."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from onrecord.errors import InputError, Unused
from onrecord.ingest.archive.warc import warc_key
from onrecord.ingest.corpus import is_corpus_line
from onrecord.ingest.facts import Facts
from onrecord.ingest.fetch import Unchanged
from onrecord.ingest.own import is_own
from onrecord.ingest.piece import LARGEST, Found, Link, Outcome, Piece
from onrecord.ingest.road import Road
from onrecord.ingest.sidecar import SIDECAR, Sidecar, read_sidecar
from onrecord.ingest.terms import Terms
from onrecord.ingest.unpack import KINDS, NO_REPORT, unpack

_LINK = re.compile(r"[a-z][a-z0-9+.-]{1,20}://|(?:data|file|javascript|mailto):", re.I)


def receive(
    paths: Sequence[str], facts: Facts, terms: Terms
) -> Iterator[tuple[str, Found | Unchanged | InputError]]:
    """Each input with the reports of it, as ``ingest.receive`` tells."""
    known: dict[str, tuple[str, str]] = {}
    with closing(Road(terms)) as road:
        for path in paths:
            for outcome in _standard_input(facts) if path == "-" else _path(path, facts, road):
                given = outcome.address if isinstance(outcome, Link) else path
                for found in road.followed(outcome):
                    yield given, _alone(found, known) if isinstance(found, Found) else found


def _alone(found: Found, known: dict[str, tuple[str, str]]) -> Found | InputError:
    """The report, or the error that another text has its id."""
    document = found.document
    file, sha256 = known.setdefault(document.id, (found.file, document.sha256))
    if sha256 == document.sha256:
        return found
    wrong = f"its id {document.id!r} was given to another text, {file}"
    return InputError(found.file, wrong, "give each its own id")


def _path(name: str, facts: Facts, road: Road) -> Iterator[Outcome]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path, facts, road)
        elif path.exists():
            yield from _beside_sidecar(path, read_sidecar(path.parent), facts, road)
        elif _LINK.match(name):
            yield Link(name, name, facts)
        else:
            yield InputError(name, "there is no such file or folder", "check the path")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield _unreadable(name, error)


def _folder(folder: Path, facts: Facts, road: Road) -> Iterator[Outcome]:
    failures: list[OSError] = []
    files = _files(folder, failures)
    yield from (_unreadable(str(failure.filename), failure) for failure in failures)
    if not files and not failures:
        yield InputError(str(folder), "there are no reports in this folder", KINDS)
    sidecars = lru_cache(maxsize=None)(read_sidecar)
    if files:
        for parent in sorted({folder, *(path.parent for path in files)}):
            yield from sidecars(parent).errors
            yield from _unmatched(parent, sidecars(parent), set(files))
    for path in files:
        near, top = sidecars(path.parent), sidecars(folder)
        yield from _beside_sidecar(path, near, _told(top, path.relative_to(folder), facts), road)


def _unmatched(folder: Path, sidecar: Sidecar, files: set[Path]) -> Iterator[Unused]:
    for name in sidecar.facts:
        if folder / name not in files:
            yield Unused(str(folder / SIDECAR), f"no report here is named {name!r}", "check the name")


def _files(folder: Path, failures: list[OSError]) -> list[Path]:
    """The files below a folder, by their path's parts; what is plainly no report is passed over."""
    found = []
    for place, below, names in os.walk(folder, onerror=failures.append):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [Path(place, name) for name in names if not NO_REPORT.match(name)]
    return sorted((path for path in found if _is_report(path)), key=lambda path: path.parts)


def _is_report(path: Path) -> bool:
    """Whether this is a file and not the program's own; one that may not be looked at is left to fail."""
    try:
        return path.is_file() and not is_own(path)
    except OSError:
        return True


def _told(sidecar: Sidecar, name: Path, facts: Facts) -> Facts:
    return sidecar.facts.get(name.as_posix(), Facts()).over(facts)


def _beside_sidecar(path: Path, sidecar: Sidecar, facts: Facts, road: Road) -> Iterator[Outcome]:
    """The reports of one file, with what the folder's sidecar tells; errors are given, not raised."""
    told = _told(sidecar, Path(path.name), facts)
    try:
        with path.open("rb") as stream:
            piece = Piece(str(path), path.name, stream, told)
            left = road.terms.left(warc_key(piece)) if ".warc" in path.name.lower() else 0
            yield from unpack(replace(piece, begin=left))
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(str(path), error)


def _standard_input(facts: Facts) -> Iterator[Outcome]:
    about = "standard input"
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        yield _unreadable(about, error)
        return
    corpus = is_corpus_line(raw.lstrip().split(b"\n", 1)[0])
    yield from unpack(Piece(about, "stdin.jsonl" if corpus else "stdin", io.BytesIO(raw), facts))


def _unreadable(about: str, error: Exception) -> InputError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(about, f"it cannot be read ({reason})", "check the path and its permissions")
