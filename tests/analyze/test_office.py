"""Offices: what a title is of, who only claims one, and the claim that leads to the words."""

from __future__ import annotations

from onrecord.analyze import with_states
from onrecord.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    EventType,
    Ledger,
    Participant,
    Role,
    Span,
    State,
)

TEXT = "Ukrainian President Ana Bor met miners. The president left. Ivo Kem, the interim president, saw D. Lis."


def _span(words: str) -> Span:
    at = TEXT.index(words)
    return Span.cut(TEXT, at, at + len(words))


def _states() -> list[State]:
    bor = Participant("bor", "Ana Bor", _span("Ana Bor"))
    met, clause = _span("met"), _span("met miners")
    claim = Claim("c", "r", clause, met, EventType.CONSULT, actors=(bor,))
    kem = Participant("kem", "Ivo Kem", _span("Ivo Kem"))
    saw = Claim("d", "r", _span("saw"), _span("saw"), EventType.CONSULT, actors=(kem,))
    titles = {
        "bor": (("president", "Ukrainian President"), ("president", "The president")),
        "kem": (("interim president", "the interim president"),),
        "lis": (("envoy", "D. Lis"),),
    }
    entities = tuple(
        Entity(id_, id_, EntityType.PERSON, country="UKR",
               roles=tuple(Role(title, None, None, None, _span(words), "r") for title, words in roles))
        for id_, roles in titles.items()
    )  # fmt: skip
    return list(with_states(Ledger((Document("r", "", TEXT),), entities, (claim, saw))).states)


def test_a_bare_title_is_of_what_the_fuller_one_says() -> None:
    assert {(s.subject, s.object) for s in _states() if s.relation == "holds office"} == {
        ("bor", "president, Ukraine")
    }


def test_an_interim_office_beside_its_holder_is_claimed() -> None:
    assert [s.subject for s in _states() if s.relation == "claims office"] == ["kem"]


def test_an_office_leads_to_the_nearest_claim_of_its_holder() -> None:
    assert {s.subject: s.claims for s in _states()} == {"bor": ("c",), "kem": ("d",)}
