"""The desk: a ledger laid out for composing, with its letters, paragraphs and what may be printed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.analyze.exact import is_credited, is_quoted_act, stands_alone
from onrecord.analyze.options import Options
from onrecord.analyze.passage import Passage, passages
from onrecord.model import (
    Claim,
    Conflict,
    Document,
    Entity,
    Event,
    EventType,
    Ledger,
    Mention,
    Span,
    Status,
)

_SENTENCE = 120
"""Characters between two acts of one sentence, at most."""
_ENDED = re.compile(r"(?<!Mr)(?<!Mrs)(?<!Dr)[.!?][”\"’']?\s")


@dataclass(frozen=True)
class Desk:
    """A ledger and the options of one brief; everything else is looked up from these two."""

    ledger: Ledger
    options: Options

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The reports by id, in the order of their letters: undated first, then by day, then by id."""
        ordered = sorted(self.ledger.documents, key=lambda d: (published(d) or date.min, d.id))
        return {document.id: document for document in ordered}

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letter of each report: A to Z, then AA, AB and on."""
        return {document: letter(number) for number, document in enumerate(self.documents)}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.ledger.entities}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims sure enough to print, by id, in order of report and place."""
        sure = (c for c in self._in_time if c.confidence >= self.options.min_confidence)
        return {claim.id: claim for claim in sorted(sure, key=self.place)}

    @cached_property
    def withheld(self) -> tuple[Claim, ...]:
        """The claims that are counted and listed, not printed, in order of report and place."""
        printed = self.claims.keys() | self.spoken.keys() | self.unasserted.keys()
        return tuple(sorted((c for c in self._in_time if c.id not in printed), key=self.place))

    @cached_property
    def spoken(self) -> dict[str, Claim]:
        """Less sure claims that are a named person's words in direct quotation, by id, in order of place.

        Their words and voice are exact; their type is not shown, so half the confidence is enough for a line
        that only says who says them.
        """
        return {claim.id: claim for claim in filter(self._is_spoken, self._less_sure)}

    @cached_property
    def unasserted(self) -> dict[str, Claim]:
        """Less sure claims that are surmises or denials of a named party's act, by id, in order of place.

        They are told as what somebody supposes or denies, in the words of the report: that they are is as
        sure as of those above the cut-off.
        """
        return {claim.id: claim for claim in filter(_is_unasserted, self._less_sure)}

    @cached_property
    def alternatives(self) -> tuple[Claim, ...]:
        """Surmises of a party's act that a report joins by "or", in order, from a third of the cut-off up.

        That rival explanations are told of is surer than what each of them says.
        """
        least = self.options.min_confidence / 3
        low: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._in_time:
            if claim.status is Status.SPECULATED and claim.confidence >= least and claim.actors:
                low[claim.document].append(claim)
        found = (c for told in low.values() for c in told if any(self._joined(c, other) for other in told))
        return tuple(sorted(found, key=self.place))

    def _joined(self, one: Claim, other: Claim) -> bool:
        """Whether "or" stands between two acts of one sentence."""
        if one is other:
            return False
        start, end = sorted((one.act, other.act), key=lambda act: act.start)
        between = self.documents[one.document].text[start.end : end.start]
        return len(between) < _SENTENCE and " or " in between and not _ENDED.search(between)

    @cached_property
    def _less_sure(self) -> tuple[Claim, ...]:
        """The claims from half the least confidence up to it, in order of place."""
        least = self.options.min_confidence / 2
        low = (c for c in self._in_time if c.id not in self.claims and c.confidence >= least)
        return tuple(sorted(low, key=self.place))

    def _is_spoken(self, claim: Claim) -> bool:
        """Whether a claim is a named person's words in direct quotation, a clause that can stand alone."""
        text = self.documents[claim.document].text
        given = is_credited(claim) or is_quoted_act(claim, self.entities, text)
        return given and claim.status is Status.ASSERTED and stands_alone(claim)

    @cached_property
    def later(self) -> int:
        """How many claims tell of a time after the day that the brief is as of."""
        return len(self.ledger.claims) - len(self._in_time)

    @cached_property
    def _in_time(self) -> tuple[Claim, ...]:
        return tuple(c for c in self.ledger.claims if not _is_later(c, self.options.as_of))

    @cached_property
    def events(self) -> dict[str, Event]:
        """The event of each claim, by claim id."""
        return self.ledger.happening()

    @cached_property
    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """Who is named where, by report."""
        return dict(self.ledger.mentions)

    @cached_property
    def conflicts(self) -> dict[str, tuple[Conflict, ...]]:
        """The conflicts of each event, by event id."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.ledger.conflicts:
            found[conflict.event].append(conflict)
        return {event: tuple(conflicts) for event, conflicts in found.items()}

    @cached_property
    def cut_off(self) -> date | None:
        """The day of the latest dated report."""
        return max((day for d in self.ledger.documents if (day := published(d))), default=None)

    @cached_property
    def year(self) -> int | None:
        """The year of the cut-off: days of it are printed without their year."""
        return self.cut_off.year if self.cut_off else None

    @cached_property
    def _passages(self) -> dict[str, tuple[tuple[Passage, ...], list[int]]]:
        cut = {d.id: passages(d.text) for d in self.ledger.documents}
        return {document: (found, [one.start for one in found]) for document, found in cut.items()}

    def passages(self, document: str) -> tuple[Passage, ...]:
        """The passages of a report that references lead to, in order."""
        return self._passages[document][0]

    def place(self, claim: Claim) -> tuple[int, int, int, str]:
        """Where a claim stands: number of its report, offsets, id."""
        return self._order[claim.document], claim.span.start, claim.span.end, claim.id

    def number(self, document: str) -> int:
        """The number of a report in the order of letters, from 0."""
        return self._order[document]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {document: number for number, document in enumerate(self.documents)}

    def passage(self, document: str, offset: int) -> Passage:
        """The passage at an offset; the last that begins before it."""
        found, starts = self._passages[document]
        return found[max(0, bisect_right(starts, offset) - 1)] if found else Passage("1", 0, 0)

    def label(self, document: str, offset: int) -> str:
        """The reference to a passage: "B6", or "C1.14" in a paragraph without breaks."""
        return f"{self.letters[document]}{self.passage(document, offset).number}"

    def printed(self, claims: Iterable[str], *statuses: Status) -> list[Claim]:
        """Those of the claims (ids) that may be printed, in order of place; only of ``statuses``, if any."""
        found = [self.claims[c] for c in claims if c in self.claims]
        return sorted((c for c in found if not statuses or c.status in statuses), key=self.place)

    def cut(self, document: str, start: int, end: int) -> Span:
        """The words of a report between two offsets."""
        return Span.cut(self.documents[document].text, start, end)


def _is_unasserted(claim: Claim) -> bool:
    """Whether a claim supposes or denies an act of or towards somebody, in a clause that can stand alone."""
    party = any(one.entity or one.name for one in (*claim.actors, *claim.recipients))
    unreal = claim.status in (Status.SPECULATED, Status.DENIED) and claim.type is not EventType.STATEMENT
    return unreal and party and stands_alone(claim)


def _is_later(claim: Claim, day: date | None) -> bool:
    """Whether a claim tells of, or was told at, a time that begins after ``day``."""
    times = (claim.when, *(link.told for link in claim.attribution))
    return day is not None and any(
        t is not None and t.earliest is not None and t.earliest > day for t in times
    )


def published(document: Document) -> date | None:
    """The day on which a report came out, None where it is not known to the day."""
    when = document.published
    return when.earliest if when and when.earliest and when.earliest == when.latest else None


def letter(number: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    word = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        word = chr(ord("A") + rest) + word
    return word
