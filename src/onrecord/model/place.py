"""Where: a named place with its role in a claim and its coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class PlaceRole(StrEnum):
    """What a place is to a happening."""

    HAPPENED = "happened"
    ORIGIN = "origin"
    DESTINATION = "destination"


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a report; degrees WGS 84, ``precision_km`` the radius that the name leaves open.

    Coordinates, country (ISO 3166-1 alpha-3) and ``geonames_id`` are looked up, never stated by the text;
    all None where the gazetteer cannot tell which place is meant.
    """

    name: str
    span: Span
    role: PlaceRole = PlaceRole.HAPPENED
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonames_id: int | None = None
    precision_km: float | None = None
