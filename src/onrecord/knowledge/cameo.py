"""CAMEO: its event codes, the Goldstein value of each, and the way to them from PLOVER.

Codes are text: "010" is not 10. From PLOVER to CAMEO the code of least depth is given that fits type, mode and
context; what PLOVER tells less finely than CAMEO stays at the code's root.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge.table import rows
from onrecord.model import EventType


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One code: ``goldstein`` from -10 to 10, and what PLOVER calls it."""

    code: str
    goldstein: float
    type: EventType
    mode: str | None
    context: str | None


def cameo_of(event_type: EventType, mode: str | None = None, contexts: Sequence[str] = ()) -> CameoCode:
    """The code that says the most of what the type, mode and contexts say, and no more.

    A code that tells another mode or a context not given is never taken; of equals, the shortest.
    """
    fitting = [
        entry for entry in _by_type()[event_type]
        if entry.mode in (None, mode) and (entry.context is None or entry.context in contexts)
    ]  # fmt: skip
    fitting = fitting or [min(_by_type()[event_type], key=lambda e: (len(e.code), e.code))]
    return min(fitting, key=lambda e: (e.mode is None, e.context is None, len(e.code), e.code))


@cache
def all_codes() -> tuple[CameoCode, ...]:
    """Every code, in order."""
    return tuple(
        CameoCode(code, float(goldstein), EventType(kind), mode or None, context or None)
        for code, goldstein, kind, mode, context in (_padded(row) for row in rows("cameo.tsv"))
    )


def _padded(row: tuple[str, ...]) -> tuple[str, str, str, str, str]:
    code, goldstein, kind, *rest = row
    mode, context = (*rest, "", "")[:2]
    return code, goldstein, kind, mode, context


@cache
def _by_type() -> dict[EventType, tuple[CameoCode, ...]]:
    found: dict[EventType, list[CameoCode]] = {kind: [] for kind in EventType}
    for entry in all_codes():
        found[entry.type].append(entry)
    return {kind: tuple(entries) for kind, entries in found.items()}
