"""Opposed characters of one act: its purpose, will, right or course as two sides put it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.reconcile.word import rows, words


@dataclass(frozen=True, slots=True)
class Stance:
    """A reading of an act: the ``concern`` ("purpose") and which of its two readings, ``pole`` 0 or 1."""

    concern: str
    pole: int
    phrase: str


def stances(text: str) -> tuple[Stance, ...]:
    """The readings that the words of ``text`` take, by concern; a concern read both ways is left out."""
    run = words(text)
    found: dict[str, list[Stance]] = {}
    for phrase, concern, pole in _phrases():
        if _holds(run, phrase):
            found.setdefault(concern, []).append(Stance(concern, pole, " ".join(phrase)))
    return tuple(
        max(taken, key=lambda stance: (len(stance.phrase), stance.phrase))
        for _, taken in sorted(found.items())
        if len({stance.pole for stance in taken}) == 1
    )


def _holds(run: list[str], phrase: tuple[str, ...]) -> bool:
    if phrase[0] not in run:
        return False
    size = len(phrase)
    return any(tuple(run[at : at + size]) == phrase for at in range(len(run) - size + 1))


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str, int], ...]:
    return tuple(
        (tuple(words(phrase)), concern, pole)
        for concern, *cells in rows("opposed.tsv")
        for pole, cell in enumerate(cells)
        for phrase in cell.split(";")
    )
