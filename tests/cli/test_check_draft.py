"""check-draft from the command line: verdicts, footnotes, JSON, and one clear line where there is no draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case of one report, and a draft."""
    folder = tmp_path_factory.mktemp("draft")
    report = folder / "report.txt"
    report.write_text("Denmark released nine fishermen on Saturday, the Polish navy said.\n", encoding="utf-8")
    (folder / "draft.txt").write_text("Denmark released four fishermen, the Polish navy said.\n", "utf-8")
    assert run("add", report, "--case", folder / "c.case").exit_code == 0
    return folder


def test_a_wrong_number_is_named_with_the_words_on_record(folder: Path) -> None:
    shown = run("check-draft", folder / "draft.txt", "--case", folder / "c.case").stdout

    assert "WRONG NUMBER" in shown
    assert "told 4; on record 9" in shown


def test_the_draft_comes_back_with_footnotes(folder: Path) -> None:
    shown = run("check-draft", folder / "draft.txt", "--case", folder / "c.case", "--cite").stdout

    assert shown.startswith("Denmark released four fishermen, the Polish navy said.[1]\n")
    assert "[1] wrong number" in shown


def test_machines_get_a_row_a_sentence(folder: Path) -> None:
    flat = "Denmark released nine fishermen."
    (row,) = json.loads(run("check-draft", "-", "--case", folder / "c.case", "--json", stdin=flat).stdout)

    assert list(row) == ["sentence", "verdict", "claims", "quotes", "note"]
    assert (row["verdict"], row["sentence"]["start"]) == ("single source", 0)


def test_a_draft_that_is_not_there_costs_one_line(folder: Path) -> None:
    result = run("check-draft", folder / "none.txt", "--case", folder / "c.case")

    assert result.exit_code in (1, 2)
    assert "none.txt" in result.stderr
    assert "Traceback" not in result.stderr
