"""Whose side a voice or a party is on: the same entity, or an official of the same state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.model import Attribution, Claim, Entity, EntityType, Participant, Source, SourceKind
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.name import codes_in, state_code, tokens
from onrecord.reconcile.word import fold, listed, words

OUTSIDE = frozenset({"OPP", "REB", "LEG", "JUD"})
"""Sectors whose members do not speak for the government, whatever their state."""

STATE = frozenset({"state", "official"})
"""Words by which a medium is a government's own: "Syrian state television", "the official news agency"."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party or voice: its key, the state that it is of, and whether it speaks or acts for that state.

    ``alone`` marks a named person whose title does not make them speak for the government as a whole.
    """

    key: str
    country: str | None
    official: bool
    alone: bool = False

    def shares(self, other: Side) -> bool:
        """Whether the two are one, or officials of one state; two named officials may well be at odds."""
        if self.key == other.key:
            return True
        if self.alone and other.alone:
            return False
        return self.official and other.official and self.country is not None and self.country == other.country


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds the side of parties and voices by the entities of the case, else by the words."""

    entities: Mapping[str, Entity]
    wholes: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, object] = field(default_factory=dict)
    _titles: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> Sides:
        """The sides of a case's entities; ``wholes`` is from a body to the one that its name begins with."""
        by_id = {entity.id: entity for entity in entities}
        bodies = [one for one in by_id.values() if one.type == EntityType.ORGANIZATION]
        named = {tokens(form): body.id for body in bodies for form in (*body.aliases, body.name)}
        return cls(by_id, {body.id: whole for body in bodies if (whole := _whole(body, named))})

    def standings(self, claims: Iterable[Claim], memory: Memory) -> list[object]:
        """All that the sides of the claims' parties and voices rest on, by entity."""
        named = {one.entity for claim in claims for one in (*claim.actors, *claim.recipients)}
        named |= {link.source.entity for claim in claims for link in claim.attribution}
        return [self._settled(name, memory) for name in sorted(one for one in named if one)]

    def _settled(self, name: str, memory: Memory) -> object:
        """The standing of an entity, found once, and the same object as before while it is the same."""
        if name not in self._known:
            standing = self._standing(name)
            self._known[name] = memory.part(("standing", name), standing, lambda: standing)
        return self._known[name]

    def _standing(self, name: str) -> object:
        entity = self.entities.get(name)
        if entity is None:
            return name
        bodies = {role.of: self.entities.get(role.of or "") for role in entity.roles}
        served = tuple((of, body.type, body.country) if body else (of,) for of, body in bodies.items())
        titles = frozenset(role.title for role in entity.roles)
        own = (name, entity.type, entity.name, entity.country, entity.sectors)
        return (*own, titles, served, self.wholes.get(name))

    def actors(self, claim: Claim) -> tuple[Side, ...]:
        """The sides of those who are said to act."""
        return tuple(self.party(one) for one in claim.actors)

    def party(self, one: Participant) -> Side:
        quote = one.span.quote if one.span else ""
        return self._side(one.entity, one.name or quote, quote)

    def voice(self, source: Source) -> Side:
        """The side of a voice; men of an army speak for themselves, not for the state that sent them."""
        quote = source.span.quote if source.span else ""
        side = self._side(source.entity, source.name or quote, quote)
        ranks = set(words(f"{quote} {source.name or ''}")) & listed("ranks.txt")
        return replace(side, official=False) if ranks and source.kind != SourceKind.PERSON else side

    def _side(self, entity_id: str | None, name: str, quote: str) -> Side:
        entity = self.entities.get(entity_id or "")
        key = entity.id if entity else fold(name)
        if entity is not None and entity.type != EntityType.GROUP:
            country = entity.country or state_code(entity.name) or self._served(entity) or _named(entity)
            return Side(key, country, self._official(entity, country, quote), self._alone(entity, quote))
        codes = codes_in(name) or codes_in(quote)
        country = entity.country if entity and entity.country else (codes[0] if codes else None)
        return Side(key, country, country is not None and not _against(f"{name} {quote}"))

    def served(self, key: str) -> tuple[str, ...]:
        """The bodies, no states, that an entity has an office in or is an organ of: it speaks as they."""
        entity = self.entities.get(key)
        offices = {role.of: self.entities.get(role.of or "") for role in entity.roles} if entity else {}
        served = [of for of, body in offices.items() if of and body and body.type != EntityType.STATE]
        return (*served, *([self.wholes[key]] if key in self.wholes else []))

    def _served(self, entity: Entity) -> str | None:
        bodies = (self.entities.get(role.of or "") for role in entity.roles)
        return next((body.country for body in bodies if body and body.country), None)

    def _alone(self, entity: Entity, quote: str) -> bool:
        titles = self.titles(entity) | set(words(quote))
        return entity.type == EntityType.PERSON and not titles & listed("mouthpieces.txt")

    def titles(self, entity: Entity) -> frozenset[str]:
        """The words of all of an entity's titles: a leader's many reports give hundreds."""
        if entity.id not in self._titles:
            titles = sorted({role.title for role in entity.roles})
            self._titles[entity.id] = frozenset(words(" ".join(titles)))
        return self._titles[entity.id]

    def _official(self, entity: Entity, country: str | None, quote: str) -> bool:
        if country is None or OUTSIDE & set(entity.sectors):
            return False
        if entity.type == EntityType.STATE or {"GOV", "MIL"} & set(entity.sectors):
            return True
        named = {*words(entity.name), *words(quote)}
        if named & STATE and named & listed("media.txt"):
            return True
        titles = self.titles(entity) | named
        governs = bool(titles & listed("offices.txt")) and not titles & listed("unofficial.txt")
        return state_code(entity.name) is not None or governs


def _whole(body: Entity, named: Mapping[tuple[str, ...], str]) -> str | None:
    """The body of which this is an organ by its name: "UN Security Council" of "United Nations (UN)"."""
    forms = [tokens(form) for form in (body.name, *body.aliases)]
    found = (named.get(form[:size]) for form in forms for size in range(len(form) - 1, 0, -1))
    return next((whole for whole in found if whole and whole != body.id), None)


def _named(entity: Entity) -> str | None:
    """The state that a body's name begins with: "Russian Foreign Ministry"."""
    codes = codes_in(entity.name) if entity.type == EntityType.ORGANIZATION else ()
    return codes[0] if codes else None


def _against(text: str) -> bool:
    return bool(set(words(text)) & listed("unofficial.txt"))


def spoken(claim: Claim) -> tuple[Attribution, ...]:
    """The voices that a report cites for a claim, nearest first: the chain without the report's own end."""
    chain = list(claim.attribution)
    if chain and chain[-1].source.kind == SourceKind.OUTLET:
        chain.pop()
    if chain and chain[-1].source.kind == SourceKind.WRITER:
        chain.pop()
    return tuple(chain)


def nearest(claim: Claim) -> Source:
    """The voice nearest to the happening; the report's own where no other speaks."""
    cited = spoken(claim)
    if cited:
        return cited[0].source
    return claim.attribution[0].source if claim.attribution else Source(SourceKind.OUTLET)


def by_name(one: Participant) -> bool:
    """Whether a party is called by name: a pronoun, or a noun for anybody, may have been led astray."""
    return bool(one.entity and one.span and any(word[:1].isupper() for word in one.span.quote.split()))


def opposed(left: Iterable[Side], right: Iterable[Side]) -> bool:
    """Whether no voice of one is of the other's side."""
    others = tuple(right)
    return not any(one.shares(other) for one in left for other in others)
