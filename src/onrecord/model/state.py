"""A state: an office held, a recognition, a presence, as claims tell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.quantity import Quantity
from onrecord.model.when import When


class Relation(StrEnum):
    """The relations that last."""

    HOLDS_OFFICE = "holds office"
    CLAIMS_OFFICE = "claims office"
    RECOGNIZES = "recognizes"
    BACKS = "backs"
    OPPOSES = "opposes"
    HAS_FORCES_IN = "has forces in"
    SANCTIONS = "sanctions"
    BARRED_FROM = "barred from"


@dataclass(frozen=True, slots=True)
class State:
    """``subject`` stands in ``relation`` to ``object`` (entity ids, or words where no entity is meant).

    The contract prints ``since`` as "from"; ``ended`` is None while nothing says that it ended.
    """

    id: str
    subject: str
    relation: Relation
    object: str
    quantities: tuple[Quantity, ...]
    since: When | None
    last_reported: When | None
    ended: When | None
    claims: tuple[str, ...]
    contested: bool = False
