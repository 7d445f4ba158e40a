"""The MUC-4 adapter: what it fills from a wire text of our own, and how fills are scored."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
WIRE = """LIMA, 5 FEB 90 -- [TEXT] POLICE REPORTED THAT SHINING PATH TERRORISTS MURDERED
THREE PEASANTS ON 3 FEBRUARY IN A VILLAGE NEAR AYACUCHO.  THE TERRORISTS ATTACKED THE
VILLAGE AT DAWN AND BURNED THE HOUSE OF THE MAYOR.
"""
MEN = ['"MEN"']


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("muc_key")


def _slots(**fills: list[str]) -> dict[str, list[str]]:
    names = {
        "type": "INCIDENT: TYPE", "date": "INCIDENT: DATE", "doer": "PERP: INDIVIDUAL ID",
        "sure": "PERP: ORGANIZATION CONFIDENCE",
    }  # fmt: skip
    return {names[name]: fill for name, fill in fills.items()}


def _attack(key: ModuleType, **fills: list[str]) -> list[Any]:
    found: list[Any] = key.templates([_slots(type=["ATTACK"], doer=['"MEN"'], **fills)])
    return found


def test_a_wire_text_gives_the_killing_its_day_its_doers_and_its_dead(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    gold.write_text(json.dumps({"id": "OWN-0002", "text": WIRE, "templates": []}) + "\n", "utf-8")
    words = [sys.executable, str(FOLDER / "muc.py"), str(gold), "--pred", str(out)]
    result = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    found = json.loads(out.read_text("utf-8"))["templates"]
    killing = next(one for one in found if one["INCIDENT: TYPE"] == ["ATTACK"])
    assert killing["INCIDENT: DATE"] == ["03 FEB 90"]
    assert killing["PERP: ORGANIZATION ID"] == ['"SHINING PATH"']
    assert "3" in killing["HUM TGT: NUMBER"]
    assert 'CIVILIAN: "PEASANTS"' in killing["HUM TGT: TYPE"]


@pytest.mark.parametrize(
    ("wanted", "given", "worth"),
    [
        (["03 FEB 90"], ["03 FEB 90"], 1.0),
        (["- 05 FEB 90"], ["05 FEB 90"], 0.5),
        (["01 FEB 90 - 28 FEB 90"], ["03 FEB 90"], 0.5),
        (["03 FEB 90"], ["- 05 FEB 90"], 0.0),
    ],
)
def test_a_day_that_only_meets_the_key_is_half_right(
    key: ModuleType, wanted: list[str], given: list[str], worth: float
) -> None:
    keys, responses = (_attack(key, date=day) for day in (wanted, given))
    assert key.score([(keys, responses)])["date"].right == worth


@pytest.mark.parametrize(
    ("wanted", "given", "right"),
    [
        ('REPORTED AS FACT: "NATIONAL ARMY" / "ARMY"', 'REPORTED AS FACT: "ARMY"', 1),
        ('REPORTED AS FACT: "NATIONAL ARMY"', 'POSSIBLE: "NATIONAL ARMY"', 0),
        ('REPORTED AS FACT: "NATIONAL ARMY"', 'REPORTED AS FACT: "NATIONAL POLICE"', 0.5),
        ('REPORTED AS FACT: "NATIONAL ARMY"', 'POSSIBLE: "NATIONAL POLICE"', 0),
    ],
)
def test_how_sure_a_report_is_counts_half_beside_another_organization(
    key: ModuleType, wanted: str, given: str, right: float
) -> None:
    keys, responses = (_attack(key, sure=[fill]) for fill in (wanted, given))
    assert key.score([(keys, responses)])["confidence"].right == right


@pytest.mark.parametrize(
    ("wanted", "given", "right"),
    [
        ('SUSPECTED OR ACCUSED BY AUTHORITIES: "ARMY"', 'SUSPECTED OR ACCUSED: "ARMY"', 0.5),
        ('SUSPECTED OR ACCUSED: "ARMY"', 'SUSPECTED OR ACCUSED BY AUTHORITIES: "ARMY"', 0),
        ('SUSPECTED OR ACCUSED BY AUTHORITIES: "ARMY"', 'SUSPECTED OR ACCUSED: "POLICE"', 0.5),
    ],
)
def test_a_wider_term_than_the_keys_is_half_right(
    key: ModuleType, wanted: str, given: str, right: float
) -> None:
    keys, responses = (_attack(key, sure=[fill]) for fill in (wanted, given))
    assert key.score([(keys, responses)])["confidence"].right == right


@pytest.mark.parametrize(
    ("wanted", "given", "pairs"),
    [
        ({"type": ["BOMBING"], "doer": MEN}, {"type": ["BOMBING"], "doer": ['"UNKNOWN MEN"']}, True),
        ({"type": ["BOMBING"], "doer": MEN}, {"type": ["ATTACK"], "doer": MEN}, True),
        ({"type": ["ATTACK"], "doer": MEN}, {"type": ["BOMBING"], "doer": MEN}, False),
        ({"type": ["BOMBING"], "doer": MEN}, {"type": ["BOMBING"], "doer": ['"WOMEN"']}, False),
        ({"type": ["BOMBING"], "date": ["03 FEB 90"]}, {"type": ["BOMBING"], "date": ["03 FEB 90"]}, False),
    ],
)
def test_templates_pair_by_a_kind_and_a_doer_or_somebody_or_something_hit(
    key: ModuleType, wanted: dict[str, list[str]], given: dict[str, list[str]], pairs: bool
) -> None:
    keys, responses = key.templates([_slots(**wanted)]), key.templates([_slots(**given)])
    assert bool(all(key.paired(keys, responses)[0])) is pairs


def test_what_is_charged_counts_for_the_charge_and_its_wider_term(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    blame = importlib.import_module("muc_sure")
    sure = dict(zip(blame.LEVELS, (0.35, 0.25, 0.1, 0.3, 0.0), strict=True))
    assert blame.chosen([("ARMY", 0.6, sure), ("POLICE", 0.1, sure)], 0.1) == ("ARMY", "SUSPECTED OR ACCUSED")
    assert blame.chosen([("POLICE", 0.1, sure)], 0.1) is None


def test_a_template_marked_optional_may_be_missing(key: ModuleType) -> None:
    template = {**_slots(type=["ARSON"]), "MESSAGE: TEMPLATE": ["1 (OPTIONAL)"]}
    scored = key.score([(key.templates([template]), [])])["type"]
    assert (scored.possible, scored.actual) == (0, 0)
