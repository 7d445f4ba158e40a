"""The whole program on one page: the only module that knows every stage.

paths ─ingest─▶ Document ─read─▶ Reading ─reconcile, analyze─▶ Ledger ─analyze─▶ Dossier ─present─▶ text

Each stage loads its heavy parts (parser, page extractor) only when it first needs them; reconciling and the
check of a draft are loaded so as a whole.
"""

from __future__ import annotations

import hashlib
import os
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__, analyze, ingest, present, read
from onrecord.errors import InputError, OnrecordError, UsageError
from onrecord.knowledge import plover
from onrecord.model import Checked, Document, Dossier, Grid, Judgement, Ledger, Reading, Span, Watch
from onrecord.present import export

if TYPE_CHECKING:
    from types import ModuleType

    from onrecord.reconcile import Memory

Read = tuple[Document, Reading]

FORMS: dict[str, Callable[[Dossier], str]] = {
    "txt": lambda dossier: present.text(dossier),
    "md": lambda dossier: present.markdown(dossier),
    "html": lambda dossier: present.html(dossier),
}
"""The forms of a brief that are text, by the ending of their file."""
FILES: dict[str, Callable[[Dossier], bytes]] = {
    "docx": lambda dossier: present.docx(dossier),
    "pdf": lambda dossier: present.pdf(dossier),
}
"""The forms that are no text."""


def _stage(name: str) -> ModuleType:
    """A stage that commands which show what is stored do not need, loaded when one needs it."""
    return import_module(f"onrecord.{name}")


def find(paths: Sequence[str], facts: ingest.Facts) -> Iterator[ingest.Found | InputError]:
    """Each report of the paths with its file, or the error that kept it out, in order."""
    return ingest.find(paths, facts)


def receive(paths: Sequence[str], facts: ingest.Facts, terms: ingest.Terms
            ) -> Iterator[tuple[str, ingest.Found | ingest.Unchanged | InputError]]:  # fmt: skip
    """Each input with its reports, or the error that kept one out; links and archives as ``terms`` have it."""
    return ingest.receive(paths, facts, terms)


def read_files(
    paths: Sequence[str], facts: ingest.Facts, reader: str = read.DEFAULT
) -> Iterator[tuple[ingest.Found, Reading] | InputError]:
    """Each report of the paths with its file and its reading, or the error that kept it from being read."""
    for found in find(paths, facts):
        if isinstance(found, InputError):
            yield found
        else:
            pair = read_one(found.document, found.file, reader)
            yield pair if isinstance(pair, InputError) else (found, pair[1])


def read_paths(
    paths: Sequence[str], facts: ingest.Facts, reader: str = read.DEFAULT
) -> Iterator[Read | InputError]:
    """Each report of the paths with its reading, or the error that kept it from being read, in order."""
    for pair in read_files(paths, facts, reader):
        yield pair if isinstance(pair, InputError) else (pair[0].document, pair[1])


def read_one(document: Document, file: str = "", reader: str = read.DEFAULT) -> Read | InputError:
    """A report with its reading; a failure inside the reader costs this report alone.

    Only English is read: a report in another language, which its warnings name, has an empty reading.

    ``file`` names the report in errors; without it, its id and how it begins do.
    """
    about = file or _called(document)
    if foreign(document):
        return document, Reading(document.id, (), (), ())
    try:
        return document, read.read(document, reader)
    except OnrecordError:
        raise
    except Exception as error:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        wrong = f"the reader failed on it ({type(error).__name__}: {error})"
        return InputError(about, wrong, "please report it")


def _called(document: Document) -> str:
    """A report in an error: its id and how it begins, for an id made from the text says little."""
    return f"{document.id} «{textwrap.shorten(document.text[:200], 40, placeholder='…')}»"


def foreign(document: Document) -> bool:
    """Whether a text is in another language: long enough to tell, or hardly a Latin letter in it."""
    letters = [char for char in document.text if char.isalpha()]
    latin = sum(unicodedata.name(char, "").startswith("LATIN") for char in letters[:SAMPLE])
    told = len(document.text.split()) >= ENOUGH_WORDS or latin < len(letters[:SAMPLE]) / 2
    return document.language != "en" and told


ENOUGH_WORDS = 25
"""Words that tell whether a text is English; a shorter one, such as a headline, is read all the same."""
SAMPLE = 2000
"""Letters that are looked at to tell the script."""


def read_again(
    received: Document, fields: Mapping[str, str], before: Reading | None = None, reader: str | None = None
) -> Read:
    """A report with facts set by hand, and what the reader of its reading before reads in it then; InputError
    where that fails."""
    reader = reader or (read.reader_of(before) if before else read.DEFAULT)
    pair = read_one(ingest.with_facts(received, **fields), reader=reader)
    if isinstance(pair, InputError):
        raise pair
    return pair


def ledger_of(
    documents: Iterable[Document],
    readings: Iterable[Reading],
    judgements: Iterable[Judgement] = (),
    memory: Memory | None = None,
) -> Ledger:
    """Everything that the reports add up to, whatever the order they come in; sooner with a ``memory``."""
    by_id = sorted(documents, key=lambda document: document.id)
    in_step = sorted(readings, key=lambda reading: reading.document)
    ledger = _stage("reconcile").reconcile(tuple(by_id), tuple(in_step), tuple(judgements), memory)
    return analyze.with_states(ledger)


def memory() -> Memory:
    """A memory for :func:`ledger_of`, for whoever calls it again as reports come in."""
    made: Memory = _stage("reconcile").Memory()
    return made


def seen(reading: Reading) -> Iterator[tuple[str, str, Span | None]]:
    """Of each entity of a report the id that it would have alone, its id within the report, its first span."""
    yield from _stage("reconcile").seen(reading)


def answers(ledger: Ledger, watch: Watch, told: Set[str]) -> Iterator[analyze.Answer]:
    """What is new for a watch; ``told`` are the claims that it has told before."""
    return analyze.answers(ledger, watch, told)


def post(address: str, title: str, body: str) -> None:
    """Sends a message to mail, a webhook or a messenger; InputError where it does not arrive."""
    from onrecord.ingest.post import post as sent  # noqa: PLC0415  its library is an extra

    sent(address, title, body)


def edition() -> str:
    """The program as installed: another word once any of its files is another, so no old result stays."""
    home = Path(__file__).parent
    names = sorted(file.relative_to(home) for file in home.rglob("*") if file.is_file())
    own = [name for name in names if not any(part.startswith((".", "__pycache__")) for part in name.parts)]
    marks = (f"{name} {(of := (home / name).stat()).st_size} {of.st_mtime_ns}" for name in own)
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]


def brief_of(ledger: Ledger, options: analyze.Options) -> Dossier:
    """The brief, composed and cited, before any layout."""
    return analyze.compose(ledger, options)


def changes_of(ledger: Ledger, options: analyze.Options, earlier: Ledger | None = None) -> Dossier:
    """What changed since a day, or from an earlier run, composed and cited."""
    return analyze.compose_changes(ledger, options, earlier)


def news_of(
    ledger: Ledger, options: analyze.Options, earlier: Ledger | None = None
) -> tuple[analyze.News, ...]:
    """The same as rows, those that the brief is not sure enough to print among them."""
    return analyze.changes(ledger, options, earlier)


def grid_of(ledger: Ledger, options: analyze.Options) -> Grid:
    """The hypotheses against the claims on record, with what the ledger's judgements settled."""
    return analyze.grid(analyze.Desk(ledger, options), ledger.judgements)


def draft_of(text: str, date: str | None = None) -> Document:
    """A draft that somebody typed; InputError where it is no text. ``date`` is the day it is written on."""
    return ingest.build(text, ingest.Facts(date=date), "the draft")


def check_draft(ledger: Ledger, draft: Document) -> list[Checked]:
    """Each sentence of a draft with what the record carries of it."""
    checked: list[Checked] = _stage("analyze.draft").check(ledger, *read.read_draft(draft))
    return checked


def meta_of(ledger: Ledger) -> export.Meta:
    """What made this record: the program, its readers and its vocabularies."""
    readers = sorted({claim.reader for claim in ledger.claims if claim.reader}) or [
        read.READERS[read.DEFAULT]
    ]
    return export.Meta(f"onrecord {__version__}", "; ".join(readers), VOCABULARIES)


VOCABULARIES = {"PLOVER": plover.VERSION}
"""The vocabularies that claims are coded in, with the edition."""


def ready(form: str) -> None:
    """UsageError now, before the work, where what a form of a brief is made with is not installed."""
    present.need(form)


def rendered(dossier: Dossier, form: str) -> bytes:
    """A brief in any of its forms, as the bytes of a file; UsageError where there is no such form."""
    if form in FILES:
        return FILES[form](dossier)
    if form not in FORMS:
        raise UsageError(form, "no such form of a brief", f"one of {', '.join((*FORMS, *FILES))}")
    return (FORMS[form](dossier).rstrip("\n") + "\n").encode()


def write(content: str | bytes, path: Path) -> None:
    """Writes a file whole or not at all; UsageError where it cannot be written."""
    path = path.resolve()
    plain = path.is_file() or not path.exists()
    part = path.with_name(path.name + ".part") if plain else path  # a device or pipe is written as it is
    try:
        part.write_bytes(content.encode() if isinstance(content, str) else content)
        if plain:
            part.replace(path)
    except OSError as error:
        if plain:
            part.unlink(missing_ok=True)
        raise UsageError(str(path), f"it cannot be written ({error.strerror})", "name another file") from error
