"""The same reports give the same ledger, whatever the order in which they come."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.codec import to_json, to_row
from onrecord.model import EntityType, Role
from onrecord.pipeline import ledger_of
from onrecord.reconcile import reconcile

from .newsroom import Report

ACTS = (("shelled", "ASSAULT"), ("warned", "THREATEN"), ("sent ships to", "MOBILIZE"), ("denied", "AID"))
WHO = ("Russia", "Moscow", "China", "Washington", "Venezuela")
NAMES = ("Ana Bor", "Ane Bor", "Bor", "Anna Bor", "Port Relief Front", "PRF")
OFFICES = ("president", "interim president", "envoy")

sentence = st.tuples(
    st.sampled_from(WHO),
    st.sampled_from(ACTS),
    st.sampled_from(("the bridge at Orun", "Port Amber", "the grain market", "the reports")),
    st.sampled_from((None, "2021-03-27", "2021-03-28")),
    st.sampled_from((None, 12.0, 40.0)),
    st.sampled_from(((), ("Moscow",), ("Harbour Watch",))),
    st.sampled_from(("asserted", "denied", "planned")),
    st.sampled_from(NAMES),
    st.sampled_from(OFFICES),
)


def made(name: str, sentences: list) -> Report:  # type: ignore[type-arg]
    report = Report(name, f"Outlet {name}", "2021-03-29")
    for who, (act, kind), what, when, count, voices, status, person, office in sentences:
        counts = ((f"{count:g}", "people", count, count),) if count else ()
        touched = f" with {count:g} people" if count else ""
        words = f"{who} {act} {what}{touched}, as {office} {person} saw."
        report.tell(words, act, kind, status=status, actors=(who,), voices=voices, when=when, counts=counts)
        _appoint(report, person, office)
    return report


def _appoint(report: Report, person: str, office: str) -> None:
    kind = EntityType.ORGANIZATION if person in NAMES[-2:] else EntityType.PERSON
    report.name(person, kind, "RUS")
    role = Role(office, None, None, None, report._cut(office, 0), report.id)
    entity = report.entities[person]
    report.entities[person] = replace(entity, roles=tuple(dict.fromkeys((*entity.roles, role))))


def printed(reports: list[Report]) -> list[str]:
    record = ledger_of([r.document() for r in reports], [r.reading() for r in reports], ())
    parts = (
        record.documents, record.entities, record.claims, record.events, record.conflicts, record.states,
    )  # fmt: skip
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
