"""The sentence is the test: did it happen, says the nearest voice, or not?"""

from __future__ import annotations

import pytest

from onrecord.model import Status

from .conftest import ClaimAt, ClaimsOf


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("Turkey bombed the port.", "bombed", "asserted"),
        ("The minister said that Turkey had bombed the port.", "bombed", "asserted"),
        ("Turkey is preparing the evacuation of the port.", "preparing", "planned"),
        ("Turkey never bombed the port.", "bombed", "denied"),
        ("Turkey did not bomb the port.", "bomb", "denied"),
        ("Turkey denied that it had bombed the port.", "bombed", "denied"),
        ("Turkey denied bombing the port.", "bombing", "denied"),
        ("They expect Turkey to bomb the port.", "bomb", "predicted"),
        ("The minister wants to make sure that Turkey releases the men.", "releases", "planned"),
        ("Norway said that rebels may have carried out the alleged attack.", "carried", "speculated"),
        ("Turkey would have gone further and bombed the port.", "bombed", "speculated"),
        ("Turkey is not considering strikes on Norway.", "considering", "denied"),
        ("Turkey's navy, one of several in the strait, denied seizing a ship.", "seizing", "denied"),
        ("On Radio Oslo, the mayor – who had five cats – didn’t question the vote.", "question", "denied"),
        ("Turkey rejected reports that its jets had bombed the port.", "bombed", "denied"),
        ("Nobody was arrested in the port.", "arrested", "denied"),
        ("No soldiers were killed in the port.", "killed", "denied"),
        ("Instead of bombing the port, Turkey sent an envoy.", "bombing", "denied"),
        ("There is no confirmation that Turkey bombed the port.", "bombed", "speculated"),
        ("It will be the first meeting between Norway and Turkey.", "meeting", "planned"),
        ("Turkey failed to withdraw its troops.", "withdraw", "denied"),
        ("There is zero indication that Turkish troops will enter the port.", "enter", "denied"),
        ("There was no evidence that Turkey bombed the port.", "bombed", "denied"),
        ("Turkey plans to send troops to Libya.", "send", "planned"),
        ("Turkey sought to seize the port.", "seize", "asserted"),
        ("Turkey will send troops to Libya.", "send", "planned"),
        ("The minister said that he would send troops to Libya.", "send", "planned"),
        ("Turkey is expected to withdraw its troops.", "withdraw", "predicted"),
        ("Analysts predict that Turkey will bomb the port.", "bomb", "predicted"),
        ("Diplomats warned that Turkey would bomb the port.", "would bomb", "predicted"),
        ("Turkey threatened to bomb the port.", "bomb", "threatened"),
        ("“If they cross the river, we will bomb the port,” the general warned.", "bomb", "threatened"),
        ("Turkey may have bombed the port.", "bombed", "speculated"),
        ("Turkey could invade Libya.", "invade", "speculated"),
        ("Turkey has reportedly bombed the port.", "bombed", "speculated"),
        ("Turkey is believed to have bombed the port.", "bombed", "speculated"),
        ("Turkey is suspected of bombing the port.", "bombing", "speculated"),
        ("There was speculation that Turkey had bombed the port.", "bombed", "speculated"),
        ("The mayor believes that Turkey bombed the port.", "bombed", "speculated"),
        ("Did Turkey bomb the port?", "bomb", "speculated"),
        ("The mayor said that Turkey had reportedly bombed the port.", "bombed", "asserted"),
        ("Norway's minister said that Turkey would invade Libya.", "invade", "predicted"),
        ("Norway's mayor looks forward to meeting Pavel Orsk.", "meeting", "planned"),
        ("Twenty diplomats to be expelled from Oslo.", "to be expelled", "planned"),
        ("“We would like to thank Turkey,” the mayor said.", "to thank", "asserted"),
        ("“I fear that they bombed the port,” the mayor said.", "bombed", "speculated"),
        ("There were no reports of soldiers coming under fire.", "coming under fire", "denied"),
        ("“It would be hard,” the mayor said.", "would be", "asserted"),
    ],
)  # fmt: skip
def test_how_a_happening_is_told(claim_at: ClaimAt, text: str, act: str, status: str) -> None:
    assert claim_at(text, act).status == status


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway does not recognize the new government.", "recognize"),
        ("Norway would not allow Turkish ships into its ports.", "allow"),
        ("Norway refused to recognize the new government.", "refused"),
    ],
)
def test_a_refusal_is_something_done(claim_at: ClaimAt, text: str, act: str) -> None:
    claim = claim_at(text, act)
    assert (claim.type, claim.status) == ("REJECT", "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "“Turkey must withdraw its troops,” Anna Velk said.",
        "“Turkey has to leave our waters,” Anna Velk said.",
        "Anna Velk demanded that Turkey withdraw its troops.",
        "Anna Velk urged Turkey to withdraw its troops.",
    ],
)
def test_a_demand_is_the_speakers_request(drafts_of: ClaimsOf, text: str) -> None:
    request = next(claim for claim in drafts_of(text) if claim.type == "REQUEST")
    assert request.status is Status.ASSERTED
    assert [actor.name for actor in request.actors] == ["Anna Velk"]


@pytest.mark.parametrize(
    "text",
    [
        "“Turkey must withdraw its troops,” Anna Velk said.",
        "Turkey threatened to withdraw its troops.",
        "Turkey might withdraw its troops.",
        "Turkey has yet to withdraw its troops.",
        "Turkey refused to withdraw its troops.",
        "Unless Turkey withdraws its troops, the talks end.",
        "Anna Velk wants Turkey to withdraw its troops.",
        "Turkey’s troops are not about to withdraw.",
        "It is false that Turkey withdrew its troops.",
        "Turkey was ready to withdraw its troops.",
        "Turkey hopes to withdraw its troops.",
        "There is a risk that Turkey will withdraw its troops.",
        "Anna Velk called for Turkey to withdraw its troops.",
        "Anna Velk demanded that Turkey withdraw its troops.",
    ],
)
def test_what_has_not_happened_is_never_told_as_done(drafts_of: ClaimsOf, text: str) -> None:
    assert not [c for c in drafts_of(text) if c.type == "RETREAT" and c.status is Status.ASSERTED]


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("Without the patrol, Turkey would have bombed the port.", "bombed", "speculated"),
        ("Nobody knows whether or not Turkey bombed the port.", "bombed", "speculated"),
        ("That could mean that Turkey bombed the port.", "bombed", "speculated"),
        ("One possibility is that Turkey bombed the port.", "bombed", "speculated"),
        ("The ship was held over suspicions that it carried weapons to Libya.", "carried", "speculated"),
        ("A Turkish offensive may be under way.", "offensive", "speculated"),
        ("Norway has no doubt that Turkey bombed the port.", "bombed", "asserted"),
        ("“I think Turkey bombed the port,” the mayor said.", "bombed", "asserted"),
        ("The mayor does not believe that Turkey bombed the port.", "bombed", "denied"),
        ("Reports of a Turkish attack on the port are false, the mayor said.", "attack", "denied"),
        ("There is no truth to reports that Turkey bombed the port.", "bombed", "denied"),
        ("No ships were seized or bombed in the port.", "bombed", "denied"),
        ("Turkey has no intention of bombing the port.", "bombing", "denied"),
        ("Turkey called off the attack without warning the port.", "warning", "denied"),
        ("Turkey has not cracked down hard enough on the smugglers.", "cracked down", "asserted"),
        ("Turkey failed to stop the ships from bombing the port.", "bombing", "asserted"),
        ("Turkey denied it and said that Libya had bombed the port.", "bombed", "asserted"),
        ("The mayor failed to appear after suing the port.", "suing", "asserted"),
        ("Turkey signed an order imposing sanctions on Libya.", "imposing", "asserted"),
        ("Libya is already asking for aid: What next?", "asking", "asserted"),
        ("Turkey denied that it paid the mayor, who had bombed the port.", "bombed", "asserted"),
        ("Turkey is believed to be behind the bombing of the port.", "bombing", "asserted"),
        ("Should Turkish jets bomb the port, the ships leave.", "bomb", "speculated"),
        ("Not only had Turkish jets bombed the port, they sank a ship.", "bombed", "asserted"),
        ("The storm could cause Turkey to withdraw its troops.", "withdraw", "speculated"),
        ("Turkey has the capacity to bomb the port.", "bomb", "speculated"),
        ("Neither army has bombed the port.", "bombed", "denied"),
        ("The rebels said they were not behind the bombing.", "bombing", "denied"),
        ("Turkey is considering sending troops to Libya.", "sending", "planned"),
        ("If there is any attack on the port, the ships leave.", "attack", "speculated"),
        ("“No. 1, Turkey bombed the port,” the mayor said.", "bombed", "asserted"),
        ("The strike on the port was called off.", "strike", "denied"),
    ],
)
def test_the_words_around_an_act_reach_no_further_than_they_mean(
    claim_at: ClaimAt, text: str, act: str, status: str
) -> None:
    assert claim_at(text, act).status == status


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("Turkey said it would bomb the port if attacked.", "bomb", "threatened"),
        ("“We will bomb the port,” the general said.", "bomb", "threatened"),
        ("“We will enter the port and bomb it,” the general said.", "bomb", "threatened"),
        ("Turkey said it would send troops to Libya.", "send", "planned"),
        ("Norway said Turkey would send troops to Libya.", "send", "predicted"),
        ("Analysts say Turkey will send troops to Libya.", "send", "predicted"),
        ("Norway said Turkey plans to send troops to Libya.", "send", "planned"),
        ("The port will be bombed.", "bombed", "predicted"),
    ],
)
def test_the_side_that_would_act_plans_or_threatens_and_others_predict(
    claim_at: ClaimAt, text: str, act: str, status: str
) -> None:
    assert claim_at(text, act).status == status


def test_the_words_of_one_who_denies_are_no_denial_of_themselves(claim_at: ClaimAt) -> None:
    text = "Turkey denied the charge. “Libya bombed the port,” the minister said."
    assert claim_at(text, "bombed").status == "asserted"


def test_what_should_not_be_done_is_a_demand(claim_at: ClaimAt) -> None:
    claim = claim_at("Anna Velk said that Turkish troops should not enter the port.", "enter")
    assert (claim.type, claim.status) == ("REQUEST", "asserted")


def test_denied_wrongdoing_is_no_denial_of_what_was_told_last(claim_at: ClaimAt) -> None:
    claim = claim_at("Turkey bombed the port. The mayor of Oslo denied wrongdoing.", "denied")
    assert (claim.type, claim.status) == ("REJECT", "asserted")


def test_an_act_that_is_prepared_is_planned(claim_at: ClaimAt) -> None:
    assert claim_at("Norway was preparing his evacuation.", "was preparing his evacuation").status == "planned"


def test_what_is_only_an_option_or_due_is_not_told_as_done(claim_at: ClaimAt) -> None:
    option = claim_at("One option is bombing the port, Anna Velk said.", "bombing")
    due = claim_at("It is vital that Norway withdraw its troops, Anna Velk said.", "withdraw")
    assert (option.status, due.type) == ("speculated", "REQUEST")


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        ("The port of Halden escaped the shelling that destroyed two suburbs.", "escaped", "denied"),
        ("The village was spared the bombing.", "spared", "denied"),
        ("The captain escaped an attack on his ship.", "escaped", "asserted"),
        ("The minister announced the withdrawal this week of all envoys from Oslo.", "withdrawal", "planned"),
        ("The general announced the deployment next month of two brigades.", "deployment", "planned"),
        ("The army announced the arrest of two spies on Monday.", "arrest", "asserted"),
    ],
)
def test_harm_that_passed_by_and_movements_to_come_are_not_done(
    claim_at: ClaimAt, text: str, act: str, status: str
) -> None:
    assert claim_at(text, act).status == status


@pytest.mark.parametrize(
    "text",
    [
        "Had Norway bombed the dam last spring, the valley would have been flooded.",
        "Had the rebels simply bombed the convoy, the council might have acted.",
    ],
)
def test_what_would_have_followed_did_not_happen(drafts_of: ClaimsOf, text: str) -> None:
    assert not [claim for claim in drafts_of(text) if "bombed" in claim.act.quote]
