"""States: what lasts, from claims that are asserted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.analyze import situation, with_states
from onrecord.model import (
    Claim,
    Document,
    EventType,
    Ledger,
    Participant,
    Place,
    Quantity,
    Relation,
    Span,
    State,
    Status,
    When,
)


def relations(ledger: Ledger) -> set[tuple[str, str, str]]:
    return {(s.subject, s.relation.value, s.object) for s in with_states(ledger).states}


def test_recognition_office_and_forces_are_states(ledger: Ledger) -> None:
    assert relations(ledger) == {
        ("e-sudmark", "recognizes", "e-brandt"),
        ("e-norland", "has forces in", "Port Amber"),
        ("e-brandt", "holds office", "council leader"),
        ("e-lund", "holds office", "President, Sudmark"),
    }


def test_forces_keep_their_number_and_the_day_since_when(ledger: Ledger) -> None:
    forces = next(s for s in with_states(ledger).states if s.relation is Relation.HAS_FORCES_IN)
    assert forces.since and forces.since.earliest == date(2031, 5, 13)
    assert [q.span.quote for q in forces.quantities] == ["about 80"]
    assert forces.last_reported and forces.last_reported.latest == date(2031, 5, 14)


def test_a_denied_or_planned_act_makes_no_state(ledger: Ledger) -> None:
    planned = tuple(replace(c, status=Status.PLANNED) for c in ledger.claims)
    assert {relation for _, relation, _ in relations(replace(ledger, claims=planned))} == {"holds office"}


def _told(ledger: Ledger, text: str, act: str, kind: EventType, **fields: object) -> Ledger:
    """The ledger with one more report of one claim, whose clause is the whole text."""
    document = Document("more", "", text)
    start = text.index(act)
    clause, words = Span.cut(text, 0, len(text)), Span.cut(text, start, start + len(act))
    claim = replace(Claim("more", "more", clause, words, kind, confidence=0.9), **fields)  # type: ignore[arg-type]
    return replace(ledger, documents=(*ledger.documents, document), claims=(*ledger.claims, claim))


BRANDT = (Participant("e-brandt", "Ilo Brandt", None),)
SUDMARK = (Participant("e-sudmark", "Sudmark", None),)


def test_a_self_declared_office_is_claimed_not_held(ledger: Ledger) -> None:
    text = "Brandt declared himself acting head of state on Sunday"
    more = _told(ledger, text, "declared", EventType.STATEMENT, actors=BRANDT)
    assert ("e-brandt", "claims office", "acting head of state") in relations(more)


def test_a_bar_names_what_one_is_barred_from(ledger: Ledger) -> None:
    text = "The court barred him from standing in the vote, his party said"
    more = _told(ledger, text, "barred", EventType.SANCTION, recipients=BRANDT)
    assert ("e-brandt", "barred from", "standing in the vote") in relations(more)


def test_a_backing_told_in_passing_and_recognition_by_the_nameless(ledger: Ledger) -> None:
    entities = tuple(replace(e, country="NOR") if e.id == "e-norland" else e for e in ledger.entities)
    text = "Several envoys recognized the Norway-backed council leader Brandt"
    named = Span.cut(text, text.index("the Norway"), len(text))
    envoys = (Participant(None, None, Span.cut(text, 0, len("Several envoys"))),)
    brandt = (Participant("e-brandt", "Ilo Brandt", named),)
    more = _told(ledger, text, "recognized", EventType.SUPPORT, actors=envoys, recipients=brandt)
    found = relations(replace(more, entities=entities))
    assert {("e-norland", "backs", "e-brandt"), ("Several envoys", "recognizes", "e-brandt")} <= found


def test_to_sanction_is_a_state_between_two(ledger: Ledger) -> None:
    text = "Sudmark put sanctions on the council leader"
    more = _told(ledger, text, "sanctions", EventType.SANCTION, actors=SUDMARK, recipients=BRANDT)
    assert ("e-sudmark", "sanctions", "e-brandt") in relations(more)


def test_a_situation_leaves_out_what_began_later(ledger: Ledger) -> None:
    held = situation(with_states(ledger), as_of=date(2031, 5, 12))
    assert Relation.HAS_FORCES_IN not in {s.relation for s in held.states}


def test_an_office_that_only_a_left_out_report_gives_is_no_state(ledger: Ledger) -> None:
    kept = replace(ledger, documents=tuple(d for d in ledger.documents if d.id != "news"), claims=())
    assert not any(relation == "holds office" for _, relation, _ in relations(kept))


def test_a_head_of_state_recognizes_for_his_state_and_a_noun_will_do(ledger: Ledger) -> None:
    homes = {"e-lund": "SDM", "e-sudmark": "SDM", "e-brandt": "NRL"}
    entities = tuple(
        replace(e, country=homes.get(e.id), sectors=("GOV",) if e.id == "e-lund" else ())
        for e in ledger.entities
    )
    text = "Mrs Lund's recognition of the council leader came late"
    lund = (Participant("e-lund", "Vera Lund", None),)
    more = replace(
        _told(ledger, text, "recognition of", EventType.SUPPORT, actors=lund, recipients=BRANDT),
        entities=entities,
    )
    state = next(s for s in with_states(more).states if s.relation is Relation.RECOGNIZES)
    assert (state.subject, state.claims) == ("e-sudmark", ("c4", "more"))


def _withdrawn(ledger: Ledger, text: str, *numbers: Quantity) -> State:
    """The presence of Norland in Port Amber after one more report, of 18 May."""
    place = Place("Port Amber", Span.cut(text, text.index("Port Amber"), text.index("Port Amber") + 10))
    day = date(2031, 5, 18)
    norland = (Participant("e-norland", "Norland", None),)
    more = _told(
        ledger, text, "withdrew", EventType.RETREAT, actors=norland, places=(place,), quantities=numbers,
        when=When(day, day, day.isoformat()),
    )  # fmt: skip
    return next(s for s in with_states(more).states if s.relation is Relation.HAS_FORCES_IN)


def test_forces_that_were_withdrawn_are_there_no_more(ledger: Ledger) -> None:
    gone = _withdrawn(ledger, "Norland withdrew its soldiers from Port Amber")
    assert gone.ended and gone.ended.latest == date(2031, 5, 18)
    assert "more" in gone.claims
    ended = replace(ledger, states=(gone,))
    assert situation(ended).states == ()
    assert situation(ended, as_of=date(2031, 5, 15)).states == (gone,)


def test_to_withdraw_some_soldiers_ends_no_presence(ledger: Ledger) -> None:
    text = "Norland withdrew 20 soldiers from Port Amber"
    some = Quantity(20, 20, 20, None, None, "soldiers", None, Span.cut(text, 17, 19))
    assert _withdrawn(ledger, text, some).ended is None
