"""Joining two cases: every report and every line of both journals, once, and what the lines do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.store import Case
from tests.store.test_case import SQUARE, harbour_reading, read_again, report

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
ONE = datetime(2024, 6, 1, 13, tzinfo=UTC)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Case, Case]:
    """Both have r1; the left also r2, the right r3; each analyst has decided something."""
    cases = []
    for name, other in (("left", "r2"), ("right", "r3")):
        case = Case.open(tmp_path / f"{name}.case", create=True)
        for id_ in ("r1", other):
            case.add(report(id_=id_), harbour_reading(report(id_=id_)))
        cases.append(case)
    left, right = cases
    left.set_facts("r1", {"outlet": "The Tide"}, who="ana", why="masthead", again=read_again, when=NOON)
    right.set_facts("r1", {"outlet": "The Ebb"}, who="ben", why="masthead", again=read_again, when=ONE)
    right.set_facts("r3", {"outlet": "The Flow"}, who="ben", why="masthead", again=read_again, when=ONE)
    right.amend("r1-left", {"status": "denied"}, who="ben", why="denied below", when=ONE)
    right.judge(["r3-left"], "hide", who="ben", why="a caption", when=ONE)
    return left, right


def test_both_reports_and_both_journals_are_there_once_and_hold(two: tuple[Case, Case]) -> None:
    left, right = two
    with left, right:
        joined = left.join(right, again=read_again)
        assert (joined.reports, joined.lines, joined.refused) == (1, 4, ())
        assert [document.id for document in left.documents()] == ["r1", "r2", "r3"]
        assert [line.who for line in left.judgements()] == ["ana", "ben", "ben", "ben", "ben"]
        assert [left.document(id_).outlet for id_ in ("r1", "r2", "r3")] == ["The Ebb", None, "The Flow"]
        assert left.claim("r1-left").status == "denied"
        assert [row.claim.id for row in left.page().rows if row.document.id == "r3"] == ["r3-refused"]
        assert list(left.faults()) == []
        again = left.join(right, again=read_again)
        assert (again.reports, again.lines) == (0, 0)


def test_joining_either_way_gives_one_record(two: tuple[Case, Case]) -> None:
    left, right = two
    with left, right:
        left.join(right, again=read_again)
        right.join(left, again=read_again)
        assert left.documents() == right.documents()
        assert left.readings() == right.readings()
        assert left.judgements() == right.judgements()


def test_another_text_under_one_id_is_named_and_the_rest_is_joined(two: tuple[Case, Case]) -> None:
    left, right = two
    with left, right:
        left.add(report(SQUARE, "r3"), Reading("r3", (), (), ()))
        assert left.join(right, again=read_again).refused == ("r3",)
        assert left.document("r3").text == SQUARE
