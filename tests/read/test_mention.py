"""The sentence is the test: each report is parsed, and its cast is read from it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Document, Entity, EntityType
from onrecord.read.names.cast import Cast, MentionKind
from onrecord.read.names.mention import find_cast
from onrecord.read.page import Page
from onrecord.read.parse import parse


def read(text: str) -> tuple[Page, Cast]:
    page = parse(Document("d", "0", text))
    return page, find_cast(page)


def named(cast: Cast, name: str) -> Entity:
    return next(e for e in cast.entities if e.name == name)


def words(cast: Cast, name: str, kind: MentionKind = MentionKind.NAME) -> list[str]:
    entity = named(cast, name).id
    return [m.span.quote for m in cast.mentions if m.entity == entity and m.kind is kind]


def meant(text: str, phrase: str) -> Entity | None:
    """The entity that a phrase of the first paragraph resolves to."""
    page, cast = read(text)
    paragraph = page.paragraphs[0]
    start = text.index(phrase)
    first, last = paragraph.token_at(start), paragraph.token_at(start + len(phrase) - 1)
    assert first is not None and last is not None
    found = cast.resolve(paragraph, first, last + 1)
    return cast.entity(found) if found else None


def test_all_namings_of_a_person_are_one() -> None:
    _, cast = read(
        "President Donald Trump spoke on Monday. Mr. Trump warned Iran.\n\n"
        "Later Trump's aides met. Donald J. Trump had left by then."
    )
    assert words(cast, "Donald Trump") == ["Donald Trump", "Trump", "Trump", "Donald J. Trump"]
    assert named(cast, "Donald Trump").type is EntityType.PERSON


def test_two_people_with_one_surname_stay_apart() -> None:
    _, cast = read(
        "George Bush wrote to Jeb Bush in May. Jeb Bush did not answer. Bush was ill, his son said."
    )
    assert words(cast, "George Bush") == ["George Bush"]
    assert words(cast, "Jeb Bush") == ["Jeb Bush", "Jeb Bush", "Bush"]


def test_a_surname_stays_with_whom_the_report_calls_so() -> None:
    _, cast = read(
        "George Bush spoke on Monday. Bush warned Iran. Bush then left with Jeb Bush. On Friday Bush came back."
    )
    assert words(cast, "George Bush") == ["George Bush", "Bush", "Bush", "Bush"]


def test_a_city_is_not_the_person_named_like_it() -> None:
    _, cast = read("George Washington lived here, the guide said. The envoy flew to Washington on Friday.")
    assert named(cast, "George Washington").mentions == 1


def test_diacritics_and_spellings_do_not_split_a_person() -> None:
    _, cast = read(
        "Juan Guaidó spoke to the crowd. Guaido then left. Sergei Lavrov met Sergey Lavrov's host."
    )
    assert words(cast, "Juan Guaidó") == ["Juan Guaidó", "Guaido"]
    assert named(cast, "Sergei Lavrov").mentions == 2


def test_a_surname_that_stands_first_is_known_again() -> None:
    _, cast = read("Ren Guoqiang denied the report. Ren spoke in Beijing.")
    assert words(cast, "Ren Guoqiang") == ["Ren Guoqiang", "Ren"]


@pytest.mark.parametrize("short", ["OPCW", "the OPCW"])
def test_an_acronym_in_brackets_joins_the_name(short: str) -> None:
    _, cast = read(
        f"The Halden Relief Organisation (HRO) sent trucks. The HRO said on Monday that {short} would help."
    )
    assert len({m.entity for m in cast.mentions if "HRO" in m.span.quote or "Halden" in m.span.quote}) == 1


@pytest.mark.parametrize("given", ["(FKZ)", "[FKZ]"])
def test_letters_in_brackets_that_are_no_initials_join_the_name(given: str) -> None:
    _, cast = read(f"The Larin Trade Union Board {given} closed the port. The FKZ said that it would sue.")
    assert len({m.entity for m in cast.mentions if "FKZ" in m.span.quote or "Larin" in m.span.quote}) == 1


def test_ministries_of_two_states_stay_apart() -> None:
    _, cast = read("Russia's Foreign Ministry protested. The Chinese Foreign Ministry kept silent.")
    countries = {e.country for e in cast.entities if "Foreign Ministry" in e.name}
    assert countries == {"RUS", "CHN"}


@pytest.mark.parametrize(
    ("sentence", "phrase", "name", "kind", "country"),
    [
        (
            "The Maduro government barred the rally.",
            "The Maduro government", "Maduro government", "organization", "VEN",
        ),
        ("The Russian army left the town.", "The Russian army", "Russian army", "organization", "RUS"),
        ("Russian troops left the town.", "Russian troops", "Russian troops", "group", "RUS"),
        ("Kremlin officials denied it.", "Kremlin officials", "Kremlin officials", "group", "RUS"),
        ("The Kremlin denied it.", "The Kremlin", "Kremlin", "organization", "RUS"),
        ("The Pentagon denied it.", "The Pentagon", "Pentagon", "organization", "USA"),
        ("Moscow denied it.", "Moscow", "Russia", "state", "RUS"),
        ("The Russian government denied it.", "The Russian government", "Russia", "state", "RUS"),
        ("The plane landed in Moscow.", "Moscow", "Moscow", "place", "RUS"),
        ("The Americans left on Friday.", "The Americans", "Americans", "group", "USA"),
        (
            "Dozens of Russian soldiers crossed the river.",
            "Dozens of Russian soldiers", "Russian soldiers", "group", "RUS",
        ),
        (
            "South Korean officials seized a tanker.",
            "South Korean officials", "South Korean officials", "group", "KOR",
        ),
    ],
)  # fmt: skip
def test_what_a_phrase_means(sentence: str, phrase: str, name: str, kind: str, country: str) -> None:
    found = meant(sentence, phrase)
    assert found is not None
    assert (found.name, found.type.value, found.country) == (name, kind, country)


def test_a_modifier_does_not_speak_for_its_phrase() -> None:
    assert meant("Trump's warning reached the allies on Monday.", "Trump's warning") is None


def test_the_head_of_a_titled_phrase_is_the_person() -> None:
    found = meant(
        "Russian Foreign Ministry spokeswoman Maria Zakharova answered on Thursday.",
        "Russian Foreign Ministry spokeswoman Maria Zakharova",
    )
    assert found is not None and found.name == "Maria Zakharova"


def test_pro_russian_rebels_are_not_russia_s() -> None:
    _, cast = read("Pro-Russian rebels fired at the airport on Monday.")
    assert all(e.country is None for e in cast.entities if e.type is EntityType.GROUP)


def test_ids_come_from_the_first_mention_and_do_not_change() -> None:
    text = "Trump met Macron in Paris."
    first, second = read(text)[1], read(text)[1]
    assert first.entities == second.entities and first.mentions == second.mentions


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_any_text_is_read_and_every_mention_cuts_to_its_words(text: str) -> None:
    _, cast = read("Angela Merkel said: " + text)
    whole = "Angela Merkel said: " + text
    assert all(whole[m.span.start : m.span.end] == m.span.quote for m in cast.mentions)
    assert {m.entity for m in cast.mentions} == {e.id for e in cast.entities}


def test_a_surname_that_is_also_a_byword_is_the_person_named_in_full() -> None:
    _, cast = read("Fiona Hill, a former adviser, spoke on Monday. Hill told lawmakers that she had left.")
    assert words(cast, "Fiona Hill") == ["Fiona Hill", "Hill"]
