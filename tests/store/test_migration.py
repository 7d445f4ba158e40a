"""Migrations: a case of every earlier format opens, says the same, and stands as if made anew."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.store import Case, migration
from onrecord.store.format import FORMAT

FORMATS = Path(__file__).parent / "formats"
"""N.sql: a case of format N as its program wrote it; made once, never changed."""
EARLIER = range(1, FORMAT)


def old_case(number: int, path: Path) -> Path:
    with sqlite3.connect(path) as sql:
        sql.executescript((FORMATS / f"{number}.sql").read_text("utf-8"))
    return path


def shape(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Each table's columns with their types, and the triggers and indexes on it."""
    with sqlite3.connect(path) as sql:
        names = [row[0] for row in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: [row[1:3] for row in sql.execute(f"PRAGMA table_info({name})")] for name in names}
        others = "SELECT tbl_name, name, type FROM sqlite_master WHERE type IN ('trigger', 'index', 'view')"
        for table, name, kind in sql.execute(others).fetchall():
            columns.setdefault(table, []).append((name, kind))
    return {name: sorted(found) for name, found in columns.items()}


def test_there_is_a_migration_and_a_case_of_every_earlier_format() -> None:
    assert sorted(migration.EARLIER) == list(EARLIER)
    assert sorted(int(file.stem) for file in FORMATS.glob("*.sql")) == list(EARLIER)


@pytest.mark.parametrize("number", EARLIER)
def test_a_case_of_an_earlier_format_takes_the_shape_of_a_new_one(number: int, tmp_path: Path) -> None:
    path = old_case(number, tmp_path / "old.case")
    Case.open(path).close()
    Case.open(tmp_path / "new.case", create=True).close()
    assert shape(path) == shape(tmp_path / "new.case")


@pytest.mark.parametrize("number", EARLIER)
def test_a_case_of_an_earlier_format_says_what_it_said(number: int, tmp_path: Path) -> None:
    with Case.open(old_case(number, tmp_path / "old.case")) as case:
        assert [document.id for document in case.documents()] == ["r1", "r2"]
        assert case.document("r1").outlet == "The Tide"
        assert [claim.id for claim in case.reading("r1").claims] == ["r1-left", "r1-refused"]
        assert [hit.claim.id for hit in case.search("frigates") if hit.claim] == ["r1-left"]
        lines = case.judgements()
        assert [line.judgement for line in lines if line.undone] == ["set outlet=The Ebb"]
        assert [line.judgement for line in lines] == [
            "different", "set outlet=The Tide", "set outlet=The Ebb", "undo",
        ]  # fmt: skip
