"""Reports about the same news."""

from __future__ import annotations

from datetime import date

from onrecord.model import Document, When
from onrecord.reconcile.story import stories

FERRY = "The ferry Amber Star sank off Orun in a storm. Divers searched for passengers near the wreck."
DIVERS = "Divers found passengers in the wreck of the ferry Amber Star, which sank in a storm off Orun."
BUDGET = "Parliament in Lakeland passed the budget after a night of debate over taxes on grain and fuel."


def report(name: str, text: str, day: str | None) -> Document:
    at = date.fromisoformat(day) if day else None
    return Document(name, "", text, published=When(at, at) if at else None)


def test_reports_that_share_telling_words_and_days_are_of_one_story() -> None:
    told = [report("a", FERRY, "2021-03-01"), report("b", DIVERS, "2021-03-02"), report("c", BUDGET, None)]
    assert stories(told) == [["a", "b"], ["c"]]
    assert stories(reversed(told)) == [["a", "b"], ["c"]]


def test_the_same_words_weeks_later_are_another_story_and_no_date_bars_nothing() -> None:
    assert stories([report("a", FERRY, "2021-03-01"), report("b", FERRY, "2021-04-01")]) == [["a"], ["b"]]
    assert stories([report("a", FERRY, "2021-03-01"), report("b", DIVERS, None)]) == [["a", "b"]]


def test_no_reports_have_no_stories() -> None:
    assert stories(()) == []
