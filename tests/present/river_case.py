"""A small dispute over a bridge, made up for these tests, in reports that try to break a page."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from onrecord import analyze
from onrecord.model import (
    About,
    Attribution,
    AttributionMode,
    Certainty,
    Claim,
    Conflict,
    Document,
    Dossier,
    Event,
    EventType,
    Genre,
    Ledger,
    Origins,
    Participant,
    Position,
    Quantity,
    Source,
    SourceKind,
    Span,
    Status,
    Unread,
    When,
)

PLAIN = """Norland sent about 40 engineers to the Ash bridge on Monday, and the mayor thanked them for it.

Sudmark denied that its drones had struck the bridge. Norland says they did strike it.

Seven barges waited upstream of the town."""

HOSTILE = """\U0001f309 <script>document.title='run'</script> Sudmark sent 12 drones \
& a \x1b[31mflare\x00 </p><style>*{}</style>

قال الناطق إن الجسر \u202eمفتوح. Traders fear *a new* [blockade](http://example.org) | of `the river`."""


def _cut(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def _document(name: str, text: str, day: date | None) -> Document:
    published = When(day, day, day.isoformat()) if day else None
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, digest, text, outlet="Ash Post", published=published, genre=Genre.NEWS)


def _claim(key: str, document: str, words: str, act: str, kind: EventType, **fields: object) -> Claim:
    text = PLAIN if document == "plain" else HOSTILE
    chain = (Attribution(Source(SourceKind.OUTLET)),)
    made = Claim(f"c-{key}", document, _cut(text, words), _cut(text, act), kind, attribution=chain)
    return replace(made, **{"confidence": 0.8, **fields})  # type: ignore[arg-type]


def _named(name: str, text: str, words: str) -> tuple[Participant, ...]:
    return (Participant(None, name, _cut(text, words)),)


SUDMARK = Attribution(
    Source(SourceKind.STATE, "Sudmark", None, _cut(PLAIN, "Sudmark")), mode=AttributionMode.INDIRECT
)
DAY = date(2031, 3, 3)
CLAIMS = (
    _claim(
        "sent", "plain",
        "Norland sent about 40 engineers to the Ash bridge on Monday, and the mayor thanked them",
        "sent", EventType.AID,
        actors=_named("Norland", PLAIN, "Norland"),
        when=When(DAY, DAY, DAY.isoformat(), span=_cut(PLAIN, "on Monday")),
        quantities=(Quantity(40, 36, 44, "about", None, "engineers", None, _cut(PLAIN, "about 40")),),
    ),
    _claim("thanked", "plain", "the mayor thanked them for it", "thanked", EventType.SUPPORT),
    _claim(
        "denied", "plain", "its drones had struck the bridge", "struck", EventType.ASSAULT,
        status=Status.DENIED, actors=_named("Sudmark", PLAIN, "its drones"),
        attribution=(SUDMARK, Attribution(Source(SourceKind.OUTLET))),
    ),
    _claim(
        "struck", "plain", "they did strike it", "strike", EventType.ASSAULT,
        actors=_named("Sudmark", PLAIN, "they"),
    ),
    _claim(
        "drones", "hostile", "Sudmark sent 12 drones & a \x1b[31mflare\x00 </p><style>*{}</style>", "sent",
        EventType.MOBILIZE, actors=_named("Sudmark", HOSTILE, "Sudmark"),
    ),
    _claim(
        "fear", "hostile", "Traders fear *a new* [blockade](http://example.org) | of `the river`", "fear",
        EventType.COERCE, status=Status.SPECULATED,
    ),
    _claim("open", "hostile", "الجسر \u202eمفتوح", "مفتوح", EventType.CONCEDE, confidence=0.2),
)  # fmt: skip


def ledger() -> Ledger:
    """Two reports, seven claims of which one is unsure, a dispute, and a sentence without a claim."""
    events = tuple(
        Event(f"v-{n}", group[0].type, tuple(c.id for c in group), when=group[0].when, origins=Origins(1, 1))
        for n, group in enumerate(
            (CLAIMS[:1], CLAIMS[1:2], CLAIMS[2:4], CLAIMS[4:5], CLAIMS[5:6], CLAIMS[6:])
        )
    )
    sides = (
        Position("struck", ("c-struck",), (Source(SourceKind.OUTLET),)),
        Position("not struck", ("c-denied",), (SUDMARK.source,)),
    )
    return Ledger(
        documents=(_document("hostile", HOSTILE, None), _document("plain", PLAIN, DAY)),
        claims=tuple(sorted(CLAIMS, key=lambda claim: claim.id)),
        events=events,
        conflicts=(Conflict("x-1", "v-2", About.DENIAL, Certainty.CERTAIN, DAY, sides),),
        unread=(Unread("plain", _cut(PLAIN, "Seven barges waited upstream of the town.")),),
    )


def dossier() -> Dossier:
    """The brief of that ledger, composed as every brief is."""
    return analyze.compose(ledger())
