"""The grid of evidence: what the reports surmise and analysts add, held against the claims; settled by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.analyze import Desk, Options, grid
from onrecord.errors import UsageError
from onrecord.model import (
    Attribution,
    Bond,
    Claim,
    Document,
    Entity,
    EntityType,
    EventType,
    Fit,
    Ledger,
    Participant,
    Reading,
    Source,
    SourceKind,
    Span,
    Status,
)
from onrecord.present import grid as board
from onrecord.record import Record
from onrecord.store import Case

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
TEXT = "Norway may leave. Norway may attack. Norway sent ships. Norway withdrew planes. Chile slept."
NORWAY = Entity("n", "Norway", EntityType.STATE, country="NOR")
VOICE = (Attribution(Source(SourceKind.OUTLET, "Harbour Courier")),)


def told(id_: str, words: str, kind: EventType, status: Status = Status.ASSERTED) -> Claim:
    at = TEXT.index(words)
    span = Span(at, at + len(words), words)
    doer = Participant("n", "Norway", Span(at, at + 6, "Norway"))
    return Claim(
        id_, "d", span, span, kind, status=status, actors=(doer,), attribution=VOICE, confidence=0.9
    )  # fmt: skip


CLAIMS = (
    told("c1", "Norway may leave", EventType.RETREAT, Status.SPECULATED),
    told("c2", "Norway may attack", EventType.ASSAULT, Status.SPECULATED),
    told("c3", "Norway sent ships", EventType.MOBILIZE),
    told("c4", "Norway withdrew planes", EventType.RETREAT),
)


def ledger() -> Ledger:
    return Ledger(documents=(Document("d", "0", TEXT),), entities=(NORWAY,), claims=CLAIMS)


def test_what_voices_surmise_is_held_against_what_was_done() -> None:
    found = grid(Desk(ledger(), Options()))

    assert [one.id for one in found.hypotheses] == ["h-c1", "h-c2"]
    fits = {row.claim: {cell.hypothesis: cell.fit for cell in row.cells} for row in found.evidence}
    assert fits["c3"] == {"h-c1": Fit.INCONSISTENT, "h-c2": Fit.NEUTRAL}
    assert fits["c4"] == {"h-c1": Fit.CONSISTENT, "h-c2": Fit.INCONSISTENT}
    assert (found.against("h-c1"), found.against("h-c2")) == (1, 1)
    assert all(row.diagnostic for row in found.evidence)


def test_a_claim_of_nobody_concerned_is_no_evidence() -> None:
    other = replace(told("c5", "Chile slept", EventType.RETREAT), actors=())
    found = grid(Desk(replace(ledger(), claims=(*CLAIMS, other)), Options()))

    assert "c5" not in {row.claim for row in found.evidence}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "north.case"
    with Case.open(path, create=True) as case:
        case.add(Document("d", "0", TEXT), Reading("d", CLAIMS, (NORWAY,), (), ()))
    with Record.open(path) as open_record:
        yield open_record


def test_the_analysts_word_on_a_cell_goes_before_the_rule_and_can_be_taken_back(record: Record) -> None:
    def fit() -> Fit:
        cells = {row.claim: row.cells for row in record.grid().evidence}["c3"]
        return cells[0].fit

    assert fit() is Fit.INCONSISTENT
    record.settle("h-c1", "c3", "neutral", why="empty ships", who="ana", when=NOON)
    assert fit() is Fit.NEUTRAL
    record.undo(who="ana", when=NOON)
    assert fit() is Fit.INCONSISTENT


def test_analysts_add_hypotheses_and_say_how_two_stand(record: Record) -> None:
    line = record.suppose("They only show the flag", ["c3"], who="ana", when=NOON)
    record.bind(f"h-{line.id}", "excludes", "h-c2", who="ana", when=NOON)

    found = record.grid()
    assert (found.hypotheses[-1].words, found.hypotheses[-1].who) == ("They only show the flag", "ana")
    assert found.bonds == ((f"h-{line.id}", Bond.EXCLUDES, "h-c2"),)


def test_the_table_has_the_claims_that_speak_for_or_against_and_counts_the_others(record: Record) -> None:
    found, claims = record.grid(), {claim.id: claim for claim in record.claims}
    rows = {row[0]: row for row in board.evidence(found, claims).rows}
    assert {"c3", "c4"} <= set(rows) and all({"+", "-"} & set(row[2:]) for row in rows.values())
    flat = replace(found.evidence[0], cells=tuple(replace(c, fit=Fit.NEUTRAL) for c in found.evidence[0].cells))
    quiet = replace(found, evidence=(flat, *found.evidence[1:]))
    assert flat.claim not in {row[0] for row in board.evidence(quiet, claims).rows}
    assert board.silent(quiet) == "Neither for nor against any: 1 more claim of the same parties."
    settled = replace(flat, cells=(replace(flat.cells[0], who="ana"), *flat.cells[1:]))
    assert board.silent(replace(quiet, evidence=(settled,))) == ""


def test_what_is_no_fit_and_no_hypothesis_is_told(record: Record) -> None:
    with pytest.raises(UsageError, match="consistent"):
        record.settle("h-c1", "c3", "maybe", why="", who="ana")
    with pytest.raises(UsageError, match="h-none"):
        record.settle("h-none", "c3", "neutral", why="", who="ana")
