"""The sentence is the test: what one report's claims are, and whose."""

from __future__ import annotations

import pytest

from onrecord.model import EventType, SourceKind, Status

from .conftest import ClaimAt, ClaimsOf, ReadingOf


@pytest.mark.parametrize(
    ("text", "act", "kind", "speaker"),
    [
        ("Anna Velk accused Turkey of spying.", "accused", "ACCUSE", "Anna Velk"),
        ("Anna Velk threatened to close the port.", "threatened", "THREATEN", "Anna Velk"),
        ("Anna Velk rejected the offer.", "rejected", "REJECT", "Anna Velk"),
        ("Anna Velk promised to free the crew.", "promised", "AGREE", "Anna Velk"),
        ("“Turkey must leave the valley,” Anna Velk said.", "must leave", "REQUEST", "Anna Velk"),
        ("“We condemn the raid on the port,” Anna Velk said.", "condemn", "ACCUSE", "Anna Velk"),
    ],
)
def test_a_speech_act_is_the_speakers_who_is_not_repeated(
    claim_at: ClaimAt, text: str, act: str, kind: str, speaker: str
) -> None:
    claim = claim_at(text, act)
    assert (claim.type, claim.status, claim.actors[0].name) == (kind, Status.ASSERTED, speaker)
    assert [link.source.kind for link in claim.attribution] == [SourceKind.OUTLET]


def test_a_speech_act_that_somebody_else_reports_keeps_its_teller(claim_at: ClaimAt) -> None:
    claim = claim_at("Anna Velk accused Turkey of spying, Reuters reported.", "accused")
    assert [link.source.name for link in claim.attribution] == ["Reuters", "Harbour Courier"]


def test_the_day_of_a_speech_act_is_the_day_it_was_said(claim_at: ClaimAt) -> None:
    claim = claim_at("“Turkey must leave the valley,” Anna Velk said on Tuesday.", "must leave")
    assert claim.when is not None and claim.when.value == "2021-06-15"


def test_a_demand_over_two_paragraphs_has_its_speaker_and_day(claim_at: ClaimAt) -> None:
    text = "The president told reporters in the garden on Wednesday that:\n\n“Turkey has to leave our waters.”"
    claim = claim_at(text, "has to leave")
    assert claim.type == "REQUEST"
    assert [a.span.quote for a in claim.actors if a.span] == ["The president"]
    assert [p.name for p in claim.recipients] == ["Turkey"]
    assert claim.when is not None and claim.when.value == "2021-06-16"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The mayor said that Turkish jets bombed the port.", "Turkish jets bombed the port"),
        ("Turkish jets bombed the port, the mayor said.", "Turkish jets bombed the port"),
        ("“Turkish jets bombed the port,” the mayor said.", "Turkish jets bombed the port"),
        ("According to the mayor, Turkish jets bombed the port.", "Turkish jets bombed the port"),
        ("Ships left when Turkish jets bombed the port.", "when Turkish jets bombed the port"),
    ],
)
def test_the_clause_is_cut_from_the_words_that_credit_it(claim_at: ClaimAt, text: str, quote: str) -> None:
    assert claim_at(text, "bombed").span.quote == quote


def test_the_writer_is_no_party(drafts_of: ClaimsOf) -> None:
    assert not [claim for claim in drafts_of("I condemned the raid.") if claim.type == "ACCUSE"]


@pytest.mark.parametrize(
    "text",
    ["The army launched an attack on the rebels on Sunday.", "Students staged a protest in Oslo on Sunday.",
     "The tanker remains in Norwegian custody."],
)
def test_one_act_in_two_words_is_one_claim(reading_of: ReadingOf, text: str) -> None:
    assert len(reading_of(text).claims) == 1


def test_two_acts_of_one_sentence_are_two_claims(reading_of: ReadingOf) -> None:
    claims = reading_of("Police arrested 40 students and beat two reporters in Minsk on Monday.").claims
    assert [(c.type, c.act.quote) for c in claims] == [("COERCE", "arrested"), ("ASSAULT", "beat")]
    assert len({claim.id for claim in claims}) == 2


def test_ids_come_from_the_text_alone(reading_of: ReadingOf) -> None:
    text = "Turkish jets bombed the port. Turkish jets bombed the port."
    one, other = reading_of(text), reading_of(text)
    assert one == other
    assert len({claim.id for claim in one.claims}) == len(one.claims) == 2


def test_a_danger_that_looms_is_no_threat_of_anybody(drafts_of: ClaimsOf) -> None:
    claims = drafts_of("Anna Velk told of circumstances that threatened to ruin the port.")
    assert not [claim for claim in claims if claim.type == "THREATEN"]


@pytest.mark.parametrize(
    ("text", "act", "kind"),
    [
        ("Turkey fired a missile into the sea on Monday.", "fired", "MOBILIZE"),
        ("Turkey fired a missile at the tanker on Monday.", "fired", "ASSAULT"),
        ("Police used tear gas against the students.", "used", "COERCE"),
        ("Hackers hit the ministry of Norway in May.", "hit", "COERCE"),
        ("The minister vowed that there would be a response to the raid.", "vowed", "THREATEN"),
        ("President Anna Velk arrived in Oslo on Monday.", "arrived", "CONSULT"),
        ("The senator took a shot at his rival.", "took a shot", "ACCUSE"),
        ("The general deemed the treaty disgraceful.", "deemed", "ACCUSE"),
    ],
)
def test_what_is_used_and_on_whom_decides_the_type(claim_at: ClaimAt, text: str, act: str, kind: str) -> None:
    assert claim_at(text, act).type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Norway cannot bomb its way out of the war.",
        "Norway needs a plan that would arm the rebels.",
        "The officials spoke on condition of anonymity, as they were not authorized to speak publicly.",
        "The office released a fact sheet on the harbour.",
        "The ministers eliminated a reference to the border from the text.",
        "They walked out of the old house at noon.",
        "The mayor deemed the bridge a matter of time.",
        "If the guards bomb the port, the talks are over.",
        "The destroyers are designed to bomb ports.",
        "The rebels will be hard to bomb.",
    ],
)
def test_what_can_be_and_what_is_worded_like_an_act_are_no_acts(drafts_of: ClaimsOf, text: str) -> None:
    verbs = {"bomb", "arm", "spoke", "authorized", "released", "eliminated", "walked", "deemed"}
    found = [claim for claim in drafts_of(text) if verbs & set(claim.act.quote.split())]
    assert [claim for claim in found if claim.type is not EventType.STATEMENT] == []


def test_what_is_dated_after_the_report_is_still_to_come(claim_at: ClaimAt) -> None:
    claim = claim_at("The ministers meet in Oslo on July 30.", "meet")
    assert claim.status is Status.PLANNED


def test_what_somebody_agrees_to_do_is_told_once(drafts_of: ClaimsOf) -> None:
    assert [claim.type for claim in drafts_of("Norway and Turkey agreed to meet in Oslo.")] == ["AGREE"]


@pytest.mark.parametrize(
    "text",
    [
        "“The people will, I believe, hold accountable those who stole the vote,” Anna Velk said.",
        "The court will hold the officers accountable, the lawyer said.",
        "President Anna Velk held a rally in Halden on Sunday.",
        "The candidate held a rally in Halden.",
        "Anna Velk warned of the Norwegian nuclear threat.",
        "Ida Rask, an arms control expert, warned that Norway would never leave.",
    ],
)
def test_a_forecast_is_no_threat_and_a_campaign_no_protest(drafts_of: ClaimsOf, text: str) -> None:
    assert not [c for c in drafts_of(text) if c.type in (EventType.THREATEN, EventType.PROTEST)]


def test_a_crowd_and_the_opposition_protest_by_a_rally(claim_at: ClaimAt) -> None:
    assert claim_at("Thousands held a rally against the tax in Oslo.", "rally").type is EventType.PROTEST


def test_what_nobody_has_owned_up_to_is_not_denied(drafts_of: ClaimsOf) -> None:
    drafts = drafts_of("No group claimed responsibility for the raid in Halden.")
    assert not [claim for claim in drafts if claim.status is Status.DENIED]
    assert next(c.type for c in drafts_of("Rebels claimed responsibility for the raid in Halden.")) == "ASSAULT"
