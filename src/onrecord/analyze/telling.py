"""Tellings: one claim as the fragments of a line, its exact words and who says so."""

from __future__ import annotations

import re
from functools import cache

from onrecord.analyze.desk import Desk
from onrecord.analyze.excerpt import LONGEST, excerpt, quoted
from onrecord.analyze.naming import entity_name, is_pronoun, named, neutral, office, participants
from onrecord.analyze.table import rows
from onrecord.analyze.voice import SPEECH_ACTS, nearest, speaker, voice_words
from onrecord.model import (
    Cite,
    Claim,
    EntityType,
    EventType,
    Fragment,
    Participant,
    SourceKind,
    Span,
    Status,
    Words,
)

_NAME_WORD = re.compile(r"[^\W\d_]{3,}")
_SINGULAR_S = ("states", "nations", "politics", "times", "news")


def cite(desk: Desk, claim: Claim, voice: str | None = None, span: Span | None = None) -> Cite:
    """The reference to a claim; ``voice`` in words, by default who says so."""
    words = voice_words(desk, claim) if voice is None else voice
    where = desk.label(claim.document, claim.span.start)
    return Cite(f"{where}: {words}" if words else where, claim.document, span or claim.span)


def telling(desk: Desk, claim: Claim, longest: int = LONGEST) -> tuple[Fragment, ...]:
    """A claim told in a line: who speaks or acts where the words quoted do not say it; words; voice."""
    quote = quoted(desk, claim, longest)
    if claim.type is EventType.STATEMENT and claim.status is Status.ASSERTED:
        return _statement(desk, claim, quote)
    lead = _lead(desk, claim, longest)
    given = bool(lead) and nearest(claim) is None
    voice = voice_words(desk, claim, speaker_given=given)
    return (*((Words(lead),) if lead else ()), *quote, Words(" "), cite(desk, claim, voice))


def bare_telling(desk: Desk, claim: Claim, longest: int = LONGEST) -> tuple[Fragment, ...]:
    """The words and the voice alone, for lines whose margin or heading says the rest."""
    return (*quoted(desk, claim, longest), Words(" "), cite(desk, claim))


def first_telling(desk: Desk, claim: Claim, longest: int) -> tuple[Fragment, ...]:
    """The first of several claims of a speaker, who is named with office whatever the words say."""
    entity, name = speaker(desk, claim)
    who = named(desk, entity, name)
    inside = names_in(name, excerpt(desk, claim, longest).span.quote)
    lead = who if inside else f"{who}{',' if ',' in who else ''} {verb(claim, name)}"
    voice = voice_words(desk, claim, speaker_given=True)
    return (Words(f"{lead}: "), *quoted(desk, claim, longest), Words(" "), cite(desk, claim, voice))


def further_telling(desk: Desk, claim: Claim, before: Claim, longest: int) -> tuple[Fragment, ...]:
    """A further claim of a speaker whom the line has named; a verb where it is another kind of act."""
    _, name = speaker(desk, claim)
    inside = names_in(name, excerpt(desk, claim, longest).span.quote)
    again = (claim.type, claim.status) == (before.type, before.status)
    lead = () if inside or again else (Words(f"{verb(claim, name)}: "),)
    voice = voice_words(desk, claim, speaker_given=True)
    return (*lead, *quoted(desk, claim, longest), Words(" "), cite(desk, claim, voice))


def verb(claim: Claim, name: str) -> str:
    """The neutral verb for a speaker and what is done by speaking; "says" where the table has none."""
    table = _verbs()
    key = (claim.type.value if claim.status is Status.ASSERTED else "*", claim.status.value)
    singular, plural = table.get(key) or table[("STATEMENT", "asserted")]
    return plural if _several(name) else singular


def names_in(name: str, words: str) -> bool:
    """Whether a longer word of the name stands in the words."""
    low = words.lower()
    return any(part.lower() in low for part in _NAME_WORD.findall(name))


def _statement(desk: Desk, claim: Claim, quote: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    voice = nearest(claim)
    if voice is None or voice.kind in (SourceKind.WIRE, SourceKind.OUTLET, SourceKind.DOCUMENT):
        return (*quote, Words(" "), cite(desk, claim))
    entity, name = speaker(desk, claim)
    who = named(desk, entity, name) if entity else name
    comma = "," if "," in who else ""
    lead = Words(f"{who}{comma} {verb(claim, name)}: ")
    return (lead, *quote, Words(" "), cite(desk, claim, voice_words(desk, claim, speaker_given=True)))


def _lead(desk: Desk, claim: Claim, longest: int) -> str:
    """Name and office of the actor, with a verb for a speech act; empty where the words name the actor."""
    if not claim.actors or claim.status is not Status.ASSERTED:
        return ""
    actor, words = claim.actors[0], excerpt(desk, claim, longest).span.quote
    name = participants(desk, claim.actors)
    if not name:
        return ""
    if len(claim.actors) == 1:
        title, whole = office(desk, actor.entity), named(desk, actor.entity, name)
        if names_in(entity_name(desk, actor.entity, name), words):
            return f"{whole}: " if title and not names_in(title, words) else ""
        if actor.span and actor.span.quote in words and _known_by_description(desk, actor):
            return ""
        name = whole
    elif names_in(name, words):
        return ""
    if claim.type not in SPEECH_ACTS or nearest(claim) is not None:
        return f"{name}: "
    return f"{name}{',' if ',' in name and len(claim.actors) == 1 else ''} {_verb_of(claim, name)}: "


def _known_by_description(desk: Desk, actor: Participant) -> bool:
    """Whether the clause's own words for an actor will do: "Moscow", not "he" or "the president"."""
    entity = desk.entities.get(actor.entity or "")
    pronoun = actor.span is not None and is_pronoun(actor.span.quote)
    return not pronoun and (entity is None or entity.type is not EntityType.PERSON)


def _verb_of(claim: Claim, name: str) -> str:
    several = len(claim.actors) > 1 or _several(name)
    singular, plural = _verbs()[(claim.type.value, "asserted")]
    return plural if several else singular


def _several(name: str) -> bool:
    """Whether a name takes a plural verb: "officials", not "United States"."""
    last = neutral(name).split(",")[0].strip("«»").split(" ")[-1].lower()
    return (
        last.endswith("s")
        and not last.endswith(("ss", "us", "is", "'s", "’s"))
        and last not in _SINGULAR_S
        and (name[:1].islower() or last in _plural_nouns())
    )


@cache
def _plural_nouns() -> frozenset[str]:
    return frozenset(cells[0] for cells in rows("plurals.tsv"))


@cache
def _verbs() -> dict[tuple[str, str], tuple[str, str]]:
    return {(kind, status): (one, many) for kind, status, one, many in rows("verbs.tsv")}
