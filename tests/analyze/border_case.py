"""A small crisis in two reports, made up for these tests: claims, events and a dispute set by hand."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from onrecord.model import (
    About,
    Amount,
    Attribution,
    AttributionMode,
    Basis,
    Certainty,
    Claim,
    Conflict,
    Count,
    Document,
    Entity,
    EntityType,
    Event,
    EventType,
    Genre,
    Ledger,
    Origins,
    Participant,
    Place,
    PlaceRole,
    Position,
    Quantity,
    Rhetoric,
    Role,
    Source,
    SourceKind,
    Span,
    Status,
    Support,
    When,
)

NEWS = """Two transport planes with about 80 soldiers from Norland landed at Port Amber on Tuesday.

Norland's ministry of defence said it had sent engineers to repair a dam under an old treaty.

"They must leave by Friday," President Vera Lund of Sudmark told reporters on Wednesday.

Sudmark recognized the council leader Ilo Brandt as head of government.

Officials said Norland was planning to send another battalion.

Sudmark's army chief denied that his tanks had crossed the river."""

COLUMN = """I think the strongman's friends may be getting ready to spirit him away.

Dozens of soldiers came on the planes, the Amber Post wrote.

Others suspect that the Norlanders are there to guard the palace."""

DAY = date(2031, 5, 14)


def _day(day: date | None, words: Span | None = None) -> When | None:
    return When(day, day, day.isoformat(), span=words) if day else None


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def _document(name: str, text: str, published: date | None, genre: Genre, outlet: str | None) -> Document:
    when = When(published, published, published.isoformat(), basis=Basis.PUBLISHED) if published else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, digest, text, outlet=outlet, published=when, genre=genre)


OUTLET = Attribution(Source(SourceKind.OUTLET))
WRITER = Attribution(Source(SourceKind.WRITER))
POST = Attribution(Source(SourceKind.OUTLET, "Amber Post"), mode=AttributionMode.INDIRECT)
MINISTRY = Attribution(
    Source(SourceKind.ORGANIZATION, "Ministry of Defence", "e-ministry"), mode=AttributionMode.INDIRECT
)
CHIEF = Attribution(
    Source(SourceKind.UNNAMED, None, None, _span(NEWS, "Sudmark's army chief")), mode=AttributionMode.INDIRECT
)
OFFICIALS = Attribution(
    Source(SourceKind.UNNAMED, None, None, _span(NEWS, "Officials")), mode=AttributionMode.INDIRECT
)


def _who(entity: str, name: str, text: str, words: str) -> tuple[Participant, ...]:
    return (Participant(entity, name, _span(text, words)),)


def _claim(key: str, text: str, quote: str, act: str, kind: EventType, **fields: object) -> Claim:
    document = "news" if text is NEWS else "column"
    made = Claim(
        key, document, _span(text, quote), _span(text, act), kind, confidence=0.8, attribution=(OUTLET,)
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def _number(words: str, text: str, low: float, high: float, item: str) -> Quantity:
    return Quantity(None, low, high, None, None, item, None, _span(text, words))


CLAIMS = (
    _claim(
        "c1",
        NEWS,
        "Two transport planes with about 80 soldiers from Norland landed at Port Amber on Tuesday",
        "landed",
        EventType.MOBILIZE,
        actors=_who("e-norland", "Norland", NEWS, "Norland"),
        when=_day(date(2031, 5, 13)),
        quantities=(_number("about 80", NEWS, 72, 88, "soldiers"),),
        places=(Place("Port Amber", _span(NEWS, "Port Amber"), PlaceRole.DESTINATION),),
    ),
    _claim(
        "c2",
        NEWS,
        "it had sent engineers to repair a dam under an old treaty",
        "had sent",
        EventType.MOBILIZE,
        actors=_who("e-norland", "Norland", NEWS, "it"),
        attribution=(MINISTRY, OUTLET),
    ),
    _claim(
        "c3",
        NEWS,
        "They must leave by Friday",
        "must leave",
        EventType.REQUEST,
        actors=_who("e-lund", "Vera Lund", NEWS, "President Vera Lund"),
        recipients=_who("e-norland", "Norland", NEWS, "They"),
        when=_day(DAY),
        rhetoric=Rhetoric(3, ("deadline",)),
    ),
    _claim(
        "c4",
        NEWS,
        "Sudmark recognized the council leader Ilo Brandt as head of government",
        "recognized",
        EventType.SUPPORT,
        actors=_who("e-sudmark", "Sudmark", NEWS, "Sudmark recognized"),
        recipients=_who("e-brandt", "Ilo Brandt", NEWS, "Ilo Brandt"),
    ),
    _claim(
        "c5",
        NEWS,
        "Norland was planning to send another battalion",
        "send",
        EventType.MOBILIZE,
        status=Status.PLANNED,
        actors=_who("e-norland", "Norland", NEWS, "Norland was"),
        attribution=(OFFICIALS, OUTLET),
    ),
    _claim(
        "c6",
        NEWS,
        "his tanks had crossed the river",
        "had crossed",
        EventType.MOBILIZE,
        status=Status.DENIED,
        actors=_who("e-sudmark", "Sudmark", NEWS, "his tanks"),
        attribution=(CHIEF, OUTLET),
    ),
    _claim(
        "c7",
        COLUMN,
        "the strongman's friends may be getting ready to spirit him away",
        "spirit",
        EventType.RETREAT,
        status=Status.SPECULATED,
        actors=_who("e-norland", "Norland", COLUMN, "friends"),
        attribution=(WRITER, OUTLET),
    ),
    _claim(
        "c8",
        COLUMN,
        "Dozens of soldiers came on the planes",
        "came",
        EventType.MOBILIZE,
        actors=_who("e-norland", "Norland", COLUMN, "soldiers"),
        attribution=(POST, WRITER, OUTLET),
        quantities=(_number("Dozens", COLUMN, 24, 99, "soldiers"),),
    ),
    _claim(
        "c9",
        COLUMN,
        "the Norlanders are there to guard the palace",
        "guard",
        EventType.MOBILIZE,
        status=Status.SPECULATED,
        actors=_who("e-norland", "Norland", COLUMN, "the Norlanders"),
        attribution=(
            Attribution(Source(SourceKind.UNNAMED, None, None, _span(COLUMN, "Others"))),
            WRITER,
            OUTLET,
        ),
    ),
)

ENTITIES = (
    Entity(
        "e-brandt",
        "Ilo Brandt",
        EntityType.PERSON,
        roles=(
            Role("council leader", None, None, None, _span(NEWS, "council leader"), "news"),
            Role("strongman", None, None, None, _span(COLUMN, "strongman"), "column"),
        ),
    ),
    Entity(
        "e-lund",
        "Vera Lund",
        EntityType.PERSON,
        roles=(Role("President", "e-sudmark", None, None, _span(NEWS, "President"), "news"),),
    ),
    Entity("e-ministry", "Ministry of Defence", EntityType.ORGANIZATION),
    Entity("e-norland", "Norland", EntityType.STATE),
    Entity("e-sudmark", "Sudmark", EntityType.STATE),
)

EVENTS = (
    Event(
        "v1",
        EventType.MOBILIZE,
        ("c1", "c2", "c8"),
        CLAIMS[0].actors,
        when=CLAIMS[0].when,
        places=CLAIMS[0].places,
        quantities=(Count("soldiers", (Amount(None, 72, 88, ("c1",)), Amount(None, 24, 99, ("c8",)))),),
        origins=Origins(2, 3),
        support=Support.ACKNOWLEDGED,
        contested=True,
    ),
    *(
        Event(f"v{c.id[1:]}", c.type, (c.id,), c.actors, c.recipients, c.when)
        for c in CLAIMS
        if c.id not in ("c1", "c2", "c8")
    ),
)

CONFLICTS = (
    Conflict(
        "k1",
        "v1",
        About.CHARACTER,
        Certainty.POSSIBLE,
        None,
        (
            Position("soldiers", ("c1",), (Source(SourceKind.OUTLET),)),
            Position("engineers", ("c2",), (MINISTRY.source,)),
        ),
    ),
)


def border_case() -> Ledger:
    """The ledger of both reports."""
    documents = (
        _document("column", COLUMN, None, Genre.OPINION, None),
        _document("news", NEWS, DAY, Genre.NEWS, "Amber Wire Daily"),
    )
    return Ledger(documents, ENTITIES, CLAIMS, EVENTS, CONFLICTS)
