"""Credits: agencies and outlets as datelines, bylines and mastheads print them, in any case ("REUTERS")."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.outlet import Outlet, all_outlets
from onrecord.knowledge.table import bare, folded


def imprint(credit: str) -> Outlet | None:
    """The agency or outlet that a credit stands for, None where it is not in the table."""
    return _by_form().get(_form(credit.strip(" .,\t\n\r\u00a0")))


def _form(name: str) -> str:
    return folded(bare(name))


@cache
def _by_form() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in all_outlets():
        for name in (outlet.name, *outlet.aliases):
            found.setdefault(_form(name), outlet)
    return found
