"""Mode and contexts: how an act was done and what it is about, in PLOVER's words, where the text says so."""

from __future__ import annotations

from functools import cache

from onrecord.model import Claim, EventType
from onrecord.read.stem import Stems
from onrecord.read.wordlist import table

_MOST = 400  # characters of a clause that are looked at


def mode_of(claim: Claim) -> str | None:
    """The mode that the words of a claim's act or clause show; None where they show none."""
    if claim.type not in _modes():
        return None
    acts, clauses = _modes()[claim.type]
    shown = min((*acts.found(claim.act.quote), *clauses.found(_words(claim))), default=None)
    return shown[1] if shown else None


def contexts_of(claim: Claim) -> tuple[str, ...]:
    """The contexts that the words of a claim's clause show, by name."""
    return tuple(sorted(set(_contexts().found(_words(claim)))))


def _words(claim: Claim) -> str:
    """The clause; of a long one, what stands about the act."""
    clause, act = claim.span, claim.act
    start = max(0, act.start - clause.start - _MOST // 2)
    return clause.quote[start : start + _MOST]


_Mode = tuple[int, str]  # (line of the table, name): the earlier line wins


@cache
def _modes() -> dict[EventType, tuple[Stems[_Mode], Stems[_Mode]]]:
    lines: dict[EventType, list[tuple[str, _Mode, str]]] = {}
    for number, (kind, mode, where, pattern) in enumerate(table("modes.tsv")):
        lines.setdefault(EventType(kind), []).append((pattern, (number, mode), where))
    return {
        kind: (
            Stems((pattern, mode) for pattern, mode, where in found if where == "act"),
            Stems((pattern, mode) for pattern, mode, where in found if where == "clause"),
        )
        for kind, found in lines.items()
    }


@cache
def _contexts() -> Stems[str]:
    return Stems((pattern, context) for context, pattern in table("contexts.tsv"))
