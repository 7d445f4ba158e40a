"""Where a draft differs from the claims that tell of the same: number, day, place, doer, voice, status."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.analyze.draft.match import Told
from onrecord.analyze.draft.party import Party
from onrecord.model import Claim, Event, Finding, Place, Quantity, SourceKind, Status, When
from onrecord.reconcile.pair import counted_alike
from onrecord.reconcile.telling import meet
from onrecord.reconcile.word import fold, words

Difference = tuple[Finding, str]

_COMING = frozenset({Status.PLANNED, Status.PREDICTED, Status.THREATENED, Status.DEMANDED})
_OWN = frozenset({SourceKind.OUTLET, SourceKind.WRITER, SourceKind.WIRE, SourceKind.DOCUMENT})


def claim_differences(
    draft: Told, record: Sequence[Told], events: Sequence[Event], near: frozenset[str]
) -> list[Difference]:
    """What differs from every one of the claims, each with words that say how.

    ``near``: the folded words of the paragraphs that carry the sentence; where there are any, the sentence
    was held against them word by word, so that number and status are settled.
    """
    if not record:
        return []
    claims = [one.claim for one in record]
    alike = [one for one in record if one.act & draft.act]
    alike = alike or [one for one in record if one.groups & draft.groups]
    place = _place(draft.claim, claims, events, near)
    found = [_date(draft.claim, claims, events), _voice(draft, record, near), place]
    if alike:
        found.append(_actor(draft, alike, near))
    if not near:
        found += [_status(draft.claim, claims), _number(draft.claim, claims)]
    return [one for one in found if one is not None]


def _status(draft: Claim, record: Sequence[Claim]) -> Difference | None:
    told = {_kind(one.status) for one in record}
    if _kind(draft.status) in told:
        return None
    words = " or ".join(sorted({str(one.status) for one in record}))
    return Finding.WRONG_STATUS, f"on record as {words}, told here as {draft.status}"


def _kind(status: Status) -> str:
    return "coming" if status in _COMING else str(status)


def _number(draft: Claim, record: Sequence[Claim]) -> Difference | None:
    known = [quantity for one in record for quantity in one.quantities]
    for own in draft.quantities:
        alike = [other for other in known if counted_alike(own, other)]
        if alike and not any(_same_number(own, other) for other in alike):
            printed = ", ".join(dict.fromkeys(f"«{other.span.quote}»" for other in alike))
            return Finding.WRONG_NUMBER, f"on record {printed}"
    return None


def _same_number(own: Quantity, other: Quantity) -> bool:
    """Whether the numbers can be one; "17" is not what "at least nine" says."""
    if own.value is not None and other.value is not None and own.hedge == other.hedge:
        return own.value == other.value
    return meet(own, other) and (own.value is None or other.value is None or _near(own.value, other.value))


def _near(one: float, other: float) -> bool:
    return min(one, other) >= 0.8 * max(one, other)


def _date(draft: Claim, record: Sequence[Claim], events: Sequence[Event]) -> Difference | None:
    known = [when for one in record for when in _times(one)] + [e.when for e in events if e.when]
    own = draft.when
    dated = [when for when in known if when.dated]
    if own is None or not (own.dated or own.partial) or not dated:
        return None
    if any(_days_meet(own, other) for other in dated):
        return None
    printed = ", ".join(dict.fromkeys(_day_words(when) for when in dated))
    return Finding.WRONG_DATE, f"on record {printed}"


def _times(claim: Claim) -> list[When]:
    return [when for when in (claim.when, *(link.told for link in claim.attribution)) if when is not None]


def _days_meet(own: When, other: When) -> bool:
    if not own.dated:
        day = other.earliest or other.latest
        return own.partial is None or day is None or own.partial == f"--{day:%m-%d}" or len(own.partial) < 7
    return (own.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
        own.latest or date.max
    )


def _day_words(when: When) -> str:
    if when.earliest == when.latest and when.earliest:
        return when.earliest.isoformat()
    return when.value or f"{when.earliest or '…'} to {when.latest or '…'}"


def _place(
    draft: Claim, record: Sequence[Claim], events: Sequence[Event], near: frozenset[str]
) -> Difference | None:
    known = [place for one in record for place in one.places] + [p for e in events for p in e.places]
    if any(set(words(place.name)) <= near for place in draft.places):
        return None
    if not draft.places or not known or any(_one_place(a, b) for a in draft.places for b in known):
        return None
    return Finding.WRONG_PLACE, "on record " + ", ".join(dict.fromkeys(place.name for place in known))


def _one_place(one: Place, other: Place) -> bool:
    """Whether they are one place, or one may lie in the other."""
    if fold(one.name) == fold(other.name) or (one.geonames_id and one.geonames_id == other.geonames_id):
        return True
    if one.country is None or other.country is None or one.country != other.country:
        return False
    wide = max(one.precision_km or 0, other.precision_km or 0)
    return wide >= 100


def _actor(draft: Told, record: Sequence[Told], near: frozenset[str]) -> Difference | None:
    for side in ("actors", "recipients"):
        own: list[Party] = [party for party in getattr(draft, side) if party.named or party.states]
        theirs: list[Party] = [party for one in record for party in getattr(one, side)]
        if not own or not theirs or any(a.meets(b) for a in own for b in theirs):
            continue
        elsewhere = all(not party.spoken_of(near) for party in own)
        if elsewhere or all(party.named and not party.guessed for party in theirs):
            names = ", ".join(dict.fromkeys(_named(one, side) for one in record))
            return Finding.WRONG_ACTOR, f"on record {'by' if side == 'actors' else 'to'} {names}"
    return None


def _named(one: Told, side: str) -> str:
    many = getattr(one.claim, side)
    return " and ".join(p.name or (p.span.quote if p.span else "?") for p in many)


def _voice(draft: Told, record: Sequence[Told], near: frozenset[str]) -> Difference | None:
    """Whether who says so in the draft is nobody in any of the chains, nor the doer."""
    links = draft.claim.attribution
    if not links or links[0].source.kind in (SourceKind.WRITER,) or len(links) < 2:
        return None
    own = next(iter(draft.voices), None)
    if own is None:
        return None
    spoken = [party for one in record for party in (*one.voices, *one.actors)]
    if any(own.meets(party) for party in spoken):
        return None
    if any(party.guessed for party in spoken) and (not own.named or own.spoken_of(near)):
        return None
    names = ", ".join(dict.fromkeys(_says(one.claim) for one in record))
    return Finding.WRONG_VOICE, f"on record said by {names}"


def _says(claim: Claim) -> str:
    source = claim.attribution[0].source if claim.attribution else None
    if source is None:
        return "the report itself"
    return source.name or (source.span.quote if source.span else "the report itself")
