"""PLACEHOLDER until the place reader lands: its writer replaces this whole file."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import PlaceRole, Span
from onrecord.read.page import Page, Paragraph


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place found on a page."""

    span: Span
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    geonames_id: int | None
    precision_km: float | None
    state: bool


def find_places(page: Page) -> tuple[FoundPlace, ...]:
    """The places of a page."""
    return ()


def role_of(paragraph: Paragraph, place: FoundPlace) -> PlaceRole | None:
    """The role of a place."""
    return None
