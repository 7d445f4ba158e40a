"""A document: a report as received."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.when import When


class Genre(StrEnum):
    """What kind of text a report is."""

    NEWS = "news"
    OPINION = "opinion"
    OFFICIAL = "official"
    INTERVIEW = "interview"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Document:
    """A report and what is known of it.

    ``text`` is the body exactly as received (decoded; extracted for HTML) and is never edited. ``title``,
    ``outlet``, ``byline``, ``url`` and ``retrieved`` (UTC, ISO 8601) are facts about it, None where not given.
    ``wire`` is an agency credited for the whole report, ``origin`` the id of the document whose copy it is,
    ``warnings`` say in words what was not known.
    """

    id: str
    sha256: str
    text: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    published: When | None = None
    retrieved: str | None = None
    genre: Genre = Genre.UNKNOWN
    language: str = "en"
    wire: str | None = None
    origin: str | None = None
    supersedes: str | None = None
    warnings: tuple[str, ...] = ()
