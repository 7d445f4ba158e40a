"""Places of a page, which they are, and what each is to a happening."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, PlaceRole
from onrecord.read.page import Page
from onrecord.read.parse import parse
from onrecord.read.places.place import FoundPlace, find_places, role_of

PIECES = ["Paris", "in", "the", "\n\n", "Ala.", "’s", "west", ",", "São", "\u202e", "Ж", "(", "Homs"]


def page_of(text: str) -> Page:
    return parse(Document("d", "", text))


def places_in(text: str) -> dict[str, FoundPlace]:
    return {place.name: place for place in find_places(page_of(text))}


@pytest.mark.parametrize(
    ("sentence", "name", "country", "lat", "lon"),
    [
        ("Two aircraft landed in Caracas on Saturday.", "Caracas", "VEN", 10.5, -66.9),
        ("Rebels shelled Aleppo at dawn.", "Aleppo", "SYR", 36.2, 37.2),
        ("The delegation flew to Geneva for talks with Iran.", "Geneva", "CHE", 46.2, 6.1),
        ("Police in Paris, Texas, arrested a man.", "Paris", "USA", 33.7, -95.6),
        ("Lima: San Isidro was quiet on Sunday.", "San Isidro", "PER", -12.1, -77.0),
        ("A mayor from Alexandria, La., resigned.", "Alexandria", "USA", 31.3, -92.4),
        ("Fighting spread across the Donbas.", "Donbas", "UKR", 48.2, 38.2),
        ("Tankers queued in the Strait of Hormuz.", "Strait of Hormuz", None, 26.6, 56.3),
        ("The president spoke in Washington.", "Washington", "USA", 38.9, -77.0),
        ("Monitors in Tbilisi, the capital of Georgia, counted votes.", "Georgia", "GEO", 42.0, 43.5),
        ("Jets struck the Shayrat air base overnight.", "Shayrat air base", "SYR", 34.5, 36.9),
        ("A missile was launched from the Punggye-ri test site.", "Punggye-ri", "PRK", 41.3, 129.1),
        ("Gunmen attacked a checkpoint near al-Bukamal.", "al-Bukamal", "SYR", 34.5, 40.9),
        ("Government forces fought for Luhansk and Ilovaisk.", "Luhansk", "UKR", 48.6, 39.3),
        ("The envoys met at the White House.", "White House", "USA", 38.9, -77.0),
    ],
)
def test_a_place_is_found_and_located(
    sentence: str, name: str, country: str | None, lat: float, lon: float
) -> None:
    place = places_in(sentence)[name]
    assert place.country == country
    assert place.lat == pytest.approx(lat, abs=0.4) and place.lon == pytest.approx(lon, abs=0.4)


@pytest.mark.parametrize(
    "sentence",
    [
        "Maduro said that he would stay.",
        "Russian officials denied it on Monday.",
        "The Kremlin rejected the claim.",
        "Reuters quoted a NATO spokesman.",
        "Mr. Lincoln met Ms. Florence Paris in May.",
        "The letter was sent to Mrs. Lincoln and the Secretary of State.",
    ],
)
def test_people_bodies_adjectives_and_seats_that_act_are_no_places(sentence: str) -> None:
    assert places_in(sentence) == {}


def test_a_macro_region_is_found_and_not_located() -> None:
    place = places_in("Tension is growing in the Middle East.")["Middle East"]
    assert place.lat is None and place.country is None and place.precision_km is None


def test_a_name_of_a_state_is_marked() -> None:
    places = places_in("Turkey sent troops to Idlib.")
    assert places["Turkey"].state and not places["Idlib"].state


def test_a_direction_moves_the_point_and_widens_nothing() -> None:
    whole = places_in("Troops moved through Syria.")["Syria"]
    part = places_in("Troops moved through northern Syria.")["northern Syria"]
    assert part.lat is not None and whole.lat is not None and part.lat > whole.lat
    assert part.precision_km is not None and whole.precision_km is not None
    assert part.precision_km < whole.precision_km
    assert not part.state


def test_a_unit_word_means_the_unit() -> None:
    city = places_in("Shells fell in Aleppo.")["Aleppo"]
    province = places_in("Shells fell in Aleppo province.")["Aleppo province"]
    assert city.precision_km is not None and province.precision_km is not None
    assert province.precision_km > 2 * city.precision_km


def test_other_places_of_a_report_settle_a_name() -> None:
    syria = places_in("Shells fell in Homs and Damascus. A convoy left for Tripoli from Beirut in Lebanon.")
    libya = places_in("Militias from Misrata and Benghazi met in Tripoli. Libya is divided.")
    assert (syria["Tripoli"].country, libya["Tripoli"].country) == ("LBN", "LBY")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("U.S. envoys met Russian officials in Geneva. American aides flew in from New York.", "Geneva", "CHE"),
        ("U.S. and Turkish envoys met in Athens. Senators of Georgia and Florida objected.", "Athens", "GRC"),
        ("A deputy of Athens, Ga., was hurt. The sheriff of Clarke County spoke in Atlanta.", "Athens", "USA"),
    ],
)
def test_news_of_several_states_means_the_famous_city(text: str, name: str, country: str) -> None:
    assert places_in(text)[name].country == country


@pytest.mark.parametrize("words", ["the Syrian capital", "Syria's capital"])
def test_a_capital_may_be_described_by_its_state(words: str) -> None:
    (place,) = find_places(page_of(f"Shells fell in {words} on Monday."))
    assert (place.name, place.country, place.state) == ("Damascus", "SYR", False)


def test_the_dateline_is_a_place() -> None:
    places = places_in("CARACAS, March 25 (Reuters) - The lights went out again.")
    assert places["CARACAS"].country == "VEN"


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Shells fell in Homs.", "Homs", PlaceRole.HAPPENED),
        ("Two aircraft landed in Caracas.", "Caracas", PlaceRole.DESTINATION),
        ("Moscow sent troops to Venezuela.", "Venezuela", PlaceRole.DESTINATION),
        ("Soldiers withdrew from northern Syria into Iraq.", "northern Syria", PlaceRole.ORIGIN),
        ("Soldiers withdrew from northern Syria into Iraq.", "Iraq", PlaceRole.DESTINATION),
        ("They crossed the border out of Lebanon.", "Lebanon", PlaceRole.ORIGIN),
        ("Tanks had entered Donetsk.", "Donetsk", PlaceRole.DESTINATION),
        ("Two planes with dozens of soldiers flew to Mali.", "Mali", PlaceRole.DESTINATION),
        ("It was a threat to Mali.", "Mali", None),
        ("Families fled Homs.", "Homs", PlaceRole.ORIGIN),
        ("He left for Beijing on Friday.", "Beijing", PlaceRole.DESTINATION),
        ("Six men died 30 miles from Mosul.", "Mosul", PlaceRole.HAPPENED),
        ("Russia accused Turkey of lying.", "Russia", None),
        ("Russia accused Turkey of lying.", "Turkey", None),
        ("According to Turkey, the convoy stopped.", "Turkey", None),
        ("The president of Syria refused.", "Syria", None),
    ],
)
def test_the_words_around_a_place_give_its_role(sentence: str, name: str, role: PlaceRole | None) -> None:
    page = page_of(sentence)
    place = next(place for place in find_places(page) if place.name == name)
    assert role_of(page.paragraphs[0], place) == role


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_spans_cut_to_their_quotes_whatever_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = find_places(page_of(text))
    assert all(text[p.span.start : p.span.end] == p.span.quote for p in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_state_of_two_words_describes_its_capital() -> None:
    (place,) = find_places(page_of("Envoys met in North Korea's capital on Monday."))
    assert (place.name, place.country) == ("Pyongyang", "PRK")


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Velk, a Kentucky Republican, rejected the plan.",
        "The New York-based group condemned the raid.",
        "The Texas senator declined.",
    ],
)
def test_whom_somebody_sits_for_is_no_place_of_the_happening(sentence: str) -> None:
    page = page_of(sentence)
    assert [role_of(page.paragraphs[0], place) for place in find_places(page)] == [None]
