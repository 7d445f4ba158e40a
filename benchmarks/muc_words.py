"""The word classes, organizations and learned weights of the MUC-4 adapter, read from ``benchmarks/muc``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
def _weights() -> dict[tuple[str, str], float]:
    return {(model, feature): float(weight) for model, feature, weight in lines("weights.tsv")}


def chance(model: str, features: Iterable[str]) -> float:
    """The chance that a learned model gives to what has these features."""
    held = _weights()
    total = sum(held.get((model, feature), 0.0) for feature in ("(always)", *sorted(set(features))))
    return 1 / (1 + exp(-total))
