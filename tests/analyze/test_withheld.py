"""Withheld claims are listed in as few words as tell where they stand."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.analyze.options import Options
from onrecord.analyze.withheld import compact
from onrecord.model import Document, Ledger

TEXT = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix."


def test_paragraphs_in_a_row_are_put_together_by_report() -> None:
    desk = Desk(Ledger((Document("a", "", TEXT), Document("b", "", TEXT))), Options())
    places = [("a", TEXT.index(word)) for word in ("Six", "Two", "Three", "Four", "Two")]
    assert compact(desk, [*places, ("b", 0)]) == "A 2–4, 6; B 1"
