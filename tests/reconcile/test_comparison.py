"""What two quantities say of one another: the words of both are the test."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Quantity, Span
from onrecord.reconcile.comparison import Relation, compare

MONDAY, TUESDAY = date(2019, 3, 25), date(2019, 3, 26)


def count(
    low: float | None,
    high: float | None,
    item: str | None,
    unit: str | None = None,
    part_of: float | None = None,
) -> Quantity:
    value = low if low == high else None
    return Quantity(value, low, high, None, unit, item, part_of, Span(0, 2, "so"))


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (count(24, 99, "soldiers"), count(90, 110, "soldiers"), Relation.AGREE),
        (count(12, None, "people"), count(40, 40, "people"), Relation.AGREE),
        (count(12, 12, "people"), count(40, 40, "people"), Relation.DIFFER),
        (count(5, 5, "people", part_of=12), count(12, 12, "people"), Relation.PART),
        (count(100, 100, "servicemen"), count(400, 400, "contractors"), Relation.UNLIKE),
        (count(30, 30, "people"), count(45, 45, "soldiers"), Relation.DIFFER),
        (count(35, 35, "cargo", "ton"), count(32, 32, "cargo", "tonne"), Relation.AGREE),
        (count(35, 35, "cargo", "ton"), count(60, 60, "cargo", "tonne"), Relation.DIFFER),
        (count(35, 35, "cargo", "ton"), count(35, 35, "cargo", "mile"), Relation.UNLIKE),
        (count(35, 35, "aid", "USD"), count(35, 35, "aid", "EUR"), Relation.UNLIKE),
        (count(100, 100, None), count(100, 100, "soldiers"), Relation.AGREE),
        (count(100, 100, None), count(300, 300, "soldiers"), Relation.UNLIKE),
    ],
)  # fmt: skip
def test_two_quantities_agree_or_differ_where_they_count_the_same(
    left: Quantity, right: Quantity, relation: Relation
) -> None:
    assert compare(left, right).relation is relation
    assert compare(right, left).relation is relation


def test_a_later_and_higher_number_is_an_update_and_a_later_lower_one_is_not() -> None:
    low, high = count(12, 12, "people"), count(40, 40, "people")
    assert compare(low, high, MONDAY, TUESDAY).relation is Relation.UPDATE
    assert compare(high, low, TUESDAY, MONDAY).relation is Relation.UPDATE
    assert compare(low, high, TUESDAY, MONDAY).relation is Relation.DIFFER
    assert compare(low, high, MONDAY, MONDAY).relation is Relation.DIFFER


def test_nouns_that_differ_are_compared_with_a_reason() -> None:
    found = compare(count(30, 30, "people"), count(45, 45, "soldiers"))
    assert found.why == "“people” and “soldiers” may be the same people"
    found = compare(count(100, 100, "servicemen"), count(400, 400, "contractors"))
    assert found.why == "they count different things: contractors and servicemen"


ENDS = st.one_of(st.none(), st.integers(0, 10**6).map(float))
COUNTS = st.builds(
    count, ENDS, ENDS, st.sampled_from([None, "people", "soldiers", "cargo"]),
    st.sampled_from([None, "ton", "tonne", "mile", "USD", "percent"]),
)  # fmt: skip


@given(COUNTS, COUNTS)
def test_who_comes_first_makes_no_difference(left: Quantity, right: Quantity) -> None:
    assert compare(left, right).relation is compare(right, left).relation


def test_units_are_loaded_only_where_two_units_meet() -> None:
    code = "import sys, onrecord.pipeline, onrecord.reconcile; sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
