"""Commands as they are typed, a loopback server that is asked without patience, and where a case file goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.main import app
from onrecord.ingest import Limits

from ..ingest.fetch.server import Server, serving


def run(*words: object, stdin: str | bytes | None = None) -> Result:
    """What comes of a command."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin, prog_name="onrecord")


def done(*words: object, stdin: str | bytes | None = None) -> str:
    """What a command prints that goes well."""
    result = run(*words, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    quick = Limits(seconds=5, tries=1, pace=0)
    monkeypatch.setattr(sys.modules["onrecord.ingest.terms"], "Limits", lambda: quick)
    with serving() as one:
        yield one


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "a.case"
