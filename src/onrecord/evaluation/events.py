"""``onrecord eval events``: how reconciling holds, the claims themselves given as they were marked by hand.

The marked claims take the place of what was read in each report; their parties and voices are led to the
entities that the reader names there. Measured is B-cubed over the claims: of the events, of the plain rule
"same type, same day, a shared actor", and of every claim alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.clustering import b_cubed
from onrecord.evaluation.figure import Figures
from onrecord.evaluation.gold import content_words
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.ingest import Facts
from onrecord.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    EventType,
    Participant,
    Place,
    PlaceRole,
    Quantity,
    Reading,
    Source,
    SourceKind,
    Span,
    Status,
    When,
)
from onrecord.pipeline import read_paths
from onrecord.reconcile import reconcile

Partition = dict[str, str]


def evaluate(docs: Path, gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Groups the gold claims of the reports of DOCS and scores the groups; writes them to ``pred`` if asked."""
    documents, readings, truth = given(docs, gold)
    ledger = reconcile(documents, readings)
    found = {one: event.id for event in ledger.events for one in event.claims}
    write_rows(({"claim": one, "event": found[one]} for one in sorted(found)), pred)
    return {
        "events": _figures(truth, found),
        "same type, day, actor": _figures(truth, plain(ledger.claims, documents)),
        "every claim alone": _figures(truth, {one: one for one in truth}),
    }


def given(docs: Path, gold: Path) -> tuple[list[Document], list[Reading], Partition]:
    """The reports of DOCS, their readings with the gold claims in place of those read, and the true events."""
    documents, read = _read(docs)
    marked = [row for row in rows(gold) if not row.get("conflict")]
    truth: Partition = {}
    readings = [_given(document, read[document.id], marked, truth) for document in documents]
    return documents, readings, truth


def _figures(truth: Partition, found: Partition) -> Figures:
    score = b_cubed(truth, found)
    shares = {"precision": score.precision, "recall": score.recall, "b3": score.f1}
    sizes: Figures = {"claims": len(truth), "gold": len(set(truth.values())), "pred": len(set(found.values()))}
    return sizes | {name: round(100 * share, 1) for name, share in shares.items()}


def plain(claims: Iterable[Claim], documents: Iterable[Document] = ()) -> Partition:
    """The plain rule: claims of one type and one day that share an actor, and whatever hangs on them.

    Where a claim has no day of its own the day of its report counts.
    """
    printed = {one.id: one.published.earliest for one in documents if one.published}
    home: Partition = {}
    held: dict[str, list[str]] = {}
    first: dict[tuple[str, date, str], str] = {}
    for claim in claims:
        home[claim.id], held[claim.id] = claim.id, [claim.id]
        for key in _keys(claim, printed.get(claim.document)):
            left, right = sorted((home[first.setdefault(key, claim.id)], home[claim.id]))
            if left != right:
                moved = held.pop(right)
                held[left] += moved
                home |= dict.fromkeys(moved, left)
    return home


def _keys(claim: Claim, printed: date | None) -> Iterator[tuple[str, date, str]]:
    day = claim.when.earliest if claim.when and claim.when.dated else printed
    for one in claim.actors:
        actor = one.entity or (one.name or "").casefold()
        if day and actor:
            yield claim.type, day, actor


def _read(docs: Path) -> tuple[list[Document], Mapping[str, Reading]]:
    pairs = list(read_paths([str(docs)], Facts()))
    for pair in pairs:
        if isinstance(pair, InputError):
            raise pair
    read = [pair for pair in pairs if not isinstance(pair, InputError)]
    return [document for document, _ in read], {reading.document: reading for _, reading in read}


def _given(document: Document, read: Reading, marked: Iterable[Row], truth: Partition) -> Reading:
    """The reading of a report with the marked claims in place of those read; ``truth`` takes their events."""
    people = _People(document, read)
    number = count()
    claims = []
    for row in marked:
        if row["doc"] == document.id and (span := _quoted(document.text, row["quote"])):
            claim = _claim(f"{document.id}-{next(number):03}", span, row, people)
            truth[claim.id] = row["event"]
            claims.append(claim)
    return replace(read, claims=tuple(claims), entities=people.all(), mentions=tuple(people.mentions))


_TAIL = re.compile(r"(?:'s|’s)?(?:,| (?:of|in|from|at|on|for|to|with|who|that|and|or)\b)")
"""What may follow the head of a noun phrase."""


class _People:
    """Finds who is meant by marked words among those whom the reader names; a name unknown to it is added."""

    def __init__(self, document: Document, read: Reading) -> None:
        self.text, self.mentions = document.text, list(read.mentions)
        self._by_id = {entity.id: entity for entity in read.entities}

    def all(self) -> tuple[Entity, ...]:
        return tuple(self._by_id.values())

    def party(self, words: str, near: int) -> Participant:
        """Who is meant by the words, which stand after ``near``; "he=Name" gives the name."""
        said, _, name = words.partition("=")
        span = _quoted(self.text, said, near)
        entity = self._named(name) if name else self._mentioned(span)
        return Participant(entity.id if entity else None, entity.name if entity else name or said, span)

    def source(self, row: Row) -> Source:
        kind = SourceKind(row["kind"])
        if row["words"] is None:
            return Source(kind, row["name"])
        span = _quoted(self.text, row["words"].partition("=")[0])
        entity = self._named(row["name"]) if kind != SourceKind.UNNAMED and row["name"] else None
        return Source(kind, entity.name if entity else row["name"], entity.id if entity else None, span)

    def _mentioned(self, span: Span | None) -> Entity | None:
        """The entity of the longest name that ends with the head of the words: none of "a Hong Kong ship"."""
        if span is None:
            return None
        end = span.start + len(_TAIL.split(span.quote, maxsplit=1)[0].rstrip(" ,.'’\""))
        held = (one for one in self.mentions if one.span.start >= span.start and one.span.end == end)
        best = min(held, key=lambda one: one.span.start, default=None)
        return self._by_id.get(best.entity) if best else None

    def _named(self, name: str) -> Entity:
        """The entity whose name, or alias, comes nearest: all its words are of the name, or the other way."""
        wanted = content_words(name)
        near = [
            (len(form ^ wanted), entity.id)
            for entity in self._by_id.values()
            for form in map(content_words, (entity.name, *entity.aliases))
            if form and wanted and (form <= wanted or wanted <= form)
        ]
        if near:
            return self._by_id[min(near)[1]]
        added = Entity(f"given{len(self._by_id)}", name, mentions=1)
        self._by_id[added.id] = added
        return added


def _claim(id_: str, span: Span, row: Row, people: _People) -> Claim:
    text = people.text
    return Claim(
        id=id_,
        document=row["doc"],
        span=span,
        act=_quoted(text, row["act"], span.start) or span,
        type=EventType(row["type"]),
        status=Status(row["status"]),
        actors=tuple(people.party(words, span.start) for words in row["actors"]),
        recipients=tuple(people.party(words, span.start) for words in row["recipients"]),
        attribution=tuple(Attribution(people.source(source)) for source in row["sources"]),
        when=_when(row.get("when"), text),
        places=tuple(_place(place, span, text) for place in row["places"]),
        quantities=tuple(_quantity(one, span, text) for one in row["quantities"]),
        confidence=1.0,
    )


def _when(row: Row | None, text: str) -> When | None:
    if not row:
        return None
    first, last = (date.fromisoformat(row[end]) if row.get(end) else None for end in ("earliest", "latest"))
    return When(first, last, span=_quoted(text, row["words"]))


def _place(row: Row, span: Span, text: str) -> Place:
    return Place(row["name"], _quoted(text, row["words"], span.start) or span, PlaceRole(row["role"]))


def _quantity(row: Row, span: Span, text: str) -> Quantity:
    low, high = row["low"], row["high"]
    value = low if low == high else None
    words = _quoted(text, row["words"], span.start) or span
    return Quantity(value, low, high, None, None, row["item"], None, words)


def _quoted(text: str, words: str, near: int = 0) -> Span | None:
    """Where the words first stand from ``near`` on, else first in the text; None where nowhere."""
    at = text.find(words, near)
    at = text.find(words) if at < 0 else at
    return Span(at, at + len(words), words) if at >= 0 and words else None
