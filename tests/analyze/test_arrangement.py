"""Arranging a brief: what is pinned leads, what is taken out is counted, and undone all stands as before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.analyze import Desk, Options, compose, placed, with_reserve
from onrecord.analyze.arrangement import blocks
from onrecord.model import Judgement, Ledger, Section
from onrecord.present.text import text


def journal(*wishes: tuple[str, str], undone: bool = False) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(f"j{number}", (claim,) if claim else (), f"brief {words}", "Ada", "2024-01-01", "", undone)
        for number, (words, claim) in enumerate(wishes)
    )


def developments(ledger: Ledger, *wishes: tuple[str, str]) -> Section:
    return compose(replace(ledger, judgements=journal(*wishes))).sections[0]


@pytest.fixture
def claims(ledger: Ledger) -> list[str]:
    """The first claim of each line of the developments."""
    return [line.claims[0] for line in compose(ledger).sections[0].lines]


def test_a_pinned_line_leads_and_a_moved_one_stands_where_it_was_put(ledger: Ledger, claims: list[str]) -> None:
    section = developments(ledger, ("pin key-developments", claims[-1]), ("move key-developments 3", claims[0]))
    first = [line.claims[0] for line in section.lines]
    assert first[0] == claims[-1] and first[2] == claims[0]
    assert sorted(first) == sorted(claims)


def test_a_line_taken_out_is_counted_and_its_paragraph_cited_no_more(ledger: Ledger, claims: list[str]) -> None:
    hidden = compose(replace(ledger, judgements=journal(("hide key-developments", claims[0]))))
    assert claims[0] not in [line.claims[0] for line in hidden.sections[0].lines]
    assert "Taken out by hand: 1." in text(hidden)
    assert "Arranged by hand (Ada): lines taken out 1." in text(hidden)


def test_what_is_undone_or_restored_changes_nothing(ledger: Ledger, claims: list[str]) -> None:
    plain = compose(ledger).sections
    done = journal(("hide key-developments", claims[0]), undone=True)
    assert compose(replace(ledger, judgements=done)).sections == plain
    back = journal(("move key-developments 2", claims[0]), ("restore key-developments", claims[0]))
    assert compose(replace(ledger, judgements=back)).sections == plain


def test_a_line_that_is_no_more_is_let_be(ledger: Ledger) -> None:
    gone = journal(("pin key-developments", "c-gone"), ("hide unknown~00000000", ""), ("pin", ""))
    assert compose(replace(ledger, judgements=gone)).sections == compose(ledger).sections


def test_a_line_beyond_the_limit_is_fetched_by_a_pin(ledger: Ledger) -> None:
    few = Options(lines=1)
    whole = compose(ledger).sections[0]
    last = whole.lines[-1].claims[0]
    pinned = compose(replace(ledger, judgements=journal(("pin key-developments", last))), few).sections[0]
    assert pinned.lines[0].claims[0] == last and len(pinned.lines) == 2
    assert pinned.left_out == compose(ledger, few).sections[0].left_out - 1


def test_every_line_has_a_name_of_its_own(ledger: Ledger) -> None:
    for section, reserve in with_reserve(Desk(compose(ledger).ledger, Options())):
        names = [(one.key, one.claim) for one in blocks(section)]
        assert len(names) == len(set(names))
        assert [one.state for one in placed(section, reserve, ())].count("kept") == len(names)
