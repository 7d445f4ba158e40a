"""Outlets in running text: where a paragraph names an agency, a paper or a channel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.outlet import Outlet, OutletKind, outlet_of
from onrecord.read.page import Paragraph
from onrecord.read.wordlist import table

_LONGEST = 6  # tokens of the longest outlet name looked up


@dataclass(frozen=True, slots=True)
class OutletName:
    """Tokens ``first`` to ``last`` (exclusive) of a paragraph that name ``outlet``."""

    first: int
    last: int
    outlet: Outlet

    @property
    def wire(self) -> bool:
        """Whether it is a news agency."""
        return self.outlet.kind is OutletKind.WIRE


def outlet_at(paragraph: Paragraph, i: int) -> OutletName | None:
    """The longest outlet name that covers token ``i``, None where there is none or it may mean something
    else."""
    if not 0 <= i < len(paragraph.tokens):
        return None
    for length in range(_LONGEST, 0, -1):
        for first in range(max(0, i - length + 1), i + 1):
            last = first + length
            if last <= len(paragraph.tokens) and (outlet := _named(paragraph.words(first, last))):
                return OutletName(first, last, outlet)
    return None


@lru_cache(maxsize=65_536)
def _named(words: str) -> Outlet | None:
    if not any(char.isupper() for char in words):
        return None
    outlet = outlet_of(words)
    if outlet is None:
        return _paper(words)
    return None if words in outlet.ambiguous else outlet


def _paper(words: str) -> Outlet | None:
    """A paper that no table lists, by how papers are called: "Halden Gazette"."""
    names = words.removeprefix("The ").split()
    capitals = all(name[:1].isupper() and name.replace("-", "").isalpha() for name in names)
    if len(names) < 2 or not capitals or names[-1] not in _paper_words():
        return None
    return Outlet(" ".join(names), (), OutletKind.OUTLET, None, frozenset())


@lru_cache(maxsize=1)
def _paper_words() -> frozenset[str]:
    return frozenset(row[0] for row in table("paper_names.tsv"))
