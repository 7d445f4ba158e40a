"""A case of 100,000 reports: how large the file is, how long it takes to open, list, filter and search.

    python benchmarks/case.py FILE [--reports 100000] [--events 400000]

Makes FILE where there is none (half an hour of one core, 3 GB), then measures it. The reports are put together
from sentences of the program's example reports and of this script, each of 5 KB, as news reports are, with
twenty claims that are made, not read. They are written by ``Case.add``, the events by the cache's own writer,
without waiting for the disk.
A page has 50 rows. Each question is asked with many names and words, first and later pages; the file is opened
anew for each kind. Prints milliseconds: the median, the 95th in a hundred, the longest, the 95th of CPU time.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from onrecord import examples
from onrecord.model import (
    Attribution,
    AttributionMode,
    Basis,
    Claim,
    Document,
    Entity,
    EntityType,
    Event,
    EventType,
    Genre,
    Ledger,
    Mention,
    Origins,
    Participant,
    Place,
    Quantity,
    Reading,
    Source,
    SourceKind,
    Span,
    Status,
    When,
)
from onrecord.store import Case, Selection, cache

FIRST_DAY = date(2019, 1, 1)
DAYS = 1500
CLAIMS = 20
SYLLABLES = (
    "ba", "be", "bor", "dal", "den", "dra", "el", "fa", "gor", "ha", "il", "jo", "ka", "kel", "lu", "ma", "mir",
    "na", "nor", "o", "pa", "ren", "ri", "sa", "sel", "ta", "tor", "u", "va", "zan",
)  # fmt: skip
ACTS = (
    ("shelled", EventType.ASSAULT), ("met", EventType.CONSULT), ("accused", EventType.ACCUSE),
    ("sent help to", EventType.AID), ("barred", EventType.SANCTION), ("rejected", EventType.REJECT),
    ("threatened", EventType.THREATEN), ("backed", EventType.SUPPORT), ("marched against", EventType.PROTEST),
    ("massed troops near", EventType.MOBILIZE), ("pressed", EventType.REQUEST), ("detained", EventType.COERCE),
)  # fmt: skip


class World:
    """The people, places and papers that the reports are about, always the same."""

    def __init__(self) -> None:
        self.dice = random.Random(7)
        self.people = [f"{self.word()} {self.word()}" for _ in range(20_000)]
        self.bodies = [f"{self.word()} {kind}" for kind in ("Front", "Council", "Guard") for _ in range(700)]
        self.places = [self.word() for _ in range(3_000)]
        self.outlets = [f"{self.word()} {kind}" for kind in ("Post", "Courier", "Herald") for _ in range(100)]
        texts = " ".join(path.read_text("utf-8") for path in examples.paths())
        self.sentences = [one for one in re.split(r"(?<=[.?!])\s+", texts) if 40 < len(one) < 300]

    def word(self) -> str:
        """A name of two to four syllables."""
        return "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(2, 4))).capitalize()

    def some(self, names: list[str]) -> str:
        """One of the names; the first ones far more often, as in the news."""
        return names[int(len(names) * self.dice.random() ** 3)]


def reports(world: World, count: int) -> Iterator[tuple[Document, Reading]]:
    """The reports in the order of their days."""
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        yield one_report(world, number, day)


def one_report(world: World, number: int, day: date) -> tuple[Document, Reading]:
    """A report of twenty claims, each in a sentence of its own among others."""
    id_, pieces, at, claims, cast = f"r{number:06}", list[str](), 0, list[Claim](), dict[str, Entity]()
    mentions: list[Mention] = []
    outlet = world.some(world.outlets)
    for place in range(CLAIMS):
        sentence, claim, found = one_claim(world, f"{id_}-{place}", id_, at, day, cast)
        claims.append(claim)
        mentions += found
        filler = " ".join(world.dice.choices(world.sentences, k=world.dice.choice((1, 2))))
        pieces.append(f"{sentence} {filler}\n\n" if place % 3 == 2 else f"{sentence} {filler} ")
        at += len(pieces[-1])
    text = "".join(pieces)
    digest = hashlib.sha256(text.encode()).hexdigest()
    published = When(day, day, day.isoformat(), basis=Basis.PUBLISHED)
    document = Document(id_, digest, text, outlet, f"Report {number}", published=published, genre=Genre.NEWS)
    return document, Reading(id_, tuple(claims), tuple(cast.values()), tuple(mentions))


def one_claim(
    world: World, name: str, report: str, at: int, day: date, cast: dict[str, Entity]
) -> tuple[str, Claim, list[Mention]]:
    """A sentence that begins at ``at``, with the claim in it and its mentions."""
    dice = world.dice
    actor, recipient = world.some(world.bodies), world.some(world.bodies)
    speaker, place = world.some(world.people), world.some(world.places)
    act, kind = dice.choice(ACTS)
    number = dice.randint(2, 900)
    clause = f"{actor} {act} {recipient} near {place} with {number} men"
    sentence = f"{clause}, {speaker} said."

    def span(words: str) -> Span:
        start = at + sentence.index(words)
        return Span(start, start + len(words), words)

    for one, type_ in ((actor, EntityType.ORGANIZATION), (recipient, EntityType.ORGANIZATION),
                       (speaker, EntityType.PERSON)):  # fmt: skip
        cast.setdefault(one, Entity(f"e{len(cast)}", one, type_, mentions=1))
    happened = day - timedelta(days=dice.randint(0, 5))
    voice = Source(SourceKind.PERSON, speaker, cast[speaker].id, span(speaker))
    claim = Claim(
        f"c-{hashlib.sha256(name.encode()).hexdigest()[:12]}", report, span(clause), span(act), kind,
        status=dice.choice(list(Status)), confidence=round(dice.random(), 2), reader="made",
        actors=(Participant(cast[actor].id, actor, span(actor)),),
        recipients=(Participant(cast[recipient].id, recipient, span(recipient)),),
        attribution=(Attribution(voice, span("said"), AttributionMode.INDIRECT),
                     Attribution(Source(SourceKind.OUTLET))),
        when=None if dice.random() < 0.2 else When(happened, happened, happened.isoformat()),
        places=(Place(place, span(place), lat=10.5, lon=-66.9, country="VEN", geonames_id=3646738),),
        quantities=(Quantity(number, number, number, None, None, "men", None, span(f"{number} men")),),
    )  # fmt: skip
    return sentence, claim, [Mention(cast[one].id, span(one)) for one in (actor, recipient, speaker)]


def build(path: Path, count: int, events: int) -> None:
    """Makes the case, and as many events as asked, of the claims of one day each."""
    world, begin = World(), time.monotonic()
    with Case.open(path, create=True) as case:
        case._sql.execute("PRAGMA synchronous = OFF")  # a machine that stops would cost an hour, nobody's work
        writer = cache.Writer(case._sql)
        day, told, last = FIRST_DAY, list[Claim](), date.min
        with case._change():
            writer.clear()
        for number, (document, reading) in enumerate(reports(world, count)):
            case.add(document, reading)
            published = document.published.earliest if document.published else None
            if published and published > last:
                last = published
                with case._change():
                    writer.write(Ledger(claims=tuple(told), events=tuple(grouped(told, events / count, day))))
                told, day = [], published
            told += reading.claims
            if number % 5000 == 4999:
                print(f"{number + 1} reports, {time.monotonic() - begin:.0f} s", flush=True)
        with case._change():
            writer.write(Ledger(claims=tuple(told), events=tuple(grouped(told, events / count, day))))
        case._sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(f"made in {time.monotonic() - begin:.0f} s")


def grouped(claims: list[Claim], share: float, day: date) -> Iterator[Event]:
    """Events of a few claims each, all of one day, so that they come in the order of listing."""
    size = max(1, round(CLAIMS / share)) if share else len(claims) + 1
    for first in range(0, len(claims) - size + 1, size):
        group = claims[first : first + size]
        lead = replace(group[0], when=When(day, day, day.isoformat()))
        yield Event(
            f"event-{lead.id}", lead.type, tuple(one.id for one in group), lead.actors, lead.recipients,
            lead.when, lead.places, origins=Origins(1, size),
        )  # fmt: skip


def asked(path: Path, doing: Callable[[Case, random.Random], object], times: int) -> str:
    """The median, 95th in a hundred and longest milliseconds of asking so many times; the 95th of CPU time."""
    dice, took, worked = random.Random(11), list[float](), list[float]()
    with Case.open(path) as case:
        for _ in range(times):
            begin, work = time.perf_counter(), time.process_time()
            doing(case, dice)
            took.append(1000 * (time.perf_counter() - begin))
            worked.append(1000 * (time.process_time() - work))
    took.sort()
    worked.sort()
    late = int(len(took) * 0.95)
    return f"{took[len(took) // 2]:8.1f} {took[late]:8.1f} {took[-1]:8.1f} {worked[late]:8.1f}"


def measure(path: Path, times: int) -> None:
    """Prints every figure."""
    begin = time.perf_counter()
    Case.open(path).close()
    print(f"open {1000 * (time.perf_counter() - begin):.1f} ms")
    with Case.open(path) as case:
        counts = "SELECT count(*), sum(length(CAST(text AS BLOB))) FROM document"
        documents, text = case._sql.execute(counts).fetchone()
        claims = case._sql.execute("SELECT count(*) FROM claim").fetchone()[0]
        pages = case._sql.execute("SELECT count(*) FROM computed_event").fetchone()[0]
    size = path.stat().st_size
    print(f"reports {documents}, claims {claims}, events {pages}")
    print(f"text {text / 1e6:.0f} MB, file {size / 1e6:.0f} MB, {size / text:.2f} times the text")
    print(f"{'milliseconds':36}{'median':>8} {'p95':>8} {'longest':>8} {'cpu p95':>8}")
    for name, doing in _questions(World(), documents).items():
        print(f"{name:36}{asked(path, doing, times)}", flush=True)


def _questions(world: World, documents: int) -> dict[str, Callable[[Case, random.Random], object]]:
    """What is asked of a case, each with other names and days by the dice."""
    words = sorted({word for one in world.sentences for word in re.findall(r"[a-z]{4,}", one)})

    def since(dice: random.Random) -> date:
        return FIRST_DAY + timedelta(days=dice.randrange(DAYS))

    def later(case: Case, dice: random.Random) -> object:
        first = since(dice).toordinal() << 38
        return case.page(after=first)

    return {
        "claims, a page anywhere": later,
        "claims of a type": lambda c, d: c.page(Selection(type=d.choice(ACTS)[1])),
        "claims by a speaker": lambda c, d: c.page(Selection(speaker=d.choice(world.people))),
        "claims by part of a name": lambda c, d: c.page(Selection(speaker=d.choice(world.people)[:4])),
        "claims of an actor, type, status": lambda c, d: c.page(
            Selection(actor=d.choice(world.bodies), type=d.choice(ACTS)[1], status=d.choice(list(Status)))
        ),
        "claims of a recipient at a place": lambda c, d: c.page(
            Selection(recipient=world.bodies[d.randrange(50)], place=world.places[d.randrange(50)])
        ),
        "claims of an outlet since a day": lambda c, d: c.page(
            Selection(outlet=d.choice(world.outlets), since=since(d))
        ),
        "claims of a month": lambda c, d: c.page(
            Selection(since=(day := since(d)), until=day + timedelta(days=30))
        ),
        "search, a common word": lambda c, d: list(c.search(d.choice(words))),
        "search, two common words": lambda c, d: list(c.search(" ".join(d.sample(words, 2)))),
        "search, a name": lambda c, d: list(c.search(d.choice(world.people).split()[0])),
        "search, a phrase of a claim": lambda c, d: list(
            c.search(f'"{d.choice(ACTS)[0]} {world.some(world.bodies)}"')
        ),
        "search in a listing, with filters": lambda c, d: c.page(
            Selection(type=d.choice(ACTS)[1], since=since(d)), d.choice(world.places)
        ),
        "reports, a page anywhere": lambda c, d: c.report_page(after=f"{since(d)} 0"),
        "reports of an outlet": lambda c, d: c.report_page(Selection(outlet=d.choice(world.outlets))),
        "events, a page anywhere": lambda c, d: c.event_page("", after=since(d).toordinal() << 38),
        "events of an actor since a day": lambda c, d: c.event_page(
            "", Selection(actor=d.choice(world.bodies), since=since(d))
        ),
        "sources, most first": lambda c, d: c.voices(skip=50 * d.randrange(20)),
        "a claim by its id": lambda c, d: c.claim(
            f"c-{hashlib.sha256(f'r{d.randrange(documents):06}-3'.encode()).hexdigest()[:12]}"
        ),
    }  # fmt: skip


def main() -> None:
    """Makes the case where there is none, and measures it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--events", type=int, default=400_000)
    parser.add_argument("--times", type=int, default=100)
    arguments = parser.parse_args()
    if not arguments.file.exists():
        build(arguments.file, arguments.reports, arguments.events)
    measure(arguments.file, arguments.times)


if __name__ == "__main__":
    main()
