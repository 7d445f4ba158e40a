"""Sectors: what kind of actor the words of a name or title show (PLOVER's codes: GOV, MIL, REB, …)."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.table import cells, rows

_LONGEST = 5  # words in the longest entry


def sector_of(words: str) -> str | None:
    """The sector that a name, title or noun phrase shows; None where no word of the table stands in it.

    The longest entry inside wins ("defense ministry" is MIL although "ministry" is GOV); among equally long
    ones the last, for it is nearest to the head of an English noun phrase.
    """
    found = _entries(words)
    return max(found)[2].split()[0] if found else None


def sectors_of(words: str) -> tuple[str, ...]:
    """Every sector shown, in order of the words, each once; an entry inside a longer one does not count.

    An entry may show two ("defense minister": GOV, MIL), the nearer first.
    """
    kept: list[tuple[int, int, str]] = []
    for size, first, code in sorted(_entries(words), reverse=True):
        if all(first + size <= at or at + length <= first for length, at, _ in kept):
            kept.append((size, first, code))
    ordered = sorted(kept, key=lambda entry: entry[1])
    return tuple(dict.fromkeys(code for _, _, codes in ordered for code in codes.split()))


def _entries(words: str) -> list[tuple[int, int, str]]:
    """(number of words, first word, code) of the entries in the phrase: the strong, else the weak ones."""
    tokens = [_bare(token) for token in words.lower().split()]
    found: dict[str, list[tuple[int, int, str]]] = {"strong": [], "weak": []}
    for first in range(len(tokens)):
        for size in range(1, min(_LONGEST, len(tokens) - first) + 1):
            entry = _by_words().get(" ".join(tokens[first : first + size]))
            if entry is not None:
                found[entry[1]].append((size, first, entry[0]))
    return found["strong"] or found["weak"]


def _bare(token: str) -> str:
    return token.strip(".,;:()'\"’“”").removesuffix("'s").removesuffix("’s")


@cache
def _by_words() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for code, words, strength in rows("sectors.tsv"):
        for entry in cells(words):
            found.setdefault(entry.strip("."), (code, strength))
            if "." not in entry and not entry.endswith("s"):
                found.setdefault(entry + "s", (code, strength))
    return found
