"""What came back for a link, and what is known of it from before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What a case knows of a link: the report it gave, and the marks by which a server tells a change."""

    document: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer: ``chain`` are the addresses from the one asked to the one that answered.

    ``at`` is the time of the answer (UTC, ISO 8601), ``body`` the bytes after inflating.
    """

    chain: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    at: str

    @property
    def url(self) -> str:
        """The address that answered."""
        return self.chain[-1]

    def header(self, name: str) -> str | None:
        """The first header of this name, in any case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A link whose server says that it is as it was when it gave the report ``document``."""

    url: str
    document: str
