"""What changed: each change leads to the words that show it, and nothing is new that was only left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.analyze import Options, changes, compose, compose_changes, with_states
from onrecord.model import Basis, Ledger, Support, When
from onrecord.present.text import printed

SINCE = Options(since=date(2031, 5, 12))


@pytest.fixture
def dated(ledger: Ledger) -> Ledger:
    """The border case with its column out first, telling of 60 soldiers at most; a ministry of Norland."""
    first = date(2031, 5, 12)
    out = When(first, first, first.isoformat(), basis=Basis.PUBLISHED)
    documents = tuple(replace(d, published=out) if d.id == "column" else d for d in ledger.documents)
    homes = {"e-norland": "NOR", "e-ministry": "NOR"}
    entities = tuple(replace(e, country=homes.get(e.id)) for e in ledger.entities)
    claims = tuple(
        replace(c, quantities=(replace(c.quantities[0], low=None, high=60),)) if c.id == "c8" else c
        for c in ledger.claims
    )
    return replace(ledger, documents=documents, entities=entities, claims=claims)


def told(ledger: Ledger, options: Options = SINCE) -> dict[str, list[str]]:
    """The lines of the section by margin."""
    found: dict[str, list[str]] = {}
    for line in compose(ledger, options).sections[0].lines:
        found.setdefault(line.margin, []).append(printed(line.fragments))
    return found


def test_a_brief_since_a_day_opens_with_what_later_reports_add(dated: Ledger) -> None:
    lines = told(dated)
    assert compose(dated, SINCE).sections[0].title == "Changed since 2031-05-12"
    assert lines["reports"] == ["1, of 05-14: B."]
    assert any(line.startswith("05-14: Vera Lund") and "must leave" in line for line in lines["new"])
    assert not any("palace" in line for line in lines["new"])


def test_the_side_that_now_admits_a_happening_is_told_with_both_words(dated: Ledger) -> None:
    (line,) = told(dated)["borne out"]
    assert line.startswith("«Dozens of soldiers came on the planes»")
    assert "now acknowledged by the doer's own side: «it had sent engineers" in line


def test_a_number_that_left_its_bounds_is_told_old_then_new(dated: Ledger) -> None:
    (line,) = told(dated)["numbers"]
    assert line.startswith("«Dozens of soldiers» [A2")
    assert ", then «about 80 soldiers» [B1" in line


def test_numbers_whose_ranges_meet_have_not_moved(ledger: Ledger, dated: Ledger) -> None:
    assert "numbers" not in told(replace(dated, claims=ledger.claims))


def test_disputes_and_states_that_came_up_are_told(dated: Ledger) -> None:
    lines = told(dated)
    assert lines["disputed"] == ["D1 Character of the deployment of 05-13 (Norway)."]
    assert any("Sudmark recognizes Ilo Brandt" in line for line in lines["states"])


def test_an_undated_report_is_neither_old_nor_new(ledger: Ledger) -> None:
    lines = told(ledger, Options(since=date(2031, 5, 13)))
    assert lines == {}
    section = compose(ledger, Options(since=date(2031, 5, 13))).sections[0]
    assert "nothing earlier to compare with" in section.empty
    assert told(ledger, Options(since=date(2031, 5, 14)))["undated"][0].endswith("they are new: A.")


def test_it_is_said_that_nothing_changed(dated: Ledger) -> None:
    assert told(dated, Options(since=date(2031, 5, 14)))[""] == ["Nothing changed."]
    assert "" not in told(dated)


def test_a_first_brief_says_that_there_is_nothing_to_compare_with(ledger: Ledger) -> None:
    assert "Nothing earlier to compare with." in printed(compose(ledger).header[0].fragments)


def test_what_was_borne_out_before_is_not_told_again(dated: Ledger) -> None:
    events = tuple(replace(e, support=Support.SINGLE_SOURCE) for e in dated.events)
    kinds = {one.turn.value for one in changes(replace(dated, events=events), SINCE)}
    assert kinds.isdisjoint({"corroborated", "acknowledged"})


def test_two_runs_are_compared_by_what_they_hold(dated: Ledger) -> None:
    earlier = with_states(replace(dated, conflicts=()))
    assert [one.turn.value for one in changes(dated, Options(), earlier)] == ["dispute opened"]
    dossier = compose_changes(dated, Options(), earlier)
    assert dossier.sections[0].title == "Changed since the earlier record"
    closed = changes(earlier, Options(), dated)
    assert [one.turn.value for one in closed] == ["dispute closed"]
