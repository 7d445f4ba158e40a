"""A telling: a claim made ready for comparing, its words stemmed and its parties, voices and days at hand."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from itertools import chain

from onrecord.model import Claim, Document, EventType, Participant, Quantity, Source, Status
from onrecord.reconcile.judged import Ruling
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.name import codes_in, state_code
from onrecord.reconcile.side import Side, Sides, nearest
from onrecord.reconcile.word import act_groups, listed, rows, stem, stems, words

SPEECH = frozenset({EventType.ACCUSE, EventType.REQUEST, EventType.THREATEN, EventType.STATEMENT})
"""Types whose happening is the saying itself: another speaker, another happening."""
AHEAD = frozenset({Status.PLANNED, Status.THREATENED, Status.DEMANDED, Status.PREDICTED})
"""Statuses of acts that lie ahead of the telling."""
MANY = 2000
"""Claims from which on the weights of words go in steps."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as it is compared.

    ``actors`` and ``recipients`` are entity ids, or stems where no entity is known. ``states`` are the ISO
    codes of the states that are parties, ``acting`` those whose officials act, ``voiced`` that whose official
    is the nearest voice; ``named`` are all parties and their states; ``voice`` is the key of that voice.
    ``doers`` and ``moved`` are the stems of the common nouns for actors and recipients. ``speaker`` are the
    keys of who speaks (typed speech acts and STATEMENT), ``served`` the bodies that actors and speakers have
    an office in. ``earliest`` and ``latest`` bound the happening, for a speech act without a day of its own
    the telling. ``ruled`` are analysts' verdicts on it and others, by their ids. ``places`` are stems of
    places within a state, ``lands`` the states that they lie in, ``counted`` the nouns counted. ``order`` is
    the claim's place in its report, ``published`` the report's day. ``speech`` says that the happening is a
    saying, ``ahead`` that it lies ahead of the telling, ``dated`` that both ends of its time are known.
    """

    claim: Claim
    order: int
    published: date | None
    stems: frozenset[str]
    act: frozenset[str]
    groups: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    acting: frozenset[str]
    states: frozenset[str]
    named: frozenset[str]
    speaker: frozenset[str]
    served: frozenset[str]
    doers: frozenset[str]
    moved: frozenset[str]
    voice: frozenset[str]
    voiced: frozenset[str]
    earliest: date | None
    latest: date | None
    partial: str | None
    places: frozenset[str]
    lands: frozenset[str]
    counted: frozenset[str]
    weights: Mapping[str, float]
    rarest: float
    length: float
    speech: bool
    ahead: bool
    dated: bool
    ruled: Mapping[str, Ruling]

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def thin(self) -> bool:
        """Whether its own words only refer to something told elsewhere ("denied the reports")."""
        return bool(self.act & anaphors()) and len(self.stems - anaphors()) <= 1 and not self.claim.quantities

    def telling_of(self, word: str) -> float:
        """How much a word of its own tells: near 0 for the commonest of the case, 1 for a rare one."""
        return min(1.0, 1.3 * self.weights.get(word, 0.0) / self.rarest)


def tellings(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    sides: Sides,
    ruled: Mapping[str, Mapping[str, Ruling]],
    memory: Memory,
) -> list[Telling]:
    """Every claim as a telling, by document and place in it; rare words weigh more, over all the claims."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.document].append(claim)
    reports = {name: memory.part(("bags", name), by_report[name], partial(_bags, by_report[name]))
               for name in sorted(by_report)}  # fmt: skip
    rarity = _rarity([bag for own in reports.values() for _, bag in own])
    found = []
    for name, own in reports.items():
        document = documents.get(name)
        published = document.published.earliest if document and document.published else None
        standings = sides.standings(by_report[name], memory)
        frame = memory.part(("frame", name), (own, published, standings), object)  # itself only while they hold
        for order, (claim, bag) in enumerate(own):
            weights, verdicts = {word: rarity[word] for word in bag}, ruled.get(claim.id, {})
            made = partial(_telling, claim, weights, rarity[""], sides, order, published, verdicts)
            found.append(memory.part(("telling", claim.id), (frame, weights, rarity[""], verdicts), made))
    return found


def _bags(claims: Iterable[Claim]) -> list[tuple[Claim, tuple[str, ...]]]:
    """The claims of a report in the order of its text, each with its words."""
    ordered = sorted(claims, key=lambda claim: (claim.span.start, claim.span.end, claim.id))
    return [(claim, _bag(claim)) for claim in ordered]


def _bag(claim: Claim) -> tuple[str, ...]:
    """What is told, without the names of the parties and the voice: those are compared on their own."""
    parties: list[Participant | Source] = [*claim.actors, *claim.recipients]
    parties += [link.source for link in claim.attribution[:1]]
    forms = " ".join(form for one in parties for form in (one.name, one.span and one.span.quote) if form)
    who = stems(" ".join(word for word in forms.split() if word[:1].isupper()))
    told = stems(f"{claim.span.quote} {claim.act.quote}")
    return tuple(sorted((told - who) or told))


def told_by_both(left: str, right: str, shared: frozenset[str]) -> frozenset[str]:
    """Which of the stems that two texts share say what is told: no state, no word that only refers."""
    names = {stem(word.casefold()) for word in _WORD.findall(f"{left} {right}") if codes_in(word)}
    return shared - names - anaphors()


_WORD = re.compile(r"[A-Z][\w-]+")


@cache
def anaphors() -> frozenset[str]:
    """The stems of words that only refer to what is told elsewhere."""
    return frozenset(stem(word) for word in listed("anaphors.txt"))


def _rarity(bags: Sequence[Sequence[str]]) -> dict[str, float]:
    """Inverse document frequency, smoothed for small cases; under "" that of a word told once.

    In a case of ``MANY`` claims both counts go in powers of two, so that one more report changes few weights.
    """
    seen = Counter(chain.from_iterable(bags))
    step = _nearest if len(bags) >= MANY else int
    size = step(len(bags)) + 20
    found = {word: max(0.0, math.log(size / (step(count) + 1))) for word, count in seen.items()}
    return found | {"": math.log(size / 2)}


def _nearest(count: int) -> int:
    """The power of two nearest by ratio."""
    return 1 << round(math.log2(count))


def _telling(
    claim: Claim,
    weights: Mapping[str, float],
    rarest: float,
    sides: Sides,
    order: int,
    published: date | None,
    ruled: Mapping[str, Ruling],
) -> Telling:
    earliest, latest, partial = _days(claim)
    act = stems(claim.act.quote)
    actors, speaker = _parties(claim.actors), _speaker(claim)
    recipients = _parties(claim.recipients)
    acting = _official(sides.actors(claim))
    states = acting | _states((*claim.actors, *claim.recipients))
    voiced = _official([sides.voice(nearest(claim))])
    return Telling(
        claim=claim,
        order=order,
        published=published,
        stems=frozenset(weights),
        act=act,
        groups=frozenset(act_groups()[word] for word in act if word in act_groups()),
        actors=actors,
        recipients=recipients,
        acting=acting or _own_people(claim, voiced),
        states=states,
        named=actors | recipients | states,
        speaker=speaker,
        served=frozenset(body for key in (*actors, *speaker) for body in sides.served(key)),
        doers=_nouns(claim.actors),
        moved=_nouns(claim.recipients),
        voice=keys_of(claim.attribution[0].source) if claim.attribution else frozenset(),
        voiced=voiced,
        earliest=earliest,
        latest=latest,
        partial=partial,
        places=frozenset(stem(w) for p in claim.places if not state_code(p.name) for w in words(p.name)),
        lands=frozenset(code for p in claim.places if (code := state_code(p.name) or p.country)),
        counted=frozenset(noun for quantity in claim.quantities if (noun := head_noun(quantity))),
        weights=weights,
        rarest=rarest,
        length=math.sqrt(sum(weight * weight for weight in weights.values())),
        speech=claim.type in SPEECH,
        ahead=claim.status in AHEAD,
        dated=earliest is not None and latest is not None,
        ruled=ruled,
    )


def _days(claim: Claim) -> tuple[date | None, date | None, str | None]:
    when = claim.when
    if (when is None or not (when.dated or when.partial)) and claim.type in SPEECH and claim.attribution:
        when = claim.attribution[0].told or when
    return (when.earliest, when.latest, when.partial) if when else (None, None, None)


def _parties(parties: Iterable[Participant]) -> frozenset[str]:
    return frozenset(key for one in parties for key in keys_of(one))


def keys_of(one: Participant | Source) -> frozenset[str]:
    """The entity's id, or the stems of the words where no entity is known."""
    if one.entity:
        return frozenset({one.entity})
    return stems(one.name or (one.span.quote if one.span else ""))


def _states(parties: Iterable[Participant]) -> frozenset[str]:
    forms = [form for one in parties for form in (one.name, one.span and one.span.quote) if form]
    return frozenset(code for form in forms for code in codes_in(form))


def _nouns(parties: Iterable[Participant]) -> frozenset[str]:
    """The stems of the words for the parties that are no names: "contractors", "servicemen"."""
    run = [word for one in parties if one.span for word in one.span.quote.split()]
    return stems(" ".join(word for word in run if not word[:1].isupper()))


def _official(parties: Iterable[Side]) -> frozenset[str]:
    """The states for which the parties act or speak."""
    return frozenset(side.country for side in parties if side.official and side.country)


def _own_people(claim: Claim, voiced: frozenset[str]) -> frozenset[str]:
    """The state that speaks of "specialists" and no more: forces that nobody's name or cause sets apart."""
    forms = [word for one in claim.actors if one.span for word in words(one.span.quote)]
    named = any(one.span and one.span.quote[:1].isupper() for one in claim.actors)
    forces = any(noun_group(stem(word)) == "forces" for word in forms)
    return voiced if forces and not named and not set(forms) & listed("unofficial.txt") else frozenset()


def _speaker(claim: Claim) -> frozenset[str]:
    """Who speaks: the actor of a typed speech act; of a STATEMENT the voice nearest to it."""
    if claim.type not in SPEECH:
        return frozenset()
    if claim.type != EventType.STATEMENT:
        return _parties(claim.actors)
    first = claim.attribution[0].source if claim.attribution else None
    if first is None:
        return frozenset()
    return keys_of(first) or frozenset({f"{first.kind}:{claim.document}"})


def head_noun(quantity: Quantity) -> str | None:
    """The stem of the noun counted: the last word of its item before any "of" or "and"."""
    return _head(quantity.item) if quantity.item else None


@lru_cache(maxsize=65536)
def _head(item: str) -> str | None:
    run = []
    for word in words(item):
        if word in ("of", "in", "from", "and", "or", "with", "at", "on", "who", "that", "for"):
            break
        run.append(word)
    return stem(run[-1]) if run else None


def noun_group(noun: str | None) -> str | None:
    """What kind of thing the noun counts: "people", "forces", "states"; None for a noun of its own."""
    return _noun_groups().get(noun or "")


@cache
def _noun_groups() -> dict[str, str]:
    return {stem(word): group for group, members in rows("nouns.tsv") for word in members.split()}


def meet(left: Quantity, right: Quantity) -> bool:
    """Whether one number could satisfy both ranges; an open end meets everything beyond it."""
    low_a, high_a = bounds(left)
    low_b, high_b = bounds(right)
    return low_a <= high_b and low_b <= high_a


def bounds(quantity: Quantity) -> tuple[float, float]:
    """The range of a quantity; its value where no bounds are given, infinite ends where open."""
    low = quantity.low if quantity.low is not None else None
    high = quantity.high if quantity.high is not None else None
    if low is None and high is None:
        value = quantity.value
        return (value, value) if value is not None else (-math.inf, math.inf)
    return (-math.inf if low is None else low, math.inf if high is None else high)
