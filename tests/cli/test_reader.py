"""A reader is asked for by name, and every claim keeps the name of who read it."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from onrecord.read import NEEDED, READERS

from .conftest import run

REPORT = "MARIVAL, March 12, 2021 - Soldiers shelled the village of Velk on Monday, officials said.\n"


def installed(name: str) -> ParameterSet:
    """A reader, skipped where its extra is not installed."""
    missing = any(find_spec(package) is None for package in NEEDED.get(name, ()))
    return pytest.param(name, marks=pytest.mark.skipif(missing, reason=f"the extra {name} is not installed"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    return tmp_path / "report.txt"


@pytest.mark.parametrize("name", [installed(name) for name in READERS])
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
    assert "--reader clever: there is no such reader; name one of: learned, accurate, rules" in result.stderr


def test_a_reader_whose_extra_is_missing_says_how_to_install_it(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(NEEDED, "accurate", ("no_such_package",))
    result = run("read", report, "--reader", "accurate")
    assert result.exit_code == 2
    assert "it needs no_such_package, which is not installed; pip install 'onrecord[accurate]'" in result.stderr
