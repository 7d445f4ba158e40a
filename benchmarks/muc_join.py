"""Which tellings of a report are of one incident.

A learned model rates each pair of tellings: how near they stand, whether kind, day, place, doers, those hit and
their numbers agree, and what words part them. The groups that are likeliest one are joined, as long as their
pairs are on average likely enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from muc_incident import KINDS, Incident, Telling, Wire, age, days_of, unreal
from muc_words import chance, has

from onrecord.model import Claim

LEAST, LONELY, ONE = 0.45, 0.3, 0.6
"""The least chance of a telling, of a text's only one, and of the pairs of one incident; chosen on folds."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_WORD = re.compile(r"[a-z]{4,}")


def joined(one: Wire) -> Wire:
    """A rated text with the chance of each pair of the tellings kept that they are of one incident."""
    return replace(one, same={(i, j): chance("same", likeness(i, j, one)) for i, j in pairs(one)})


def pairs(one: Wire) -> list[tuple[int, int]]:
    """The numbers of the tellings kept, two by two."""
    return list(combinations(kept(one), 2))


def kept(one: Wire) -> list[int]:
    """The numbers of the tellings that are likely enough; where none is, of the likeliest."""
    likely = [n for n, worth in enumerate(one.rated) if worth >= LEAST]
    best = max(range(len(one.rated)), key=one.rated.__getitem__, default=None)
    return likely or ([best] if best is not None and one.rated[best] >= LONELY else [])


def incidents(one: Wire) -> list[Incident]:
    """The incidents of a text, in the order of their first tellings."""
    return [_incident(group, one) for group in _groups(kept(one), one)]


def _groups(numbers: Sequence[int], one: Wire) -> list[list[int]]:
    groups = [[number] for number in numbers]
    while len(groups) > 1:
        first, second = max(combinations(groups, 2), key=lambda pair: _together(pair[0], pair[1], one))
        if _together(first, second, one) < ONE:
            break
        groups.remove(second)
        first += second
    return groups


def _together(group: Sequence[int], other: Sequence[int], one: Wire) -> float:
    """The mean chance of the pairs between two groups."""
    found = [one.same.get((min(i, j), max(i, j)), 0.0) for i in group for j in other]
    return sum(found) / len(found)


def _incident(group: Iterable[int], one: Wire) -> Incident:
    ranked = sorted(group, key=lambda n: (-one.rated[n], n))
    told = tuple(one.tellings[n] for n in ranked)
    return Incident(one.rated[ranked[0]], _commonest(told), told, _narrowest(told))


def _commonest(told: Sequence[Telling]) -> str:
    kinds = [one.kind for one in told]
    return max(KINDS, key=lambda kind: (kinds.count(kind), -KINDS.index(kind)))


def _narrowest(told: Iterable[Telling]) -> tuple[date, date] | None:
    days = [found for one in told if (found := days_of(one.claim))]
    return min(days, key=lambda pair: (pair[1] - pair[0], pair[0]), default=None)


def likeness(i: int, j: int, one: Wire) -> dict[str, float]:
    """What the model of pairs sees of two tellings, the earlier first."""
    first, second = one.tellings[i], one.tellings[j]
    gap = second.order - first.order
    days = _days(first.claim, second.claim)
    between = one.text[first.claim.act.start : second.claim.act.start]
    found = {
        "gap": min(gap, 10) / 10, f"gap {min(gap, 5)}": 1.0,
        f"day {days}": 1.0, f"day {days} gap {min(gap, 3)}": 1.0,
        "kinds " + " ".join(sorted((first.kind, second.kind))): 1.0,
        "same kind": float(first.kind == second.kind), "overlap": _overlap(first, second) if gap else 1.0,
        "same act": float(_last(first.claim) == _last(second.claim)),
        "one unreal": float(unreal(first.claim) != unreal(second.claim)),
        f"breaks {min(len(_BLANK_LINE.findall(between)), 4)}": 1.0,
        "noun": float(" " not in second.claim.act.quote), "tellings": min(len(one.tellings), 15) / 15,
        f"ages {age(first.claim, one.ledger)} {age(second.claim, one.ledger)}": 0.5,
    }  # fmt: skip
    if has("another", second.sentence):
        found |= {"another": 1.0, f"another gap {min(gap, 2)}": 1.0}
    return found | dict(_agreements(first.claim, second.claim))


def _agreements(first: Claim, second: Claim) -> Iterator[tuple[str, float]]:
    """Of each side of two claims whether they share something there, or have other things."""
    for name, one, other in zip(_SIDES, _sides(first), _sides(second), strict=True):
        yield f"same {name}", float(bool(one & other))
        yield f"other {name}", float(bool(one and other and not one & other))


_SIDES = ("hit", "hit entity", "doer", "number", "place")


def _sides(claim: Claim) -> tuple[set[object], ...]:
    nouns = [party.span.quote for party in claim.recipients if party.span]
    nouns += [quantity.item for quantity in claim.quantities if quantity.item]
    return (
        {words.lower().split()[-1] for words in nouns},
        {party.entity for party in claim.recipients if party.entity},
        {party.entity for party in claim.actors if party.entity},
        {quantity.value for quantity in claim.quantities if quantity.value},
        {place.name for place in claim.places},
    )


def _days(first: Claim, second: Claim) -> str:
    one, other = days_of(first), days_of(second)
    if one is None or other is None:
        return "none" if one is other else "one"
    return "equal" if one == other else "meet" if one[0] <= other[1] and other[0] <= one[1] else "apart"


def _overlap(first: Telling, second: Telling) -> float:
    """The share of the shorter sentence's longer words that the other has."""
    one, other = (set(_WORD.findall(telling.sentence.lower())) for telling in (first, second))
    return len(one & other) / max(1, min(len(one), len(other)))


def _last(claim: Claim) -> str:
    return claim.act.quote.lower().split()[-1]
