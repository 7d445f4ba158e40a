"""The sentence is the test: offices before and after a name, what they are of, the country they show."""

from __future__ import annotations

import pytest

from onrecord.model import Document
from onrecord.read.names.cast import Cast
from onrecord.read.names.mention import find_cast
from onrecord.read.parse import parse


def cast_of(text: str) -> Cast:
    return find_cast(parse(Document("d", "0", text)))


@pytest.mark.parametrize(
    ("sentence", "person", "title", "of", "country"),
    [
        (
            "Russian Foreign Ministry spokeswoman Maria Zakharova answered on Thursday.",
            "Maria Zakharova", "spokeswoman", "Russian Foreign Ministry", "RUS",
        ),
        (
            "Trump's national security adviser John Bolton flew home.",
            "John Bolton", "national security adviser", "Trump", "USA",
        ),
        (
            "Ivan Petrov, head of the Russian Foreign Ministry's Asia department, told reporters on Monday.",
            "Ivan Petrov", "head of the Russian Foreign Ministry's Asia department",
            "Russian Foreign Ministry", "RUS",
        ),
        ("Ukrainian President Oleh Bondar signed the order.", "Oleh Bondar", "president", None, "UKR"),
        (
            "U.N. Secretary-General Antonio Guterres urged calm.",
            "Antonio Guterres", "secretary-general", "United Nations", None,
        ),
        (
            "Kenya's foreign minister, Amina Otieno, spoke to the press.",
            "Amina Otieno", "foreign minister", "Kenya", "KEN",
        ),
        ("Former Prime Minister Anna Lind retired.", "Anna Lind", "former prime minister", None, None),
        ("Gen. Pavel Orlov led the column.", "Pavel Orlov", "general", None, None),
    ],
)  # fmt: skip
def test_offices(sentence: str, person: str, title: str, of: str | None, country: str | None) -> None:
    cast = cast_of(sentence)
    entity = next(e for e in cast.entities if e.name == person)
    role = entity.roles[0]
    assert (role.title, cast.entity(role.of).name if role.of else None) == (title, of)
    assert entity.country == country
    assert sentence[role.span.start : role.span.end] == role.span.quote


def test_a_title_s_words_lead_to_the_person() -> None:
    sentence = "Trump's national security adviser John Bolton flew home."
    cast = cast_of(sentence)
    bolton = next(e for e in cast.entities if e.name == "John Bolton")
    assert any(m.entity == bolton.id and m.span.quote == "national security adviser" for m in cast.mentions)


def test_an_expert_s_field_is_not_his_country() -> None:
    cast = cast_of("Carl Berg, a Ukraine expert, doubted the report.")
    assert next(e for e in cast.entities if e.name == "Carl Berg").country is None


def test_who_backs_a_leader_is_not_his_country() -> None:
    cast = cast_of("The US-backed opposition leader Pablo Rivas was barred from office.")
    rivas = next(e for e in cast.entities if e.name == "Pablo Rivas")
    assert rivas.country is None and rivas.sectors == ("OPP",)
