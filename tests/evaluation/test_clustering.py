"""Measures of a partition, on cases counted by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.evaluation.clustering import b_cubed, ceaf_e, conll, greatest_matching, muc

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3}
FOUND = {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "f": 3}
"""Gold {a b c} {d e} {f}; found {a b} {c d e} {f}: one thing in the wrong cluster."""


def test_muc_counts_links() -> None:
    # Gold has 2 + 1 links, of which a-b and d-e are found; the found have 1 + 2, of which one is too many.
    score = muc(GOLD, FOUND)
    assert (score.precision, score.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_b_cubed_counts_the_company_of_each() -> None:
    # Precision: a, b 1; c 1/3; d, e 2/3; f 1. Recall: a, b 2/3; c 1/3; d, e, f 1.
    score = b_cubed(GOLD, FOUND)
    assert score.precision == pytest.approx((2 + 1 / 3 + 4 / 3 + 1) / 6)
    assert score.recall == pytest.approx((4 / 3 + 1 / 3 + 3) / 6)


def test_ceaf_matches_clusters_one_to_one() -> None:
    # {a b c}-{a b} 4/5, {d e}-{c d e} 4/5, {f}-{f} 1: 2.6 of 3 clusters on either side.
    score = ceaf_e(GOLD, FOUND)
    assert (score.precision, score.recall) == (pytest.approx(2.6 / 3), pytest.approx(2.6 / 3))


def test_conll_is_the_mean_of_the_three() -> None:
    assert conll(GOLD, FOUND) == pytest.approx((2 / 3 + 7 / 9 + 2.6 / 3) / 3)


def test_all_alone_has_full_precision_and_no_links() -> None:
    alone = {thing: thing for thing in GOLD}
    assert muc(GOLD, alone).f1 == 0.0
    assert b_cubed(GOLD, alone).precision == 1.0
    assert b_cubed(GOLD, alone).recall == pytest.approx((3 / 3 + 2 / 2 + 1) / 6)
    # Each gold cluster matches one single: 2·1/(3+1), 2·1/(2+1), 1; over 6 found and 3 gold clusters.
    assert ceaf_e(GOLD, alone).precision == pytest.approx((1 / 2 + 2 / 3 + 1) / 6)
    assert ceaf_e(GOLD, alone).recall == pytest.approx((1 / 2 + 2 / 3 + 1) / 3)


def test_the_same_partition_under_other_names_is_perfect() -> None:
    renamed = {thing: f"x{name}" for thing, name in GOLD.items()}
    assert conll(GOLD, renamed) == pytest.approx(1.0)


def test_the_best_pair_first_is_not_the_best_matching() -> None:
    assert greatest_matching([[0.9, 0.8], [0.8, 0.1]]) == pytest.approx(1.6)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: st.lists(
    st.lists(st.floats(0, 1), min_size=n, max_size=n), min_size=1, max_size=4)))  # fmt: skip
def test_no_matching_is_greater(values: list[list[float]]) -> None:
    table = values if len(values) <= len(values[0]) else [list(c) for c in zip(*values, strict=True)]
    tried = (
        sum(row[column] for row, column in zip(table, columns, strict=True))
        for columns in permutations(range(len(table[0])), len(table))
    )
    assert greatest_matching(values) == pytest.approx(max(tried))
