"""The word classes, organizations and learned weights of the MUC-4 adapter, read from ``benchmarks/muc``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

_GAP = r"\s+"
FOLDER = Path(__file__).parent / "muc"


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization of the period: the name printed, its kind, the pattern of its mentions."""

    name: str
    kind: str
    pattern: re.Pattern[str]


def lines(name: str) -> Iterator[list[str]]:
    """The cells of each line of a table, its remarks left out."""
    for line in (FOLDER / name).read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


@lru_cache(maxsize=1)
def classes() -> dict[str, re.Pattern[str]]:
    """The pattern of each class of words."""
    return {name: re.compile(pattern, re.I) for name, pattern in lines("words.tsv")}


@lru_cache(maxsize=1)
def organizations() -> tuple[Organization, ...]:
    """The organizations that are looked for, armed groups before the arms of the state."""
    return tuple(
        Organization(name, kind, re.compile(rf"(?<![A-Z])(?:{pattern.replace(' ', _GAP)})(?![A-Z])", re.I))
        for name, kind, pattern in lines("organizations.tsv")
    )


def has(kind: str, words: str) -> bool:
    """Whether the words hold one of a class."""
    return classes()[kind].search(words) is not None


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, float]]:
    held: dict[str, dict[str, float]] = {}
    for model, mark, weight in lines("weights.tsv"):
        held.setdefault(model, {})[mark] = float(weight)
    return held


def evidence(model: str, marks: Mapping[str, float]) -> float:
    """The log odds that a learned model gives to what has these marks, each with how far it counts."""
    held = _weights().get(model, {})
    return held.get("(always)", 0.0) + sum(held.get(mark, 0.0) * marks[mark] for mark in sorted(marks))


def chance(model: str, marks: Mapping[str, float]) -> float:
    """The chance that a learned model gives to what has these marks."""
    return 1 / (1 + exp(-evidence(model, marks)))


def shares(models: Sequence[str], marks: Mapping[str, float]) -> dict[str, float]:
    """The chances of several answers of which one holds."""
    odds = {model: exp(evidence(model, marks)) for model in models}
    return {model: one / sum(odds.values()) for model, one in odds.items()}
