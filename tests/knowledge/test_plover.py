"""The event types of PLOVER, and names too wide for a map."""

from __future__ import annotations

from onrecord.knowledge.macro_region import is_macro_region
from onrecord.knowledge.plover import QuadClass, sense_of
from onrecord.model import EventType


def test_every_type_but_statement_has_a_sense() -> None:
    assert [kind for kind in EventType if sense_of(kind) is None] == [EventType.STATEMENT]


def test_scores_have_the_sign_of_their_class() -> None:
    for kind in EventType:
        sense = sense_of(kind)
        if sense is not None:
            friendly = sense.quad in (QuadClass.VERBAL_COOPERATION, QuadClass.MATERIAL_COOPERATION)
            assert (sense.goldstein > 0) == (sense.plover > 0) == friendly


def test_a_macro_region_is_no_place() -> None:
    assert is_macro_region("the Middle East") and is_macro_region("Western Hemisphere")
    assert not is_macro_region("Caracas")
