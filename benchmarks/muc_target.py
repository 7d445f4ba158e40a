"""Doers and targets of an incident by the words of its claims, sorted as MUC-4 sorts them.

Templates pair only where a doer or a target agrees, so they are filled too. Whoever does is a doer, unless a
known organization; whoever or whatever is hit is a person, named or described, or a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from muc_incident import Incident
from muc_words import has, lines, organizations

from onrecord.model import Claim, EntityType, Ledger, Participant

_COUNT = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|other|another|more)"
_NOUN = re.compile(r"[A-Za-z]{3,}")
_LEADING = re.compile(rf"^(?:(?:the|an?|at|least|about|these|those|his|her|their|its|{_COUNT})\s+)+", re.I)


@dataclass(frozen=True, slots=True)
class Hit:
    """Who or what is hit: "named", "person" or "thing", the words printed, the kind."""

    slot: str
    words: str
    kind: str


def doers(incident: Incident) -> list[str]:
    """The words for those who do it."""
    found = (words for claim in _claims(incident) for words in _named(claim.actors))
    return list(dict.fromkeys(words for words in found if not _organization(words)))


def hits(incident: Incident, ledger: Ledger) -> list[Hit]:
    """Who and what is hit, each once."""
    persons = {entity.id for entity in ledger.entities if entity.type is EntityType.PERSON}
    found = list(dict.fromkeys(_hits(incident, persons)))
    return found or list(dict.fromkeys(_seen(incident)))


def _hits(incident: Incident, persons: set[str]) -> Iterator[Hit]:
    for claim in _claims(incident):
        for party in claim.recipients:
            for words in _named([party]):
                yield _hit(words, party.entity in persons)
        for quantity in claim.quantities:
            if words := _bare(quantity.item or ""):
                yield _hit(words, named=False)


def _seen(incident: Incident) -> Iterator[Hit]:
    """The persons and things in the sentence of the likeliest telling, for where no claim says who was hit."""
    for word in _NOUN.findall(incident.tellings[0].sentence):
        if has("thing", word) or has("person", word):
            yield _hit(word.upper(), named=False)


def _hit(words: str, named: bool) -> Hit:
    if has("thing", words) and not has("person", words):
        return Hit("thing", words, _kind("thing", words) or "OTHER")
    described = has("person", words) or has("fighter", words)
    slot = "named" if named and not described else "person"
    return Hit(slot, words, _kind("person", words) or "CIVILIAN")


def _claims(incident: Incident) -> Iterator[Claim]:
    return (telling.claim for telling in incident.tellings)


def _named(parties: Iterable[Participant]) -> Iterator[str]:
    """The words of each party without what only counts or points."""
    for party in parties:
        if party.span and (words := _bare(party.span.quote)):
            yield words


def _bare(words: str) -> str:
    return _LEADING.sub("", " ".join(words.split()).strip(' ,"').upper())


def _organization(words: str) -> bool:
    return any(one.pattern.fullmatch(words) for one in organizations())


def _kind(slot: str, words: str) -> str | None:
    return next((kind for kind, pattern in _kinds()[slot] if pattern.search(words)), None)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    held: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for slot, kind, pattern in lines("targets.tsv"):
        held.setdefault(slot, []).append((kind, re.compile(pattern, re.I)))
    return held
