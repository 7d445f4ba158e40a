"""The head of a brief says what reports that span months, and corrections by hand, do to its lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from onrecord.analyze import Options, compose
from onrecord.model import Basis, Ledger, When
from onrecord.present.text import printed


def head(ledger: Ledger) -> str:
    return "\n".join(printed(line.fragments) for line in compose(ledger, Options()).header)


def _column_out(ledger: Ledger, days: int) -> Ledger:
    """The border case with its undated column out so many days before the other report."""
    day = date(2031, 5, 14) - timedelta(days)
    out = When(day, day, day.isoformat(), basis=Basis.PUBLISHED)
    return replace(
        ledger,
        documents=tuple(replace(d, published=out) if d.id == "column" else d for d in ledger.documents),
    )


def test_reports_that_lie_months_apart_are_told_to_be_perhaps_two_crises(ledger: Ledger) -> None:
    assert "Dated reports" not in head(_column_out(ledger, 60))
    apart = head(_column_out(ledger, 400))
    assert "Dated reports 2030-04-09 to 2031-05-14: what lies over 60 days back weighs less." in apart
    assert "None between 2030-04-09 and 2031-05-14: if they tell of two crises, keep a case for each." in apart


def test_what_was_told_long_before_the_cut_off_has_its_place_among_what_is_past(ledger: Ledger) -> None:
    lines = compose(_column_out(ledger, -400), Options()).sections[0].lines
    assert [line.margin for line in lines] == ["2031-05-14", "by 2031-05-14", "2031-05-13"]


def test_the_head_counts_what_analysts_gave(ledger: Ledger) -> None:
    assert "by hand" not in head(ledger)
    first, *rest = ledger.claims
    edited = replace(ledger, claims=(replace(first, edited=("status",)), *rest))
    assert 'Corrected or added by analysts: 1 claim, marked "by hand".' in head(edited)


def test_days_after_the_one_that_the_brief_is_as_of_are_no_dated_happenings(ledger: Ledger) -> None:
    first = printed(compose(ledger, Options(as_of=date(2031, 5, 13))).header[0].fragments)
    assert "Dated happenings 05-13 to 05-13." in first or "Dated happenings" not in first
