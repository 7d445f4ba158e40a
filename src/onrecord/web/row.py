"""A row: an event as lists and charts show it, with what it is filtered by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from onrecord.analyze.desk import Desk, published
from onrecord.analyze.eventday import event_when, margin
from onrecord.analyze.naming import country_name, participant_name
from onrecord.analyze.voice import nearest, speaker_name
from onrecord.model import Claim, Event, Participant, Place, Status, When
from onrecord.present.visible import one_line


@dataclass(frozen=True, slots=True)
class Row:
    """An event; ``lead`` is the claim that tells it best, ``place`` where that stands.

    ``day`` is the first day of the happening as far as it is known, ``last`` its end; ``open_start`` and
    ``open_end`` say which end no report gives. ``first`` and ``latest`` are the days of the first and last
    report that tells it. ``text`` is everything that words are looked for in; ``party_text``, ``speaker_text``
    and ``place_text`` are the names, a line each; all folded.
    """

    id: str
    event: Event
    lead: Claim
    place: tuple[int, int, int, str]
    day: date | None
    last: date | None
    open_start: bool
    open_end: bool
    margin: str
    type: str
    statuses: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_sides: tuple[str, ...]
    recipient_sides: tuple[str, ...]
    speakers: tuple[str, ...]
    places: tuple[str, ...]
    outlets: tuple[str, ...]
    documents: tuple[str, ...]
    first: date | None
    latest: date | None
    text: str
    party_text: str
    speaker_text: str
    place_text: str

    @property
    def status(self) -> str:
        """How most of its claims put it."""
        return self.statuses[0]


def row(desk: Desk, event: Event, claims: list[Claim]) -> Row:
    """The row of an event with its claims, which are in order of place."""
    when = event_when(desk, event)
    documents = tuple(dict.fromkeys(claim.document for claim in claims))
    out = [day for one in documents if (day := published(desk.documents[one]))]
    lead = _lead(desk, claims)
    actors, recipients = _names(desk, event.actors), _names(desk, event.recipients)
    places = _places(event.places)
    speakers = tuple(dict.fromkeys(one_line(speaker_name(desk, c)) for c in claims if nearest(c)))
    named = (one_line(desk.documents[one].outlet or "outlet not given") for one in documents)
    outlets = tuple(dict.fromkeys(named))
    words = (event.type.value, *actors, *recipients, *speakers, *places, *(c.span.quote for c in claims))
    sides = _sides(desk, event.actors), _sides(desk, event.recipients)
    return Row(
        event.id, event, lead, desk.place(lead), *_days(when), margin(desk, event), event.type.value,
        _statuses(claims), actors, recipients, *sides, speakers, places, outlets, documents,
        min(out, default=None), max(out, default=None), " ".join(words).casefold(),
        _lines(*actors, *recipients, *sides[0], *sides[1]), _lines(*speakers), _lines(*places),
    )  # fmt: skip


def _lines(*names: str) -> str:
    return "\n".join(names).casefold()


def _lead(desk: Desk, claims: list[Claim]) -> Claim:
    """Told as having happened before all else, the surest first."""
    return min(claims, key=lambda c: (c.status is not Status.ASSERTED, -c.confidence, desk.place(c)))


def _days(when: When | None) -> tuple[date | None, date | None, bool, bool]:
    if when is None or not when.dated:
        return None, None, False, False
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return first, last, when.earliest is None, when.latest is None


def _statuses(claims: list[Claim]) -> tuple[str, ...]:
    counted = Counter(claim.status for claim in claims)
    order = list(Status)
    return tuple(one.value for one in sorted(counted, key=lambda s: (-counted[s], order.index(s))))


def _names(desk: Desk, several: tuple[Participant, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for one in several if (n := one_line(participant_name(desk, one)))))


def _sides(desk: Desk, several: tuple[Participant, ...]) -> tuple[str, ...]:
    """The countries that the parties belong to; their own names where they have none."""
    names = (country_name(desk, one.entity) or participant_name(desk, one) for one in several)
    return tuple(dict.fromkeys(one_line(name) for name in names if name))


def _places(places: tuple[Place, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one_line(place.name) for place in places))
