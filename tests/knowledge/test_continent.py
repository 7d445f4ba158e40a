"""Which states a part of the world takes in."""

from __future__ import annotations

from onrecord.knowledge.continent import states_of
from onrecord.knowledge.state import by_code


def test_the_last_words_name_the_part_of_the_world() -> None:
    american = states_of("the poor South American")
    assert american is not None and "PER" in american and "USA" not in american
    assert states_of("East African") == states_of("African")
    assert states_of("the whole") is None


def test_every_code_is_that_of_a_state() -> None:
    for part in ("African", "Arab", "Asian", "Balkan", "Baltic", "Caribbean", "European", "Gulf", "Nordic"):
        assert all(by_code(code) for code in states_of(part) or {"?"}), part
