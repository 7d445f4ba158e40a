"""A view: one state of a case laid out for the pages, everything looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, TypeVar

from onrecord.analyze import with_reserve
from onrecord.analyze.desk import Desk
from onrecord.analyze.dispute import open_disputes
from onrecord.analyze.header import report_keys, title
from onrecord.analyze.options import Options
from onrecord.model import (
    Claim,
    Conflict,
    Document,
    Event,
    Grid,
    Judgement,
    Ledger,
    ReportKey,
    Section,
    State,
)
from onrecord.pipeline import grid_of
from onrecord.web.chart.network import network
from onrecord.web.chart.overview import overview
from onrecord.web.chart.places import chart
from onrecord.web.chart.timeline import timeline
from onrecord.web.question import Facets, Question, answered
from onrecord.web.row import Row, row

WARM = (
    "told", "conflicts", "rows", "row_of", "keys", "states", "acts", "copies", "grid", "matters",
    "open_disputes",
)  # fmt: skip
REMEMBERED = 50
"""Answers and drawings that are kept."""
Made = TypeVar("Made")


@dataclass(frozen=True)
class View:
    """A ledger with its desk; ``revision`` names the state, ``name`` is the case's."""

    ledger: Ledger
    revision: str
    name: str

    @cached_property
    def desk(self) -> Desk:
        """The ledger laid out as for a brief."""
        return Desk(self.ledger, Options())

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by id."""
        return {claim.id: claim for claim in self.ledger.claims}

    @cached_property
    def told(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each report, in order of place."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.ledger.claims, key=self.desk.place):
            found[claim.document].append(claim)
        return {document: tuple(claims) for document, claims in found.items()}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.ledger.events}

    @cached_property
    def conflicts(self) -> Mapping[str, Conflict]:
        """Conflicts by id, those that a brief prints first."""
        first = {conflict.id: conflict for conflict in open_disputes(self.desk)}
        return first | {one.id: one for one in self.ledger.conflicts if one.id not in first}

    @cached_property
    def open_disputes(self) -> int:
        """How many disputes a brief would print."""
        return len(open_disputes(self.desk))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every event as a row of the lists and charts: by day, undated ones last."""
        found = (row(self.desk, event, self.of(event.claims)) for event in self.ledger.events)
        return tuple(sorted(found, key=lambda one: (one.day is None, one.day, one.place)))

    @cached_property
    def row_of(self) -> Mapping[str, Row]:
        """The rows by event."""
        return {one.id: one for one in self.rows}

    @cached_property
    def keys(self) -> Mapping[str, ReportKey]:
        """Each report in one line, by id."""
        return {key.document: key for key in report_keys(self.desk)}

    @cached_property
    def states(self) -> Mapping[str, tuple[State, ...]]:
        """The states that an entity stands in, by its id."""
        found: dict[str, list[State]] = defaultdict(list)
        for state in self.ledger.states:
            for entity in dict.fromkeys((state.subject, state.object)):
                found[entity].append(state)
        return {entity: tuple(states) for entity, states in found.items()}

    @cached_property
    def acts(self) -> Mapping[str, tuple[str, ...]]:
        """The events in which an entity acts or is acted upon, or whose claims it voices, by its id."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for event in self.ledger.events:
            for claim in self.of(event.claims):
                for entity in _parties(claim):
                    found[entity][event.id] = None
        return {entity: tuple(events) for entity, events in found.items()}

    @cached_property
    def copies(self) -> Mapping[str, tuple[Document, ...]]:
        """The reports that copy each report."""
        found: dict[str, list[Document]] = defaultdict(list)
        for document in self.ledger.documents:
            if document.origin:
                found[document.origin].append(document)
        return {origin: tuple(documents) for origin, documents in found.items()}

    @cached_property
    def grid(self) -> Grid:
        """Competing hypotheses against the claims."""
        return grid_of(self.ledger, Options())

    @cached_property
    def origins(self) -> int:
        """How many reports are nobody's copy."""
        return sum(1 for document in self.ledger.documents if not document.origin)

    @cached_property
    def matters(self) -> str:
        """What the case is about: the states or parties that its claims concern most."""
        return title(self.desk).rpartition(": ")[2]

    @cached_property
    def sections(self) -> tuple[tuple[Section, Section], ...]:
        """The sections of the brief, each with its reserve."""
        return with_reserve(self.desk)

    def draw(self) -> None:
        """Draws at once what most readers look at first; beside the pages, for nobody waits for it."""
        plain, cut_off = Question(), self.desk.cut_off
        for one in (plain, Question(lanes="type")):
            by = one.lanes
            self.remembered(("timeline", one), partial(timeline, self.rows, by, None, None, cut_off))
        self.remembered(("map", plain), lambda: chart(self.rows))
        self.remembered(("network", plain), lambda: network(self.rows))
        self.remembered(("strip", plain), lambda: overview(self.rows, None, None, cut_off))
        _ = self.sections

    def with_journal(self, journal: tuple[Judgement, ...]) -> View:
        """The same state under a longer journal, whose new lines change nothing that is computed."""
        if journal == self.ledger.judgements:
            return self
        made = View(replace(self.ledger, judgements=journal), self.revision, self.name)
        kept = {name: value for name, value in vars(self).items() if name not in (*vars(made), "grid")}
        vars(made).update(kept)
        return made

    @cached_property
    def _remembered(self) -> dict[Hashable, Any]:
        return {}

    def remembered(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made under this key, made now where it was not; the last ones are kept."""
        if key not in self._remembered:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)), None)
            self._remembered[key] = make()
        made: Made = self._remembered[key]
        return made

    def answer(self, question: Question) -> tuple[list[Row], Facets]:
        """The rows that meet a question, with its facets."""
        plain = replace(question, page=1, lanes="actor")
        return self.remembered(("answer", plain), lambda: answered(plain, self.rows))

    def of(self, claims: Iterable[str]) -> list[Claim]:
        """The claims with these ids, in order of place."""
        return sorted((self.claims[one] for one in claims if one in self.claims), key=self.desk.place)

    def warm(self) -> None:
        """Looks up at once what every page needs, so that no reader waits for it."""
        for part in WARM:
            getattr(self, part)
        self.answer(Question())
        if self.ledger.documents:
            self.desk.passages(self.ledger.documents[0].id)


def _parties(claim: Claim) -> Iterable[str]:
    sources = (link.source.entity for link in claim.attribution)
    acting = (one.entity for one in claim.actors + claim.recipients)
    return (entity for entity in (*acting, *sources) if entity)
