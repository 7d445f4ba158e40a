"""Words as reconcile compares them: folded, stemmed, without the words that carry nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.knowledge.table import folded

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``reconcile/data/<name>`` as cells of text; comment and empty lines are left out."""
    text = (files("onrecord.reconcile") / "data" / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


@cache
def listed(name: str) -> frozenset[str]:
    """The first cells of a word list."""
    return frozenset(row[0] for row in rows(name))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Case, accents and the shape of apostrophes taken away: "Nicolás" and "NICOLAS" are one."""
    return folded(text.replace("’", "'"))


def words(text: str) -> list[str]:
    """The folded words of ``text`` in order, possessive endings taken off."""
    found = _TOKEN.findall(fold(text))
    return [_POSSESSIVE.sub("", word) for word in found] if "'" in text or "’" in text else found


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude stem that joins "arrived" and "arrival", "deployment" and "deploy"; at most seven letters.

    Limit: unrelated words may meet ("organs", "organization"); it is only ever one reason among several.
    """
    if word.isdigit() or len(word) < 4:
        return word
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeouls":
        word = word[:-1]
    return word[:7]


@lru_cache(maxsize=65536)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that carry something."""
    return frozenset(stem(word) for word in words(text) if word not in listed("stopwords.txt"))


@cache
def act_groups() -> dict[str, str]:
    """From an act's stem to the name of its group: "arriv" and "deploy" are both tellings of a "move"."""
    return {stem(word): group for group, members in rows("acts.tsv") for word in members.split()}


_ENDINGS = (
    ("ations", 4), ("ation", 4), ("ments", 3), ("ment", 3), ("ities", 4), ("ings", 3), ("ions", 3),
    ("ing", 3), ("ion", 3), ("als", 4), ("al", 4), ("ers", 4), ("ies", 3), ("ied", 3), ("ity", 4), ("er", 4),
    ("ed", 3), ("es", 3), ("ly", 4), ("s", 3), ("e", 3), ("y", 4),
)  # fmt: skip
