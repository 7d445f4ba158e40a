"""A denial knows what it denies, and a denial of a threat or a plan is a denial too."""

from __future__ import annotations

import pytest

from onrecord.model import Status

from .conftest import ClaimAt, ClaimsOf, ReadingOf


@pytest.mark.parametrize(
    ("text", "denial", "told"),
    [
        ("Kiev accused Moscow of sending troops across the border, which Russia denies.", "denies", "sending"),
        ("The envoy said Norway had bombed the port on Friday. Norway said it had not bombed the port.",
         "had not bombed", "had bombed"),
        ("Officials said Norway had shelled the port on Monday. Norway denied the report.",
         "denied", "had shelled"),
        ("Sweden said Norwegian troops attacked the port. Norway's government said that its troops never"
         " attacked the port.", "never attacked", "attacked"),
    ],
)  # fmt: skip
def test_a_denial_is_tied_to_what_it_denies(
    reading_of: ReadingOf, text: str, denial: str, told: str
) -> None:
    claims = reading_of(text).claims
    one = next(claim for claim in claims if claim.act.quote == denial)
    assert [claim.act.quote for claim in claims if claim.id in one.denies] == [told]


def test_a_denial_of_what_nobody_told_denies_no_claim(reading_of: ReadingOf) -> None:
    assert all(not c.denies for c in reading_of("Norway denied that its troops had attacked the port.").claims)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The minister denied that he had threatened to attack the port.", "threatened"),
        ("The minister denied that he had threatened to attack the port.", "attack"),
        ("The minister denied threatening to shell the town.", "threatening"),
        ("The minister denied threatening to shell the town.", "shell"),
        ("The army denied that it was considering shelling the town.", "shelling"),
        ("Norway denied plans to attack the port.", "attack"),
        ("Norway denied that it had demanded that Sweden leave the town.", "demanded"),
    ],
)
def test_a_denied_threat_plan_or_demand_is_denied(claim_at: ClaimAt, text: str, act: str) -> None:
    assert claim_at(text, act).status is Status.DENIED


def test_a_charge_is_told_by_who_makes_it_not_by_who_denies_it(claim_at: ClaimAt) -> None:
    text = "Poland has accused Iran of smuggling sailors over the border, a charge Tehran denies."
    claim = claim_at(text, "accused")
    assert "Iran" not in [link.source.name for link in claim.attribution]


def test_what_the_denier_goes_on_to_say_is_not_denied(claim_at: ClaimAt) -> None:
    text = "The minister denied the charge, saying rebels had shelled the town."
    assert claim_at(text, "shelled").status is Status.ASSERTED


def test_what_is_denied_in_passing_keeps_the_voice_that_tells_it(claim_at: ClaimAt) -> None:
    text = "Norway said troops had fired on the port, which the army denied."
    told, denial = claim_at(text, "fired"), claim_at(text, "denied")
    assert (told.status, denial.status) == (Status.ASSERTED, Status.DENIED)
    assert [told.attribution[0].source.name, denial.attribution[0].source.span.quote] == ["Norway", "the army"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        ("Turkish jets bombed the port on Monday, the ministry said. Turkey denied the reports.",
         "ASSAULT", "Turkey"),
        ("Norway sent troops to the island, the mayor said. Norway denied it.", "MOBILIZE", "Norway"),
        ("Police arrested the editor. “The reports are false,” Anna Velk said.", "COERCE", "Anna Velk"),
    ],
)  # fmt: skip
def test_a_denial_is_of_what_was_alleged(drafts_of: ClaimsOf, text: str, kind: str, voice: str) -> None:
    (denial,) = [claim for claim in drafts_of(text) if claim.status is Status.DENIED]
    assert (denial.type, denial.attribution[0].source.name) == (kind, voice)
    assert denial.actors == ()


def test_a_denial_that_names_the_deed_is_told_once(drafts_of: ClaimsOf) -> None:
    found = drafts_of("Turkey denied that its jets had bombed the port.")
    assert [(c.type, c.status) for c in found] == [("ASSAULT", "denied")]


def test_a_denial_of_nothing_told_is_a_refusal(drafts_of: ClaimsOf) -> None:
    (claim,) = drafts_of("Turkey denied the charges.")
    assert (claim.type, claim.status, claim.actors[0].name) == ("REJECT", "asserted", "Turkey")


def test_denying_somebody_a_thing_is_no_denial_of_a_report(claim_at: ClaimAt) -> None:
    claim = claim_at("On Thursday the United Nations denied port access to four ships.", "denied")
    assert (claim.type, claim.status) == ("SANCTION", "asserted")
