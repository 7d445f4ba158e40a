"""Whether two namings mean one party: the same person, body or state, or a state and its officials."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model import Entity, EntityType, Participant, Source
from onrecord.reconcile.name import codes_in
from onrecord.reconcile.word import stems, words

_PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "who", "that"})
_STATE = frozenset({"GOV", "MIL", "LEG", "COP", "SPY", "JUD"})


@dataclass(frozen=True, slots=True)
class Party:
    """One who acts or speaks: ``names`` are folded names, ``nouns`` stems of common nouns, ``states`` codes.

    ``guessed``: a pronoun stands for it in the text, so who it is was worked out.
    """

    names: frozenset[str]
    nouns: frozenset[str]
    states: frozenset[str]
    person: bool
    guessed: bool = False

    def meets(self, other: Party) -> bool:
        """Whether they may be one; a state meets its officials and bodies."""
        if self.names & other.names:
            return True
        if self.person and other.person and self.named and other.named:
            return False
        return bool(self.states & other.states) or bool(self.nouns & other.nouns and not self._apart(other))

    def spoken_of(self, near: frozenset[str]) -> bool:
        """Whether one of its names stands among folded words."""
        return any(set(name.split()) <= near for name in self.names)

    def _apart(self, other: Party) -> bool:
        return bool(self.states and other.states and not self.states & other.states)

    @property
    def named(self) -> bool:
        """Whether a proper name tells who it is."""
        return bool(self.names)


def party_of(one: Participant | Source, entities: Mapping[str, Entity]) -> Party:
    """The party that a participant or source names, with all that the record or report knows of its names."""
    entity = entities.get(one.entity or "")
    printed = [form for form in (one.name, one.span.quote if one.span else None) if form]
    known = [entity.name, *entity.aliases] if entity else []
    names = frozenset(key for form in (*printed, *known) if form[:1].isupper() for key in _keys(form))
    nouns = stems(" ".join(word for form in printed for word in form.split() if not word[:1].isupper()))
    states = frozenset(code for form in (*printed, *known) for code in codes_in(form))
    if entity and entity.country and (entity.type is EntityType.STATE or _STATE & set(entity.sectors)):
        states |= {entity.country}
    person = entity is not None and entity.type is EntityType.PERSON
    guessed = one.span is not None and one.span.quote.lower() in _PRONOUNS
    return Party(names, nouns, states, person, guessed)


def parties_of(many: Iterable[Participant | Source], entities: Mapping[str, Entity]) -> list[Party]:
    """The parties of several; those that say nothing are left out."""
    found = (party_of(one, entities) for one in many)
    return [party for party in found if party.names or party.nouns or party.states]


def _keys(name: str) -> Iterable[str]:
    """The whole name folded, and its last word, by which people are called again."""
    run = words(name)
    return (" ".join(run), run[-1]) if run else ()
