"""What serve says when it cannot begin."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.errors import UsageError
from onrecord.web.guard import is_loopback
from onrecord.web.serve import bound


def test_a_port_in_use_is_said_in_one_line() -> None:
    with bound("127.0.0.1", 0) as taken, pytest.raises(UsageError) as refused:
        bound("127.0.0.1", taken.getsockname()[1])
    assert "in use" in str(refused.value) and "--port" in str(refused.value)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.77"])
def test_an_address_that_is_not_this_machines_is_said_in_one_line(host: str) -> None:
    with pytest.raises(UsageError) as refused:
        bound(host, 0)
    assert "\n" not in str(refused.value)


def test_without_the_extra_the_command_names_it(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = CliRunner().invoke(app, ["serve", "--case", str(told)])
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "pip install 'onrecord[web]'" in result.output


def test_a_case_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", "--case", str(tmp_path / "none.case")])
    assert result.exit_code == 2 and "no such case file" in result.output
    assert not (tmp_path / "none.case").exists()


def test_only_this_machines_own_addresses_need_no_token() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost")] == [True] * 3
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "10.0.0.1", "example.org")] == [False] * 4
