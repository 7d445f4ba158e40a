"""Names, demonyms and seats of states."""

from __future__ import annotations

import pytest

from onrecord.knowledge.state import all_countries, by_code, country_of, demonym_of, seat_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Russia", "RUS"), ("the Russian Federation", "RUS"), ("U.S.", "USA"), ("US", "USA"),
        ("America", "USA"),
        ("Britain", "GBR"), ("UK", "GBR"), ("DPRK", "PRK"), ("North Korea", "PRK"), ("VENEZUELA", "VEN"),
        ("the United States’", "USA"), ("Côte d’Ivoire", "CIV"), ("Turkiye", "TUR"), ("Soviet Union", "SUN"),
    ],
)  # fmt: skip
def test_a_state_is_known_by_any_of_its_names(words: str, code: str) -> None:
    country = country_of(words)
    assert country is not None and country.code == code


@pytest.mark.parametrize("words", ["us", "Russian", "turkey", "chad", "Springfield", "", "'s"])
def test_other_words_are_no_state(words: str) -> None:
    assert country_of(words) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Russian", "RUS"), ("Russians", "RUS"), ("French", "FRA"), ("Frenchmen", "FRA"), ("U.S.", "USA"),
        ("Chinese", "CHN"), ("Filipinos", "PHL"), ("Syrians", "SYR"), ("Swiss", "CHE"), ("Spaniards", "ESP"),
        ("North Korean", "PRK"), ("Saudis", "SAU"), ("Soviet", "SUN"), ("Pole", "POL"),
    ],
)  # fmt: skip
def test_a_people_or_adjective_leads_to_its_state(word: str, code: str) -> None:
    country = demonym_of(word)
    assert country is not None and country.code == code


@pytest.mark.parametrize(
    ("words", "code", "sector"),
    [
        ("the Kremlin", "RUS", "GOV"), ("Pentagon", "USA", "MIL"), ("Beijing", "CHN", "GOV"),
        ("the Élysée", "FRA", "GOV"), ("Downing Street", "GBR", "GOV"), ("Moscow", "RUS", "GOV"),
    ],
)  # fmt: skip
def test_a_seat_stands_for_its_state(words: str, code: str, sector: str) -> None:
    seat = seat_of(words)
    assert seat is not None and (seat.country.code, seat.sector) == (code, sector)


def test_forms_that_often_mean_something_else_are_marked() -> None:
    georgia = country_of("Georgia")
    assert georgia is not None and "Georgia" in georgia.ambiguous
    russia = by_code("RUS")
    assert russia is not None and not russia.ambiguous


def test_codes_and_names_are_unique() -> None:
    names = [country.name for country in all_countries()]
    assert len(set(names)) == len(names) > 200
