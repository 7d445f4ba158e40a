"""The network: who did or said what to whom, the parties on a circle, each pair one curve a direction."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.knowledge.plover import QuadClass, sense_of
from onrecord.model import EventType, Status
from onrecord.web.row import Row

PARTIES = 12
"""Parties drawn; the table has the rest."""
SIZE, RADIUS = 640.0, 225.0
KINDS = ("with", "against", "words", "unreal")
"""Cooperation and conflict as told, bare statements, and what is denied, threatened, demanded or to come."""
_COOPERATION = (QuadClass.VERBAL_COOPERATION, QuadClass.MATERIAL_COOPERATION)


@dataclass(frozen=True, slots=True)
class Tie:
    """What one party does to another: how many events of each kind, in the order of ``KINDS``."""

    actor: str
    recipient: str
    counts: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """All events of the pair."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Node:
    """A party with its place, the side on which its name stands, and the events that it is in."""

    name: str
    x: float
    y: float
    anchor: str
    radius: float
    count: int


@dataclass(frozen=True, slots=True)
class Curve:
    """The way from one party to the other; ``kind`` is what most of it is."""

    tie: Tie
    path: str
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn, and all pairs for the table, most first."""

    size: float
    nodes: tuple[Node, ...]
    curves: tuple[Curve, ...]
    ties: tuple[Tie, ...]


def network(rows: Sequence[Row]) -> Network:
    """The network of some events: of states where the parties belong to one, else of the parties themselves."""
    counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        for actor in row.actor_sides:
            for recipient in row.recipient_sides:
                if actor != recipient:
                    counted[actor, recipient][_kind(row)] += 1
    ties = [Tie(*pair, _counts(kinds)) for pair, kinds in counted.items()]
    ties.sort(key=lambda tie: (-tie.total, tie.actor, tie.recipient))
    nodes = _placed(ties)
    known = {node.name: node for node in nodes}
    most = max((tie.total for tie in ties), default=1)
    curves = [
        _curve(tie, known[tie.actor], known[tie.recipient], most)
        for tie in ties if tie.actor in known and tie.recipient in known
    ]  # fmt: skip
    return Network(SIZE, tuple(nodes), tuple(reversed(curves)), tuple(ties))


def _counts(kinds: Counter[str]) -> tuple[int, int, int, int]:
    return kinds["with"], kinds["against"], kinds["words"], kinds["unreal"]


def _kind(row: Row) -> str:
    if row.status != Status.ASSERTED.value:
        return "unreal"
    sense = sense_of(EventType(row.type))
    return "words" if sense is None else "with" if sense.quad in _COOPERATION else "against"


def _placed(ties: list[Tie]) -> list[Node]:
    """The parties with most events on a circle, by name, so that they stay where they are."""
    counted: Counter[str] = Counter()
    for tie in ties:
        counted[tie.actor] += tie.total
        counted[tie.recipient] += tie.total
    told: dict[str, None] = {}
    for tie in ties:  # those with most to one another, so that nobody stands alone
        if len({*told, tie.actor, tie.recipient}) <= PARTIES:
            told |= {tie.actor: None, tie.recipient: None}
    chosen = sorted(told)
    most = max(counted.values(), default=1)
    nodes = []
    for number, name in enumerate(chosen):
        angle = 2 * math.pi * number / len(chosen) - math.pi / 2
        x, y = SIZE / 2 + RADIUS * math.cos(angle), SIZE / 2 + RADIUS * math.sin(angle)
        side = "middle" if abs(math.cos(angle)) < 0.2 else "start" if math.cos(angle) > 0 else "end"
        radius = round(4 + 8 * math.sqrt(counted[name] / most), 1)
        nodes.append(Node(name, round(x, 1), round(y, 1), side, radius, counted[name]))
    return nodes


def _curve(tie: Tie, start: Node, end: Node, most: int) -> Curve:
    """A curve bent to its left, so that both directions are seen."""
    middle_x, middle_y = (start.x + end.x) / 2, (start.y + end.y) / 2
    bent_x = middle_x + (SIZE / 2 - middle_x) * 0.35 - (end.y - start.y) * 0.12
    bent_y = middle_y + (SIZE / 2 - middle_y) * 0.35 + (end.x - start.x) * 0.12
    end_x, end_y = _short_of(end, bent_x, bent_y)
    path = f"M{start.x} {start.y}Q{bent_x:.1f} {bent_y:.1f} {end_x:.1f} {end_y:.1f}"
    kind = max(KINDS, key=lambda one: (tie.counts[KINDS.index(one)], -KINDS.index(one)))
    return Curve(tie, path, round(1.2 + 5 * math.sqrt(tie.total / most), 1), kind)


def _short_of(end: Node, x: float, y: float) -> tuple[float, float]:
    """A place before the node, on the way to it, so that the arrow's head is seen."""
    away = math.hypot(end.x - x, end.y - y) or 1
    share = (end.radius + 5) / away
    return end.x + (x - end.x) * share, end.y + (y - end.y) * share
