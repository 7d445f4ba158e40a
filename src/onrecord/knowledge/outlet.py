"""Who publishes: news agencies and the newspapers, broadcasters and sites of the world."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.knowledge.table import bare, cells, rows, unaccented


class OutletKind(StrEnum):
    """A wire sells its reports to others; an outlet prints, airs or posts them."""

    WIRE = "wire"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency or outlet; ``country`` is ISO alpha-3, None where several share the name.

    ``ambiguous`` holds the forms that often mean something else ("AP" never, "Petra" or "The Sun" often).
    """

    name: str
    aliases: tuple[str, ...]
    kind: OutletKind
    country: str | None
    ambiguous: frozenset[str]


def outlet_of(name: str) -> Outlet | None:
    """The agency or outlet of this name or alias, case as printed.

    A leading "The" that is part of the only form known ("The Sun") must be there; elsewhere it may be.
    """
    words = " ".join(name.replace("’", "'").split())
    table = _by_name()
    for form in (words, bare(words), unaccented(bare(words))):
        if form in table:
            return table[form]
    return None


def all_outlets() -> tuple[Outlet, ...]:
    """Every agency and outlet of the table, in its order."""
    return tuple(
        Outlet(name, cells(aliases), OutletKind(kind), country or None, frozenset(cells(ambiguous)))
        for name, aliases, kind, country, ambiguous in rows("outlets.tsv")
    )


@cache
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in all_outlets():
        for form in (outlet.name, *outlet.aliases):
            found.setdefault(form, outlet)
            found.setdefault(unaccented(form), outlet)
    return found
