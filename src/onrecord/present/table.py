"""Tables for the terminal: events, claims, conflicts, sources, entities, states, a row of words each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from onrecord.model import (
    Claim,
    Conflict,
    Entity,
    Event,
    Judgement,
    Ledger,
    Participant,
    Place,
    Source,
    SourceKind,
    Span,
    State,
    Status,
    When,
)
from onrecord.present.export import TABLES, row, rows_of

KINDS = ("events", "claims", "conflicts", "sources", "entities", "states")


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, rows of cells (words as printed, unescaped), and what to say where there is no row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str

    def part(self, first: int, most: int | None) -> Table:
        """The rows from ``first`` (counted from 0) on, at most ``most``; all where that is None."""
        rows = self.rows[first:][:most]
        return replace(self, rows=rows, empty=f"No rows past {len(self.rows)}." if self.rows else self.empty)


@dataclass(frozen=True, slots=True)
class Voice:
    """A source over all reports: how many claims it is the nearest voice of, and how many it passes on."""

    kind: SourceKind
    name: str | None
    entity: str | None
    claims: tuple[str, ...]
    passed_on: tuple[str, ...]
    documents: tuple[str, ...]
    statuses: dict[str, int]


def table(ledger: Ledger, kind: str) -> Table:
    """The table of one of ``KINDS``: dated rows by date, then the rest by id."""
    columns, cells, order = _TABLES[kind]
    things = sorted(_things(ledger, kind), key=order)
    names = {entity.id: entity.name for entity in ledger.entities}
    return Table(columns, tuple(cells(thing, names) for thing in things), f"No {kind} on record.")


def json_rows(ledger: Ledger, kind: str) -> list[dict[str, Any]]:
    """The same rows for machines: the record's own, and for sources their counts."""
    if kind != "sources":
        return rows_of(ledger, _SINGULAR[kind])
    return [row("source", voice) for voice in sorted(voices(ledger.claims), key=_by_claims)]


def journal(lines: Iterable[Judgement], empty: str = "Nothing decided yet.") -> Table:
    """The journal in the order of deciding; ``empty`` is said where there is no line."""
    columns = ("id", "when", "who", "decided", "on", "why", "")
    rows = (
        (one.id, one.when, one.who, one.judgement, ", ".join(one.on), one.why, "undone" if one.undone else "")
        for one in lines
    )
    return Table(columns, tuple(rows), empty)


def found(claims: Iterable[tuple[str, str, int, int, Claim | None]]) -> Table:
    """What a search found: the claim that tells it (where none does, its place), its report, and the words."""
    columns = ("claim or place", "report", "told as", "voice", "words")
    rows = (
        (claim.id if claim else f"{start}-{end}", document, *(_told(claim) if claim else ("", "")), words)
        for document, words, start, end, claim in claims
    )
    return Table(columns, tuple(rows), "Nothing found.")


def changes(found: Iterable[tuple[str, str, Span | None, Span | None]]) -> Table:
    """What changed from a version of a report to the next: the words before and after."""
    rows = (
        (old, new, before.quote if before else "", after.quote if after else "")
        for old, new, before, after in found
    )
    return Table(("version", "next version", "before", "after"), tuple(rows), "No other version on record.")


def _told(claim: Claim) -> tuple[str, str]:
    return f"{claim.type.value} {claim.status.value}", voice(claim)


def voices(claims: Iterable[Claim]) -> Iterator[Voice]:
    """Everybody who speaks in the chains of voices, the reports' own voices included."""
    near: dict[tuple[str, str], list[Claim]] = {}
    far: dict[tuple[str, str], list[Claim]] = {}
    first: dict[tuple[str, str], Source] = {}
    for claim in claims:
        for number, link in enumerate(claim.attribution):
            key = (link.source.kind.value, link.source.entity or named(link.source))
            first.setdefault(key, link.source)
            (far if number else near).setdefault(key, []).append(claim)
    for key in sorted(first):
        yield _counted(first[key], near.get(key, []), far.get(key, []))


def _counted(source: Source, near: list[Claim], far: list[Claim]) -> Voice:
    statuses = Counter(claim.status.value for claim in near)
    return Voice(
        source.kind,
        source.name or (source.span.quote if source.span else None),
        source.entity,
        tuple(sorted({claim.id for claim in near})),
        tuple(sorted({claim.id for claim in far})),
        tuple(sorted({claim.document for claim in near + far})),
        {status.value: statuses[status.value] for status in Status if statuses[status.value]},
    )


def named(source: Source) -> str:
    """A source in a word or two: its name, else the words that stand for it, else what it is."""
    if source.name:
        return source.name
    if source.span:
        return source.span.quote
    return "the report" if source.kind is SourceKind.OUTLET else f"{source.kind.value}, not named"


def day(when: When | None) -> str:
    """A time in a few characters: a day, a range with open ends, "--01-23" of no known year, or "undated"."""
    if when is None or not (when.dated or when.partial):
        return "undated"
    if not when.dated:
        return when.partial or ""
    if when.earliest == when.latest:
        return str(when.earliest)
    return f"{when.earliest or ''}..{when.latest or ''}"


def voice(claim: Claim) -> str:
    """The nearest voice of a claim; "" where it has none."""
    return named(claim.attribution[0].source) if claim.attribution else ""


def _parties(participants: Iterable[Participant]) -> str:
    words = (one.name or (one.span.quote if one.span else None) for one in participants)
    return ", ".join(dict.fromkeys(word for word in words if word))


def _acting(actors: tuple[Participant, ...], recipients: tuple[Participant, ...]) -> str:
    return " > ".join(_parties(side) or "?" for side in (actors, recipients)) if actors or recipients else ""


def _where(places: Iterable[Place]) -> str:
    return ", ".join(dict.fromkeys(place.name for place in places))


Names = dict[str, str]


def _claim(claim: Claim, names: Names) -> tuple[str, ...]:
    return (
        claim.id, day(claim.when), claim.type.value, claim.status.value,
        _acting(claim.actors, claim.recipients), voice(claim), claim.span.quote, f"{claim.confidence:.2f}",
    )  # fmt: skip


def _event(event: Event, names: Names) -> tuple[str, ...]:
    origins = event.origins
    span = str(origins.low) if origins.low == origins.high else f"{origins.low}-{origins.high}"
    return (
        event.id, day(event.when), event.type.value, _acting(event.actors, event.recipients),
        _where(event.places),
        str(len(event.claims)), span, event.support.value + (", contested" if event.contested else ""),
    )  # fmt: skip


def _conflict(conflict: Conflict, names: Names) -> tuple[str, ...]:
    sides = (
        f"{position.value} ({', '.join(dict.fromkeys(named(one) for one in position.sources))})"
        for position in conflict.positions
    )
    return (
        conflict.id, conflict.event, conflict.about.value, conflict.certainty.value,
        " / ".join(sides), conflict.note,
    )  # fmt: skip


def _source(voice: Voice, names: Names) -> tuple[str, ...]:
    statuses = ", ".join(f"{status} {number}" for status, number in voice.statuses.items())
    return (
        voice.name or ("the report itself" if voice.kind is SourceKind.OUTLET else "not named"),
        voice.kind.value, str(len(voice.claims)), str(len(voice.passed_on)), str(len(voice.documents)),
        statuses,
    )  # fmt: skip


def _entity(entity: Entity, names: Names) -> tuple[str, ...]:
    roles = dict.fromkeys(_role(role.title, names.get(role.of or "")) for role in entity.roles)
    return (
        entity.id, entity.name, entity.type.value, entity.country or "", " ".join(entity.sectors),
        "; ".join(roles), str(entity.mentions),
    )  # fmt: skip


def _role(title: str, of: str | None) -> str:
    return f"{title} ({of})" if of else title


def _state(state: State, names: Names) -> tuple[str, ...]:
    return (
        state.id, names.get(state.subject, state.subject), state.relation.value,
        names.get(state.object, state.object), day(state.since), day(state.last_reported),
        day(state.ended) if state.ended else "", "contested" if state.contested else "",
    )  # fmt: skip


def _things(ledger: Ledger, kind: str) -> Iterable[Any]:
    return voices(ledger.claims) if kind == "sources" else getattr(ledger, kind)


def _by_day(thing: Claim | Event) -> tuple[bool, str, str, int, str]:
    begin = thing.when and (thing.when.earliest or thing.when.latest)
    place = (thing.document, thing.span.start) if isinstance(thing, Claim) else ("", 0)
    return begin is None, str(begin), *place, thing.id


def _by_claims(voice: Voice) -> tuple[int, str, str]:
    return -len(voice.claims), voice.kind.value, voice.name or ""


def _by_mentions(entity: Entity) -> tuple[int, str, str]:
    return -entity.mentions, entity.name, entity.id


def _by_id(thing: Conflict | State) -> str:
    return thing.id


_SINGULAR = {name: kind for kind, name in TABLES.items()}

Cells = Callable[[Any, Names], tuple[str, ...]]

_TABLES: dict[str, tuple[tuple[str, ...], Cells, Callable[[Any], Any]]] = {
    "events": (
        ("event", "when", "type", "who > whom", "where", "claims", "origins", "support"), _event, _by_day,
    ),
    "claims": (
        ("claim", "when", "type", "status", "who > whom", "voice", "words", "confidence"), _claim, _by_day,
    ),
    "conflicts": (("conflict", "event", "about", "certainty", "positions", "note"), _conflict, _by_id),
    "sources": (("source", "kind", "claims", "passed on", "reports", "status"), _source, _by_claims),
    "entities": (
        ("entity", "name", "type", "country", "sectors", "roles", "mentions"), _entity, _by_mentions,
    ),
    "states": (
        ("state", "subject", "relation", "object", "from", "last reported", "ended", ""), _state, _by_id,
    ),
}  # fmt: skip
