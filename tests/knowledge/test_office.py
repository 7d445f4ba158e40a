"""Who held which office when."""

from __future__ import annotations

from onrecord.knowledge.actor import actor_of
from onrecord.knowledge.office import all_tenures, tenures_of
from onrecord.knowledge.state import by_code


def test_holders_follow_one_another() -> None:
    offices = [tenure.office for tenure in tenures_of("Vladimir Putin") if tenure.covers("2010-06-15")]

    assert offices == ["prime minister"]


def test_a_surname_that_two_leaders_share_names_neither() -> None:
    assert tenures_of("Bush") == ()
    assert tenures_of("george w. bush")[0].country == "USA"


def test_accents_do_not_matter() -> None:
    assert tenures_of("Recep Tayyip Erdoğan") == tenures_of("Recep Tayyip Erdogan") != ()


def test_every_tenure_is_in_order_and_of_a_known_state() -> None:
    for tenure in all_tenures():
        assert tenure.until is None or tenure.since <= tenure.until, tenure
        assert by_code(tenure.country) or tenure.country in {"UNO", "EUR", "IGO"}, tenure
        assert actor_of(tenure.person).country, tenure
