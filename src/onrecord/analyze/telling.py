"""Tellings: one claim as the fragments of a line, its exact words and who says so."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.analyze import table
from onrecord.analyze.desk import Desk
from onrecord.analyze.exact import SPEECH_ACTS
from onrecord.analyze.excerpt import LONGEST, excerpt, quoted
from onrecord.analyze.naming import (
    NOBODY,
    is_pronoun,
    named,
    office,
    participant_name,
    participants,
    source_name,
)
from onrecord.analyze.verb import verb
from onrecord.analyze.voice import CARRIERS, hand_words, nearest, quoting, speaker, voice_words
from onrecord.model import (
    AttributionMode,
    Cite,
    Claim,
    Entity,
    EntityType,
    EventType,
    Fragment,
    Participant,
    Span,
    Status,
    Words,
)

_OPENING = 6  # code points before the act: "who have threatened"
_AROUND = ".,;:'’\"”“"
_BINDING = re.compile(
    r"(?:if|even|whether|unless|when|as|because|although|though|while|once|until|after|before|since|by|not)\b",
    re.IGNORECASE,
)
_SELVES = frozenset({"i", "we", "me", "us", "my", "our"})
_FRONT = 8  # words before a name that a line which gives the name itself may leave out
_NAME_WORD = re.compile(r"[^\W\d_]{3,}")


def cite(desk: Desk, claim: Claim, voice: str | None = None, span: Span | None = None) -> Cite:
    """The reference to a claim; ``voice`` in words, by default who says so, and what an analyst gave.

    With an empty ``voice`` it is the place alone.
    """
    words = voice_words(desk, claim) if voice is None else voice
    words = "; ".join(filter(None, (words, hand_words(claim)))) if words else ""
    where = desk.label(claim.document, claim.span.start)
    return Cite(f"{where}: {words}" if words else where, claim.document, span or claim.span)


def telling(desk: Desk, claim: Claim, longest: int = LONGEST) -> tuple[Fragment, ...]:
    """A claim told in a line: who speaks or acts where the words quoted do not say it; words; voice."""
    if _is_voiced(desk, claim):
        return _voiced(desk, claim, longest)
    begin = verb_phrase(desk, claim)
    lead = "" if begin is not None else _lead(desk, claim, excerpt(desk, claim, longest).span.quote)
    if begin is not None:
        lead = f"{_with_office(desk, claim)} "
    if not lead:
        return _plain(desk, claim, longest, with_office=True)
    voice = voice_words(desk, claim, speaker_given=nearest(claim) is None)
    return (Words(lead), *quoted(desk, claim, longest, begin), Words(" "), cite(desk, claim, voice))


def bare_telling(
    desk: Desk, claim: Claim, longest: int = LONGEST, before: Claim | None = None
) -> tuple[Fragment, ...]:
    """The voice that a report carries, without a verb; the words, and whom they are about.

    The voice is not named again after ``before`` if that was its own.
    """
    entity, name = speaker(desk, claim)
    words = excerpt(desk, claim, longest).span.quote
    if not _is_voiced(desk, claim) or names_in(name, words):
        return _plain(desk, claim, longest)
    about = gloss(desk, claim, words)
    voice = voice_words(desk, claim, speaker_given=True)
    again = before is not None and _is_voiced(desk, before) and speaker(desk, before) == (entity, name)
    who = () if again else (Words(f"{named(desk, entity, name) if entity else name}: "),)
    return (*who, *quoted(desk, claim, longest), Words(f"{about} "), cite(desk, claim, voice))


def first_telling(desk: Desk, claim: Claim, longest: int) -> tuple[Fragment, ...]:
    """The first of several claims of a speaker, who is named with office whatever the words say."""
    entity, name = speaker(desk, claim)
    who = named(desk, entity, name)
    begin = verb_phrase(desk, claim)
    comma = "," if "," in who else ""
    inside = names_in(name, excerpt(desk, claim, longest).span.quote)
    said = ":" if inside or opens_with_act(desk, claim) else f"{comma} {_verb(desk, claim, name)}:"
    return _said(desk, claim, longest, f"{who}{comma} " if begin is not None else f"{who}{said} ")


def further_telling(desk: Desk, claim: Claim, before: Claim, longest: int) -> tuple[Fragment, ...]:
    """A further claim of a speaker whom the line has named; a verb where it is another kind of act."""
    _, name = speaker(desk, claim)
    own = verb_phrase(desk, claim) is not None or opens_with_act(desk, claim)
    inside = own or names_in(name, excerpt(desk, claim, longest).span.quote)
    again = _verb(desk, claim, name) == _verb(desk, before, name)
    return _said(desk, claim, longest, "" if inside or again else f"{_verb(desk, claim, name)}: ")


def names_first(desk: Desk, claim: Claim) -> bool:
    """Whether the line gives the name of who speaks or acts before the words."""
    words = excerpt(desk, claim).span.quote
    return _is_voiced(desk, claim) or verb_phrase(desk, claim) is not None or bool(_lead(desk, claim, words))


def _said(desk: Desk, claim: Claim, longest: int, lead: str) -> tuple[Fragment, ...]:
    words = quoted(desk, claim, longest, verb_phrase(desk, claim))
    voice = voice_words(desk, claim, speaker_given=True)
    return (*((Words(lead),) if lead else ()), *words, Words(" "), cite(desk, claim, voice))


def _plain(desk: Desk, claim: Claim, longest: int, with_office: bool = False) -> tuple[Fragment, ...]:
    about = gloss(desk, claim, excerpt(desk, claim, longest).span.quote, with_office)
    return (*quoted(desk, claim, longest), Words(f"{about} "), cite(desk, claim))


def _is_voiced(desk: Desk, claim: Claim) -> bool:
    """Whether the report carries somebody's voice, other than a paper's, and says whose."""
    voice = nearest(claim)
    if voice is None:
        spoken = claim.type in SPEECH_ACTS and claim.status is Status.ASSERTED and len(claim.actors) == 1
        return spoken and is_direct(desk, claim)
    return voice is not None and voice.kind not in CARRIERS and source_name(desk, voice) != NOBODY


def is_direct(desk: Desk, claim: Claim) -> bool:
    """Whether the words stand in quotation marks, by the report's credit or by the marks themselves."""
    given = claim.attribution[0].mode if nearest(claim) else AttributionMode.NONE
    return AttributionMode.DIRECT in (given, quoting(desk, claim))


def _voiced(desk: Desk, claim: Claim, longest: int) -> tuple[Fragment, ...]:
    """Who speaks, with office and a neutral verb; the words; how they are given."""
    entity, name = speaker(desk, claim)
    who = named(desk, entity, name) if entity else name
    own = claim.actors and claim.actors[0].entity is not None and claim.actors[0].entity == entity
    about = "" if own else gloss(desk, claim, excerpt(desk, claim, longest).span.quote)
    lead = f"{who}{',' if ',' in who else ''} {_verb(desk, claim, name)}: "
    voice = voice_words(desk, claim, speaker_given=True)
    return (Words(lead), *quoted(desk, claim, longest), Words(f"{about} "), cite(desk, claim, voice))


def _verb(desk: Desk, claim: Claim, name: str) -> str:
    """The verb of a speaker; no more than "says" where the act is another's, or its type is not sure."""
    entity, _ = speaker(desk, claim)
    own = nearest(claim) is None or (entity and claim.actors and claim.actors[0].entity == entity)
    told = claim.status is Status.ASSERTED and (claim.id in desk.spoken or not own)
    return verb(replace(claim, type=EventType.STATEMENT) if told else claim, name)


def _with_office(desk: Desk, claim: Claim) -> str:
    who = named(desk, claim.actors[0].entity, participants(desk, claim.actors))
    return f"{who}," if "," in who else who


def verb_phrase(desk: Desk, claim: Claim) -> int | None:
    """Where the words go on after the name of the person who acts, if the line may give the name itself.

    So "Foreign Minister Jan Roe has accused …" is told as: Jan Roe, foreign minister, «has accused …».
    """
    one = claim.actors[0] if len(claim.actors) == 1 else None
    known = desk.entities.get(one.entity or "") if one else None
    if one is None or one.span is None or known is None or known.type is not EntityType.PERSON:
        return None
    if is_pronoun(one.span.quote) or one.span.quote.endswith(("'s", "’s", "s'", "s’")):
        return None
    if not claim.span.start <= one.span.start <= one.span.end <= claim.act.start:
        return None
    text = desk.documents[claim.document].text
    between, front = text[one.span.end : claim.act.start], text[claim.span.start : one.span.start]
    if not between[:1].isspace() or not set(_plain_words(between)) <= table.words("auxiliaries.tsv"):
        return None
    if not _is_title(known, front):
        return None
    return one.span.end + len(between) - len(between.lstrip())


def _is_title(person: Entity, front: str) -> bool:
    """Whether words before a name only give its bearer's office, or are names and days themselves."""
    titles = {word for role in person.roles for word in _plain_words(role.span.quote)}
    known = titles | table.words("auxiliaries.tsv") | {"the", "of", "and", "for"}
    opening = [word.strip(_AROUND) for word in front.split()]
    if _BINDING.match(front.lstrip(_AROUND)):
        return False
    fits = all(word[:1].isupper() or word.lower() in known for word in opening)
    return fits and len(opening) <= _FRONT


def _plain_words(text: str) -> list[str]:
    return [word.strip(_AROUND).lower() for word in text.split()]


def names_in(name: str, words: str) -> bool:
    """Whether a longer word of the name stands in the words."""
    low = words.lower()
    return any(part.lower() in low for part in _NAME_WORD.findall(name))


def _lead(desk: Desk, claim: Claim, words: str) -> str:
    """Name, office and verb of a speaker ("warns") whom the words of the speech act do not name."""
    voice = nearest(claim)
    spoken = claim.type in SPEECH_ACTS and claim.status is Status.ASSERTED
    spoken = spoken and (voice is None or voice.kind in CARRIERS)
    name = participants(desk, claim.actors)
    if not (spoken and name) or _named_in(desk, claim, words) or _names_another(desk, claim):
        return ""
    if opens_with_act(desk, claim, words):
        return ""
    several = len(claim.actors) > 1
    who = name if several else named(desk, claim.actors[0].entity, name)
    return f"{who}{',' if ',' in who and not several else ''} {verb(claim, name, several)}: "


def _names_another(desk: Desk, claim: Claim) -> bool:
    """Whether the clause names somebody else before the act, who may well be the one who acts."""
    own = {one.entity for one in claim.actors}
    return not is_direct(desk, claim) and any(
        claim.span.start <= one.span.start and one.span.end <= claim.act.start and one.entity not in own
        for one in desk.mentions.get(claim.document, ())
        if not is_pronoun(one.span.quote)
    )


def opens_with_act(desk: Desk, claim: Claim, words: str = "") -> bool:
    """Whether the words begin by naming the act, so that a verb before them would say it twice."""
    words = words or excerpt(desk, claim).span.quote
    if quoting(desk, claim) is AttributionMode.DIRECT or not 0 <= words.find(claim.act.quote) <= _OPENING:
        return False
    stems = tuple(table.words("performatives.tsv"))
    return any(word.startswith(stems) for word in claim.act.quote.lower().split())


def gloss(desk: Desk, claim: Claim, words: str, with_office: bool = False) -> str:
    """Whom the words are about, where they only say "it" or "he"; an office that they leave out."""
    name = participants(desk, claim.actors)
    if not name or is_direct(desk, claim):
        return ""
    if _names_another(desk, claim) and not _named_in(desk, claim, words):
        return ""
    actor = claim.actors[0]
    whole = named(desk, actor.entity, name) if len(claim.actors) == 1 and with_office else name
    if not _named_in(desk, claim, words):
        if actor.span and actor.span.quote.lower() in _SELVES:
            return f" (said by {whole})"
        standing_for = actor.span.quote if actor.span and is_pronoun(actor.span.quote) else "said of"
        return f" ({standing_for.lower()}{'' if standing_for == 'said of' else ':'} {whole})"
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
