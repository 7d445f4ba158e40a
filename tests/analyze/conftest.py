"""The made-up crisis that the tests of the analysis share."""

from __future__ import annotations

import pytest

from onrecord.model import Ledger

from .border_case import border_case


@pytest.fixture
def ledger() -> Ledger:
    return border_case()
