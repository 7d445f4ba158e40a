"""Of the claims sure enough to be printed, how many are right."""

from __future__ import annotations

from onrecord.evaluation.printed import printed

from .marks import FIRED, GOLD, MARCHED, MOVED, TEXTS, claim


def test_claims_below_the_least_confidence_are_withheld_and_the_rest_is_judged() -> None:
    unsure = {**MARCHED, "confidence": 0.49}
    wrong = {**FIRED, "status": "asserted", "confidence": 0.5}
    made_up = claim("the Amber Post reported", "reported", "CONSULT")
    assert printed(GOLD, [MOVED, wrong, unsure, made_up], TEXTS, 0.5)["events"] == {
        "printed": 3, "withheld": 1, "pairs": 2, "paired": 66.7, "right": 50.0,
    }  # fmt: skip


def test_where_nothing_is_printed_no_share_is_claimed() -> None:
    figures = printed(GOLD, [MOVED], TEXTS, 1.0)["events"]
    assert (figures["withheld"], figures["paired"], figures["right"]) == (1, None, None)
