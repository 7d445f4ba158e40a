"""The reasons for taking two claims for one happening, or for two: small functions, each with a weight.

A function takes a ``Pair`` and gives a strength from 0 (does not apply) to 1. Its docstring is the reason as
the user reads it; its weight stands in ``data/weights.tsv``. The score of a pair is the weighted sum.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from onrecord.model import EventType, Quantity, Status
from onrecord.reconcile.pair import Pair, between, noun_kinds, overlap, width
from onrecord.reconcile.telling import SPEECH, Telling, bounds, head_noun, meet, noun_group
from onrecord.reconcile.word import rows

ALSO = re.compile(r"\b(?:also|in addition|separately|another|a second)\b", re.IGNORECASE)
"""Words that set what is told beside what was told before."""
MORE = 2
"""So many telling words besides the act's say more than that it happened."""

FORCES = "forces"
"""The kind of noun of which two words and two numbers stand for two forces."""
SAID = frozenset({*SPEECH, EventType.AGREE, EventType.REJECT, EventType.SUPPORT})
"""Types of acts that are done by speaking: each saying has a content of its own."""

Reasoning = Callable[[Pair], float]


def same_type(pair: Pair) -> float:
    """both are of one type"""
    return float(pair.alike)


def kin_type(pair: Pair) -> float:
    """their types are often given to one happening"""
    return float(_kindred(pair))


def other_type(pair: Pair) -> float:
    """their types do not go together"""
    return float(not pair.alike and not _kindred(pair))


def like_words(pair: Pair) -> float:
    """they share telling words"""
    return pair.likeness


def very_like_words(pair: Pair) -> float:
    """they say it in nearly the same words"""
    return (pair.likeness - 0.5) * 2 if pair.likeness > 0.5 else 0.0


def unlike_words(pair: Pair) -> float:
    """they share hardly a telling word"""
    return 1 - pair.likeness / 0.2 if pair.likeness < 0.2 else 0.0


def same_act(pair: Pair) -> float:
    """the same word names the act"""
    return max(map(pair.left.telling_of, pair.acts)) if pair.acts else 0.0


def act_alone(pair: Pair) -> float:
    """in two reports, one word for the act is all that they share, though both say more"""
    if pair.within or len(pair.shared) != 1:
        return 0.0
    acts = pair.left.act | pair.right.act
    if not pair.shared <= acts or pair.recipient or same_day(pair):
        return 0.0
    if same_place(pair) or numbers_meet(pair):
        return 0.0
    return float(min(len(pair.left.stems - acts), len(pair.right.stems - acts)) >= MORE)


def saying_alone(pair: Pair) -> float:
    """the word for the saying is all that they share, and one has no day"""
    said = pair.alike and pair.gap is None and pair.left.claim.type in SAID
    return act_alone(pair) if said else 0.0


def like_act(pair: Pair) -> float:
    """the words for the act mean much the same"""
    return float(not pair.acts and not pair.left.groups.isdisjoint(pair.right.groups))


def same_actor(pair: Pair) -> float:
    """the same actor, or the same state's people act"""
    return pair.actor


def other_actor(pair: Pair) -> float:
    """other actors"""
    if pair.actor or not _apart(pair.left.actors, pair.right.actors):
        return 0.0
    return float(pair.left.acting.isdisjoint(pair.right.acting) and not sent_and_came(pair))


def same_recipient(pair: Pair) -> float:
    """the same one is acted on"""
    return pair.recipient


def other_recipient(pair: Pair) -> float:
    """others are acted on"""
    if noun_kinds(pair.left.moved) & noun_kinds(pair.right.moved):
        return 0.0
    return float(_apart(pair.left.recipients, pair.right.recipients))


def other_partner(pair: Pair) -> float:
    """they meet or talk with others"""
    left, right = pair.left, pair.right
    if not (pair.alike and left.claim.type is EventType.CONSULT and left.recipients and right.recipients):
        return 0.0
    if left.states & right.states - (left.acting | right.acting):
        return 0.0
    return float(left.recipients.isdisjoint(right.named) and right.recipients.isdisjoint(left.named))


def sent_and_came(pair: Pair) -> float:
    """whom one sends are those who come in the other"""
    if not (pair.alike and pair.left.claim.type is EventType.MOBILIZE):
        return 0.0
    return float(bool(pair.left.moved & pair.right.doers or pair.left.doers & pair.right.moved))


def same_day(pair: Pair) -> float:
    """their days meet"""
    if pair.gap is None or pair.gap > 0:
        return 0.0
    return 1.0 if max(width(pair.left), width(pair.right)) <= 3 else 0.4


def next_day(pair: Pair) -> float:
    """their days are one day apart"""
    return float(pair.gap == 1)


def other_day(pair: Pair) -> float:
    """their days cannot meet"""
    return 0.0 if pair.gap is None or pair.gap < 2 else 1.0


def undated(pair: Pair) -> float:
    """the time of one of them is open, in another report"""
    return float(not pair.within and not (pair.left.dated and pair.right.dated))


def denied_elsewhere(pair: Pair) -> float:
    """one denies it in another report, and the time of one of them is open"""
    if pair.left.claim.status == pair.right.claim.status or pair.left.thin or pair.right.thin:
        return 0.0
    return undated(pair) * (Status.DENIED in (pair.left.claim.status, pair.right.claim.status))


def unanchored(pair: Pair) -> float:
    """two reports, and no party, day, place, number or run of words that both name"""
    if pair.within or pair.gap == 0 or pair.likeness >= 0.5:
        return 0.0
    if not (pair.left.named.isdisjoint(pair.right.named) and pair.left.places.isdisjoint(pair.right.places)):
        return 0.0
    return float(not numbers_meet(pair))


def later_report(pair: Pair) -> float:
    """their reports lie weeks apart, and no day joins them"""
    days = (pair.left.published, pair.right.published)
    if days[0] is None or days[1] is None or same_day(pair):
        return 0.0
    return min(1.0, max(0, abs((days[0] - days[1]).days) - 3) / 14)


def same_place(pair: Pair) -> float:
    """the same place is named"""
    if pair.left.places & pair.right.places:
        return 1.0
    return 0.5 * float(bool(pair.left.lands & pair.right.lands))


def other_place(pair: Pair) -> float:
    """other places are named"""
    return float(_apart(pair.left.places, pair.right.places) or _apart(pair.left.lands, pair.right.lands))


def numbers_meet(pair: Pair) -> float:
    """they count the same, and the numbers can both hold"""
    return float(any(meet(a, b) for a, b in pair.counts))


def numbers_apart(pair: Pair) -> float:
    """they count the same, and the numbers cannot both hold"""
    return float(bool(pair.counts) and not any(meet(a, b) for a, b in pair.counts))


def numbers_far_apart(pair: Pair) -> float:
    """they count the same, and one number is ten times the other"""
    return float(bool(pair.counts) and all(_tenfold(a, b) for a, b in pair.counts))


def other_noun_and_number(pair: Pair) -> float:
    """they count by another noun, and the numbers cannot both hold"""
    if FORCES not in noun_kinds(pair.left.counted) & noun_kinds(pair.right.counted):
        return 0.0
    found = [(a, b) for a in pair.left.claim.quantities for b in pair.right.claim.quantities if _rivals(a, b)]
    return float(any(not meet(a, b) for a, b in found) and not numbers_meet(pair))


def same_parties(pair: Pair) -> float:
    """one type of act by the same on the same"""
    return pair.actor * pair.recipient if pair.alike else 0.0


def told_again(pair: Pair) -> float:
    """one report tells of one act by the same actor twice"""
    if not (pair.within and pair.alike and pair.actor) or pair.left.speech:
        return 0.0
    return pair.actor * max(same_act(pair), like_act(pair))


def same_speaker(pair: Pair) -> float:
    """the same speaker"""
    return overlap(pair.left.speaker, pair.right.speaker)


def other_status(pair: Pair) -> float:
    """one tells it as a fact, the other as a surmise or a denial"""
    return float(pair.left.claim.status != pair.right.claim.status)


def neighbours(pair: Pair) -> float:
    """one follows close on the other in the report"""
    return max(0.0, 1 - abs(pair.left.order - pair.right.order) / 6) if pair.within else 0.0


def overlapping(pair: Pair) -> float:
    """one clause tells both acts"""
    return float(pair.within and pair.left.claim.span.overlaps(pair.right.claim.span))


def besides(pair: Pair) -> float:
    """the report tells one besides the other ("also")"""
    if not (pair.within and pair.alike and pair.actor):
        return 0.0
    later = max(pair.left, pair.right, key=lambda telling: telling.order)
    return float(bool(ALSO.search(later.claim.span.quote)))


def denial_of(pair: Pair) -> float:
    """one denies what its own side is said to have done"""
    one, other = pair.left, pair.right
    denial, told = (one, other) if one.claim.status == Status.DENIED else (other, one)
    if denial.claim.status != Status.DENIED or told.claim.status == Status.DENIED:
        return 0.0
    if not told.states & (denial.states | denial.voiced):
        return 0.0
    return float(pair.alike)


REASONS: tuple[Reasoning, ...] = (
    same_type, kin_type, other_type, like_words, very_like_words, unlike_words, same_act, act_alone,
    saying_alone, like_act, same_actor, other_actor, same_recipient, other_recipient, other_partner,
    sent_and_came, same_day, next_day, other_day, undated, denied_elsewhere, unanchored, later_report,
    same_place, other_place, numbers_meet, numbers_apart, numbers_far_apart, other_noun_and_number,
    same_parties, told_again, same_speaker, other_status, neighbours, overlapping, besides, denial_of,
)  # fmt: skip


def barred(left: Telling, right: Telling) -> str | None:
    """Why the two can be no one happening whatever else speaks for it; None where nothing forbids it."""
    if (left.speech or right.speech) and _other_speaker(left, right):
        return "two speakers: each saying is a happening of its own"
    if left.speech != right.speech and (left.claim.type, right.claim.type) not in _kin():
        return "one is a saying, the other an act"
    if left.ahead != right.ahead:
        return "one lies ahead, the other is told as past or present"
    gap = between(left, right)
    if gap is not None and gap > 10:
        return other_day.__doc__
    return None


def _other_speaker(left: Telling, right: Telling) -> bool:
    """Whether two speak of whom neither has an office in the other."""
    if not (left.speaker and right.speaker):
        return False
    return left.speaker.isdisjoint(right.speaker | right.served) and right.speaker.isdisjoint(left.served)


def strengths(pair: Pair) -> list[float]:
    """The strength of every reason, in the order of ``REASONS``."""
    return [reason(pair) for reason in REASONS]


def score(pair: Pair) -> float:
    """The weighted sum of the reasons: above 0 they rather tell of one happening."""
    total = weights()["base"]
    for reason, weight in _applying(pair):
        strength = reason(pair)
        if strength:
            total += weight * strength
    return total


def _applying(pair: Pair) -> tuple[tuple[Reasoning, float], ...]:
    """The reasons that can apply to a pair, with their weights."""
    left, right = pair.left, pair.right
    return _weighted(
        pair.within,
        pair.alike,
        pair.alike and left.claim.type is EventType.MOBILIZE,
        pair.gap is not None,
        left.claim.status is not right.claim.status,
        bool((left.places or left.lands) and (right.places or right.lands)),
        bool(pair.counts),
        bool(left.counted and right.counted),
        bool(left.recipients and right.recipients),
        bool(left.speaker and right.speaker),
    )


WITHIN = frozenset({told_again, neighbours, overlapping, besides})
ACROSS = frozenset({undated, denied_elsewhere, unanchored, later_report, saying_alone})
ALIKE = frozenset({same_type, same_parties, told_again, denial_of, sent_and_came, other_partner, saying_alone})
UNLIKE = frozenset({kin_type, other_type})
MOVING = frozenset({sent_and_came})
DATED = frozenset({same_day, next_day, other_day})
OTHERWISE = frozenset({other_status, denied_elsewhere, denial_of})
PLACED = frozenset({same_place, other_place})
COUNTED = frozenset({numbers_meet, numbers_apart, numbers_far_apart})
COUNTING = frozenset({other_noun_and_number})
RECEIVED = frozenset({same_recipient, other_recipient, other_partner, same_parties})
SPOKEN = frozenset({same_speaker})
"""Reasons that apply only inside one report, only across two, only to one type, only to two, only where both
send somebody, only where it is known how the days lie, only to two statuses, only where both name a place, only
where both count the same, only where both count a noun, only where both name who is acted on or who speaks."""


@cache
def _weighted(within: bool, alike: bool, *apply: bool) -> tuple[tuple[Reasoning, float], ...]:
    """The reasons that can apply, with their weights: the rest give 0 and are left out to save time.

    ``apply`` says this of the groups from ``MOVING`` to ``SPOKEN``, in their order.
    """
    idle = (ACROSS if within else WITHIN) | (UNLIKE if alike else ALIKE)
    groups = (MOVING, DATED, OTHERWISE, PLACED, COUNTED, COUNTING, RECEIVED, SPOKEN)
    idle = idle.union(*(group for group, held in zip(groups, apply, strict=True) if not held))
    return tuple((reason, weights()[reason.__name__]) for reason in REASONS if reason not in idle)


def why(pair: Pair) -> tuple[str, ...]:
    """The reasons that weigh on the pair, heaviest first, as the user reads them."""
    found = [(weight * reason(pair), reason.__doc__ or "") for reason, weight in _applying(pair)]
    heavy = [(value, words) for value, words in found if abs(value) >= 0.3]
    heavy.sort(key=lambda one: (-abs(one[0]), one[1]))
    return tuple(f"{'for' if value > 0 else 'against'}: {words}" for value, words in heavy)


@cache
def weights() -> dict[str, float]:
    """The weight of every reason, and the base that a pair starts from."""
    return {name: float(weight) for name, weight in rows("weights.tsv")}


@cache
def _kin() -> frozenset[tuple[EventType, EventType]]:
    pairs = [tuple(EventType(cell) for cell in row) for row in rows("kin.tsv")]
    return frozenset((a, b) for left, right in pairs for a, b in ((left, right), (right, left)))


def _kindred(pair: Pair) -> bool:
    return (pair.left.claim.type, pair.right.claim.type) in _kin()


def _apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and left.isdisjoint(right)


def _tenfold(a: Quantity, b: Quantity) -> bool:
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    return low_a > 10 * max(high_b, 1) or low_b > 10 * max(high_a, 1)


def _rivals(a: Quantity, b: Quantity) -> bool:
    left, right = head_noun(a), head_noun(b)
    return left != right and noun_group(left) == noun_group(right) == FORCES
