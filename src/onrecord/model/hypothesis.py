"""A hypothesis: an explanation that voices in the reports offer, and the grid of evidence on several."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fit(StrEnum):
    """How a claim sits with a hypothesis, taken as true for the moment."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NEUTRAL = "neutral"
    NOT_APPLICABLE = "not applicable"


class Bond(StrEnum):
    """How one hypothesis stands to another."""

    EXCLUDES = "excludes"
    PART_OF = "part of"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """``words`` in neutral form; ``claims`` (ids) voice it; no likelihood is ever given by the program.

    ``matter`` names what it is about. ``who`` put it on the board: None where the reports alone raise it.
    """

    id: str
    words: str
    claims: tuple[str, ...]
    matter: str = ""
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """How one claim sits with one hypothesis, and why; ``who`` settled it: None where a rule proposes it."""

    hypothesis: str
    fit: Fit
    why: str
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim held against every hypothesis of the grid, in their order."""

    claim: str
    cells: tuple[Cell, ...]

    @property
    def diagnostic(self) -> bool:
        """Whether it tells the hypotheses apart: what fits all of them alike decides nothing."""
        fits = {cell.fit for cell in self.cells if cell.fit is not Fit.NOT_APPLICABLE}
        return len(fits) > 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Analysis of competing hypotheses (Heuer 1999): hypotheses as columns, claims as rows.

    ``bonds`` are (hypothesis, bond, hypothesis).
    """

    hypotheses: tuple[Hypothesis, ...]
    evidence: tuple[Evidence, ...]
    bonds: tuple[tuple[str, Bond, str], ...] = ()

    def against(self, hypothesis: str) -> int:
        """How many claims are inconsistent with a hypothesis: the fewer, the better it survives."""
        return sum(
            cell.fit is Fit.INCONSISTENT
            for row in self.evidence for cell in row.cells if cell.hypothesis == hypothesis
        )  # fmt: skip
