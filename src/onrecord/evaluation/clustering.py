"""How alike two partitions of the same things are: MUC, B-cubed, CEAF-e, and their mean, the CoNLL score.

A partition maps each thing to the name of its cluster; both map the same things. Precision and recall are
shares from 0 to 1; a measure without anything to count (MUC where every cluster is single) is 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Partition = Mapping[str, Hashable]
Clusters = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, and their harmonic mean ``f1``."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def muc(gold: Partition, predicted: Partition) -> Score:
    """Links kept: of the links that hold each cluster together, how many the other side has (Vilain 1995)."""
    return Score(_links_kept(_clusters(predicted), gold), _links_kept(_clusters(gold), predicted))


def _links_kept(clusters: Clusters, other: Partition) -> float:
    kept = sum(len(one) - len({other[thing] for thing in one}) for one in clusters)
    links = sum(len(one) - 1 for one in clusters)
    return kept / links if links else 0.0


def b_cubed(gold: Partition, predicted: Partition) -> Score:
    """For each thing the share of its cluster that is right, averaged over things (Bagga and Baldwin 1998)."""
    return Score(_purity(_clusters(predicted), gold), _purity(_clusters(gold), predicted))


def _purity(clusters: Clusters, other: Partition) -> float:
    """The mean over things of the share of a thing's cluster that the other side puts with it."""
    total, things = 0.0, 0
    for cluster in clusters:
        parts: dict[Hashable, int] = defaultdict(int)
        for thing in cluster:
            parts[other[thing]] += 1
        total += sum(size * size for size in parts.values()) / len(cluster)
        things += len(cluster)
    return total / things if things else 0.0


def ceaf_e(gold: Partition, predicted: Partition) -> Score:
    """Clusters matched one to one for the greatest sum of 2·shared/(both sizes) (Luo 2005, entity-based)."""
    left, right = _clusters(gold), _clusters(predicted)
    alike = _likeness(left, right)
    total = sum(greatest_matching(part) for part in _parts(alike))
    return Score(total / len(right) if right else 0.0, total / len(left) if left else 0.0)


def conll(gold: Partition, predicted: Partition) -> float:
    """The mean F1 of the three."""
    return sum(measure(gold, predicted).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def _clusters(partition: Partition) -> list[frozenset[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for thing in sorted(partition):
        found[partition[thing]].append(thing)
    return [frozenset(things) for things in found.values()]


def _likeness(left: Clusters, right: Clusters) -> dict[tuple[int, int], float]:
    home = {thing: at for at, cluster in enumerate(right) for thing in cluster}
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for at, cluster in enumerate(left):
        for thing in cluster:
            shared[at, home[thing]] += 1
    return {(a, b): 2 * size / (len(left[a]) + len(right[b])) for (a, b), size in shared.items()}


def _parts(alike: Mapping[tuple[int, int], float]) -> list[list[list[float]]]:
    """The pairs that hang together, as one small table each: what shares nothing need not be matched."""
    rows_of: dict[int, set[int]] = defaultdict(set)
    columns_of: dict[int, set[int]] = defaultdict(set)
    for row, column in alike:
        rows_of[column].add(row)
        columns_of[row].add(column)
    found, seen = [], set()
    for first in sorted(columns_of):
        if first in seen:
            continue
        rows, columns, queue = {first}, set[int](), [first]
        while queue:
            new = columns_of[queue.pop()] - columns
            columns |= new
            reached = {row for column in new for row in rows_of[column]} - rows
            rows |= reached
            queue.extend(sorted(reached))
        seen |= rows
        found.append([[alike.get((r, c), 0.0) for c in sorted(columns)] for r in sorted(rows)])
    return found


def greatest_matching(values: Sequence[Sequence[float]]) -> float:
    """The greatest sum of cells, at most one of each row and column; cells are 0 or more (Kuhn-Munkres)."""
    if len(values) > len(values[0]):
        values = [list(column) for column in zip(*values, strict=True)]
    height, width = len(values), len(values[0])
    row_price, column_price = [0.0] * (height + 1), [0.0] * (width + 1)
    holder = [0] * (width + 1)
    for row in range(1, height + 1):
        _place(row, values, row_price, column_price, holder)
    return sum(values[holder[column] - 1][column - 1] for column in range(1, width + 1) if holder[column])


def _place(
    row: int,
    values: Sequence[Sequence[float]],
    row_price: list[float],
    column_price: list[float],
    holder: list[int],
) -> None:
    """Give ``row`` a column by the cheapest chain of moves; cost is the cell's value, negated."""
    width = len(holder) - 1
    holder[0], column = row, 0
    slack, came_from, used = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    while holder[column]:
        used[column] = True
        here, least, chosen = holder[column], float("inf"), 0
        for other in range(1, width + 1):
            if used[other]:
                continue
            cost = -values[here - 1][other - 1] - row_price[here] - column_price[other]
            if cost < slack[other]:
                slack[other], came_from[other] = cost, column
            if slack[other] < least:
                least, chosen = slack[other], other
        for other in range(width + 1):
            if used[other]:
                row_price[holder[other]] += least
                column_price[other] -= least
            else:
                slack[other] -= least
        column = chosen
    while column:
        holder[column], column = holder[came_from[column]], came_from[column]
