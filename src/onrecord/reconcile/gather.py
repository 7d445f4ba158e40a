"""A large happening, and the short tellings of it in other words ("many of the casualties are children").

Pair by pair such a telling is like hardly any other; but what little it says, the large happening of its story
has said already. So it is put with the one whose words hold most of its own, where nothing speaks against it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from onrecord.model import EventType, Quantity, Status
from onrecord.reconcile.cluster import Groups
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.pair import Pair, counted_alike
from onrecord.reconcile.reason import other_noun_and_number
from onrecord.reconcile.telling import Telling, bounds
from onrecord.reconcile.word import act_groups

Score = Callable[[int, int], float]
LARGE = 4
"""A group of so many tellings may take in others."""
SMALL = 0.5
"""A group is taken in only by one at least twice its size."""
HELD = 0.25
"""The share of a group's words that the large one must hold."""
LEAST = -3.7
"""The mean score of the pairs below which nothing is taken in."""
SAMPLE = 60
"""So many members of a large group are held against a telling."""
HANDFUL = 10
"""Counts below this may be of a part of what the other counts."""
WORLDS = 50
"""The ratio from which two counts are of a day and of a war."""
TWICE = 2
"""A word is the happening's own where so many of its tellings use it."""


@dataclass(slots=True)
class Gathering:
    """A group in the making: its places, their words by weight, and how many of its members use each."""

    members: list[int]
    words: dict[str, float]
    uses: Counter[str]
    parties: set[str]

    def take(self, other: Gathering) -> None:
        self.members = sorted(self.members + other.members)
        self.words = _heaviest((self.words, other.words))
        self.uses += other.uses
        self.parties |= other.parties


def gathered(
    groups: Iterable[list[int]], tellings: list[Telling], story: Mapping[str, int], score: Score, memory: Memory
) -> list[list[int]]:
    """The groups, small ones joined to the large one of their story and type that holds their words."""
    buckets: dict[tuple[int, EventType], Groups] = defaultdict(list)
    found = []
    for group in groups:
        homes = {story.get(tellings[place].claim.document, -1) for place in group}
        kind = _kind(group, tellings)
        if len(homes) == 1 and not any(tellings[place].speech for place in group):
            buckets[homes.pop(), kind].append(group)
        else:
            found.append(group)
    for key in sorted(buckets):
        bucket = buckets[key]
        if max(map(len, bucket)) < LARGE:
            found.extend(bucket)
        else:
            found.extend(memory.groups("gathered", bucket, tellings, partial(_gather, bucket, tellings, score)))
    return sorted(found)


def _kind(group: Iterable[int], tellings: list[Telling]) -> EventType:
    tally = Counter(tellings[place].claim.type for place in group)
    return min(tally, key=lambda kind: (-tally[kind], kind))


def _gathering(group: list[int], tellings: list[Telling]) -> Gathering:
    told = [_words(tellings[place]) for place in group]
    parties = {key for place in group for key in tellings[place].named | tellings[place].acting}
    return Gathering(list(group), _heaviest(told), Counter(chain.from_iterable(told)), parties)


def _heaviest(told: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Every word with the most that it weighs in one of them, in the order of words."""
    found: dict[str, float] = {}
    for words in told:
        for word, weight in words.items():
            found[word] = max(found.get(word, 0.0), weight)
    return dict(sorted(found.items()))


def _words(telling: Telling) -> dict[str, float]:
    """The stems of a telling with their weight, damped; those of one group of acts as one word."""
    found: dict[str, float] = {}
    for word in telling.stems:
        key = f"@{act_groups()[word]}" if word in act_groups() else word
        found[key] = max(found.get(key, 0.0), math.sqrt(telling.weights[word]))
    return found


def _gather(bucket: Groups, tellings: list[Telling], score: Score) -> Groups:
    """Take in the group whose words are held best, again and again, until none is left to take."""
    open_ = [_gathering(group, tellings) for group in sorted(bucket)]
    large = [one for one in open_ if len(one.members) >= LARGE]
    taken: set[int] = set()
    while True:
        best = _best(large, open_, taken, tellings, score)
        if best is None:
            return [one.members for one in open_ if id(one) not in taken]
        home, small = best
        home.take(small)
        taken.add(id(small))


def _best(
    large: list[Gathering], small: list[Gathering], taken: set[int], tellings: list[Telling], score: Score
) -> tuple[Gathering, Gathering] | None:
    offers = []
    for home in large:
        for one in small:
            if one is home or id(one) in taken or id(home) in taken:
                continue
            if len(one.members) <= SMALL * len(home.members):
                share = _held(one, home)
                if share >= HELD:
                    offers.append((-share, one.members, home.members, home, one))
    offers.sort(key=lambda offer: offer[:3])
    return next(((home, one) for *_, home, one in offers if _fits(one, home, tellings, score)), None)


def _held(small: Gathering, home: Gathering) -> float:
    """The share of the small group's words, by weight, that the large one uses; one used once counts half."""
    total = sum(small.words.values())
    uses = home.uses
    held = sum(weight * min(1.0, uses[word] / TWICE) for word, weight in small.words.items() if word in uses)
    return held / total if total else 0.0


def _fits(small: Gathering, home: Gathering, tellings: list[Telling], score: Score) -> bool:
    """Whether no party, day or bar keeps the two apart, and the pairs are not too unlike."""
    for place in small.members:
        one = tellings[place]
        named = {party.entity for party in (*one.claim.actors, *one.claim.recipients) if party.entity}
        if named and not (named | one.acting) & home.parties:
            return False
        if any(_another_day(one, tellings[at]) or _rivals(one, tellings[at]) for at in home.members):
            return False
        if _stray_denial(one, [tellings[at] for at in home.members]):
            return False
    values = [score(min(a, b), max(a, b)) for a in small.members for b in home.members[:SAMPLE]]
    return min(values) > float("-inf") and sum(values) / len(values) >= LEAST


def _rivals(left: Telling, right: Telling) -> bool:
    """Whether both count, by other nouns and numbers that cannot both hold, or by numbers worlds apart."""
    if not (left.counted and right.counted):
        return False
    if other_noun_and_number(Pair(left, right, words=False)):
        return True
    pairs = [(a, b) for a in left.claim.quantities for b in right.claim.quantities if counted_alike(a, b)]
    return bool(pairs) and all(worlds_apart(a, b) for a, b in pairs)


def worlds_apart(left: Quantity, right: Quantity) -> bool:
    """Whether two counts lie so far apart that one is of a day, the other of a war."""
    fewer, more = sorted((bounds(left), bounds(right)))
    most = fewer[0] if math.isinf(fewer[1]) else fewer[1]
    return fewer[0] >= HANDFUL and more[0] > WORLDS * most


def _stray_denial(one: Telling, home: Iterable[Telling]) -> bool:
    """Whether it denies something at no known time, in a report of no known day that tells nothing of it."""
    if one.claim.status != Status.DENIED or one.dated or one.published:
        return False
    return all(other.claim.document != one.claim.document for other in home)


def _another_day(left: Telling, right: Telling) -> bool:
    late = left.earliest and right.latest and left.earliest > right.latest
    early = right.earliest and left.latest and right.earliest > left.latest
    return bool(late or early)
