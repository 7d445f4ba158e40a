"""Parts of the world by the words that stand before "country": which states lie in them."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.table import rows


def states_of(words: str) -> frozenset[str] | None:
    """The codes of the states in the part of the world that the last of these words name ("poor East African");
    None where they name none."""
    last = words.split()
    found = (_parts().get(" ".join(last[-size:]).casefold()) for size in (2, 1))
    return next((codes for codes in found if codes is not None), None)


@cache
def _parts() -> dict[str, frozenset[str]]:
    return {name.casefold(): frozenset(codes.split()) for name, codes in rows("continents.tsv")}
