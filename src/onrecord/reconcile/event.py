"""The same happening or not: claims compared in blocks, scored by named reasons, and clustered."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from onrecord.model import (
    EVENT,
    Amount,
    Claim,
    Count,
    Event,
    EventType,
    Participant,
    Place,
    Quantity,
    Reason,
    Status,
    Verdict,
    When,
)
from onrecord.reconcile.block import candidates
from onrecord.reconcile.cluster import Groups, clusters
from onrecord.reconcile.gather import gathered
from onrecord.reconcile.judged import Ruling
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.pair import Pair
from onrecord.reconcile.reason import barred, other_noun_and_number, score, why
from onrecord.reconcile.refer import nested, referred, satellites
from onrecord.reconcile.row import Places, Rows
from onrecord.reconcile.telling import Telling, head_noun
from onrecord.reconcile.word import fold

SAME = 0.5
DIFFERENT = -1.0
"""Scores from which a pair alone is called the same, and below which different; between them it is unsure."""
FAR = 2 * DIFFERENT
"""The score up to which a pair tells nothing worth keeping."""
ASIDE = 6
"""How many judgements on claims outside an event are shown with it."""
COUNTED = 2
"""How many pairs told apart by noun and number are shown besides."""


Settled = Mapping[tuple[str, str], Reason]
"""Reasons that are known, by the ids of the two claims."""
_Grounds = tuple[list[Telling], list[tuple[Telling, Telling]]]


@dataclass(slots=True)
class Comparison:
    """The pairs compared that tell something, with their scores: -inf where something bars the pair.

    ``rows`` has them, ``numbered`` says which of the low ones are told apart by noun and number: two happenings
    that look like one. A pair far below "different" is left out, for there are most of these; its score is
    computed again where it is asked for.
    """

    tellings: list[Telling]
    rows: Rows = field(default_factory=partial(Rows.of, {}))
    numbered: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))

    def fill(self, codes: Places, memory: Memory) -> None:
        """Compares the pairs of these codes (``candidates``) and keeps what tells something."""
        values = memory.pairs("compared", self.tellings, codes, self._values)
        telling = ~np.isnan(values[:, 0])
        self.rows = Rows(*np.divmod(codes[telling], max(1, len(self.tellings))), values[telling, 0])
        self.numbered = values[telling, 1] > 0

    def _values(self, codes: Places) -> NDArray[np.float64]:
        """For each pair its score, nan where it tells nothing; and whether noun and number tell it apart."""
        places = zip(*(one.tolist() for one in np.divmod(codes, max(1, len(self.tellings)))), strict=True)
        return np.array([self._telling_value(*pair) for pair in places]).reshape(-1, 2)

    def _telling_value(self, left: int, right: int) -> tuple[float, bool]:
        value = self.compare(left, right)
        if value > FAR or self.ruling(left, right) is not None:
            return value, False
        if self._counted(left, right):
            return value, True
        return (value if math.isinf(value) else math.nan), False

    def compare(self, left: int, right: int) -> float:
        """The score of a pair: an analyst's verdict first, then what bars it, then the weighted reasons."""
        ruling = self.ruling(left, right)
        if ruling is not None:
            return {Verdict.SAME: 9.0, Verdict.DIFFERENT: -math.inf, Verdict.UNSURE: -0.1}[ruling.verdict]
        one, other = self.tellings[left], self.tellings[right]
        return -math.inf if barred(one, other) else score(Pair(one, other))

    def known(self, left: int, right: int) -> float:
        """The score of a pair, taken from those compared where it is among them."""
        left, right = min(left, right), max(left, right)
        value = self.rows.get(left, right)
        return self.compare(left, right) if value is None else value

    def ruling(self, left: int, right: int) -> Ruling | None:
        """What an analyst decided on the pair."""
        ruled = self.tellings[left].ruled
        return ruled.get(self.tellings[right].id) if ruled else None

    def _counted(self, left: int, right: int) -> bool:
        """Whether a pair of one type is told apart by noun and number."""
        one, other = self.tellings[left], self.tellings[right]
        if not (one.counted and other.counted) or one.claim.type != other.claim.type:
            return False
        return bool(other_noun_and_number(Pair(one, other, words=False)))

    def reason(self, left: int, right: int, settled: Settled) -> Reason:
        """The verdict on a pair and why, in words, taken from those settled where it is among them."""
        low, high = sorted((left, right), key=lambda place: self.tellings[place].id)
        found = settled.get((self.tellings[low].id, self.tellings[high].id))
        if found is not None:
            return found
        value = self.known(left, right)
        ruling = self.ruling(left, right)
        words = (ruling.words,) if ruling else self._why(low, high)
        verdict = ruling.verdict if ruling else _verdict(value)
        return Reason(self.tellings[low].id, self.tellings[high].id, verdict, words)

    def _why(self, left: int, right: int) -> tuple[str, ...]:
        pair = Pair(self.tellings[left], self.tellings[right])
        bar = barred(pair.left, pair.right)
        return (f"against: {bar}", *why(pair)) if bar else why(pair)


def _verdict(value: float) -> Verdict:
    if value >= SAME:
        return Verdict.SAME
    return Verdict.DIFFERENT if value < DIFFERENT else Verdict.UNSURE


def compared(tellings: list[Telling], memory: Memory) -> Comparison:
    """All candidate pairs, scored; judged pairs are always among them."""
    comparison = Comparison(tellings)
    comparison.fill(candidates(tellings, _judged(tellings), memory), memory)
    return comparison


def _judged(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The pairs on which an analyst decided, the smaller place first."""
    place = {telling.id: at for at, telling in enumerate(tellings)}
    for left, telling in enumerate(tellings):
        yield from ((left, right) for one in telling.ruled if (right := place.get(one, -1)) > left)


def events(comparison: Comparison, story: Mapping[str, int], memory: Memory) -> list[Event]:
    """One event a cluster of claims of the same happening, sorted by id; support and conflicts come later.

    ``story`` is from a report's id to the number of its story.
    """
    given = [
        (left, right)
        for left, telling in enumerate(comparison.tellings)
        for right, _ in (comparison.rows.after(left) if telling.ruled else ())
        if (ruling := comparison.ruling(left, right)) and ruling.verdict == Verdict.SAME
    ]
    thin = satellites(comparison.tellings)
    within = nested(comparison.tellings, comparison.known, memory)

    def score(place: int, others: Sequence[int]) -> list[float]:
        return [comparison.known(place, other) for other in others]

    rows = _without(comparison.rows, [*thin, *within], given, len(comparison.tellings))
    told = comparison.tellings
    found = clusters(len(told), rows, given, score, things=told, memory=memory)
    found = gathered(found, comparison.tellings, story, comparison.known, memory)
    found = referred(found, thin, within, comparison.tellings, comparison.known)
    missed = _aside(comparison, found)
    made = [_kept(members, comparison, missed.get(at, []), memory) for at, members in enumerate(found)]
    return sorted(made, key=lambda event: event.id)


def _without(rows: Rows, aside: list[int], kept: Iterable[tuple[int, int]], size: int) -> Rows:
    """The rows without the pairs of those set aside, save the pairs that are kept all the same."""
    if not aside:
        return rows
    within = np.ones(size, bool)
    within[aside] = False
    codes = np.array([left * size + right for left, right in kept], np.int64)
    return rows.kept(within[rows.left] & within[rows.right] | np.isin(rows.left * size + rows.right, codes))


def _aside(comparison: Comparison, groups: Groups) -> dict[int, list[tuple[int, int]]]:
    """For each cluster the pairs across its border worth a look: rulings, nearest misses, other numbers."""
    home = np.zeros(len(comparison.tellings), np.int64)
    for at, members in enumerate(groups):
        home[members] = at
    left, right, value = comparison.rows.left, comparison.rows.right, comparison.rows.value
    judged = np.zeros(len(left), bool)
    for at in np.flatnonzero(np.array([bool(one.ruled) for one in comparison.tellings])[left]).tolist():
        judged[at] = comparison.ruling(int(left[at]), int(right[at])) is not None
    across = home[left] != home[right]
    near = across & ((value > FAR) | judged)
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for kept, most in ((near, ASIDE), (across & ~near & comparison.numbered, COUNTED)):
        pairs = np.flatnonzero(kept)
        ranked = pairs[np.lexsort((-value[pairs], ~judged[pairs]))]
        for at, pair in _first(home[left[ranked]], home[right[ranked]], ranked, most):
            found[at].append((int(left[pair]), int(right[pair])))
    return found


def _first(one: Places, other: Places, pairs: Places, most: int) -> Iterator[tuple[int, int]]:
    """For each cluster the first of the pairs that it is on either side of; these are ranked."""
    size = max(1, 2 * len(pairs))
    ranked = np.sort(np.stack((one, other), 1).ravel() * size + np.arange(2 * len(pairs)))
    homes, rank = np.divmod(ranked, size)
    starts = np.flatnonzero(np.diff(homes, prepend=-1))
    first = np.arange(len(homes)) - np.repeat(starts, np.diff(starts, append=len(homes))) < most
    yield from zip(homes[first].tolist(), pairs[rank[first] // 2].tolist(), strict=True)


def _kept(
    members: list[int], comparison: Comparison, aside: list[tuple[int, int]], memory: Memory
) -> Event:
    """The event of these tellings, remembered where they and those beside them are as before."""
    told = [comparison.tellings[place] for place in members]
    beside = [(comparison.tellings[left], comparison.tellings[right]) for left, right in aside]
    first = min(one.id for one in told)
    name, grounds = ("event", first), (told, beside)
    return memory.part(
        name, grounds, lambda: _event(members, comparison, aside, _settled(memory.last(name), grounds))
    )


def _settled(before: tuple[_Grounds, Event] | None, now: _Grounds) -> Settled:
    """The reasons that an earlier event gave for pairs of tellings that are as they were."""
    if before is None:
        return {}
    same = {id(one) for one in _all(before[0])}
    kept = {one.id for one in _all(now) if id(one) in same}
    reasons = before[1].reasons
    return {(one.left, one.right): one for one in reasons if one.left in kept and one.right in kept}


def _all(grounds: _Grounds) -> Iterator[Telling]:
    return chain(grounds[0], *grounds[1])


def _event(
    members: list[int], comparison: Comparison, aside: list[tuple[int, int]], settled: Settled
) -> Event:
    told = sorted((comparison.tellings[place] for place in members), key=lambda one: one.id)
    claims = [telling.claim for telling in told]
    reasons = (comparison.reason(*pair, settled) for pair in (*_backbone(members, comparison), *aside))
    return Event(
        id=EVENT + claims[0].id,
        type=_type(claims),
        claims=tuple(claim.id for claim in claims),
        actors=_parties(one for claim in claims for one in claim.actors),
        recipients=_parties(one for claim in claims for one in claim.recipients),
        when=_when(claims),
        places=_places(claims),
        quantities=_counts(claims),
        reasons=tuple(sorted(reasons, key=lambda one: (one.left, one.right))),
    )


def _backbone(members: list[int], comparison: Comparison) -> list[tuple[int, int]]:
    """For each member the pair that speaks most for its place in the event: enough to hold all together."""
    chosen = set()
    for at, place in enumerate(members):
        others = members[:at] or members[at + 1 : at + 2]
        if others:
            best = max(others, key=lambda other: (comparison.known(place, other), -other))
            chosen.add((min(place, best), max(place, best)))
    return sorted(chosen)


def _type(claims: list[Claim]) -> EventType:
    """The commonest type; a happening's type before STATEMENT; ties by name."""
    tally = Counter(claim.type for claim in claims)
    return min(tally, key=lambda kind: (kind == EventType.STATEMENT, -tally[kind], kind))


def _parties(parties: Iterable[Participant]) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for one in parties:
        key = one.entity or fold(one.name or (one.span.quote if one.span else ""))
        if key:
            found.setdefault(key, one)
    return tuple(found[key] for key in sorted(found))


def _when(claims: list[Claim]) -> When | None:
    """The time that meets the most of the others, the narrowest of those: one claim's own, never a blend."""
    asserted = [claim for claim in claims if claim.status == Status.ASSERTED] or claims
    times = [claim.when for claim in asserted if claim.when]
    if not times:
        return None

    def rank(at: int) -> tuple[bool, int, int, int]:
        time = times[at]
        met = sum(_meet(time, other) for other in times)
        width = (time.latest - time.earliest).days if time.earliest and time.latest else 10**6
        return (not time.dated, -met, width, at)

    return times[min(range(len(times)), key=rank)]


def _meet(left: When, right: When) -> bool:
    if not (left.dated and right.dated):
        return False
    late = left.earliest and right.latest and left.earliest > right.latest
    early = right.earliest and left.latest and right.earliest > left.latest
    return not late and not early


def _places(claims: list[Claim]) -> tuple[Place, ...]:
    found: dict[tuple[str, str], Place] = {}
    for claim in claims:
        for place in claim.places:
            found.setdefault((place.role, fold(place.name)), place)
    return tuple(found[key] for key in sorted(found))


def _counts(claims: list[Claim]) -> tuple[Count, ...]:
    """Every reading of every number, by the noun counted."""
    by_item: dict[tuple[str, str], list[tuple[Quantity, str]]] = {}
    for claim in claims:
        for quantity in claim.quantities:
            key = (head_noun(quantity) or "", quantity.unit or "")
            by_item.setdefault(key, []).append((quantity, claim.id))
    return tuple(_count(by_item[key]) for key in sorted(by_item))


def _count(told: list[tuple[Quantity, str]]) -> Count:
    items = Counter(quantity.item for quantity, _ in told if quantity.item)
    item = min(items, key=lambda words: (-items[words], words), default=None)
    readings: dict[tuple[float | None, float | None, float | None], set[str]] = {}
    for quantity, claim in told:
        readings.setdefault((quantity.value, quantity.low, quantity.high), set()).add(claim)
    amounts = [Amount(*bounds, claims=tuple(sorted(ids))) for bounds, ids in readings.items()]
    return Count(item, tuple(sorted(amounts, key=_amount_order)))


def _amount_order(amount: Amount) -> tuple[float, float, float]:
    low = -math.inf if amount.low is None else amount.low
    high = math.inf if amount.high is None else amount.high
    return (low, high, amount.value if amount.value is not None else -math.inf)
