"""Who is blamed for each incident, and how sure a report is of an organization's guilt.

How sure follows from the words around the organization's mentions, the status and the voices of the claims in
which it stands, and whose station or speech the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from muc_blame import AFTER, BEFORE, CUES, STATIONS, Suspect, around, charges, side, standing, suspects
from muc_incident import Incident, Wire, opening
from muc_key import ACCUSED
from muc_words import chance, has, shares

from onrecord.model import Claim

LEVELS = (
    "REPORTED AS FACT", ACCUSED, "CLAIMED OR ADMITTED", f"{ACCUSED} BY AUTHORITIES", "POSSIBLE",
)  # fmt: skip
_WORD = re.compile(r"[a-z][a-z'-]*")


def blamed(found: Sequence[Incident], one: Wire, least: float) -> list[tuple[str, str] | None]:
    """For each incident the organization held responsible and how sure the report is."""
    named = suspects(one)
    guilt = [chance("organization", marks) for marks in standing(named, one)]
    return [
        chosen(
            (
                (suspect.name, chance("blame", marks), shares(LEVELS, tone(suspect, incident.kind, one)))
                for suspect, marks in zip(named, charges(incident, found, named, guilt, one), strict=True)
            ),
            least,
        )
        for incident in found
    ]


def chosen(rated: Iterable[tuple[str, float, Mapping[str, float]]], least: float) -> tuple[str, str] | None:
    """Of organizations with the chances of their guilt and of how sure the report is, the pair of which most
    is expected (a wider term is half right); None where no pair reaches the least."""
    best = (least, "", "")
    for name, guilty, sure in rated:
        worth = {**sure, ACCUSED: sure[ACCUSED] + sure[f"{ACCUSED} BY AUTHORITIES"] / 2}
        level = max(LEVELS, key=worth.__getitem__)
        best = max(best, (guilty * worth[level], name, level))
    return best[1:] if best[1] else None


def tone(suspect: Suspect, incident: str, one: Wire) -> dict[str, float]:
    """What tells how sure a report is of an organization's guilt of an incident of a kind."""
    cues = dict.fromkeys(_tone(suspect, incident, one), 1.0)
    words = dict.fromkeys(_wording(suspect, incident, one), _OF_WORDS)
    return {**words, **cues, **{mark: _OF_SHARES * value for mark, value in _shares(suspect, one)}}


_OF_WORDS, _OF_SHARES = 1 / 3, 3.0
"""How far single words and shares count beside cues: there are many words to learn from few examples."""


def _tone(suspect: Suspect, incident: str, one: Wire) -> Iterator[str]:
    kind = suspect.kind
    yield from (f"kind {kind}", f"incident {incident}", f"{kind} incident {incident}")
    yield from (f"text {cue}" for cue in CUES if has(cue, one.text))
    for place, words in _places(suspect, incident, one):
        for cue in (cue for cue in CUES if has(cue, words)):
            yield from (f"{place} {cue}", f"{kind} {place} {cue}")
    yield from _nearby(suspect, one)
    yield from _claimed(suspect, one)
    yield from _speaker(suspect, one)


def _places(suspect: Suspect, incident: str, one: Wire) -> Iterator[tuple[str, str]]:
    """The sentences that name it, and whether they tell of such a deed."""
    for order in suspect.orders:
        words = one.text[slice(*one.spans[order])]
        yield "telling" if has(incident, words) or has("ATTACK", words) else "other", words


def _wording(suspect: Suspect, incident: str, one: Wire) -> Iterator[str]:
    """The words of the sentences that name it, and those just before and after."""
    for place, words in _places(suspect, incident, one):
        yield from (f"{place} word {word}" for word in _WORD.findall(words.lower()))
    for spot in suspect.spots:
        before = _WORD.findall(one.text[max(0, spot[0] - 60) : spot[0]].lower())[-5:]
        after = _WORD.findall(one.text[spot[1] : spot[1] + 60].lower())[:5]
        yield from (f"before {word}" for word in before)
        yield from (f"after {word}" for word in after)


def _nearby(suspect: Suspect, one: Wire) -> Iterator[str]:
    """The patterns around mentions, and the cues of the sentences next to theirs."""
    for spot in suspect.spots:
        yield from around(spot, one)
    beside = {order + step for order in suspect.orders for step in (-1, 1)} - set(suspect.orders)
    for order in sorted(beside & set(range(len(one.spans)))):
        yield from (f"next {cue}" for cue in CUES if has(cue, one.text[slice(*one.spans[order])]))


def _claimed(suspect: Suspect, one: Wire) -> Iterator[str]:
    """The types, states and voices of the claims in which it stands."""
    for claim in one.ledger.claims:
        for name in sorted(side(suspect, claim)):
            yield from (f"{claim.type} {name}", f"{claim.status} {name}", f"{_voice(claim)} {name}")


def _voice(claim: Claim) -> str:
    said = claim.attribution[:-1]
    voice = " ".join(f"{a.source.name or ''} {a.source.span.quote if a.source.span else ''}" for a in said[:1])
    return f"voice {'own' if not said else 'authority' if has('authority', voice) else 'other'}"


def _speaker(suspect: Suspect, one: Wire) -> Iterator[str]:
    """Whose station or speech the text is."""
    head = opening(one.text)
    for station in (station for station in STATIONS if has(station, head)):
        yield from (station, f"{suspect.kind} {station}")
    speaker = head.partition("-- ")[2].partition("[TEXT]")[0]
    if suspect.organization.pattern.search(speaker):
        yield "speaks itself"
    if has("authority", speaker):
        yield from ("authority speaks", f"{suspect.kind} authority speaks")


def _shares(suspect: Suspect, one: Wire) -> Iterator[tuple[str, float]]:
    """How many of the sentences with its name, and of all, have each cue."""
    every = [one.text[start:end] for start, end in one.spans]
    own = [every[order] for order in suspect.orders]
    for cue in CUES:
        yield f"share {cue}", sum(has(cue, words) for words in own) / len(own)
        yield f"share of all {cue}", sum(has(cue, words) for words in every) / len(every)
    spots = [set(around(spot, one)) for spot in suspect.spots]
    for name in (*BEFORE, *AFTER):
        yield f"share {name}", sum(name in held for held in spots) / len(spots)
