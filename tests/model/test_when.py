"""A time may be open at either end, and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import When

DAY = date(2021, 6, 18)


@pytest.mark.parametrize(
    ("when", "dated"),
    [
        (When(), False),
        (When(partial="--01-23"), False),
        (When(DAY, DAY), True),
        (When(earliest=DAY), True),
        (When(latest=DAY), True),
    ],
)
def test_one_known_end_makes_a_date(when: When, dated: bool) -> None:
    assert when.dated is dated
