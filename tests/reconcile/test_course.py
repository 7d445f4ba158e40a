"""A clustering that goes through an earlier course again comes to what one from nothing comes to."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile import Memory, cluster
from onrecord.reconcile.cluster import clusters
from onrecord.reconcile.row import Rows

BARRED = float("-inf")


class Scores:
    """Scores of things by their names, drawn once for each pair; some pairs are barred, some not compared."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def of(self, one: object, other: object) -> float:
        chance = random.Random(f"{self.seed} {' '.join(sorted((str(one), str(other))))}")
        return chance.choice((BARRED, *(round(chance.uniform(-2, 1.6), 1) for _ in range(8))))

    def groups(
        self, things: list[str], given_: list[tuple[int, int]], memory: Memory | None
    ) -> list[list[int]]:
        def score(place: int, others: Sequence[int]) -> list[float]:
            return [self.of(things[place], things[other]) for other in others]

        rows = {
            left: {
                right: value
                for right in range(left + 1, len(things))
                if (value := self.of(things[left], things[right])) > -1.5
            }
            for left in range(len(things))
        }
        return clusters(len(things), Rows.of(rows), given_, score, things=things, memory=memory)


@pytest.mark.parametrize("whole", [3, 160])
@given(
    steps=st.lists(st.sets(st.integers(0, 24), min_size=2), min_size=2, max_size=4),
    seed=st.integers(0, 1000),
    joined=st.booleans(),
)
def test_things_that_come_and_go_leave_no_trace(
    steps: list[set[int]], seed: int, joined: bool, whole: int
) -> None:
    names = [f"t{number:02}" for number in range(25)]
    memory, scores = Memory(), Scores(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "WHOLE", whole)
        for step in steps:
            things = [names[number] for number in sorted(step)]
            given_ = [(0, len(things) - 1)] if joined else []
            memory.begin()
            assert scores.groups(things, given_, memory) == scores.groups(things, given_, None)
