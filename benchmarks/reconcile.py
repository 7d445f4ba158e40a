"""How long reconciling takes as a case grows: CPU seconds for so many claims.

    python benchmarks/reconcile.py [--claims 10000 100000] [--case FILE] [--more]

Without ``--case`` the claims are made up: stories of many happenings each, that live for some days and are told
by several reports in changing words, a new story every few hours. With it they are those of a case file, as
many as it holds. Prints a line a size: reports, claims, events, conflicts, seconds; with ``--more`` also those
for one more report where the rest is remembered.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from onrecord.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    EntityType,
    EventType,
    Mention,
    Participant,
    Quantity,
    Reading,
    Source,
    SourceKind,
    Span,
    Status,
    When,
)
from onrecord.reconcile import Memory, reconcile
from onrecord.store import Case

TOLD = 25
"""Claims of a report, as a long news report has them."""
HAPPENINGS = 60
"""Happenings of a story."""
REPORTS = 12
"""Reports that tell a story, over three days."""
STATES = (
    "Norland:NOR", "Arvia:ARG", "Sudria:SDN", "Kestria:KEN", "Morania:MAR", "Tavia:TUN", "Belmark:BEL",
    "Ostria:AUT", "Pelosia:PER", "Quintia:QAT", "Rovania:ROU", "Zelmar:ZMB",
)  # fmt: skip
ACTS = (
    "ASSAULT:shelled", "ASSAULT:bombed", "MOBILIZE:sent troops towards", "COERCE:sealed off",
    "AID:sent food to", "CONSULT:met envoys at", "RETREAT:left", "PROTEST:marched through",
    "SANCTION:cut the power of", "ACCUSE:blamed rebels for the fire at", "REQUEST:called for a truce at",
    "STATEMENT:would not speak of",
)  # fmt: skip
SITES = (
    "bridge",
    "harbour",
    "market",
    "school",
    "depot",
    "border post",
    "airfield",
    "hospital",
    "dam",
    "station",
)
SYLLABLES = (
    "ba",
    "kor",
    "mel",
    "tu",
    "ren",
    "sha",
    "vi",
    "dol",
    "pa",
    "zin",
    "gra",
    "lo",
    "nim",
    "ter",
    "wu",
    "hex",
)
COUNTED = ("people", "soldiers", "trucks", "houses", "children")
BEGUN = date(2021, 1, 1)


@dataclass(frozen=True)
class Happening:
    """What the reports of a story tell: who did what at which place, when, and how many it touched."""

    actor: str
    act: str
    place: str
    day: date
    count: int
    item: str


def reports(claims: int, seed: int = 1) -> Iterator[tuple[Document, Reading]]:
    """Made-up reports with so many claims in all, and never the same words twice in a row."""
    chance = random.Random(seed)
    made, number = 0, 0
    while made < claims:
        story = _story(chance, BEGUN + timedelta(hours=8 * number))
        for at in range(REPORTS):
            if made >= claims:
                return
            report = _report(chance, f"r{number:05}-{at:02}", story)
            made += len(report[1].claims)
            yield report
        number += 1


def _story(chance: random.Random, day: date) -> list[Happening]:
    actors = chance.sample(STATES, 3)
    town = _name(chance)
    return [
        Happening(
            chance.choice(actors),
            chance.choice(ACTS),
            f"the {chance.choice(SITES)} of {town if at % 2 else _name(chance)}",
            day + timedelta(days=chance.randrange(3)),
            chance.choice((0, chance.randrange(2, 400))),
            chance.choice(COUNTED),
        )
        for at in range(HAPPENINGS)
    ]


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def _report(chance: random.Random, name: str, story: Sequence[Happening]) -> tuple[Document, Reading]:
    text = ""
    claims: list[Claim] = []
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    for at in range(TOLD):
        told = chance.choice(story)
        sentence = _sentence(chance, told)
        claims.append(_claim(f"{name}.{at:02}", name, len(text), sentence, told, entities, mentions, chance))
        text += sentence + "\n"
    day = max(one.day for one in story) + timedelta(days=chance.randrange(2))
    document = Document(name, name, text, outlet=f"Paper {chance.randrange(40)}", published=_when(day))
    return document, Reading(name, tuple(claims), tuple(entities.values()), tuple(mentions))


def _sentence(chance: random.Random, told: Happening) -> str:
    actor, act = told.actor.partition(":")[0], told.act.partition(":")[2]
    touched = f" with {told.count} {told.item}" if told.count else ""
    filler = " ".join(_name(chance).lower() for _ in range(chance.randrange(5)))
    return f"{actor} {act} {told.place}{touched} {filler}".strip() + "."


def _claim(
    id_: str, document: str, start: int, sentence: str, told: Happening, entities: dict[str, Entity],
    mentions: list[Mention], chance: random.Random,
) -> Claim:  # fmt: skip
    name, _, code = told.actor.partition(":")
    kind, _, act = told.act.partition(":")
    who = entities.setdefault(
        name, Entity(f"x{len(entities)}", name, EntityType.STATE, country=code, mentions=1)
    )
    first = Span(start, start + len(name), name)
    mentions.append(Mention(who.id, first))
    at = sentence.index(act)
    counts = ()
    if told.count:
        words = f"{told.count} {told.item}"
        where = start + sentence.index(words)
        number = told.count + chance.choice((0, 0, 0, 5))
        counts = (
            Quantity(
                number, number, number, None, None, told.item, None, Span(where, where + len(words), words)
            ),
        )
    voice = chance.choice((None, "Harbour Watch", "a resident"))
    said = (Attribution(Source(SourceKind.ORGANIZATION, voice)),) if voice else ()
    return Claim(
        id=id_,
        document=document,
        span=Span(start, start + len(sentence), sentence),
        act=Span(start + at, start + at + len(act), act),
        type=EventType(kind),
        status=Status.DENIED if voice and chance.random() < 0.1 else Status.ASSERTED,
        actors=(Participant(who.id, name, first),),
        attribution=(*said, Attribution(Source(SourceKind.OUTLET))),
        when=_when(told.day) if chance.random() < 0.5 else None,
        quantities=counts,
        confidence=0.7,
    )


def _when(day: date) -> When:
    return When(day, day, day.isoformat())


def kept(case: Path, claims: int) -> Iterator[tuple[Document, Reading]]:
    """The reports of a case file, up to so many claims."""
    with Case.open(case) as held:
        read = {reading.document: reading for reading in held.readings()}
        for document in held.documents():
            if claims <= 0:
                return
            claims -= len(read[document.id].claims)
            yield document, read[document.id]


def one_more(pairs: Sequence[tuple[Document, Reading]]) -> float:
    """CPU seconds for the middle one of the reports, added when all of the others are remembered."""
    memory, middle = Memory(), len(pairs) // 2
    others = [*pairs[:middle], *pairs[middle + 1 :]]
    reconcile([one for one, _ in others], [read for _, read in others], (), memory)
    begin = time.process_time()
    reconcile([one for one, _ in pairs], [read for _, read in pairs], (), memory)
    return time.process_time() - begin


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--case", type=Path)
    parser.add_argument("--more", action="store_true")
    arguments = parser.parse_args()
    for size in arguments.claims:
        pairs = list(kept(arguments.case, size) if arguments.case else reports(size))
        begin = time.process_time()
        ledger = reconcile([one for one, _ in pairs], [read for _, read in pairs])
        took = time.process_time() - begin
        print(
            f"reports {len(pairs)}, claims {len(ledger.claims)}, events {len(ledger.events)}, "
            f"conflicts {len(ledger.conflicts)}: {took:.1f} s",
            flush=True,
        )
        if arguments.more:
            print(f"one more report: {one_more(pairs):.2f} s", flush=True)


if __name__ == "__main__":
    main()
