"""Comparison: what two quantities say of one another: they agree, differ, or one brings the other up to date.

Only numbers of the same are compared, and of nouns that differ only with a stated reason. Whether both are
told of one happening is for the caller to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.knowledge.measure import factors
from onrecord.model import Quantity
from onrecord.reconcile.telling import bounds, head_noun, noun_group

MANY = 10
"""A number from which on it is rarely printed twice by chance."""

_ROUNDED = 0.05
"""How far a measure may lie from another where one of them is converted and rounded ("50 miles", "80 km")."""


class Relation(StrEnum):
    """How two quantities stand to one another."""

    AGREE = "agree"
    DIFFER = "differ"
    UPDATE = "update"
    PART = "part"
    UNLIKE = "unlike"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two quantities stand to one another, and why they were held against each other, or were not."""

    relation: Relation
    why: str


def compare(
    left: Quantity, right: Quantity, left_told: date | None = None, right_told: date | None = None
) -> Comparison:
    """What two quantities of one happening say of one another.

    ``left_told`` and ``right_told`` are the days on which they were told; a later, higher number is an update.
    """
    kin = kinship(left, right)
    if kin is None:
        named = " and ".join(sorted(q.item or q.unit or q.span.quote for q in (left, right)))
        return Comparison(Relation.UNLIKE, f"they count different things: {named}")
    if (left.part_of is None) != (right.part_of is None):
        return Comparison(Relation.PART, "a part is no total")
    if may_agree(left, right):
        return Comparison(Relation.AGREE, kin)
    if left_told and right_told and left_told != right_told:
        first, last = (left, right) if left_told < right_told else (right, left)
        if bounds(first) < _alike(last, first):
            return Comparison(Relation.UPDATE, "the later number is the higher")
    return Comparison(Relation.DIFFER, kin)


def may_agree(left: Quantity, right: Quantity) -> bool:
    """Whether one number could satisfy both ranges, measures in two units brought to one."""
    low, high = bounds(left)
    other_low, other_high = _alike(right, left)
    return low <= other_high and other_low <= high


def _alike(quantity: Quantity, measure: Quantity) -> tuple[float, float]:
    """The range of a quantity in the unit of another, widened by what conversions are rounded by."""
    low, high = bounds(quantity)
    unit, other = quantity.unit or "", measure.unit or ""
    factor = None if unit == other else factors(unit, other)
    if factor is None:
        return low, high
    return low * factor[0] * (1 - _ROUNDED), high * factor[1] * (1 + _ROUNDED)


def kinship(left: Quantity, right: Quantity) -> str | None:
    """Why two quantities count the same: one noun, nouns for people of which one is general, one measure.

    None where they do not. A number whose noun is left out ("about 100 had arrived") counts what the same
    number counts elsewhere; two measures without a noun ("30 miles") may be of different things.
    """
    one, other = head_noun(left), head_noun(right)
    unit, second = left.unit or "", right.unit or ""
    if unit != second:
        converts = bool(unit and second and one) and one == other and factors(unit, second) is not None
        return f"a {unit} and a {second} measure the same" if converts else None
    if one is None or other is None:
        return _bare(left, right, one, other)
    if one == other:
        return "they count the same"
    groups = {noun_group(one), noun_group(other)}
    if None in groups or groups == {"forces"}:
        return None
    if groups == {"people", "forces"}:
        return f"“{left.item}” and “{right.item}” may be the same people"
    return f"“{left.item}” and “{right.item}” are words for the same" if len(groups) == 1 else None


def _bare(left: Quantity, right: Quantity, one: str | None, other: str | None) -> str | None:
    same = one != other and bounds(left) == bounds(right) and (left.value or 0) >= MANY
    return "one leaves its noun out, and the number is the same" if same else None
