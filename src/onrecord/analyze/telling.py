"""Tellings: one claim as the fragments of a line, its exact words and who says so."""

from __future__ import annotations

import re

from onrecord.analyze import table
from onrecord.analyze.desk import Desk
from onrecord.analyze.excerpt import LONGEST, excerpt, quoted
from onrecord.analyze.naming import is_pronoun, named, office, participant_name, participants
from onrecord.analyze.verb import verb
from onrecord.analyze.voice import CARRIERS, SPEECH_ACTS, nearest, quoting, speaker, voice_words
from onrecord.model import (
    AttributionMode,
    Cite,
    Claim,
    EntityType,
    EventType,
    Fragment,
    Participant,
    Span,
    Status,
    Words,
)

_OPENING = 6  # code points before the act: "who have threatened"
_NAME_WORD = re.compile(r"[^\W\d_]{3,}")


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
    words = excerpt(desk, claim, longest).span.quote
    lead = _lead(desk, claim, words)
    if lead:
        voice = voice_words(desk, claim, speaker_given=nearest(claim) is None)
        return (Words(lead), *quote, Words(" "), cite(desk, claim, voice))
    return (*quote, Words(f"{gloss(desk, claim, words, with_office=True)} "), cite(desk, claim))


def bare_telling(desk: Desk, claim: Claim, longest: int = LONGEST) -> tuple[Fragment, ...]:
    """The words, whom they are about where they do not say so, and the voice."""
    about = gloss(desk, claim, excerpt(desk, claim, longest).span.quote)
    return (*quoted(desk, claim, longest), Words(f"{about} "), cite(desk, claim))


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


def names_in(name: str, words: str) -> bool:
    """Whether a longer word of the name stands in the words."""
    low = words.lower()
    return any(part.lower() in low for part in _NAME_WORD.findall(name))


def _statement(desk: Desk, claim: Claim, quote: tuple[Fragment, ...]) -> tuple[Fragment, ...]:
    voice = nearest(claim)
    if voice is None or voice.kind in CARRIERS:
        return (*quote, Words(" "), cite(desk, claim))
    entity, name = speaker(desk, claim)
    who = named(desk, entity, name) if entity else name
    comma = "," if "," in who else ""
    lead = Words(f"{who}{comma} {verb(claim, name)}: ")
    return (lead, *quote, Words(" "), cite(desk, claim, voice_words(desk, claim, speaker_given=True)))


def _lead(desk: Desk, claim: Claim, words: str) -> str:
    """Name, office and verb of a speaker ("warns") whom the words of the speech act do not name."""
    voice = nearest(claim)
    spoken = claim.type in SPEECH_ACTS and claim.status is Status.ASSERTED
    spoken = spoken and (voice is None or voice.kind in CARRIERS)
    name = participants(desk, claim.actors)
    if not (spoken and name) or _named_in(desk, claim, words) or _opens_with_act(desk, claim, words):
        return ""
    several = len(claim.actors) > 1
    who = name if several else named(desk, claim.actors[0].entity, name)
    return f"{who}{',' if ',' in who and not several else ''} {verb(claim, name, several)}: "


def _opens_with_act(desk: Desk, claim: Claim, words: str) -> bool:
    """Whether the words begin by naming the act, so that a verb before them would say it twice."""
    if quoting(desk, claim) is AttributionMode.DIRECT or not 0 <= words.find(claim.act.quote) <= _OPENING:
        return False
    stems = tuple(table.words("performatives.tsv"))
    return any(word.startswith(stems) for word in claim.act.quote.lower().split())


def gloss(desk: Desk, claim: Claim, words: str, with_office: bool = False) -> str:
    """Whom the words are about, where they only say "it" or "he"; an office that they leave out."""
    name = participants(desk, claim.actors)
    if not name:
        return ""
    actor = claim.actors[0]
    whole = named(desk, actor.entity, name) if len(claim.actors) == 1 and with_office else name
    if not _named_in(desk, claim, words):
        return f" (said of {whole})"
    title = office(desk, actor.entity) if len(claim.actors) == 1 and with_office else ""
    return f" ({whole})" if title and not names_in(title, words) else ""


def _named_in(desk: Desk, claim: Claim, words: str) -> bool:
    """Whether the words name the doer, or describe a doer that is no person."""
    actor = claim.actors[0]
    if any(names_in(participant_name(desk, one), words) for one in claim.actors):
        return True
    described = actor.span is not None and actor.span.quote in words
    return described and _known_by_description(desk, actor)


def _known_by_description(desk: Desk, actor: Participant) -> bool:
    """Whether the clause's own words for an actor will do: "Moscow", not "he" or "the president"."""
    entity = desk.entities.get(actor.entity or "")
    pronoun = actor.span is not None and is_pronoun(actor.span.quote)
    return not pronoun and (entity is None or entity.type is not EntityType.PERSON)
