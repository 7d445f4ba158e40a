"""A document from a text and what is told about it; what stays unknown is said in its warnings."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.ingest.facts import Facts
from onrecord.ingest.genre import genre
from onrecord.ingest.header import Header, read_header
from onrecord.ingest.language import language, name_of
from onrecord.ingest.notice import notices
from onrecord.model import Basis, Document, Genre, When

LONGEST = 2_000_000
"""Code points of one report; a longer text is refused."""

_ENGLISH_ALONE = "only English is read"
_MADE_ANEW = re.compile(
    rf"no publication date:|publication date without a year:|no outlet$|.*: {_ENGLISH_ALONE}$"
    r"|the text seems cut off|the text is dated |(?:date|genre) '.*' was given and not understood"
)
_CUT_OFF = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\[\+\d+ chars\]|\b(?:read more|continue reading|read on)\b.{0,40})\s*$", re.I
)


def build(text: str, told: Facts, about: str, given: str | None = None,
          own: Facts = Facts(), notes: tuple[str, ...] = ()) -> Document:  # noqa: B008  # fmt: skip
    """The document of ``text``.

    ``own`` are facts that came with the text itself (a page's own, a corpus line's), ``told`` those told
    beside it; what the text prints comes between them, but a printed day goes before any other date.
    ``given`` is an id given with it, ``notes`` are warnings that came with it. InputError where the text is
    empty, no text or too long.
    """
    check(text, about)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    header = read_header(text)
    facts = own.over(Facts(outlet=header.outlet, byline=header.byline, title=header.title)).over(told)
    document = Document(
        id=given or "d" + digest[:16],
        sha256=digest,
        text=text,
        outlet=facts.outlet,
        title=facts.title,
        byline=facts.byline,
        url=facts.url,
        published=_published(header, facts.date),
        genre=Genre(facts.genre) if facts.genre else genre(text, header.lead, facts.title, facts.url),
        language=language(text[header.lead.end :]),
        wire=header.wire,
    )
    return replace(document, warnings=warnings(document) + _disagreement(header, facts.date) + notes)


def check(text: str, about: str) -> None:
    """InputError where a text is empty, holds NUL characters or is longer than ``LONGEST``."""
    if len(text) > LONGEST:
        raise InputError(
            about, f"one report of {len(text):,} characters, more than {LONGEST:,}", "split it into reports"
        )
    if "\x00" in text:
        raise InputError(about, "this is binary, not text", "save its text as .txt or .html")
    if not any(char.isalnum() for char in text):
        raise InputError(about, "there is no text in it", "leave it out")


def with_facts(document: Document, **fields: str | None) -> Document:
    """The document with facts that an analyst gives (date, outlet, genre, byline, url, title).

    A blank value takes the fact away. UsageError where a date or genre is none. Warnings of what is not known
    are made anew; what was noted of the report itself (a paywall, a live blog) stays.
    """
    facts = Facts(**fields)
    changed = {name: getattr(facts, name) for name in fields if name not in {"date", "genre"}}
    document = replace(document, **changed)
    if "date" in fields:
        document = replace(document, published=_on(facts.date, Basis.ANALYST))
    if "genre" in fields:
        document = replace(document, genre=Genre(facts.genre or Genre.UNKNOWN))
    return replace(document, warnings=warnings(document) + _notes(document))


def _notes(document: Document) -> tuple[str, ...]:
    return tuple(note for note in document.warnings if _MADE_ANEW.match(note) is None)


def warnings(document: Document) -> tuple[str, ...]:
    """What is not known about a document and bears on how it is read, in words."""
    published = document.published
    yearless = published is not None and not published.dated
    told = (
        ("no publication date: relative dates left open", published is None),
        ("publication date without a year: relative dates left open", yearless),
        ("no outlet", document.outlet is None),
        (_unread(document.language), document.language != "en"),
        ("the text seems cut off at its end", _CUT_OFF.search(document.text[-80:]) is not None),
    )
    flagged = (f"the report says that it was {kind}: «{words}»" for kind, words in notices(document.text))
    return (*(words for words, holds in told if holds), *flagged)


def _unread(code: str) -> str:
    """What is said of a report in another language."""
    known = name_of(code)
    return f"in {known}: {_ENGLISH_ALONE}" if known else f"language not recognised as English: {_ENGLISH_ALONE}"


def _published(header: Header, date: str | None) -> When | None:
    """The printed day; else the day told, with the words of a yearless date that agrees; else those words."""
    printed = header.published
    if printed and printed.dated:
        return printed
    told = _on(date, Basis.PUBLISHED)
    if told and printed and printed.partial and (date or "").endswith(printed.partial[1:]):
        return replace(told, span=printed.span)
    return told or printed


def _on(date: str | None, basis: Basis) -> When | None:
    day = datetime.date.fromisoformat(date) if date else None
    return When(day, day, date, basis=basis) if day else None


def _disagreement(header: Header, date: str | None) -> tuple[str, ...]:
    printed = header.published.value if header.published else None
    if not printed or not date or printed == date:
        return ()
    return (f"the text is dated {printed}, {date} was given with it: the text's date is used",)
