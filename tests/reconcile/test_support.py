"""Origins and support: which voices do not repeat one another."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Claim, EntityType, Span

from .newsroom import Report, event_of, ledger

STRIKE = "Shells hit the grain market of Orun at dawn."


def strike(name: str, outlet: str, words: str = STRIKE, **facts) -> tuple[Report, str]:  # type: ignore[no-untyped-def]
    report = Report(name, outlet, "2021-03-29", facts.pop("wire", None))
    return report, report.tell(words, "hit", "ASSAULT", when="2021-03-28", **facts)


def test_two_outlets_that_say_so_themselves_are_two_origins() -> None:
    one, claim = strike("a", "Harbour Post")
    two, _ = strike("b", "Island Herald", "Morning shells hit Orun's grain market, and stalls burned.")
    event = event_of(ledger(one, two), claim)
    assert (event.origins.low, event.support) == (2, "corroborated")


def test_one_agency_in_two_outlets_is_one_origin() -> None:
    one, claim = strike("a", "Harbour Post", voices=(("Norwire", "wire"),))
    two, _ = strike(
        "b", "Island Herald", "Morning shells hit Orun's grain market.", voices=(("Norwire", "wire"),)
    )
    event = event_of(ledger(one, two), claim)
    assert (event.origins.low, event.support) == (1, "single-source")


def test_a_report_credited_to_an_agency_speaks_with_its_voice() -> None:
    one, claim = strike("a", "Harbour Post", wire="Norwire")
    two, _ = strike("b", "Island Herald", "Morning shells hit Orun's grain market.", wire="Norwire")
    assert event_of(ledger(one, two), claim).origins.low == 1


def test_a_reports_own_sentence_adds_nothing_where_it_credits_somebody() -> None:
    report, claim = strike("a", "Harbour Post", voices=("Red Crescent",))
    report.tell("The shells hit the grain market of Orun.", "hit", "ASSAULT", when="2021-03-28")
    event = event_of(ledger(report), claim)
    assert len(event.claims) == 2
    assert (event.origins.low, event.origins.high) == (1, 2)


def test_the_same_sentence_in_two_outlets_is_one_origin() -> None:
    one, claim = strike("a", "Harbour Post")
    two, _ = strike("b", "Island Herald")
    assert event_of(ledger(one, two), claim).origins.low == 1


def test_the_actors_own_side_acknowledges_the_opposition_does_not() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    claim = report.tell(
        "Moscow said that it sent two frigates to Port Amber.",
        "sent",
        "MOBILIZE",
        actors=("Russia",),
        voices=("Moscow",),
    )
    assert event_of(ledger(report), claim).support == "acknowledged"
    other = Report("b", "Harbour Post", "2021-03-29")
    claim = other.tell(
        "Russian opposition activists said that Russia sent two frigates.",
        "sent",
        "MOBILIZE",
        actors=("Russia",),
        voices=(("Russian opposition activists", "unnamed"),),
    )
    assert event_of(ledger(other), claim).support == "single-source"


def test_a_denial_is_no_acknowledgement() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    claim = report.tell(
        "Moscow denied that Russia sent frigates.",
        "sent",
        "MOBILIZE",
        status="denied",
        actors=("Russia",),
        voices=("Moscow",),
    )
    assert event_of(ledger(report), claim).support == "single-source"


def test_a_named_official_does_not_acknowledge_what_another_is_said_to_have_done() -> None:
    for role, support in (("Trade Secretary", "single-source"), ("Government spokeswoman", "acknowledged")):
        report = Report("a", "Harbour Post", "2021-03-29")
        text = f"{role} Ana Prado said that President Ivo Marek phoned the rebels."
        claim = report.tell(
            text, "phoned", "CONSULT", actors=("President Ivo Marek",), voices=(f"{role} Ana Prado",)
        )
        report.claims[0] = in_person(report, claim, role)
        assert event_of(ledger(report), claim).support == support


def in_person(report: Report, claim: str, role: str) -> Claim:
    """The claim with its actor and its voice as two people of one government."""
    told = next(one for one in report.claims if one.id == claim)
    actor = report.name("Ivo Marek", EntityType.PERSON, "RUS", "President Ivo Marek")
    voice = report.name("Ana Prado", EntityType.PERSON, "RUS", f"{role} Ana Prado")
    for name in ("Ivo Marek", "Ana Prado"):
        report.entities[name] = replace(report.entities[name], sectors=("GOV",))
    link = told.attribution[0]
    span = Span.cut(report.text, 0, len(f"{role} Ana Prado"))
    source = replace(link.source, entity=voice, span=span)
    return replace(
        told,
        actors=(replace(told.actors[0], entity=actor),),
        attribution=(replace(link, source=source), *told.attribution[1:]),
    )


def test_tellings_that_were_hardly_read_corroborate_nothing() -> None:
    one, claim = strike("a", "Harbour Post")
    two, _ = strike("b", "Island Herald", "Morning shells hit Orun's grain market, and stalls burned.")
    two.claims[:] = [replace(unsure, confidence=0.2) for unsure in two.claims]
    event = event_of(ledger(one, two), claim)
    assert (event.origins.low, event.support) == (2, "single-source")
