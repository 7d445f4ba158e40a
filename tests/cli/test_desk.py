"""The commands of the journal and of a case as a whole, as they are typed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.record import Doubt, Record
from onrecord.store import Case
from tests.store.test_case import harbour_reading, report

from .conftest import done, run

LEFT, REFUSED = "r1-left", "r1-refused"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.case"
    with Case.open(path, create=True) as new:
        for id_ in ("r1", "r2"):
            new.add(report(id_=id_), harbour_reading(report(id_=id_)))
    return path


def journal(case: Path, *words: object) -> list[dict[str, object]]:
    lines: list[dict[str, object]] = json.loads(done("journal", "--case", case, "--json", *words))
    return lines


def test_a_claim_is_corrected_taken_back_and_let_hold_again(case: Path) -> None:
    def status() -> str:
        rows = json.loads(done("claims", "--case", case, "--json", "--document", "r1", "--type", "MOBILIZE"))
        return str(rows[0]["status"])

    done("set", LEFT, "status=planned", "--case", case, "--why", "see below", "--who", "ana")
    assert status() == "planned"
    done("journal", "--case", case, "--undo", "last", "--who", "ben", "--why", "no")
    assert status() == "asserted"
    done("journal", "--case", case, "--redo", "last")
    assert status() == "planned"
    assert [line["judgement"] for line in journal(case)] == ["set status=planned", "undo", "redo"]
    assert [line["who"] for line in journal(case)][:2] == ["ana", "ben"]


def test_every_decision_is_one_command(case: Path) -> None:
    done("judge", "same", LEFT, "r2-left", "--case", case, "--why", "one convoy")
    done("judge", "tag", LEFT, "--words", "convoy", "--case", case)
    done("judge", "note", LEFT, "--words", "ask the port", "--case", case)
    done("judge", "star", "r1", "--case", case)
    done("judge", "hide", REFUSED, "--why", "a caption", "--case", case)
    assert [line["judgement"] for line in journal(case, "--on", LEFT)] == ["same", "tag convoy", "note"]
    assert len(journal(case)) == 5
    assert REFUSED not in {row["id"] for row in json.loads(done("claims", "--case", case, "--json"))}


@pytest.mark.parametrize(
    "words",
    [
        ("judge", "perhaps", LEFT, "r2-left"), ("judge", "same", LEFT), ("judge", "star", "c-none"),
        ("judge", "tag", LEFT), ("judge", "split", LEFT, REFUSED),
        ("set", "c-none", "status=denied", "--why", "x"), ("set", LEFT, "status=grim", "--why", "x"),
        ("journal", "--undo", "last"), ("journal", "--undo", "j9"), ("merge", "missing.case"),
        ("versions", "r9"), ("reread", "r9"),
    ],
)  # fmt: skip
def test_a_decision_that_makes_no_sense_is_one_line_and_changes_nothing(case: Path, words: tuple[str]) -> None:
    result = run(*words, "--case", case)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert journal(case) == []


def test_review_asks_of_each_pair_and_keeps_the_answers(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record.open(case) as record:
        claims = {claim.id: claim for claim in record.claims}
        first, second = record.documents
    pairs = [
        Doubt(claims[left], claims[right], first, second, ("same day", "against: other ships"))
        for left, right in ((LEFT, "r2-left"), (REFUSED, "r2-refused"))
    ]
    monkeypatch.setattr(Record, "doubts", lambda _, limit=None: tuple(pairs[:limit]))
    out = done("review", "--case", case, "--who", "ana", stdin="x\ny\nb\nn\ns\n")
    assert "2 pairs to judge" in out
    assert "judged 1" in out
    assert "against: other ships" in out
    quotes = next(line for line in out.splitlines() if "«" in line)
    assert quotes.count("«Two frigates") == 2  # side by side
    lines = journal(case)
    assert [(line["judgement"], line["undone"]) for line in lines] == [
        ("same", True), ("undo", False), ("different", False),
    ]  # fmt: skip
    assert {line["who"] for line in lines} == {"ana"}


def test_check_backup_and_merge(case: Path, tmp_path: Path) -> None:
    assert done("check", "--case", case) == "2 reports checked, faults: 0\n"
    done("backup", "--case", case)
    copy = case.with_name("harbour.case.backup")
    done("judge", "star", LEFT, "--case", copy)
    assert done("merge", copy, "--case", case) == "reports 0, lines of the journal 1, failed 0\n"
    assert run("backup", "--case", case).exit_code == 2
    with closing(sqlite3.connect(copy)) as sql:
        sql.executescript("UPDATE document SET text = 'other' WHERE id = 'r1'")
    broken = run("check", "--case", copy)
    assert broken.exit_code == 1
    assert "report r1: its text is not the one that was stored" in broken.stdout


def test_what_filters_leave_out_is_not_told_as_missing_from_the_case(case: Path) -> None:
    none = done("claims", "--case", case, "--actor", "zeppelin")
    assert none.strip() == "No claims on record meet these filters."
    assert done("conflicts", "--case", case).strip() == "No conflicts on record."


def test_a_note_without_words_is_refused(case: Path) -> None:
    refused = run("judge", "note", LEFT, "--case", case)
    assert refused.exit_code == 2 and "an empty note says nothing" in refused.stderr
    assert journal(case) == []


def test_search_marks_the_words_and_goes_on_to_the_next_page(case: Path) -> None:
    rows = json.loads(done("search", "frigates", "--case", case, "--json"))
    assert [row["words"] for row in rows] == [[[4, 12]], [[4, 12]]]
    first = json.loads(done("search", "frigates", "--case", case, "--limit", 1, "--json"))
    second = json.loads(done("search", "frigates", "--case", case, "--limit", 1, "--page", 2, "--json"))
    assert [first, second] == [rows[:1], rows[1:]]
    assert "\ue000" not in done("search", "frigates", "--case", case)
