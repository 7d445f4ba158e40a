"""Bodies known world-wide: intergovernmental ones, armed groups, agencies, parties, relief organizations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.knowledge.table import bare, cells, rows, unaccented
from onrecord.model import EntityType


@dataclass(frozen=True, slots=True)
class Body:
    """An organization or group; ``country`` (ISO alpha-3) where it is one state's, ``sector`` PLOVER's.

    ``ambiguous`` holds the forms that often mean something else ("IS", "Congress", "General Assembly").
    """

    name: str
    aliases: tuple[str, ...]
    type: EntityType
    sector: str
    country: str | None
    ambiguous: frozenset[str]


def body_of(name: str) -> Body | None:
    """The body of this name or alias, case as printed; an article or possessive does not matter."""
    words = bare(name)
    return _by_name().get(words) or _by_name().get(unaccented(words))


def all_bodies() -> tuple[Body, ...]:
    """Every body of the table, in its order."""
    return tuple(
        Body(name, cells(aliases), EntityType(kind), sector, country or None, frozenset(cells(ambiguous)))
        for name, aliases, kind, sector, country, ambiguous in rows("bodies.tsv")
    )


@cache
def _by_name() -> dict[str, Body]:
    found: dict[str, Body] = {}
    for body in all_bodies():
        for form in (body.name, *body.aliases):
            found.setdefault(bare(form), body)
            found.setdefault(unaccented(bare(form)), body)
    return found
