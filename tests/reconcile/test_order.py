"""The same reports give the same ledger, whatever the order in which they come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.codec import to_json, to_row
from onrecord.reconcile import reconcile

from .newsroom import Report

ACTS = (("shelled", "ASSAULT"), ("warned", "THREATEN"), ("sent ships to", "MOBILIZE"), ("denied", "AID"))
WHO = ("Russia", "Moscow", "China", "Washington", "Venezuela")

sentence = st.tuples(
    st.sampled_from(WHO),
    st.sampled_from(ACTS),
    st.sampled_from(("the bridge at Orun", "Port Amber", "the grain market", "the reports")),
    st.sampled_from((None, "2021-03-27", "2021-03-28")),
    st.sampled_from((None, 12.0, 40.0)),
    st.sampled_from(((), ("Moscow",), ("Harbour Watch",))),
    st.sampled_from(("asserted", "denied", "planned")),
)


def made(name: str, sentences: list) -> Report:  # type: ignore[type-arg]
    report = Report(name, f"Outlet {name}", "2021-03-29")
    for who, (act, kind), what, when, count, voices, status in sentences:
        counts = ((f"{count:g}", "people", count, count),) if count else ()
        words = f"{who} {act} {what}" + (f" with {count:g} people." if count else ".")
        report.tell(words, act, kind, status=status, actors=(who,), voices=voices, when=when, counts=counts)
    return report


def printed(reports: list[Report]) -> list[str]:
    record = reconcile([r.document() for r in reports], [r.reading() for r in reports], ())
    parts = (record.documents, record.entities, record.claims, record.events, record.conflicts)
    return [to_json(to_row(thing)) for part in parts for thing in part]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(sentence, min_size=1, max_size=5), min_size=2, max_size=4), st.randoms())
def test_no_order_of_input_shows(texts: list, chance) -> None:  # type: ignore[type-arg, no-untyped-def]
    reports = [made(f"r{at}", sentences) for at, sentences in enumerate(texts)]
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert printed(reports) == printed(shuffled)


def test_an_empty_case_has_an_empty_ledger() -> None:
    record = reconcile((), (), ())
    assert record.claims == record.events == record.conflicts == record.entities == ()
