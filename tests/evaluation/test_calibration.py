"""A confidence that says seven in ten is right seven times in ten, or the error shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.calibration import error, reliability


def test_a_scale_that_keeps_its_word_has_no_error() -> None:
    points = [(0.75, n < 75) for n in range(100)] + [(0.25, n < 25) for n in range(100)]
    assert error(reliability(points)) == pytest.approx(0)


def test_a_boast_counts_by_how_many_it_is_told_of() -> None:
    points = [(0.95, False)] + [(0.5, n < 5) for n in range(9)] + [(0.5, False)]
    bins = reliability(points)
    assert [(one.low, one.claims) for one in bins] == [(0.5, 10), (0.9, 1)]
    assert error(bins) == pytest.approx(0.95 / 11)


def test_no_claims_have_no_error() -> None:
    assert error(reliability([])) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1))
def test_every_claim_falls_into_one_bin(points: list[tuple[float, bool]]) -> None:
    bins = reliability(points)
    assert sum(one.claims for one in bins) == len(points)
    gap = error(bins)
    assert gap is not None and 0 <= gap <= 1
