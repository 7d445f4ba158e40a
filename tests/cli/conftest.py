"""A loopback server that is asked without patience, and where a case file goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ingest import Limits

from ..ingest.fetch.server import Server, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    quick = Limits(seconds=5, tries=1, pace=0)
    monkeypatch.setattr(sys.modules["onrecord.ingest.terms"], "Limits", lambda: quick)
    with serving() as one:
        yield one


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "a.case"
