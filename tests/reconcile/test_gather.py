"""A large happening takes in short tellings of it."""

from __future__ import annotations

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
