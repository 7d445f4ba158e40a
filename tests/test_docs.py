"""The pages: their links lead somewhere, their commands exist and run, their figures agree with the floors."""

from __future__ import annotations

import dataclasses
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from onrecord import examples, model
from onrecord.cli.main import app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]

FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SPOKEN = re.compile(r"`onrecord ([^`]+)`")


def read(path: Path) -> str:
    return path.read_text("utf-8")


def blocks(page: Path, *languages: str) -> list[str]:
    """The fenced blocks of a page in one of these languages ("" for none)."""
    return [body for language, body in FENCE.findall(read(page)) if language in languages]


def shown(page: Path) -> Iterator[str]:
    """Every command of ours that a page shows, in a block or in a line of text, without the word onrecord."""
    for body in blocks(page, "", "sh"):
        yield from (line.split(" ", 1)[1] for line in body.splitlines() if line.startswith("onrecord "))
    yield from SPOKEN.findall(FENCE.sub("", read(page)))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = [link for link in LINK.findall(read(page)) if not link.startswith(("http://", "https://"))]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_page_of_the_design_names_every_folder_of_the_program() -> None:
    page = (DOCS / "design.md").read_text("utf-8")
    home = ROOT / "src" / "onrecord"
    folders = {file.parent.name for file in home.glob("*/**/__init__.py")}
    assert {folder for folder in folders if f"{folder}/" in page} == folders != set()


def test_the_index_leads_to_every_page() -> None:
    listed = set(LINK.findall(read(DOCS / "index.md")))
    assert {page.name for page in DOCS.glob("*.md")} - listed == {"index.md"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_shown_exists_with_its_options(page: Path) -> None:
    for line in shown(page):
        words = re.split(r"[\s,|\[\]]+", line.split("#")[0])
        assert words[0] in COMMANDS or words[0] in ("COMMAND", "…") or words[0].startswith("-"), line
        group = COMMANDS.get(words[0], app_options())
        inside = getattr(group, "commands", {}) if words[0] in COMMANDS else {}
        below = [inside[name] for word in words[1:] if (name := word.strip("\\")) in inside] or [group]
        known = {option for command in below for one in command.params for option in one.opts}
        assert {word for word in words if word.startswith("--")} <= known | {"--help", "--version"}, line


def app_options() -> object:
    return get_command(app)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the example reports in reports/."""
    shutil.copytree(examples.folder(), tmp_path / "reports", ignore=shutil.ignore_patterns("__*"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_readmes_commands_run_on_the_example_reports(desk: Path) -> None:
    (lines,) = (block for block in blocks(ROOT / "README.md", "sh") if block.startswith("onrecord"))
    for line in lines.splitlines():
        result = CliRunner().invoke(app, shlex.split(line, comments=True)[1:])
        assert result.exit_code == 0, (line, result.output)
    assert (desk / "brief.html").is_file() and (desk / "river.case").is_file()
    assert any((desk / "tables").glob("*.csv"))


@pytest.mark.parametrize(
    "page", ["README.md", "docs/record.md", "docs/mention.md", "docs/lexicon.md", "docs/place.md"]
)
@pytest.mark.usefixtures("desk")
def test_the_python_shown_runs(page: str) -> None:
    CliRunner().invoke(app, ["add", "reports/", "--case", "river.case"])
    code = blocks(ROOT / page, "python")
    assert code
    for block in code:
        exec(compile(block, page, "exec"), {})


def test_the_readme_has_two_commands_to_set_up_and_ci_runs_the_second() -> None:
    setups = [b.strip() for b in blocks(ROOT / "README.md", "sh") if b.startswith("python3.11 -m venv")]
    assert len(setups) == 2
    assert all(len(setup.splitlines()) == 1 for setup in setups)
    assert setups[1] in read(ROOT / ".ci" / "run").splitlines()


def test_the_page_of_the_record_names_every_field() -> None:
    named = set(re.findall(r"[`\"](\w+)[`\"]", read(DOCS / "record.md")))
    public = {"since": "from", "until": "to"}
    for kind in (*ROWS, *SHAPES):
        fields = {field.name for field in dataclasses.fields(kind)}
        assert {name for name in fields if name not in named and public.get(name) not in named} == set(), kind


ROWS = (
    model.Document, model.Entity, model.Claim, model.Event, model.Conflict, model.State, model.Judgement,
)  # fmt: skip
SHAPES = (
    model.Span, model.When, model.Source, model.Quantity, model.Participant, model.Attribution, model.Place,
    model.Role, model.Rhetoric, model.Caveat,
)  # fmt: skip
LISTS = (
    model.EventType, model.Status, model.SourceKind, model.AttributionMode, model.Genre, model.EntityType,
    model.Support, model.About, model.Certainty, model.Relation, model.PlaceRole, model.Basis, model.CaveatKind,
)  # fmt: skip


def test_the_page_of_the_record_names_every_type_status_and_kind() -> None:
    page = read(DOCS / "record.md")
    assert [value for kind in LISTS for value in kind if value not in page] == []


def test_the_page_of_quality_shows_the_floors_and_figures_that_reach_them() -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in read(DOCS / "quality.md").splitlines()]
    for names in tomllib.loads(read(ROOT / "floors.toml")).values():
        for name, floor in names.items():
            (row,) = (r for r in rows if len(r) == 4 and re.match(rf"{name}\b", r[0]) and r[3])
            assert (float(row[3]), float(row[1]) >= floor) == (floor, True), name


def test_no_page_names_a_host_of_a_registry_in_the_locks() -> None:
    assert not any("://" in read(ROOT / lock) for lock in ("requirements.lock", "requirements-dev.lock"))
