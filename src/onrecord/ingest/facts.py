"""Facts: what is told about a report beside its text (options, a sidecar file, a corpus line)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, fields

from onrecord.errors import UsageError
from onrecord.model import Genre, plausible

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LONGEST = 1_000  # code points of one fact


@dataclass(frozen=True, slots=True)
class Facts:
    """``date`` is an ISO day (a time after it is dropped), ``genre`` one of the model's; None: not told.

    Blank strings count as None. UsageError where a date or genre is none.
    """

    outlet: str | None = None
    date: str | None = None
    genre: str | None = None
    byline: str | None = None
    url: str | None = None
    title: str | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, clean(getattr(self, field.name)))
        if self.date is not None:
            object.__setattr__(self, "date", iso_day(self.date))
        if self.genre is not None:
            object.__setattr__(self, "genre", known_genre(self.genre))

    def over(self, other: Facts) -> Facts:
        """These facts, and ``other``'s where these are silent."""
        return Facts(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))


def clean(value: str | None) -> str | None:
    """A fact on one line without control characters, None where nothing is left."""
    if value is None:
        return None
    return " ".join(_CONTROL.sub(" ", str(value)).split())[:_LONGEST] or None


def iso_day(value: str) -> str:
    """The ISO day that ``value`` begins with; UsageError where it is no day of the calendar."""
    match = _ISO_DAY.match(value)
    rest = value[match.end() :] if match else ""
    try:
        if match is None or (rest and rest[0] not in "T "):
            raise ValueError
        day = datetime.date.fromisoformat(match[0])
        if not plausible(day):
            raise ValueError
        return day.isoformat()
    except ValueError:
        raise UsageError("date", f"{value!r} is no day", "write it as 2019-03-29") from None


def known_genre(value: str) -> str:
    """The genre's own spelling; UsageError where there is no such genre."""
    if value.lower() not in {genre.value for genre in Genre}:
        choices = ", ".join(genre.value for genre in Genre)
        raise UsageError("genre", f"{value!r} is no genre", f"choose one of {choices}")
    return value.lower()
