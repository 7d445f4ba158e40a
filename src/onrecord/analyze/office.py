"""Offices: who is said to hold or to claim which, and the claims that lead to the words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.analyze.naming import is_past, loaded
from onrecord.knowledge.state import country_of, demonym_of
from onrecord.model import Claim, Entity, EntityType, Ledger, Role

_RIVAL = re.compile(r"^(?:interim|acting|self-\w+|caretaker)\s+", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*")


@dataclass(frozen=True, slots=True)
class Office:
    """An office of ``entity`` as one report gives it; ``claimed`` where another is said to hold the same."""

    entity: str
    title: str
    served: str
    claimed: bool
    role: Role
    claims: tuple[str, ...]

    @property
    def words(self) -> str:
        """The title, and what it is an office of where the title does not say so."""
        said = not self.served or self.served.lower() in self.title.lower()
        return self.title if said else f"{self.title}, {self.served}"


def offices(ledger: Ledger) -> Iterator[Office]:
    """The offices that reports give; one whose holder no claim of its report names has no way to its words."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        told[claim.document].append(claim)
    names = {entity.id: entity.name for entity in ledger.entities}
    held_reports = {document.id for document in ledger.documents}
    people = [one for one in ledger.entities if one.type in (EntityType.PERSON, EntityType.UNKNOWN)]
    held = _holders(people)
    for entity in people:
        roles = [role for role in _present(entity) if role.document in held_reports]
        served = {role: _served(role, names) for role in roles}
        for role in roles:
            title = " ".join(role.title.split())
            claimed = bool(_RIVAL.match(title)) and _rivalled(entity, title, held)
            whom = served[role] or _elsewhere(role, served)
            claims = _claims(role, entity.id, told[role.document])
            if claims:
                yield Office(entity.id, title, whom, claimed, role, claims)


def _present(entity: Entity) -> Iterator[Role]:
    return (role for role in entity.roles if not (is_past(role) or loaded(role.title)))


def _served(role: Role, names: Mapping[str, str]) -> str:
    """The body or state that the office is of, by its entity, else by the words ("Ukrainian President")."""
    if role.of:
        return names.get(role.of, "")
    title = role.title.lower()
    forms = [word for word in _WORD.findall(role.span.quote) if word.lower() not in title]
    found = (country_of(word) or demonym_of(word) for word in forms)
    return next((country.name for country in found if country), "")


def _elsewhere(role: Role, served: Mapping[Role, str]) -> str:
    """What the same title of the same person is of in another place, where all other places agree on it."""
    same = {whom for other, whom in served.items() if whom and other.title.lower() == role.title.lower()}
    return same.pop() if len(same) == 1 else ""


def _holders(people: Iterable[Entity]) -> Mapping[tuple[str, str | None], frozenset[str]]:
    """By title and country: the people to whom a report gives it."""
    found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for entity in people:
        for role in _present(entity):
            found[role.title.lower(), entity.country].add(entity.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _rivalled(entity: Entity, title: str, held: Mapping[tuple[str, str | None], frozenset[str]]) -> bool:
    """Whether somebody else of the same country is said to hold the office without "interim"."""
    return bool(held.get((_RIVAL.sub("", title.lower()), entity.country), frozenset()) - {entity.id})


def _claims(role: Role, entity: str, told: Iterable[Claim]) -> tuple[str, ...]:
    """The claims whose clause holds the words; else the nearest in which the holder acts or speaks."""
    held = tuple(claim.id for claim in told if claim.span.overlaps(role.span))
    near = [(_distance(role, claim), claim.id) for claim in told if entity in _parties(claim)]
    return held or tuple(one for _, one in sorted(near)[:1])


def _distance(role: Role, claim: Claim) -> int:
    return max(claim.span.start - role.span.end, role.span.start - claim.span.end, 0)


def _parties(claim: Claim) -> set[str | None]:
    voices = {link.source.entity for link in claim.attribution}
    return {one.entity for one in (*claim.actors, *claim.recipients)} | voices
