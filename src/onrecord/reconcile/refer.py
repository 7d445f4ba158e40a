"""Claims that only refer back ("China denied the reports"), put with what they refer to.

Such a claim has no words of its own to compare, so it takes no part in clustering: it joins the happening of
its best antecedent in the same report, or stands alone. A denial left without anything told is then put with
the nearest telling in its report that its side is said to have done.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby

from onrecord.model import EventType, Status
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.telling import Telling

Score = Callable[[int, int], float]
FAR = -4.0
"""Below this score no reference is assumed."""
DENIED = -2.6
"""The least score at which a denial is held to deny what is told in its report."""


def satellites(tellings: list[Telling]) -> frozenset[int]:
    """The places of the tellings that only refer to others."""
    return frozenset(at for at, telling in enumerate(tellings) if telling.thin)


def nested(tellings: list[Telling], score: Score, memory: Memory) -> dict[int, int]:
    """From a telling that lies within another's clause and tells of the same to that other.

    It goes where the whole clause goes, so that a clause does not count twice in a mean.
    """
    found: dict[int, int] = {}
    for document, run in groupby(enumerate(tellings), key=lambda placed: placed[1].claim.document):
        places, own = zip(*run, strict=True)
        make = partial(_inside, places[0], own, score)
        for place, outer in memory.part(("nested", document), own, make).items():
            found[places[0] + place] = places[0] + outer
    return found


def _inside(first: int, own: Sequence[Telling], score: Score) -> dict[int, int]:
    """The same for the tellings of one report, by their places in it; the first of them is at ``first``."""
    found: dict[int, int] = {}
    alike: dict[EventType, list[int]] = defaultdict(list)
    for place, one in enumerate(own):
        alike[one.claim.type].append(place)
    for place, one in enumerate(own):
        for at in alike[one.claim.type]:
            other = own[at]
            wider = other.claim.span.covers(one.claim.span) and other.claim.span != one.claim.span
            low, high = min(at, place), max(at, place)
            if wider and score(first + low, first + high) > 0:
                found[place] = at
                break
    return {place: _outermost(place, found) for place in found}


def _outermost(place: int, outer: Mapping[int, int]) -> int:
    while place in outer:
        place = outer[place]
    return place


def referred(
    groups: Iterable[list[int]],
    thin: frozenset[int],
    within: Mapping[int, int],
    tellings: list[Telling],
    score: Score,
) -> list[list[int]]:
    """The groups, nested tellings moved to their clause's, each thin one to that of its antecedent."""
    found = [list(group) for group in groups]
    home = {place: at for at, group in enumerate(found) for place in group}
    for place in sorted(within):
        if len(found[home[place]]) == 1 and _welcome([place], found[home[within[place]]], score):
            _move(found, home, home[place], home[within[place]])
    for place in sorted(thin):
        if len(found[home[place]]) > 1:
            continue
        antecedent = _antecedent(place, thin, tellings, score)
        if antecedent is not None and _welcome([place], found[home[antecedent]], score):
            _move(found, home, home[place], home[antecedent])
    for at, group in enumerate(found):
        if group and all(tellings[place].claim.status == Status.DENIED for place in group):
            told = _denied(group, tellings, score)
            if told is not None and home[told] != at and _welcome(group, found[home[told]], score):
                _move(found, home, at, home[told])
    return sorted(sorted(group) for group in found if group)


def _welcome(group: Iterable[int], others: Iterable[int], score: Score) -> bool:
    """Whether nothing bars any of the group from any of the others."""
    pairs = ((min(a, b), max(a, b)) for a in group for b in others if a != b)
    return all(not math.isinf(score(*pair)) for pair in pairs)


def _move(found: list[list[int]], home: dict[int, int], source: int, goal: int) -> None:
    for place in found[source]:
        home[place] = goal
    found[goal].extend(found[source])
    found[source] = []


def _antecedent(place: int, thin: frozenset[int], tellings: list[Telling], score: Score) -> int | None:
    """The nearest telling of the same type before it, then after it, that nothing bars."""
    one = tellings[place]
    near = [at for at in _report(place, tellings) if at not in thin and _fits(one, tellings[at])]
    near = [at for at in near if score(min(at, place), max(at, place)) > FAR]
    return min(near, key=lambda at: (not _owned(one, tellings[at]), at > place, abs(at - place)), default=None)


def _fits(thin: Telling, told: Telling) -> bool:
    """Whether the types are one and the parties that it does name, or who denies, those of the other."""
    if thin.claim.type != told.claim.type:
        return False
    if thin.claim.status == Status.DENIED:
        return told.claim.status != Status.DENIED and (_owned(thin, told) or not told.actors)
    if thin.actors and told.actors and not thin.actors & told.actors:
        return False
    return not thin.speech or bool(thin.speaker & told.speaker)


def _owned(denial: Telling, told: Telling) -> bool:
    """Whether those who are said to act are those who deny, or of their state."""
    own = (denial.actors | denial.voice) & told.actors
    return bool(own or (denial.acting | denial.voiced) & told.acting)


def _denied(group: list[int], tellings: list[Telling], score: Score) -> int | None:
    """The telling of the same report that a group of denials denies: nearest in score, in shared words."""
    best, least = None, DENIED
    for place in group:
        one = tellings[place]
        for at in _report(place, tellings):
            if not _deniable(one, tellings[at]):
                continue
            value = score(min(at, place), max(at, place))
            if not math.isinf(value) and value > least:
                best, least = at, value
    return best


def _deniable(denial: Telling, told: Telling) -> bool:
    if denial.claim.type == EventType.STATEMENT or denial.claim.type != told.claim.type:
        return False
    if told.claim.status == Status.DENIED or not (_owned(denial, told) or not told.actors or not denial.actors):
        return False
    if denial.places and told.places and not denial.places & told.places:
        return False
    return bool(denial.stems & told.stems or denial.groups & told.groups)


def _report(place: int, tellings: list[Telling]) -> list[int]:
    """The places of the other tellings of the same report; a report's tellings stand side by side."""
    document = tellings[place].claim.document
    first = last = place
    while first > 0 and tellings[first - 1].claim.document == document:
        first -= 1
    while last + 1 < len(tellings) and tellings[last + 1].claim.document == document:
        last += 1
    return [at for at in range(first, last + 1) if at != place]
