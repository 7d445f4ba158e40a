"""How many: a number with its bounds, its hedge and the noun that it counts."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or measure as printed.

    ``low`` and ``high`` are bounds for comparing (None: open): "about 100" is 90..110, "dozens" 24..99,
    "at least 12" 12..None. ``part_of`` is the value of the whole of which this is a part ("12 people,
    including five children": 12 for the five). People are shown ``span.quote``.
    """

    value: float | None
    low: float | None
    high: float | None
    hedge: str | None
    unit: str | None
    item: str | None
    part_of: float | None
    span: Span

    @property
    def plain(self) -> str:
        """The bounds and what is counted in plain words: "80 to 120 soldiers"; for numbers no report prints."""
        noun = " ".join(part for part in (self.unit, self.item) if part)
        return f"{self._bounds()} {noun}".strip()

    def _bounds(self) -> str:
        low, high = (f"{end:,.15g}" if end is not None else "" for end in (self.low, self.high))
        if low and high:
            return low if low == high else f"{low} to {high}"
        return f"at least {low}" if low else f"up to {high}"
