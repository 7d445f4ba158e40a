"""Tables that ship with the program: tab-separated text; a `#` line at the top says where each comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of ``knowledge/data/<name>`` as cells of text; comment lines and empty lines are left out."""
    text = (files("onrecord.knowledge") / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("\t"))


def cells(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values joined with ";"."""
    return tuple(part for part in (x.strip() for x in cell.split(";")) if part)


@lru_cache(maxsize=65_536)
def bare(name: str) -> str:
    """A name as tables hold it: no article, no possessive, single spaces, straight apostrophes."""
    words = " ".join(name.replace("’", "'").split())
    if words[:4] in ("the ", "The ", "THE "):
        words = words[4:]
    if words[-2:] in ("'s", "'S"):
        words = words[:-2]
    return words.removesuffix("'")


def unaccented(name: str) -> str:
    """The name without accents: "Brasília" gives "Brasilia"."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def folded(name: str) -> str:
    """The name for comparing: no accents, no case."""
    return unaccented(name).casefold()
