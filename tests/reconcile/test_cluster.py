"""Clusters by linkage."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reconcile.cluster import clusters
from onrecord.reconcile.row import Rows

ROWS = {0: {1: 2.0, 2: 0.1, 3: 0.1}, 1: {2: 0.1, 3: -1.0}, 2: {3: 2.0}}


def score(place: int, others: Sequence[int]) -> list[float]:
    return [ROWS[min(place, other)][max(place, other)] for other in others]


def test_one_pair_in_four_that_is_told_otherwise_does_not_part_two_groups() -> None:
    assert clusters(4, Rows.of(ROWS), (), score) == [[0, 1, 2, 3]]


def test_where_every_pair_counts_it_does() -> None:
    assert clusters(4, Rows.of(ROWS), (), score, better=1.0) == [[0, 1], [2, 3]]
