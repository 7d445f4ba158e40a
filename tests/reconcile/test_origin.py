"""Near copies and who copied whom."""

from __future__ import annotations

from .newsroom import Report, ledger

STORY = (
    "Fishermen from the northern villages blocked the harbour of Port Amber for a third day, demanding "
    "that the government drop a new tax on diesel. The harbour master said that nine ferries were turned "
    "away and that talks would go on through the night. Shops near the quay stayed shut and the mayor "
    "asked for calm."
)
OTHER = (
    "The central bank of the islands raised its interest rate on Thursday, citing the price of bread. "
    "Its governor told reporters that further steps would depend on the harvest and on the price of diesel."
)


def report(name: str, text: str, day: str | None, outlet: str = "Post", wire: str | None = None) -> Report:
    made = Report(name, outlet, day, wire)
    made.text = text
    return made


def origins(*reports: Report) -> dict[str, str | None]:
    return {document.id: document.origin for document in ledger(*reports).documents}


def test_a_near_copy_has_the_earliest_report_as_its_origin() -> None:
    edited = STORY.replace("nine ferries", "9 ferries") + " More follows."
    found = origins(
        report("c", STORY, "2021-03-29"), report("a", edited, "2021-03-30"), report("b", OTHER, "2021-03-29")
    )
    assert found == {"a": "c", "b": None, "c": None}


def test_the_credited_agencys_own_report_is_the_origin_whatever_the_day() -> None:
    found = origins(
        report("a", STORY, "2021-03-29", wire="Norwire"), report("b", STORY, "2021-03-30", outlet="Norwire")
    )
    assert found == {"a": "b", "b": None}


def test_equal_texts_under_two_ids_have_one_origin_and_undated_comes_last() -> None:
    assert origins(report("a", "Short note.", None), report("b", "Short note.", "2021-03-29")) == {
        "a": "b",
        "b": None,
    }


def test_an_excerpt_is_a_copy_of_the_longer_report() -> None:
    excerpt = STORY[: STORY.index(" Shops")]
    assert (
        origins(report("a", excerpt, "2021-03-30"), report("b", STORY + " " + OTHER, "2021-03-29"))["a"] == "b"
    )
