"""Measure: how units of measure convert, by pint; money and counts do not."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

_VAGUE = {"ton": ("short_ton", "tonne", "long_ton")}
"""What the press may mean by a unit: nobody says which ton."""


@lru_cache(maxsize=4096)
def factors(unit: str, other: str) -> tuple[float, float] | None:
    """The least and the most of ``other`` that one ``unit`` may be; None where they do not convert.

    Units are those of ``Quantity.unit``, in English words ("mile", "square kilometre").
    """
    found = [
        factor for one in _VAGUE.get(unit, (unit,)) for two in _VAGUE.get(other, (other,))
        if (factor := _factor(one, two)) is not None
    ]  # fmt: skip
    return (min(found), max(found)) if found else None


def _factor(unit: str, other: str) -> float | None:
    one, two = _known(unit), _known(other)
    if one is None or two is None or one.dimensionality != two.dimensionality:
        return None
    return float(_registry().Quantity(1.0, one).to(two).magnitude)


@cache
def _known(unit: str) -> Any:
    """pint's unit of a name, None for money, shares and what is only counted."""
    import pint  # noqa: PLC0415  half a second, and few reports measure one thing in two units

    try:
        found = _registry().Unit(unit.replace("nautical mile", "nautical_mile"))
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError):
        return None
    return None if found.dimensionless else found


@cache
def _registry() -> Any:
    import pint  # noqa: PLC0415  see above

    return pint.UnitRegistry()
