"""Incidents: which claims of a report tell one of MUC-4's, and which of them tell the same one.

A claim is a telling where its words name a kind of incident and a learned model (its words, its act, who is
hit, how old it is) gives it a good chance. Tellings of one kind whose days do not contradict are one incident.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from muc_words import chance, classes, has, organizations

from onrecord.model import Claim, EventType, Ledger, Status

KINDS = ("KIDNAPPING", "ARSON", "ROBBERY", "BOMBING", "ATTACK")
_TYPES = (EventType.ASSAULT, EventType.COERCE, EventType.THREATEN, EventType.ACCUSE, EventType.SANCTION)
_UNREAL = (Status.THREATENED, Status.PLANNED, Status.PREDICTED)
_END = re.compile(r"[.!?]\"?\s\s+|\n\s*\n")
_WORD = re.compile(r"[a-z][a-z'-]{2,}")


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim that may tell an incident: its kind, the sentence around it, its place among the sentences."""

    claim: Claim
    kind: str
    sentence: str
    start: int
    order: int


@dataclass(frozen=True, slots=True)
class Incident:
    """Tellings of one incident, the most likely first; ``worth`` is the chance of that one."""

    worth: float
    kind: str
    tellings: tuple[Telling, ...]
    days: tuple[date, date] | None


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a wire text, as (start, end)."""
    edges = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]


def tellings(ledger: Ledger) -> list[Telling]:
    """The claims of a report whose words name a kind of incident, in the report's order."""
    text = ledger.documents[0].text
    spans = sentences(text)
    return sorted(
        (one for claim in ledger.claims if claim.type in _TYPES and (one := _telling(claim, text, spans))),
        key=lambda one: (one.claim.act.start, one.claim.id),
    )


def _telling(claim: Claim, text: str, spans: Sequence[tuple[int, int]]) -> Telling | None:
    order = next((i for i, (_, end) in enumerate(spans) if claim.act.start < end), len(spans) - 1)
    start, end = spans[order]
    sentence = " ".join(text[start:end].split())
    kind = _kind(claim, sentence)
    return Telling(claim, kind, sentence, start, order) if kind else None


def _kind(claim: Claim, sentence: str) -> str | None:
    """The kind that the act names, else the clause; an attack with explosives is a bombing."""
    named = next((k for words in (claim.act.quote, claim.span.quote) for k in KINDS if has(k, words)), None)
    return "BOMBING" if named == "ATTACK" and has("explosive", sentence) else named


def marks(one: Telling, ledger: Ledger, count: int) -> Iterator[str]:
    """What the model of an incident sees of a telling; ``count`` is how many the report has."""
    claim = one.claim
    yield f"type {claim.type}"
    yield f"status {claim.status}"
    yield f"kind {one.kind}"
    yield f"place {min(one.order, 6)}"
    yield f"tellings {min(count, 12) // 3}"
    yield f"confidence {int(claim.confidence * 5)}"
    yield f"age {_age(claim, ledger)}"
    yield from (f"act {word}" for word in _WORD.findall(claim.act.quote.lower()))
    yield from (f"word {word}" for word in set(_WORD.findall(one.sentence.lower())))
    yield from (f"head {word}" for word in set(_WORD.findall(ledger.documents[0].text[:160].lower())))
    yield from _sides(claim)


def _sides(claim: Claim) -> Iterator[str]:
    counted = [quantity.item or "" for quantity in claim.quantities]
    hit = " ".join([*(party.span.quote for party in claim.recipients if party.span), *counted])
    doers = " ".join(p.span.quote for p in claim.actors if p.span)
    for side, words in (("hit", hit), ("doer", doers)):
        yield f"{side} {'some' if words else 'none'}"
        yield from (f"{side} {name}" for name in ("fighter", "person", "thing", "unknown") if has(name, words))
        yield from {f"{side} org {o.kind}" for o in organizations() if o.pattern.search(words)}
    yield f"doer {has('fighter', doers)} hit {has('fighter', hit)} {has('person', hit)} {has('thing', hit)}"
    if any(p.entity for p in claim.recipients):
        yield "hit named"


def _age(claim: Claim, ledger: Ledger) -> str:
    """How long before the report the happening was, in rough steps."""
    out, days = ledger.documents[0].published, _days_of(claim)
    if days is None or out is None or out.earliest is None:
        return "open"
    gap = (out.earliest - days[1]).days
    return next((str(top) for top in (-1, 0, 1, 7, 30, 62, 400) if gap <= top), "old")


def _days_of(claim: Claim) -> tuple[date, date] | None:
    when = claim.when
    first, last = (when.earliest or when.latest, when.latest or when.earliest) if when else (None, None)
    return (first, last) if first and last else None


def incidents(ledger: Ledger, least: float, lonely: float) -> list[Incident]:
    """The incidents of a report by the learned model."""
    found = tellings(ledger)
    rated = [(chance("incident", marks(one, ledger, len(found))), one) for one in found]
    return settled(rated, least, lonely)


def settled(rated: Sequence[tuple[float, Telling]], least: float, lonely: float) -> list[Incident]:
    """Tellings of at least this chance, held together by kind and day; where none reaches it, the best of at
    least ``lonely``."""
    kept = [(worth, one) for worth, one in rated if worth >= least]
    if not kept and rated:
        best = max(rated, key=lambda pair: pair[0])
        kept = [best] if best[0] >= lonely else []
    return list(_joined(kept))


def _joined(kept: Sequence[tuple[float, Telling]]) -> Iterator[Incident]:
    groups: list[list[tuple[float, Telling]]] = []
    for worth, one in sorted(kept, key=lambda pair: (-_told(pair[1]), pair[1].claim.act.start)):
        home = next((group for group in groups if _same(one, [other for _, other in group])), None)
        if home is None:
            groups.append([(worth, one)])
        else:
            home.append((worth, one))
    for group in groups:
        ranked = sorted(group, key=lambda pair: (-pair[0], pair[1].claim.act.start))
        told = [one for _, one in ranked]
        yield Incident(ranked[0][0], _commonest(told), tuple(told), _narrowest(told))


def _told(one: Telling) -> bool:
    return _days_of(one.claim) is not None


def _commonest(told: Sequence[Telling]) -> str:
    kinds = [one.kind for one in told]
    return max(KINDS, key=lambda kind: (kinds.count(kind), -KINDS.index(kind)))


def _same(one: Telling, others: Sequence[Telling]) -> bool:
    """Whether a telling is of one kind, stage and day with the others; one without a day goes with any."""
    if one.kind != others[0].kind or unreal(one.claim) != unreal(others[0].claim):
        return False
    mine, theirs = _days_of(one.claim), _narrowest(others)
    return mine is None or theirs is None or (mine[0] <= theirs[1] and theirs[0] <= mine[1])


def _narrowest(told: Iterable[Telling]) -> tuple[date, date] | None:
    days = [found for one in told if (found := _days_of(one.claim))]
    return min(days, key=lambda pair: (pair[1] - pair[0], pair[0]), default=None)


def unreal(claim: Claim) -> bool:
    """Whether a claim is of what is only threatened, planned or foretold."""
    return claim.status in _UNREAL or claim.type is EventType.THREATEN


def stage(incident: Incident) -> str:
    """How far it got, as MUC-4 calls it."""
    told = incident.tellings
    if all(unreal(one.claim) for one in told):
        return "THREATENED"
    return "ATTEMPTED" if any(has("attempt", one.claim.span.quote) for one in told) else "ACCOMPLISHED"


def numbers(incident: Incident) -> list[str]:
    """The counts of human targets that the claims give, "PLURAL" where only many are told of."""
    found: dict[str, str] = {}
    for one in incident.tellings:
        for words, number in _counts(one.claim):
            found.setdefault(words, number)
    return list(found.values())


def _counts(claim: Claim) -> Iterator[tuple[str, str]]:
    for quantity in claim.quantities:
        counted = (quantity.item or "").lower()
        if has("person", counted) and quantity.value:
            yield counted, str(int(quantity.value))
    for party in claim.recipients:
        words = party.span.quote.lower() if party.span else ""
        if not words or any(party.span and q.span.overlaps(party.span) for q in claim.quantities):
            continue
        if has("thing", words) or any(o.pattern.search(words) for o in organizations()):
            continue
        if classes()["person"].search(words) or party.entity:
            yield _head(words), "PLURAL" if re.search(r"(?:people|[^m]en|women|[a-z]s)$", words) else "1"


def _head(words: str) -> str:
    return words.split()[-1]
