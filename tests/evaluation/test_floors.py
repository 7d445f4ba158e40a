"""Floors: a figure below its floor fails the check, and a check that could not be made says so."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from onrecord.evaluation import floors

from .marks import TEXT, gold

ROOT = Path(__file__).parents[2]
FILE = ROOT / "floors.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of gold with one report."""
    claims = tmp_path / "claims"
    claims.mkdir()
    report = {"id": "r1", "outlet": "The Reporter", "date": "2021-05-05", "title": "Amber", "text": TEXT}
    mark = gold("Protesters marched in Lowmarket", "marched", "PROTEST", actors=["Protesters"])
    (claims / "dev1.docs.jsonl").write_text(json.dumps(report) + "\n", "utf-8")
    (claims / "dev1.claims.jsonl").write_text(json.dumps(mark) + "\n", "utf-8")
    return tmp_path


def check(folder: Path, text: str) -> int:
    path = folder / "floors.toml"
    path.write_text(text, "utf-8")
    return floors.main(["--gold", str(folder), "--floors", str(path)])


def test_figures_that_reach_their_floors_hold(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(folder, "[events]\nrecall = 100.0\ntype = 100.0\n") == 0
    assert capsys.readouterr().out.count("holds") == 2


def test_a_figure_below_its_floor_fails_and_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(folder, "[events]\nrecall = 100.1\ntype = 100.0\n") == 1
    below, holds = capsys.readouterr().out.splitlines()
    assert "events recall" in below and "BELOW" in below and "holds" in holds


def test_a_floor_for_what_is_not_measured_fails(folder: Path) -> None:
    assert check(folder, "[events]\nrecal = 0.0\n") == 1


def test_without_gold_a_line_says_that_nothing_was_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert floors.main(["--gold", str(tmp_path)]) == 0
    assert "not checked" in capsys.readouterr().out


def test_the_projects_floors_are_not_below_the_first_ones() -> None:
    kept = tomllib.loads(FILE.read_text("utf-8"))
    first = {"events": {"f1": 62, "type": 85, "voice": 72, "whole_precision": 38}, "printed": {"right": 80}}
    assert all(kept[group][name] >= least for group, names in first.items() for name, least in names.items())
