"""With the memory of an earlier ledger one more report costs little, and nothing else shows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Judgement
from onrecord.reconcile import Memory, reconcile, telling

from .newsroom import Report
from .test_order import made, sentence


def both(reports: list[Report], memory: Memory, journal: tuple[Judgement, ...] = ()) -> None:
    documents, readings = [r.document() for r in reports], [r.reading() for r in reports]
    assert reconcile(documents, readings, journal, memory) == reconcile(documents, readings, journal)


@pytest.mark.parametrize("many", [2, 2000])
@settings(max_examples=20, deadline=None)
@given(texts=st.lists(st.lists(sentence, min_size=1, max_size=5), min_size=2, max_size=5), chance=st.randoms())
def test_reports_added_one_by_one_in_any_order_give_the_ledger_of_all(  # type: ignore[no-untyped-def]
    texts: list, chance, many: int  # type: ignore[type-arg]
) -> None:  # fmt: skip
    reports = [made(f"r{at}", sentences) for at, sentences in enumerate(texts)]
    chance.shuffle(reports)
    memory = Memory()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(telling, "MANY", many)
        for count in range(1, len(reports) + 1):
            both(reports[:count], memory)


verdict = st.tuples(
    st.sampled_from(("same", "different", "unsure", "merge", "note")),
    st.integers(0, 30),
    st.integers(0, 30),
    st.booleans(),
)


@settings(max_examples=20, deadline=None)
@given(
    texts=st.lists(st.lists(sentence, min_size=1, max_size=5), min_size=2, max_size=3),
    verdicts=st.lists(verdict, min_size=1, max_size=4),
)
def test_decisions_made_one_by_one_give_the_ledger_of_all(  # type: ignore[no-untyped-def]
    texts: list, verdicts: list  # type: ignore[type-arg]
) -> None:  # fmt: skip
    reports = [made(f"r{at}", sentences) for at, sentences in enumerate(texts)]
    memory, journal = Memory(), list[Judgement]()
    first = reconcile([r.document() for r in reports], [r.reading() for r in reports], (), memory)
    for at, (decision, one, other, undone) in enumerate(verdicts):
        things = first.entities if decision == "merge" else first.claims
        on = tuple(sorted({things[number % len(things)].id for number in (one, other)}))
        journal.append(Judgement(f"j{at}", on, decision, "ana", "2021-04-01T00:00:00Z", "two nights"))
        both(reports, memory, tuple(journal))
        journal[-1] = replace(journal[-1], undone=undone)
    both(reports, memory, tuple(journal))


def test_a_judgement_and_its_undoing_are_not_passed_over() -> None:
    reports = [_shelling("a", "2021-03-27"), _shelling("b", "2021-03-28")]
    first, second = (report.claims[0].id for report in reports)
    line = Judgement("j1", (first, second), "different", "ana", "2021-04-01T00:00:00Z", "two nights")
    memory = Memory()
    both(reports, memory)
    both(reports, memory, (line,))
    both(reports, memory, (replace(line, undone=True),))


def _shelling(name: str, day: str) -> Report:
    report = Report(name, f"Outlet {name}", "2021-03-29")
    report.tell("Russia shelled the bridge at Orun.", "shelled", "ASSAULT", actors=("Russia",), when=day)
    return report


def test_what_rests_on_the_same_grounds_is_not_made_again() -> None:
    memory, made_ = Memory(), []
    for grounds in ((1, 2), (1, 2), (1, 3)):
        memory.begin()
        memory.part("sum", grounds, partial(made_.append, grounds))
    assert made_ == [(1, 2), (1, 3)]


def test_a_report_taken_out_again_leaves_nothing_behind() -> None:
    reports = [_shelling("a", "2021-03-27"), _shelling("b", "2021-03-27"), _shelling("c", "2021-03-28")]
    memory = Memory()
    for kept in (reports, reports[:1], reports[1:]):
        both(kept, memory)
