"""The press: agencies and outlets as they are credited ("AP", "The Associated Press")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.table import rows


@dataclass(frozen=True, slots=True)
class Imprint:
    """An agency (``kind`` "wire") or a paper, channel or site ("outlet") under its usual name."""

    name: str
    kind: str


@lru_cache(maxsize=1)
def imprints() -> dict[str, Imprint]:
    """Every credited form, in lower case, with what it stands for."""
    return {credit.lower(): Imprint(name, kind) for credit, kind, name in rows("press.tsv")}


def imprint(credit: str) -> Imprint | None:
    """What a credit stands for, None where it is not in the list."""
    return imprints().get(" ".join(credit.split()).strip(" .,").lower())
