"""Amendments: fields of a claim that an analyst gives, each as text that a person types."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from onrecord.errors import UsageError
from onrecord.knowledge.plover import contexts, modes
from onrecord.knowledge.table import folded
from onrecord.model import (
    Attribution,
    AttributionMode,
    Basis,
    Caveat,
    CaveatKind,
    Claim,
    Entity,
    EntityType,
    EventType,
    Participant,
    Place,
    Quantity,
    Reading,
    Source,
    SourceKind,
    Span,
    Status,
    When,
    plausible,
)

Word = TypeVar("Word", bound=StrEnum)

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_AMOUNT = re.compile(rf"(?P<low>{_NUMBER})?(?P<to>\.\.)?(?P<high>{_NUMBER})?(?:\s+(?P<item>\S.*))?")
_OWN = frozenset({SourceKind.OUTLET, SourceKind.WRITER})
_NAMES = {"type": "event type", "status": "status of a claim", "caveats": "caveat"}
_KINDS = {
    EntityType.PERSON: SourceKind.PERSON,
    EntityType.STATE: SourceKind.STATE,
    EntityType.ORGANIZATION: SourceKind.ORGANIZATION,
    EntityType.GROUP: SourceKind.ORGANIZATION,
}


def amended(claim: Claim, fields: Mapping[str, str], entities: Iterable[Entity] = ()) -> Claim:
    """The claim with the fields given, which ``edited`` then names; UsageError where a value is none.

    A name that the claim's clause bears gets its span there, and the entity that goes by it; any other
    value has no words of the report and stands as the analyst's.
    """
    known = tuple(entities)
    for name in sorted(fields):
        if name not in AMENDABLE:
            wrong = "this is no field of a claim that can be set"
            raise UsageError(name, wrong, f"one of {', '.join(AMENDABLE)}")
        claim = AMENDABLE[name](claim, fields[name].strip(), known)
    return replace(claim, edited=tuple(sorted({*claim.edited, *fields}))) if fields else claim


def checked(fields: Mapping[str, str], type_: EventType) -> None:
    """UsageError where a mode or context typed now is none of PLOVER's; lines of old journals stand."""
    typed = fields.get("type", "").strip().upper()
    kind = EventType(typed) if typed in set(EventType) else type_
    mode, allowed = fields.get("mode", "").strip().lower(), modes().get(kind, ())
    if mode and mode not in allowed:
        choices = f"one of {', '.join(allowed)}" if allowed else "leave it empty (mode=)"
        raise UsageError(f"mode={mode}", f"this is no mode of {kind.value}", choices)
    for context in _parts(fields.get("contexts", "").lower()):
        if context not in contexts():
            raise UsageError(f"contexts={context}", "this is no context", f"one of {', '.join(contexts())}")


def amended_reading(
    reading: Reading, edits: Mapping[str, Mapping[str, str]], hidden: frozenset[str]
) -> Reading:
    """The reading with its claims as analysts corrected them, without those that they hid."""
    touched = [claim.id for claim in reading.claims if claim.id in edits or claim.id in hidden]
    if reading.document in hidden:
        return replace(reading, claims=(), unread=())
    if not touched:
        return reading
    claims = (claim for claim in reading.claims if claim.id not in hidden)
    return replace(
        reading, claims=tuple(amended(one, edits.get(one.id, {}), reading.entities) for one in claims)
    )


def _type(claim: Claim, value: str, _: tuple[Entity, ...]) -> Claim:
    """Another type; a mode that it cannot have goes."""
    type_ = _one_of(EventType, "type", value.upper())
    return replace(claim, type=type_, mode=claim.mode if claim.mode in modes().get(type_, ()) else None)


def _status(claim: Claim, value: str, _: tuple[Entity, ...]) -> Claim:
    return replace(claim, status=_one_of(Status, "status", value.lower()))


def _mode(claim: Claim, value: str, _: tuple[Entity, ...]) -> Claim:
    return replace(claim, mode=value.lower() or None)


def _contexts(claim: Claim, value: str, _: tuple[Entity, ...]) -> Claim:
    return replace(claim, contexts=tuple(_parts(value.lower())))


def _actors(claim: Claim, value: str, known: tuple[Entity, ...]) -> Claim:
    return replace(claim, actors=_participants(claim, value, known))


def _recipients(claim: Claim, value: str, known: tuple[Entity, ...]) -> Claim:
    return replace(claim, recipients=_participants(claim, value, known))


def _speaker(claim: Claim, value: str, known: tuple[Entity, ...]) -> Claim:
    """The nearest voice; an empty value leaves the report's own."""
    own = tuple(link for link in claim.attribution if link.source.kind in _OWN)
    if not value:
        return replace(claim, attribution=own)
    spoken = [link for link in claim.attribution if link.source.kind not in _OWN]
    entity = _bearer(value, known)
    kind = _KINDS.get(entity.type, SourceKind.UNNAMED) if entity else SourceKind.PERSON
    source = Source(kind, entity.name if entity else value, entity.id if entity else None, _words(claim, value))
    first = replace(spoken[0], source=source) if spoken else Attribution(source, None, AttributionMode.INDIRECT)
    return replace(claim, attribution=(first, *spoken[1:], *own))


def _when(claim: Claim, value: str, _: tuple[Entity, ...]) -> Claim:
    """A day, month or year, or two with ".." between; either end may be open."""
    if not value:
        return replace(claim, when=None)
    first, dots, last = value.partition("..")
    earliest, latest = _day(first, value, last=False), _day(last if dots else first, value, last=True)
    if (earliest is None and latest is None) or (earliest and latest and earliest > latest):
        remedy = "write it as 2019-03-29 or 2019-03-01..2019-03-29"
        raise UsageError("when", f"{value!r} is no stretch of days", remedy)
    return replace(claim, when=When(earliest, latest, value, basis=Basis.ANALYST))


def _places(claim: Claim, value: str, _: tuple[Entity, ...]) -> Claim:
    """Names; one that the claim has already keeps its coordinates."""
    had = {folded(place.name): place for place in claim.places}
    found = (had.get(folded(name)) or Place(name, _words(claim, name) or claim.span) for name in _parts(value))
    return replace(claim, places=tuple(found))


def _quantities(claim: Claim, value: str, _: tuple[Entity, ...]) -> Claim:
    return replace(claim, quantities=tuple(_amount(claim, words) for words in _parts(value)))


def _caveats(claim: Claim, value: str, _: tuple[Entity, ...]) -> Claim:
    kinds = (_one_of(CaveatKind, "caveats", kind.lower()) for kind in _parts(value))
    return replace(claim, caveats=tuple(Caveat(kind, claim.span) for kind in kinds))


def _confidence(claim: Claim, value: str, _: tuple[Entity, ...]) -> Claim:
    """How sure an analyst is, from 0 to 1: below the brief's threshold it is not printed."""
    if not re.fullmatch(r"0(?:\.\d{1,4})?|1(?:\.0{1,4})?", value):
        raise UsageError("confidence", f"{value!r} is no share", "write it as 0.9, from 0 to 1")
    return replace(claim, confidence=round(float(value), 2))


AMENDABLE: dict[str, Callable[[Claim, str, tuple[Entity, ...]], Claim]] = {
    "actors": _actors,
    "caveats": _caveats,
    "confidence": _confidence,
    "contexts": _contexts,
    "mode": _mode,
    "places": _places,
    "quantities": _quantities,
    "recipients": _recipients,
    "speaker": _speaker,
    "status": _status,
    "type": _type,
    "when": _when,
}
"""The fields of a claim that can be set, and how; several names or numbers are joined with ";"."""


def _participants(claim: Claim, value: str, known: tuple[Entity, ...]) -> tuple[Participant, ...]:
    found = ((_bearer(name, known), name) for name in _parts(value))
    return tuple(
        Participant(entity.id if entity else None, entity.name if entity else name, _words(claim, name))
        for entity, name in found
    )


def _bearer(name: str, known: tuple[Entity, ...]) -> Entity | None:
    """The entity of the report that goes by this name, where only one does."""
    plain = folded(name)
    found = [one for one in known if plain in {folded(form) for form in (one.name, *one.aliases)}]
    return found[0] if len(found) == 1 else None


def _words(claim: Claim, words: str) -> Span | None:
    """Where the clause has these very words."""
    at = claim.span.quote.find(words)
    return Span(claim.span.start + at, claim.span.start + at + len(words), words) if at >= 0 else None


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def _one_of(words: type[Word], field: str, value: str) -> Word:
    try:
        return words(value)
    except ValueError:
        wrong, choices = f"this is no {_NAMES[field]}", f"one of {', '.join(words)}"
        raise UsageError(f"{field}={value}", wrong, choices) from None


def _day(words: str, value: str, *, last: bool) -> date | None:
    """The first or the last day of a day, month or year; None where nothing is said."""
    if not words.strip():
        return None
    match = _DAY.fullmatch(words.strip())
    try:
        year, month, day = (int(part) if part else 0 for part in match.groups()) if match else (0, 0, 0)
        month = month or (12 if last else 1)
        found = date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
        if not plausible(found):
            raise ValueError
        return found
    except ValueError:
        raise UsageError("when", f"{value!r} is no day", "write it as 2019-03-29") from None


def _amount(claim: Claim, words: str) -> Quantity:
    """A number or a range with what is counted: "100 soldiers", "80..120 soldiers", "80.. soldiers"."""
    match = _AMOUNT.fullmatch(words)
    if match is None or not (match["low"] or match["high"]):
        remedy = "write it as 100 soldiers or 80..120 soldiers"
        raise UsageError(f"quantities={words}", "this is no number of anything", remedy)
    low, high = (float(end.replace(",", "")) if end else None for end in (match["low"], match["high"]))
    value = None if match["to"] else low
    span = _words(claim, words) or claim.span
    return Quantity(value, low, high if match["to"] else low, None, None, match["item"], None, span)
