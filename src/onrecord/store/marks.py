"""Marks: what the journal says of single claims, reports, entities and conflicts; computed from its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Claim, Decision, Judgement
from onrecord.store.addition import added


@dataclass(frozen=True, slots=True)
class Marks:
    """From ids to what analysts put on them, undone lines left out.

    ``edits`` are corrected fields, ``added`` the claims that analysts read in each report, ``readings`` the
    last word on a conflict, ``notes`` all of them in order.
    """

    edits: dict[str, dict[str, str]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    added: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    starred: frozenset[str] = frozenset()
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: dict[str, tuple[Judgement, ...]] = field(default_factory=dict)
    readings: dict[str, Judgement] = field(default_factory=dict)


def marks(journal: Iterable[Judgement]) -> Marks:
    """What the lines that are not undone add up to; of two on one field the later counts."""
    edits: dict[str, dict[str, str]] = {}
    hidden, starred = set(), set()
    tags: dict[str, set[str]] = {}
    notes: dict[str, list[Judgement]] = {}
    readings: dict[str, Judgement] = {}
    new: dict[str, dict[str, Claim]] = {}
    for line in journal:
        if line.decision == Decision.ADD and not line.undone and (claim := added(line)):
            new.setdefault(claim.document, {})[claim.id] = claim
        for id_ in () if line.undone else line.on:
            match line.decision:
                case Decision.SET:
                    name, _, value = line.words.partition("=")
                    edits.setdefault(id_, {})[name] = value
                case Decision.HIDE:
                    hidden.add(id_)
                case Decision.STAR:
                    starred.add(id_)
                case Decision.TAG:
                    tags.setdefault(id_, set()).add(line.words)
                case Decision.NOTE:
                    notes.setdefault(id_, []).append(line)
                case Decision.READING:
                    readings[id_] = line
    return Marks(
        edits,
        frozenset(hidden),
        {id_: tuple(sorted(claims.values(), key=_place)) for id_, claims in new.items()},
        frozenset(starred),
        {id_: tuple(sorted(words)) for id_, words in tags.items()},
        {id_: tuple(found) for id_, found in notes.items()},
        readings,
    )


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.span.start, claim.span.end, claim.id
