"""A reader is asked for by name, and every claim keeps the name of who read it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.main import app
from onrecord.read import READERS

REPORT = "MARIVAL, March 12, 2021 - Soldiers shelled the village of Velk on Monday, officials said.\n"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    return tmp_path / "report.txt"


@pytest.mark.parametrize("name", READERS)
def test_a_claim_keeps_the_name_of_its_reader(report: Path, name: str) -> None:
    claims = [json.loads(line) for line in run("read", report, "--reader", name).stdout.splitlines()]
    assert claims and {claim["reader"] for claim in claims} == {READERS[name]}


def test_a_case_keeps_who_read_a_report_also_when_it_is_read_again(report: Path) -> None:
    case = report.with_suffix(".case")
    assert run("add", report, "--case", case, "--reader", "rules").exit_code == 0
    ident = json.loads(run("documents", "--case", case, "--json").stdout)[0]["id"]
    assert run("set", ident, "outlet=The Tide", "--why", "masthead", "--case", case).exit_code == 0
    rows = [json.loads(line) for line in run("export", "--case", case).stdout.splitlines()]
    assert {row["reader"] for row in rows if row["kind"] in ("meta", "claim")} == {"rules/1"}


@pytest.mark.parametrize("words", [["read", "x.txt"], ["add", "x.txt", "--case", "x.case"], ["brief", "x.txt"],
                                   ["eval", "claims", "--gold", "g", "--docs", "d"]])  # fmt: skip
def test_a_reader_that_is_none_is_one_line_and_wrong_use(words: list[str]) -> None:
    result = run(*words, "--reader", "clever")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "--reader clever: there is no such reader; name one of: learned, rules" in result.stderr
