"""Actor codes from the words alone."""

from __future__ import annotations

import pytest

from onrecord.knowledge.actor import actor_of


@pytest.mark.parametrize(
    ("words", "country", "sectors"),
    [
        ("UK Defence Secretary Ben Wallace", "GBR", ("GOV", "MIL")),
        ("Norwegian defence ministry", "NOR", ("GOV", "MIL")),
        ("the Black Sea Fleet", "RUS", ("MIL",)),
        ("Moldovan farm workers", "MDA", ("AGR",)),
        ("Downing Street", "GBR", ("GOV",)),
        ("Lyon police", "FRA", ("COP",)),
        ("European Parliament lawmakers", "EUR", ("LEG",)),
        ("Canada's ambassador to Peru", "CAN", ("GOV",)),
        ("Turkish-backed rebels", None, ("REB",)),
        ("a former Peruvian minister", "PER", ("ELI",)),
        ("the UN Security Council", "UNO", ()),
        ("Abkhazia", "GEO", ("PRE",)),
        ("next week", None, ()),
        ("", None, ()),
    ],
)
def test_words_give_country_and_sectors(words: str, country: str | None, sectors: tuple[str, ...]) -> None:
    code = actor_of(words)

    assert (code.country, code.sectors) == (country, sectors)


@pytest.mark.parametrize(
    ("words", "day", "sector"),
    [
        ("Boris Yeltsin", "1995-05-01", "GOV"),
        ("Boris Yeltsin", "2003-05-01", "ELI"),
        ("Mike Pompeo", "2017-06-01", "SPY"),
        ("Mike Pompeo", "2019-06-01", "GOV"),
        ("the Taliban", "2010-01-01", "REB"),
        ("the Taliban", "2023-01-01", "GOV"),
    ],
)
def test_an_office_holds_for_its_years(words: str, day: str, sector: str) -> None:
    assert actor_of(words, day).sectors == (sector,)


def test_part_of_a_persons_name_is_no_town() -> None:
    assert actor_of("Ignacio Valencia Perez").country is None
