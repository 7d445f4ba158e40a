"""Naming: people and bodies by name and office, in neutral words."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.analyze.desk import Desk
from onrecord.analyze.table import words
from onrecord.knowledge.state import by_code
from onrecord.model import Entity, EntityType, Participant, Role, Source, SourceKind

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_PRESS = frozenset({SourceKind.WIRE, SourceKind.OUTLET})
NOBODY = "nobody named"
_PAST = ("former ", "ex-", "late ", "then-")
_LEAST = 3  # letters of a description that tells a reader anything
_LONGEST_TITLE = 70


def neutral(text: str) -> str:
    """A name as it is; in quotation marks where it is a report's description or has a word that judges."""
    text = " ".join(text.split())
    bare = _ARTICLE.sub("", text, count=1)
    return f"«{text}»" if loaded(text) or bare[:1].islower() else bare


def loaded(text: str) -> bool:
    """Whether one of the words judges."""
    return any(word.lower() in words("loaded.tsv") for word in _WORD.findall(text))


def is_pronoun(text: str) -> bool:
    """Whether the words only stand for a name: "he", "they"."""
    return text.lower() in words("pronouns.tsv")


def entity_name(desk: Desk, entity: str | None, otherwise: str | None = None) -> str:
    """The name of an entity, or the words given instead; empty where there are neither."""
    known = desk.entities.get(entity or "")
    name = known.name if known else otherwise or ""
    return "" if is_pronoun(name) else neutral(name)


def country_name(desk: Desk, entity: str | None) -> str:
    """The country of an entity by name; "" where it has none."""
    known = desk.entities.get(entity or "")
    country = by_code(known.country) if known and known.country else None
    return country.name if country else known.name if known and known.type is EntityType.STATE else ""


def participant_name(desk: Desk, one: Participant) -> str:
    """The name of an actor or recipient; the words of the clause where nobody is known by them."""
    return entity_name(desk, one.entity, one.name or (one.span.quote if one.span else None))


def participants(desk: Desk, several: tuple[Participant, ...]) -> str:
    """The names of actors or recipients, joined."""
    names = dict.fromkeys(name for one in several if (name := participant_name(desk, one)))
    return joined(list(names))


def joined(names: list[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def source_name(desk: Desk, source: Source) -> str:
    """A voice by name, or by the report's words for it; "nobody named" where there are none."""
    if source.kind in _PRESS and source.name and not loaded(source.name):
        return _ARTICLE.sub("", source.name, count=1)
    name = entity_name(desk, source.entity, source.name)
    if source.kind is SourceKind.UNNAMED and name and not any(word[0].islower() for word in name.split()):
        return name  # a name, though of whom nothing is known
    if source.kind is SourceKind.UNNAMED or not name:
        described = source.name or (source.span.quote if source.span else "")
        described = re.sub(r"['’]s?$", "", " ".join(described.split()))
        few = len(described) < _LEAST
        none = described.lower().startswith("no ")  # "there was no suggestion that": nobody said so
        return NOBODY if few or none or is_pronoun(described) else f"«{described}», unnamed"
    return name


def office(desk: Desk, entity: str | None) -> str:
    """The office that the reports give to a person most often; "" where they give none."""
    known = desk.entities.get(entity or "")
    if known is None or known.type not in (EntityType.PERSON, EntityType.UNKNOWN):
        return ""
    titles = [title for role in known.roles if (title := role_words(desk, role)) and not is_past(role)]
    counted = Counter(titles)
    best = sorted(counted, key=lambda title: (-counted[title], -len(title), title))
    return best[0] if best else ""


def role_words(desk: Desk, role: Role) -> str:
    """A role with the state or body it serves: "Russian foreign minister"; "" where a word judges."""
    title = " ".join(role.title.split())
    if loaded(title) or not 0 < len(title) <= _LONGEST_TITLE:
        return ""
    served = desk.entities.get(role.of or "")
    return title if served is None or _names(title, served) else _of(served, title)


def is_past(role: Role) -> bool:
    """Whether the role is one that its bearer held once."""
    return role.title.lower().startswith(_PAST) or role.until is not None


def named(desk: Desk, entity: str | None, otherwise: str | None = None) -> str:
    """Name and office: "Maria Zakharova, Russian Foreign Ministry spokeswoman"."""
    name, title = entity_name(desk, entity, otherwise), office(desk, entity)
    return f"{name}, {title}" if name and title and title.lower() not in name.lower() else name


def _names(title: str, served: Entity) -> bool:
    country = by_code(served.country) if served.country else None
    forms = [served.name, *served.aliases]
    if country and served.type is EntityType.STATE:
        forms += [country.name, *country.aliases, *country.adjectives]
    return any(form.lower() in title.lower() for form in forms)


def _of(served: Entity, title: str) -> str:
    """ "Russian foreign minister", "President of Sudmark", "Pentagon spokesman"."""
    country = by_code(served.country) if served.country else None
    if served.type in (EntityType.STATE, EntityType.PERSON) and country and country.adjectives:
        return f"{'US' if 'US' in country.adjectives else country.adjectives[0]} {title}"
    if served.type is EntityType.STATE:
        return f"{title} of {served.name}"
    return title if served.type is EntityType.PERSON else f"{neutral(served.name)} {title}"
