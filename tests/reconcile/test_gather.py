"""A large happening takes in short tellings of it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Quantity, Span

from .newsroom import Report, ledger, together

TOLD = (
    "A gas attack on the market at Orun killed 40 people on Sunday.",
    "Rockets with gas killed 40 people in the market at Orun on Sunday.",
    "The gas attack at Orun's market killed dozens of people on Sunday.",
    "Gas rockets killed people at the market in Orun on Sunday.",
    "On Sunday gas killed at least 40 people in Orun's market.",
)


def attack() -> tuple[list[Report], list[str]]:
    reports, ids = [], []
    for at, words in enumerate(TOLD):
        report = Report(f"r{at}", f"Outlet {at}", "2021-03-29")
        ids.append(report.tell(words, "killed", "ASSAULT", when="2021-03-28"))
        reports.append(report)
    return reports, ids


def people(words: str, low: float, high: float) -> Quantity:
    return Quantity(None, low, high, None, None, "people", None, Span(0, len(words), words))


def test_a_bare_word_on_the_dead_goes_with_the_attack_of_its_story() -> None:
    reports, ids = attack()
    bare = reports[0].tell("Most of the people killed were asleep.", "killed", "ASSAULT")
    assert together(ledger(*reports), *ids, bare)


def test_another_day_or_a_party_of_its_own_keeps_a_telling_apart() -> None:
    reports, ids = attack()
    later = reports[0].tell("A rocket killed a guard.", "killed", "ASSAULT", when="2021-03-25")
    owned = reports[1].tell("China killed people.", "killed", "ASSAULT", actors=("China",))
    record = ledger(*reports)
    assert not together(record, ids[0], later)
    assert not together(record, ids[0], owned)


def test_dozens_and_a_thousand_may_be_of_one_attack_but_not_a_day_and_a_war() -> None:
    for words, count, held in (("1300", 1300.0, True), ("190000", 190000.0, False)):
        reports, ids = attack()
        reports[2].claims[-1] = replace(reports[2].claims[-1], quantities=(people("dozens", 24, 99),))
        told = f"Of the dead in the market at Orun a union counts {words} people."
        more = reports[0].tell(told, "dead", "ASSAULT", counts=((words, "people", count, count),))
        assert together(ledger(*reports), ids[0], more) is held, words
