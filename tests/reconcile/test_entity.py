"""Who is who across reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import EntityType

from .newsroom import Report, ledger

PERSON, ORGANIZATION, STATE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE


def named(*people: tuple[str, EntityType, str | None]) -> Report:
    report = Report(
        f"r{abs(hash(people)) % 10**6}" if False else "-".join(name for name, _, _ in people), "Post"
    )
    report.text = ". ".join(name for name, _, _ in people)
    for name, kind, country in people:
        report.name(name, kind, country)
    return report


COMPANY = (("Maria Orlova", PERSON, None), ("Harbour Union", ORGANIZATION, None))


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (("Nicolás Prado", PERSON, None), ("Nicolas Prado", PERSON, None), True),
        (("Sergei Volkov", PERSON, "RUS"), ("Sergey Volkov", PERSON, None), True),
        (("Ana Prado", PERSON, None), ("Eva Prado", PERSON, None), False),
        (("Ana Prado", PERSON, None), ("Prado", PERSON, None), True),
        (("United Nations", ORGANIZATION, None), ("U.N.", ORGANIZATION, None), True),
        (("Islands Relief Fund", ORGANIZATION, None), ("IRF", ORGANIZATION, None), True),
        (("Defence Ministry", ORGANIZATION, "RUS"), ("Defence Ministry", ORGANIZATION, "UKR"), False),
        (("Defence Ministry", ORGANIZATION, "RUS"), ("Defence Ministry", ORGANIZATION, "RUS"), True),
        (("Russia", STATE, "RUS"), ("Moscow", STATE, "RUS"), True),
        (("rebels", EntityType.GROUP, None), ("rebels", EntityType.GROUP, None), False),
    ],
)
def test_one_bearer_or_two(one: tuple, other: tuple, merged: bool) -> None:  # type: ignore[type-arg]
    reports = (named(one, *COMPANY), named(*COMPANY, other))
    reports[1].id = "second"
    record = ledger(*reports)
    assert (len(record.entities) == 3) is merged


def test_a_surname_alone_stays_apart_where_two_people_bear_it() -> None:
    first = named(("Ana Prado", PERSON, None), ("Eva Prado", PERSON, None), *COMPANY)
    second = named(("Prado", PERSON, None), *COMPANY)
    assert len([e for e in ledger(first, second).entities if "Prado" in e.name]) == 3


def test_a_name_without_the_initials_that_tell_two_people_apart_is_of_neither() -> None:
    names = ("Carl R.T. Brand", "Carl R. Brand", "Carl Brand")
    record = ledger(*(named((name, PERSON, None)) for name in names))
    assert sorted(e.name for e in record.entities) == sorted(names)


def test_letters_that_a_report_gives_beside_the_name_need_no_company() -> None:
    first, second = named(("Islands Relief Fund", ORGANIZATION, None)), named(("IRF", ORGANIZATION, None))
    assert len(ledger(first, second).entities) == 2
    fund = first.entities["Islands Relief Fund"]
    first.entities["Islands Relief Fund"] = replace(fund, aliases=("IRF",))
    assert len(ledger(first, second).entities) == 1


def test_a_surname_alone_stays_apart_where_the_reports_share_nobody() -> None:
    record = ledger(named(("Ana Prado", PERSON, None)), named(("Prado", PERSON, None)))
    assert len(record.entities) == 2


def test_the_type_is_settled_by_vote_and_aliases_are_kept() -> None:
    first, second = (
        named(("Ana Prado", PERSON, None), *COMPANY),
        named(*COMPANY, ("Ana Prado", ORGANIZATION, None)),
    )
    second.id = "second"
    third = named(*COMPANY, ("Ana Prado", PERSON, None))
    third.id = "third"
    prado = [entity for entity in ledger(first, third, second).entities if entity.name == "Ana Prado"]
    assert [entity.type for entity in prado if entity.mentions >= 2] == [PERSON]


def test_claims_and_mentions_speak_of_the_merged_entity() -> None:
    first = Report("a", "Post", "2021-03-29")
    first.tell("Russia sent ships.", "sent", "MOBILIZE", actors=("Russia",))
    second = Report("b", "Herald", "2021-03-29")
    second.tell("Moscow sent ships.", "sent", "MOBILIZE", actors=("Moscow",), voices=("Moscow",))
    record = ledger(first, second)
    (russia,) = record.entities
    assert {one.entity for claim in record.claims for one in claim.actors} == {russia.id}
    assert {m.entity for _, mentions in record.mentions for m in mentions} == {russia.id}
    assert record.claims[1].attribution[0].source.entity == russia.id
