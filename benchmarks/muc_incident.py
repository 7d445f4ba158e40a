"""Tellings: which claims of a report tell an incident of MUC-4.

A claim may be a telling where its words name a kind of incident. Three learned models rate it: one what each
sentence tells, one the claim (its words, its act, who is hit, how old it is), one both within the whole report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from math import log

from muc_words import chance, classes, has, organizations

from onrecord.model import Claim, EventType, Ledger, Status

KINDS = ("KIDNAPPING", "ARSON", "ROBBERY", "BOMBING", "ATTACK")
_TYPES = (EventType.ASSAULT, EventType.COERCE, EventType.THREATEN, EventType.ACCUSE, EventType.SANCTION)
_UNREAL = (Status.THREATENED, Status.PLANNED, Status.PREDICTED)
_END = re.compile(r"[.!?]\"?\s\s+|\n\s*\n")
_WORD = re.compile(r"[a-z][a-z'-]{2,}")
_MARKER = re.compile(r"\s*\([A-Z0-9 .,&-]{2,30}\)\s*\n")
"""The site that marked a text for MUC-4, printed above it: no part of the wire."""
_NEAR_CERTAIN = 3.0
"""Log odds are cut here and brought to 0 to 1."""


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


@dataclass(frozen=True, slots=True)
class Wire:
    """A text with its sentences and tellings, and what the models say of them: the chance that each sentence
    tells of somebody or something of the key, that each telling is of the key by its words, and by all, and
    that two tellings, by their numbers, are of one incident."""

    ledger: Ledger
    spans: tuple[tuple[int, int], ...]
    tellings: tuple[Telling, ...]
    sentences: tuple[float, ...] = ()
    words: tuple[float, ...] = ()
    rated: tuple[float, ...] = ()
    same: Mapping[tuple[int, int], float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The wire as received."""
        return self.ledger.documents[0].text


def wire(ledger: Ledger) -> Wire:
    """A text before the models have read it."""
    spans = sentences(ledger.documents[0].text)
    return Wire(ledger, tuple(spans), tuple(tellings(ledger)))


def rated(one: Wire) -> Wire:
    """The text as the models read it, the later ones knowing what the earlier say."""
    one = replace(one, sentences=tuple(chance("sentence", marks) for marks in sentence_marks(one)))
    one = replace(one, words=tuple(chance("incident", marks(told, one)) for told in one.tellings))
    return replace(one, rated=tuple(chance("telling", setting(n, one)) for n in range(len(one.tellings))))


def opening(text: str) -> str:
    """The first words of the wire: its place, day, station and speaker."""
    found = _MARKER.match(text)
    return text[found.end() if found else 0 :][:_OPENING]


_OPENING = 220


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


def sentence_marks(one: Wire) -> Iterator[dict[str, float]]:
    """What the model of sentences sees of each: its words, the more of them the less each counts."""
    for order, (start, end) in enumerate(one.spans):
        held = sorted({*_WORD.findall(one.text[start:end].lower()), f"place {min(order, 4)}"})
        yield dict.fromkeys(held, len(held) ** -0.5)


def marks(told: Telling, one: Wire) -> dict[str, float]:
    """What the model of claims sees of a telling."""
    return dict.fromkeys(_marks(told, one), 1.0)


def _marks(told: Telling, one: Wire) -> Iterator[str]:
    claim = told.claim
    yield f"type {claim.type}"
    yield f"status {claim.status}"
    yield f"kind {told.kind}"
    yield f"place {min(told.order, 6)}"
    yield f"tellings {min(len(one.tellings), 12) // 3}"
    yield f"confidence {int(claim.confidence * 5)}"
    yield f"age {age(claim, one.ledger)}"
    yield from (f"act {word}" for word in _WORD.findall(claim.act.quote.lower()))
    yield from (f"word {word}" for word in set(_WORD.findall(told.sentence.lower())))
    yield from (f"head {word}" for word in set(_WORD.findall(opening(one.text)[:160].lower())))
    yield from _sides(claim)


def setting(n: int, one: Wire) -> dict[str, float]:
    """What the last model sees of the telling of this number: what the others say of it and of the report."""
    told, own = one.tellings[n], one.words[n]
    near = {f"sentence {step:+}": _at(one.sentences, told.order + step) for step in (-1, 0, 1)}
    alike = [words for words, other in zip(one.words, one.tellings, strict=True) if other.kind == told.kind]
    return {
        "words": odds(own), "words most": odds(max(one.words)), "words mean": sum(one.words) / len(one.words),
        "alike most": odds(max(alike)), "alike": len(alike) / len(one.words),
        **{name: odds(value) for name, value in near.items()},
        "sentence most": odds(max(one.sentences)), "sentences": min(sum(one.sentences), 6) / 6,
        "place": min(told.order, 10) / 10, "tellings": min(len(one.words), 15) / 15,
        "confidence": told.claim.confidence, "unreal": float(unreal(told.claim)),
        f"kind {told.kind}": 1.0, f"age {age(told.claim, one.ledger)}": 1.0,
    }  # fmt: skip


def _at(held: Sequence[float], n: int) -> float:
    return held[n] if 0 <= n < len(held) else 0.0


def odds(chance: float) -> float:
    """Log odds of a chance, cut and brought to 0 to 1."""
    held = min(max(chance, 1e-6), 1 - 1e-6)
    cut = min(max(log(held / (1 - held)), -_NEAR_CERTAIN), _NEAR_CERTAIN)
    return (cut + _NEAR_CERTAIN) / (2 * _NEAR_CERTAIN)


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


def age(claim: Claim, ledger: Ledger) -> str:
    """How long before the report the happening was, in rough steps."""
    out, days = ledger.documents[0].published, days_of(claim)
    if days is None or out is None or out.earliest is None:
        return "open"
    gap = (out.earliest - days[1]).days
    return next((str(top) for top in (-1, 0, 1, 7, 30, 62, 400) if gap <= top), "old")


def days_of(claim: Claim) -> tuple[date, date] | None:
    """The first and last day that a claim may be of; None where it tells none."""
    when = claim.when
    first, last = (when.earliest or when.latest, when.latest or when.earliest) if when else (None, None)
    return (first, last) if first and last else None


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
