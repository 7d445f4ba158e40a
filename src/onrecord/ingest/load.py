"""Load: paths and links to documents, in order, each once; what cannot be read becomes an error."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError, Unused
from onrecord.ingest.archive.warc import warc_key
from onrecord.ingest.corpus import is_corpus_line
from onrecord.ingest.facts import Facts
from onrecord.ingest.fetch import Fetched, Known, Limits, Unchanged
from onrecord.ingest.fetch.address import plain
from onrecord.ingest.optional import needing
from onrecord.ingest.own import is_own
from onrecord.ingest.piece import LARGEST, Found, Link, Outcome, Piece
from onrecord.ingest.sidecar import SIDECAR, Sidecar, read_sidecar
from onrecord.ingest.unpack import KINDS, NO_REPORT, unpack
from onrecord.model import Document

if TYPE_CHECKING:
    from onrecord.ingest.fetch.fetcher import Fetcher

_LINK = re.compile(r"[a-z][a-z0-9+.-]{1,20}://|(?:data|file|javascript|mailto):", re.I)
_FARTHEST = 2  # links that lead to lists of links


@dataclass(frozen=True, slots=True)
class Terms:
    """How links are fetched and archives gone on with: what a case knows, and what may be asked.

    ``known`` gives what is on record of a link, ``left`` the place in an archive where reading ended. Links
    in a list that was fetched (a feed) are left out where ``passed``; ``listed`` is told of each such list.
    """

    allow_private: bool = False
    limits: Limits = field(default_factory=lambda: Limits())  # by name, so that a test may be quick
    known: Callable[[str], Known | None] = lambda link: None
    left: Callable[[str], int] = lambda archive: 0
    passed: Callable[[str], bool] = lambda link: False
    listed: Callable[[str, Fetched], None] = lambda link, came: None


def load(paths: Sequence[str], facts: Facts = Facts()) -> Iterator[Document | InputError]:  # noqa: B008  frozen
    """The documents that ``find`` gives, without their files."""
    for found in find(paths, facts):
        yield found.document if isinstance(found, Found) else found


def find(paths: Sequence[str], facts: Facts = Facts()) -> Iterator[Found | InputError]:  # noqa: B008  frozen
    """The reports that ``receive`` gives for each path, without the path; one met twice is given once."""
    seen = set()
    for _, found in receive(paths, facts):
        if isinstance(found, InputError):
            yield found
        elif isinstance(found, Found) and found.document.id not in seen:
            seen.add(found.document.id)
            yield found


def receive(paths: Sequence[str], facts: Facts = Facts(), terms: Terms | None = None,  # noqa: B008  frozen
            ) -> Iterator[tuple[str, Found | Unchanged | InputError]]:  # fmt: skip
    """Each input with the reports of it: files, folders (all below them, sorted by name), links, "-".

    The input is the path as given; of links that stand in a file, each link.
    In folders, hidden files, a README, files of other kinds (tables, programs) and the program's own files
    (cases, exports, briefs) are passed over.

    ``facts`` fill what neither the text nor a sidecar tells. Two texts under one id are an error.
    """
    known: dict[str, tuple[str, str]] = {}
    with closing(_Road(terms or Terms())) as road:
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


class _Road:
    """The way to what lies behind links; the fetcher is loaded with the first of them."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self._fetcher: Fetcher | None = None

    def close(self) -> None:
        """Ends all connections."""
        if self._fetcher:
            self._fetcher.close()

    def followed(self, outcome: Outcome, far: int = 0) -> Iterator[Found | Unchanged | InputError]:
        """What a link leads to; anything else as it is."""
        if not isinstance(outcome, Link):
            yield outcome
        elif far > _FARTHEST:
            wrong = "links that lead to links without end"
            yield InputError(outcome.about, wrong, "give the page's own address")
        else:
            yield from self._arrived(outcome, far)

    def _arrived(self, link: Link, far: int) -> Iterator[Found | Unchanged | InputError]:
        try:
            came = self._fetched(link.address)
        except InputError as error:
            yield link.instead or _at(link, error)
            return
        if isinstance(came, Unchanged):
            yield came
            return
        lists = False
        for outcome in unpack(_answered(came, link)):
            if isinstance(outcome, Link) and not outcome.instead:
                lists = lists or self._listed(link, came)
                if self.terms.passed(plain(outcome.address)):
                    continue
            for found in self.followed(outcome, far + 1):
                yield link.instead if link.instead and isinstance(found, InputError) else found

    def _listed(self, link: Link, came: Fetched) -> bool:
        self.terms.listed(plain(link.address), came)
        return True

    def _fetched(self, address: str) -> Fetched | Unchanged:
        if self._fetcher is None:
            with needing(address, "a link"):
                from onrecord.ingest.fetch.fetcher import Fetcher  # noqa: PLC0415  an extra
            self._fetcher = Fetcher(allow_private=self.terms.allow_private, limits=self.terms.limits)
        return self._fetcher.fetch(address, self.terms.known(plain(address)))


def _at(link: Link, error: InputError) -> InputError:
    """An error of a link that stood in a file, with its place there."""
    if link.about == link.address:
        return error
    return InputError(link.address, f"{error.wrong} (named in {link.about})", error.remedy)


def _answered(came: Fetched, link: Link) -> Piece:
    name = came.url.split("?")[0].rpartition("/")[2]
    return Piece(link.address, name, io.BytesIO(came.body), link.told, fetched=came)


def _path(name: str, facts: Facts, road: _Road) -> Iterator[Outcome]:
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


def _folder(folder: Path, facts: Facts, road: _Road) -> Iterator[Outcome]:
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


def _beside_sidecar(path: Path, sidecar: Sidecar, facts: Facts, road: _Road) -> Iterator[Outcome]:
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
        data = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        yield _unreadable(about, error)
        return
    corpus = is_corpus_line(data.lstrip().split(b"\n", 1)[0])
    yield from unpack(Piece(about, "stdin.jsonl" if corpus else "stdin", io.BytesIO(data), facts))


def _unreadable(about: str, error: Exception) -> InputError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(about, f"it cannot be read ({reason})", "check the path and its permissions")
