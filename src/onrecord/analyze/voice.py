"""Voices: who says so, in words, nearest first."""

from __future__ import annotations

import re

from onrecord.analyze.desk import Desk
from onrecord.analyze.exact import SPEECH_ACTS
from onrecord.analyze.naming import NOBODY, entity_name, participant_name, source_name
from onrecord.model import ANALYST, Attribution, AttributionMode, Claim, Source, SourceKind

CARRIERS = frozenset({SourceKind.WIRE, SourceKind.OUTLET, SourceKind.DOCUMENT})
_OPENING = frozenset({'"', "“", "«", "„"})
_CLOSING = '"”»“.,!? '
_MARK = re.compile(r"[\"“”«»„]")
_QUOTED_PHRASE = re.compile(
    r"[\"“«„]\w+[^\w\"“”«»„]+\w+"
)  # two words: one alone may be a writer's scare quotes
_MODES = {
    AttributionMode.DIRECT: "direct",
    AttributionMode.INDIRECT: "paraphrased",
    AttributionMode.MIXED: "part quoted",
    AttributionMode.EXCERPT: "excerpt",
}


def carried(claim: Claim) -> tuple[Attribution, ...]:
    """The voices that a report carries, nearest first: the chain without the report's own voice."""
    chain = claim.attribution
    own = 0
    if chain and chain[-1].source.kind is SourceKind.OUTLET:
        own = 2 if len(chain) > 1 and chain[-2].source.kind is SourceKind.WRITER else 1
    return chain[: len(chain) - own]


def nearest(claim: Claim) -> Source | None:
    """The carried voice nearest the happening; None where the report itself tells it."""
    voices = carried(claim)
    return voices[0].source if voices else None


def hand_words(claim: Claim) -> str:
    """What an analyst gave: "added by hand", "by hand: status, when"; "" where it is all as it was read."""
    if claim.reader == ANALYST:
        return "added by hand"
    return f"by hand: {', '.join(claim.edited)}" if claim.edited else ""


def own_voice(desk: Desk, claim: Claim) -> str:
    """The report's own voice: "B itself", or "A's writer" in an opinion."""
    letter = desk.letters[claim.document]
    writer = any(link.source.kind is SourceKind.WRITER for link in claim.attribution)
    return f"{letter}'s writer" if writer else f"{letter} itself"


def voice_words(desk: Desk, claim: Claim, speaker_given: bool = False) -> str:
    """Who says so: "Reuters, via B", "B itself, no source given", "officials, unnamed, paraphrased".

    ``speaker_given`` leaves out the nearest voice, whom the line has named already.
    """
    voices = carried(claim)
    if not voices:
        return _uncarried(desk, claim, speaker_given)
    parts = [] if speaker_given else [source_name(desk, voices[0].source)]
    parts += [_MODES[voices[0].mode]] if voices[0].mode in _MODES else []
    named = [source_name(desk, link.source) for link in voices[1:]]
    through = [name for name in named if name != NOBODY]
    if not through and voices[0].source.kind in CARRIERS and not speaker_given:
        through = [desk.letters[claim.document]]
    return ", ".join(parts + [f"via {name}" for name in through])


def _uncarried(desk: Desk, claim: Claim, speaker_given: bool) -> str:
    """Who says so where the report credits nobody; the speaker of a speech act is heard in quoted words."""
    own = own_voice(desk, claim)
    if claim.type not in SPEECH_ACTS:
        return f"{own}, no source given" if own.endswith("itself") else own
    mode = quoting(desk, claim) if claim.actors else AttributionMode.NONE
    if mode is AttributionMode.NONE:
        return own
    name = participant_name(desk, claim.actors[0]) or NOBODY
    return _MODES[mode] if speaker_given else f"{name}, {_MODES[mode]}"


def quoting(desk: Desk, claim: Claim) -> AttributionMode:
    """Whether the clause of a speech act stands in quotation marks: wholly, in part, or not."""
    text, words = desk.documents[claim.document].text, claim.span.quote
    if text[max(0, claim.span.start - 1) : claim.span.start] in _OPENING:
        words = f'"{words}'
    inner = words[1:].rstrip(_CLOSING)
    if words[:1] in _OPENING:
        return AttributionMode.MIXED if _MARK.search(inner) else AttributionMode.DIRECT
    if not _MARK.search(words) and _is_inside(text, claim.span.start, claim.span.end):
        return AttributionMode.DIRECT
    return AttributionMode.MIXED if _QUOTED_PHRASE.search(words) else AttributionMode.NONE


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether words without marks stand between an opening and a closing mark of their line."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before = _MARK.findall(text, first, start)
    after = _MARK.search(text, end, last if last >= 0 else len(text))
    opened = bool(before) and (before[-1] in "“«„" or (before[-1] == '"' and before.count('"') % 2 == 1))
    return opened and after is not None and after.group() in '"”»'


def speaker_name(desk: Desk, claim: Claim) -> str:
    """The name of who speaks, by which the reports know them; the report's words where they know none."""
    entity, name = speaker(desk, claim)
    return entity_name(desk, entity, name) if entity else name


def speaker(desk: Desk, claim: Claim) -> tuple[str | None, str]:
    """Who speaks, as (entity id, name): the nearest voice of a statement, else the actor of a speech act."""
    voice = nearest(claim)
    if voice is not None:
        return voice.entity, source_name(desk, voice)
    if claim.type in SPEECH_ACTS and claim.actors:
        actor = claim.actors[0]
        return actor.entity, actor.name or (actor.span.quote if actor.span else "")
    return None, own_voice(desk, claim)
