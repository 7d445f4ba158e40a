"""Which files are refused, what a check finds, what a copy holds: looking at a file never harms it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import CaseError
from onrecord.model import Document, Reading
from onrecord.store import Case, connection
from onrecord.store.format import FORMAT
from tests.store.test_case import HARBOUR, harbour_reading, report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "harbour.case"
    with Case.open(file, create=True) as case:
        for id_ in ("r1", "r2", "r3"):
            case.add(report(id_=id_), harbour_reading(report(id_=id_)))
        case.add(long_report(), Reading("long", (), (), ()))
    return file


def long_report() -> Document:
    return report(HARBOUR * 500, "long")


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as sql:
        sql.execute(f"PRAGMA user_version = {FORMAT + 1}")


def foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as sql:
        sql.execute("CREATE TABLE recipes (name TEXT)")


def truncated(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) - 5000])


def corrupted(file: Path) -> None:
    """Noise over the root pages of the tables; the first page stands."""
    whole = bytearray(file.read_bytes())
    whole[4096 : 4096 * 12] = bytes(range(256)) * 16 * 11
    file.write_bytes(whole)


@pytest.mark.parametrize(
    ("harm", "said"),
    [(newer, "newer onrecord"), (foreign, "no case file"), (truncated, "cut off"), (corrupted, "damaged")],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_line_and_left_as_it_is(
    path: Path, harm: Callable[[Path], None], said: str
) -> None:
    harm(path)
    before = path.read_bytes()
    with pytest.raises(CaseError, match=said) as refusal, Case.open(path) as case:
        case.documents()
    assert len(str(refusal.value).splitlines()) == 1
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_case_as_it_was_written_has_no_fault(path: Path) -> None:
    with Case.open(path) as case:
        case.amend("r1-left", {"status": "denied", "when": "2020"}, who="ana", why="x")
        case.judge(["r2-left"], "hide", who="ana", why="x")
        assert list(case.faults()) == []


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE document SET text = replace(text, 'frigates', 'trawlers') WHERE id = 'r1'", "not the one"),
        ("DELETE FROM reading WHERE document = 1", "no reading"),
        ("UPDATE reading SET body = x'00' WHERE document = 1", "cannot be unpacked"),
        ("DELETE FROM claim WHERE document = 1", "the index has 0 claims"),
        ("UPDATE claim SET status = 'planned' WHERE document = 1", "the index has 2 claims"),
        ("INSERT INTO paragraph_words (paragraph_words) VALUES ('delete-all')", "does not agree"),
        ("UPDATE document SET supersedes = 'r9' WHERE id = 'r1'", "supersedes r9"),
        ("PRAGMA foreign_keys = OFF; UPDATE reading SET document = 99 WHERE document = 1", "names no document"),
        ("INSERT INTO judgement VALUES ('j9', '[\"j8\"]', 'undo', '', '2030', '', '[]')", "j8, which is not"),
    ],
)
def test_a_check_names_what_is_wrong(path: Path, harm: str, found: str) -> None:
    with closing(sqlite3.connect(path)) as sql:
        sql.executescript(harm)
    with Case.open(path) as case:
        assert any(found in fault for fault in case.faults())


def test_a_page_of_noise_inside_a_text_is_found_by_the_check(path: Path) -> None:
    whole = path.read_bytes()
    at = whole.rindex(HARBOUR.encode()[:20])
    path.write_bytes(whole[:at] + b"x" * 20 + whole[at + 20 :])
    with Case.open(path) as case:
        assert any("not the one" in fault for fault in case.faults())


def test_a_full_disk_costs_the_report_at_hand_and_no_other(path: Path) -> None:
    with Case.open(path) as case:
        pages = case._sql.execute("PRAGMA page_count").fetchone()[0]
        case._sql.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(CaseError, match="the disk is full"):
            case.add(report(HARBOUR * 900, "longer"), Reading("longer", (), (), ()))
        assert list(case.faults()) == []
    with Case.open(path) as case:
        assert [document.id for document in case.documents()] == ["long", "r1", "r2", "r3"]
        assert case.add(report(HARBOUR * 900, "longer"), Reading("longer", (), (), ()))


def test_a_wait_for_another_writer_is_told_and_readers_do_not_wait(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connection, "SHORT", 0.02)
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    with Case.open(path) as case:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert len(case.documents()) == 4
        assert len(case.page().rows) == 6
        with pytest.raises(CaseError, match="another program is writing"):
            case.add(report(id_="r4"), harbour_reading(report(id_="r4")))
        other.execute("ROLLBACK")
        other.close()
        assert case.add(report(id_="r4"), harbour_reading(report(id_="r4")))
    (waited,) = caplog.messages
    assert "waiting for another program" in waited


def test_a_backup_is_the_whole_case_in_one_file_and_never_goes_over_another(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.case"
    with Case.open(path) as case:
        case.judge(["r1-left", "r2-left"], "same", who="ana", why="one convoy")
        case.backup(copy)
        with pytest.raises(CaseError, match="a file already"):
            case.backup(copy)
        with Case.open(copy) as copied:
            assert copied.documents() == case.documents()
            assert copied.judgements() == case.judgements()
            assert list(copied.faults()) == []
    assert sorted(file.name for file in tmp_path.iterdir()) == ["copy.case", "harbour.case"]
