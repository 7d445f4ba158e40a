"""Who is who across reports: one entity for one person, state or body, and claims told in its terms.

A wrong merge is worse than a missed one: two different first names never merge, nor two countries' bodies.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TypeVar

from onrecord.model import (
    Attribution,
    Claim,
    Entity,
    EntityType,
    Judgement,
    Mention,
    Participant,
    Reading,
    Role,
    Span,
)
from onrecord.reconcile import name as names
from onrecord.reconcile.group import Groups
from onrecord.reconcile.memory import Memory, NoMemory
from onrecord.reconcile.partition import parted

Word = TypeVar("Word", bound=str)

Key = tuple[str, ...]
"""What a name is looked up by: its sort ("person", "surname"), then its words."""
BODIES = (EntityType.ORGANIZATION, EntityType.GROUP)
NEIGHBOURS = 2
"""Others named in both reports before a bare surname or an acronym is taken for the same bearer."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entity as one report has it; ``key`` sorts by document and smallest mention.

    ``sure`` are the keys that only one bearer has, ``full`` those of one who is named in full, ``short`` those
    of a bare surname or initials, by which such a one is looked for.
    """

    key: str
    document: str
    entity: Entity
    mentions: int
    sure: tuple[Key, ...]
    full: tuple[Key, ...]
    short: tuple[Key, ...]

    @classmethod
    def of(cls, reading: Reading, entity: Entity, spans: Sequence[Span]) -> Sighting:
        """The sighting of an entity that is mentioned at the spans."""
        first = min(spans, default=None)
        place = f"{first.start:09}|{first.end:09}" if first else "none"
        return cls(
            key=f"{reading.document}|{place}|{entity.id}",
            document=reading.document,
            entity=entity,
            mentions=max(entity.mentions, len(spans), 1),
            sure=tuple(_sure_keys(entity)),
            full=tuple(_full_keys(entity)),
            short=tuple(_short_keys(entity)),
        )


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of all reports, and for (document, id within the report) the entity meant."""

    entities: tuple[Entity, ...]
    merged: Mapping[tuple[str, str], Entity]

    def retold(self, reading: Reading) -> tuple[tuple[Claim, ...], tuple[Mention, ...]]:
        """The claims and mentions of a reading in the terms of all reports."""
        return tuple(map(self.claim, reading.claims)), self.mentions(reading)

    def claim(self, claim: Claim) -> Claim:
        """The claim with its actors, recipients and voices under the ids and names of all reports."""
        return replace(
            claim,
            actors=tuple(self._participant(claim.document, one) for one in claim.actors),
            recipients=tuple(self._participant(claim.document, one) for one in claim.recipients),
            attribution=tuple(self._link(claim.document, link) for link in claim.attribution),
        )

    def mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """The mentions of a reading under the ids of all reports, in text order."""
        found = (
            replace(mention, entity=self.merged[reading.document, mention.entity].id)
            for mention in reading.mentions
            if (reading.document, mention.entity) in self.merged
        )
        return tuple(sorted(found, key=lambda mention: (mention.span, mention.entity)))

    def meant(self, reading: Reading) -> list[Entity]:
        """Whom the entities of a reading are, in its order."""
        return [self.merged[reading.document, one.id] for one in reading.entities]

    def _participant(self, document: str, one: Participant) -> Participant:
        entity = self.merged.get((document, one.entity or ""))
        return replace(one, entity=entity.id, name=entity.name) if entity else one

    def _link(self, document: str, link: Attribution) -> Attribution:
        entity = self.merged.get((document, link.source.entity or ""))
        if entity is None:
            return link
        return replace(link, source=replace(link.source, entity=entity.id, name=entity.name))


def cast(readings: Iterable[Reading], journal: Iterable[Judgement] = (), memory: Memory | None = None) -> Cast:
    """Merge the entities of all readings, and then as the journal says."""
    memory = memory or NoMemory()
    own = (
        memory.part(("sightings", one.document), (one.entities, one.mentions), partial(_sightings, one))
        for one in readings
    )
    sightings = sorted(chain.from_iterable(own), key=lambda s: s.key)
    named = {_id(sighting): sighting.key for sighting in sightings}
    by_key = {sighting.key: sighting for sighting in sightings}
    merged: dict[tuple[str, str], Entity] = {}
    entities = []
    for group in parted(_joined(sightings).all(), journal, named):
        members = [by_key[key] for key in group]
        entity = memory.part(("entity", group[0]), members, partial(_merge, members))
        entities.append(entity)
        merged.update({(member.document, member.entity.id): entity for member in members})
    return _with_offices(Cast(tuple(entities), merged))


def seen(reading: Reading) -> Iterator[tuple[str, str, Span | None]]:
    """Of each entity of a report the id that it would have alone, its id within the report, its first span."""
    for sighting in _sightings(reading):
        spans = (mention.span for mention in reading.mentions if mention.entity == sighting.entity.id)
        yield _id(sighting), sighting.entity.id, min(spans, default=None)


def _sightings(reading: Reading) -> list[Sighting]:
    spans = defaultdict(list)
    for mention in reading.mentions:
        spans[mention.entity].append(mention.span)
    return [Sighting.of(reading, entity, spans[entity.id]) for entity in reading.entities]


def _joined(sightings: list[Sighting]) -> Groups:
    """Join first by sure keys (state, full name, listed acronym), then surnames and initials in company."""
    groups = Groups(sighting.key for sighting in sightings)
    profiles = {sighting.key: _Profile.of(sighting) for sighting in sightings}
    _join_by_sure(sightings, groups, profiles)
    _join_in_company(sightings, groups, profiles)
    return groups


class _Profile:
    """What may not differ within a group: first names by surname, middle initials, and the country."""

    def __init__(self, first: dict[str, str], middle: set[str], countries: set[str], person: bool) -> None:
        self.first = first
        self.middle = middle
        self.countries = countries
        self.person = person

    @classmethod
    def of(cls, sighting: Sighting) -> _Profile:
        entity = sighting.entity
        given, surname = names.person(entity.name)
        human = entity.type == EntityType.PERSON
        middle = {names.middle(entity.name)} - {""} if human else set()
        country = {entity.country} if entity.country and not human else set()
        return cls({surname: given} if human and given else {}, middle, set(country), human)

    def clashes(self, other: _Profile) -> bool:
        """Whether the two cannot be one: other first names, surnames, middle initials or countries."""
        if self.first and other.first and self.first != other.first:
            return True
        if self.middle and other.middle and self.middle != other.middle:
            return True
        return bool(self.countries and other.countries and self.countries != other.countries)

    def take(self, other: _Profile) -> None:
        self.first = {**other.first, **self.first}
        self.middle = self.middle | other.middle
        self.countries = self.countries | other.countries
        self.person = self.person or other.person


def _join(left: str, right: str, groups: Groups, profiles: dict[str, _Profile]) -> None:
    low, high = sorted((groups.head(left), groups.head(right)))
    if low != high and not profiles[low].clashes(profiles[high]):
        groups.join(low, high)
        profiles[low].take(profiles[high])


def _join_by_sure(sightings: list[Sighting], groups: Groups, profiles: dict[str, _Profile]) -> None:
    holders: dict[Key, list[str]] = defaultdict(list)
    for sighting in sightings:
        for key in sighting.sure:
            holders[key].append(sighting.key)
    for key in sorted(key for key, bearers in holders.items() if len(bearers) > 1):
        if key[0] == "body" and _countries(holders[key], profiles) > 1:
            continue
        for bearers in _by_middle(holders[key], profiles):
            for other in bearers[1:]:
                _join(bearers[0], other, groups, profiles)


def _by_middle(keys: list[str], profiles: Mapping[str, _Profile]) -> list[list[str]]:
    """The bearers of one name apart by their middle initials; without any where only one bearer has some."""
    apart: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in keys:
        apart[tuple(sorted(profiles[key].middle))].append(key)
    return list(apart.values()) if len(apart.keys() - {()}) > 1 else [keys]


def _countries(keys: list[str], profiles: Mapping[str, _Profile]) -> int:
    return len({country for key in keys for country in profiles[key].countries})


def _sure_keys(entity: Entity) -> Iterator[Key]:
    """Keys that only one bearer has; none for a bare surname or a generic name without a country."""
    if entity.type == EntityType.STATE and entity.country and names.state_code(entity.name) == entity.country:
        yield ("state", entity.country)
        return
    short = names.acronym(entity.name)
    if short and entity.type != EntityType.PERSON:
        yield ("short", short)
    if entity.type == EntityType.PERSON:
        given, surname = names.person(entity.name)
        if given and surname:
            yield ("person", given, surname)
    elif names.generic(entity.name) or entity.type == EntityType.GROUP:
        if entity.country:
            yield ("generic", entity.country, *names.tokens(entity.name))
    else:
        if entity.country:
            yield ("own", entity.country, *names.tokens(entity.name))
        yield ("body", *names.tokens(entity.name))


def _company(sightings: list[Sighting], groups: Groups) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for sighting in sightings:
        found[sighting.document].add(groups.head(sighting.key))
    return found


def _join_in_company(sightings: list[Sighting], groups: Groups, profiles: dict[str, _Profile]) -> None:
    """A bare surname, or initials, with the one bearer of it in the case, where the reports share others."""
    company = _company(sightings, groups)
    members: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        members[groups.head(sighting.key)].append(sighting)
    asked = {key for sighting in sightings for key in sighting.short}
    bearers = {
        key: {head: _Bearer.of(members[head]) for head in held}
        for key, held in _bearers(members).items()
        if key in asked
    }
    for sighting in sightings:
        for key in sighting.short:
            held = bearers.get(key, {})
            heads = _fitting(held.keys() - {groups.head(sighting.key)}, sighting, held)
            if len(heads) != 1:
                continue
            (head,) = heads
            own, bearer = company[sighting.document], held[head]
            near = bearer.defines(sighting.entity) or sighting.document in bearer.documents
            if near or any(_neighbours(own, company[other], head) for other in bearer.documents):
                _join(head, sighting.key, groups, profiles)
    _join_bare(sightings, groups, profiles, company)


@dataclass(frozen=True, slots=True)
class _Bearer:
    """What is asked of the bearer of a full name, over all of its reports."""

    documents: frozenset[str]
    countries: frozenset[str | None]
    aliases: frozenset[str]

    @classmethod
    def of(cls, group: Iterable[Sighting]) -> _Bearer:
        members = list(group)
        return cls(
            frozenset(member.document for member in members),
            frozenset(member.entity.country for member in members),
            frozenset(alias for member in members for alias in member.entity.aliases),
        )

    def defines(self, short: Entity) -> bool:
        """Whether a report gives the letters beside the name: "Port Relief Front (PRF)"."""
        return short.name.isupper() and short.type in BODIES and short.name in self.aliases


def _neighbours(left: Set[str], right: Set[str], bearer: str) -> bool:
    """Whether two reports name enough others than the bearer."""
    return len(left & right) - (bearer in left and bearer in right) >= NEIGHBOURS


def _fitting(heads: set[str], sighting: Sighting, bearers: Mapping[str, _Bearer]) -> set[str]:
    """The bearers of the sighting's own country where it has one and some have it; else all of them."""
    country = sighting.entity.country
    own = {head for head in heads if country and country in bearers[head].countries}
    return own or heads


def _bearers(members: Mapping[str, list[Sighting]]) -> dict[Key, set[str]]:
    found: dict[Key, set[str]] = defaultdict(set)
    for head, group in members.items():
        for sighting in group:
            for key in sighting.full:
                found[key].add(head)
    return found


def _full_keys(entity: Entity) -> Iterator[Key]:
    given, surname = names.person(entity.name)
    if entity.type == EntityType.PERSON and given:
        yield "surname", surname
    elif entity.type in BODIES and (letters := names.initials(entity.name)):
        yield "initials", letters


def _short_keys(entity: Entity) -> Iterator[Key]:
    parts = names.tokens(entity.name)
    if surname := _bare_surname(entity):
        yield "surname", surname
    if len(parts) == 1 and len(parts[0]) >= 3 and entity.name.isupper():
        yield "initials", parts[0]


def _bare_surname(entity: Entity) -> str:
    """The surname of a person, or of one not known to be anything else, named by it alone; else ""."""
    given, surname = names.person(entity.name)
    human = entity.type in (EntityType.PERSON, EntityType.UNKNOWN)
    return surname if human and not given and not names.generic(entity.name) else ""


def _join_bare(
    sightings: list[Sighting],
    groups: Groups,
    profiles: dict[str, _Profile],
    company: Mapping[str, set[str]],
) -> None:
    """Bare surnames that no report gives in full: one person where the reports share others."""
    bare: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        human = sighting.short and sighting.entity.type == EntityType.PERSON
        surname = _bare_surname(sighting.entity) if human else ""
        if surname and not profiles[groups.head(sighting.key)].first:
            bare[surname].append(sighting)
    for surname in sorted(bare):
        first, *rest = bare[surname]
        for other in rest:
            if len(company[first.document] & company[other.document]) >= NEIGHBOURS:
                _join(first.key, other.key, groups, profiles)


def _merge(members: list[Sighting]) -> Entity:
    kind = _voted((m.entity.type, m.mentions) for m in members if m.entity.type != EntityType.UNKNOWN)
    entities = [member.entity for member in members]
    name = _best_name(members, kind or EntityType.UNKNOWN)
    forms = {form for entity in entities for form in (entity.name, *entity.aliases)}
    return Entity(
        id=_id(members[0]),
        name=name,
        type=kind or EntityType.UNKNOWN,
        aliases=tuple(sorted(forms - {name})),
        country=_voted((m.entity.country, m.mentions) for m in members if m.entity.country),
        sectors=tuple(sorted({sector for entity in entities for sector in entity.sectors})),
        roles=_roles(entities),
        wikidata=_voted((m.entity.wikidata, m.mentions) for m in members if m.entity.wikidata),
        mentions=sum(member.mentions for member in members),
    )


def _voted(votes: Iterable[tuple[Word | None, int]]) -> Word | None:
    tally: Counter[Word] = Counter()
    for vote, weight in votes:
        if vote is not None:
            tally[vote] += weight
    return min(tally, key=lambda vote: (-tally[vote], vote), default=None)


def _best_name(members: list[Sighting], kind: EntityType) -> str:
    """The most used full name; for a person one with a first name, for a state its own name, no seat's."""
    tally: Counter[str] = Counter()
    for member in members:
        tally[member.entity.name] += member.mentions

    def rank(name: str) -> tuple[bool, int, int, str]:
        full = bool(names.person(name)[0]) if kind == EntityType.PERSON else len(name) > 4
        return (not full, -tally[name], -len(name), name)

    return min(tally, key=rank)


def _roles(entities: Iterable[Entity]) -> tuple[Role, ...]:
    found = {role for entity in entities for role in entity.roles}
    return tuple(sorted(found, key=lambda role: (role.document, role.span, role.title)))


def _id(first: Sighting) -> str:
    return "n" + hashlib.sha256(first.key.encode()).hexdigest()[:12]


def _with_offices(people: Cast) -> Cast:
    """The same cast, the offices' ``of`` put under the ids of all reports."""

    def settled(entity: Entity) -> Entity:
        if not entity.roles:
            return entity
        roles = tuple(_office(role, people.merged) for role in entity.roles)
        return replace(entity, roles=tuple(dict.fromkeys(roles)))

    entities = {entity.id: settled(entity) for entity in people.entities}
    merged = {place: entities[entity.id] for place, entity in people.merged.items()}
    return Cast(tuple(entities[key] for key in sorted(entities)), merged)


def _office(role: Role, merged: Mapping[tuple[str, str], Entity]) -> Role:
    body = merged.get((role.document, role.of or ""))
    return replace(role, of=body.id) if body else role
