"""The page of commands names every command and every option, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from onrecord.cli.main import app

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
GROUPS = get_command(app).commands  # type: ignore[attr-defined]
COMMANDS = {
    f"{name} {below}" if below else name: command
    for name, group in GROUPS.items()
    for below, command in getattr(group, "commands", {"": group}).items()
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_names_every_command_and_its_options(name: str) -> None:
    page = PAGE.read_text("utf-8")
    assert f"`{name}`" in page or f"`onrecord {name}" in page
    options = {option for one in COMMANDS[name].params for option in one.opts if option.startswith("--")}
    assert {option for option in options if option not in page} <= {"--help"}


def test_the_page_names_no_option_that_is_not_there() -> None:
    known = {option for one in COMMANDS.values() for param in one.params for option in param.opts}
    named = set(re.findall(r"--[a-z][a-z-]+", PAGE.read_text("utf-8")))
    assert named <= known | {"--help"}
