"""An entity: what mentions refer to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.when import When


class EntityType(StrEnum):
    """The kinds of entity."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    GROUP = "group"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function that a report gives to an entity ("foreign minister" of Russia).

    ``of`` is the entity id of the state or organization served; the contract prints ``since`` and ``until``
    as "from" and "to". ``span`` holds the words of ``document`` that give the role.
    """

    title: str
    of: str | None
    since: When | None
    until: When | None
    span: Span
    document: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, state, group or place; ``country`` is ISO 3166-1 alpha-3, ``sectors`` PLOVER's.

    ``id`` comes from the smallest mention; ``mentions`` counts them over all reports.
    """

    id: str
    name: str
    type: EntityType = EntityType.UNKNOWN
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    wikidata: str | None = None
    mentions: int = 0
