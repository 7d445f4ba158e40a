"""Rhetoric: how sharp the words of one side to another are, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.analyze.desk import published
from onrecord.analyze.voice import carried
from onrecord.model import Claim
from onrecord.web.chart.scale import Scale, Tick
from onrecord.web.row import Row

if TYPE_CHECKING:
    from onrecord.web.view import View

WIDTH, LEFT, RIGHT = 960.0, 40.0, 948.0
TOP, HIGH, SPACE = 26.0, 62.0, 34.0
LEVELS = 5
PAIRS = 8


@dataclass(frozen=True, slots=True)
class Word:
    """A claim with the level of its words, the day on which they were said or reported, and its place."""

    claim: Claim
    row: Row
    level: int
    day: date
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Strip:
    """What one side says to another, by day; ``line`` joins the sharpest words of each day."""

    speaker: str
    addressee: str
    y: float
    words: tuple[Word, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Rhetoric:
    """The strips of the pairs that say most, on one scale of days; ``left_out`` counts pairs not drawn."""

    width: float
    height: float
    ticks: tuple[Tick, ...]
    strips: tuple[Strip, ...]
    left_out: int
    undated: int


def rhetoric(view: View, rows: Sequence[Row]) -> Rhetoric | None:
    """The rhetoric of some events; None where no sharp words are dated."""
    told: dict[tuple[str, str], list[tuple[Claim, Row, date]]] = defaultdict(list)
    undated = 0
    for row in rows:
        for claim in view.of(row.event.claims):
            if claim.rhetoric is None or not claim.rhetoric.level or not row.actor_sides:
                continue
            day = _day(view, claim)
            if day is None:
                undated += 1
                continue
            others = (name for name in row.recipient_sides if name not in row.actor_sides)
            told[row.actor_sides[0], next(others, "")].append((claim, row, day))
    if not told:
        return None
    ranked = sorted(told, key=lambda pair: (-len(told[pair]), pair))
    shown = ranked[:PAIRS]
    days = [day for pair in shown for _, _, day in told[pair]]
    scale = Scale(min(days), max(days), LEFT, RIGHT)
    strips = tuple(_strip(pair, told[pair], scale, TOP + n * (HIGH + SPACE)) for n, pair in enumerate(shown))
    height = TOP + len(strips) * (HIGH + SPACE)
    return Rhetoric(WIDTH, height, tuple(scale.ticks()), strips, len(ranked) - len(shown), undated)


def _strip(pair: tuple[str, str], told: list[tuple[Claim, Row, date]], scale: Scale, top: float) -> Strip:
    words = []
    for claim, row, day in sorted(told, key=lambda one: (one[2], one[0].id)):
        level = claim.rhetoric.level if claim.rhetoric else 0
        y = round(top + 16 + HIGH * (1 - level / LEVELS), 1)
        words.append(Word(claim, row, level, day, scale.middle(day), y))
    sharpest: dict[float, float] = {}
    for word in words:
        sharpest[word.x] = min(word.y, sharpest.get(word.x, word.y))
    line = "M" + "L".join(f"{x} {y}" for x, y in sharpest.items()) if len(sharpest) > 1 else ""
    return Strip(*pair, top, tuple(words), line)


def _day(view: View, claim: Claim) -> date | None:
    """The day of the words: when they were said, else of the act, else of the report."""
    told = next((link.told for link in carried(claim) if link.told and link.told.dated), None)
    when = told or claim.when
    day = (when.earliest or when.latest) if when else None
    return day or published(view.desk.documents[claim.document])
