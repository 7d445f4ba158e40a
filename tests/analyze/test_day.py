"""Days in the margin."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.analyze.day import when_words
from onrecord.model import When


@pytest.mark.parametrize(
    ("first", "last", "year", "words"),
    [
        (date(2031, 3, 23), date(2031, 3, 23), 2031, "03-23"),
        (date(2031, 3, 23), date(2031, 3, 23), 2032, "2031-03-23"),
        (date(2031, 3, 23), date(2031, 3, 24), 2031, "03-23/24"),
        (date(2031, 3, 30), date(2031, 4, 2), 2031, "03-30/04-02"),
        (date(2031, 3, 1), date(2031, 3, 31), 2031, "2031-03"),
        (date(2030, 12, 1), date(2031, 2, 28), 2031, "2030-12/2031-02"),
        (date(2031, 1, 1), date(2031, 12, 31), 2031, "2031"),
        (None, date(2031, 3, 23), 2031, "by 03-23"),
        (date(2031, 3, 23), None, 2031, "since 03-23"),
        (None, None, 2031, "undated"),
    ],
)
def test_a_time_in_the_margin(first: date | None, last: date | None, year: int | None, words: str) -> None:
    assert when_words(When(first, last), year) == words
