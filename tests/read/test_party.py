"""The sentence is the test: who can be a party to an act, and who is meant."""

from __future__ import annotations

import pytest

from .conftest import ClaimAt


@pytest.mark.parametrize(
    ("text", "act", "actors"),
    [
        ("Foreign Minister Anna Velk met rebels in Oslo.", "met", ["Anna Velk"]),
        ("Anna Velk came to Oslo. She met rebels there.", "met", ["Anna Velk"]),
        ("Anna Velk and Pavel Orsk met in Oslo.", "met", ["Anna Velk", "Pavel Orsk"]),
        ("“We bombed the port,” Anna Velk said.", "bombed", ["Anna Velk"]),
        ("“I met Pavel Orsk,” Anna Velk said.", "met", ["Anna Velk"]),
        ("Moscow deployed troops along the river.", "deployed", ["Russia"]),
        ("Iran denied that it had bombed the port.", "bombed", ["Iran"]),
        ("Treaties bombed the port.", "bombed", []),
        ("Norwegian ships fueled up from Russia.", "fueled", ["Russia"]),
        ("In response the opposition Harbour National Coalition condemned the attack.", "condemned", [
            "Harbour National Coalition"]),
        ("Hundreds of dead and injured people were rushed to hospital.", "dead", []),
        ("France Britain the United States and others condemned the attack.", "condemned", [
            "France", "United Kingdom", "United States"]),
        ("Russia and Ukraine fight on. Russian and Ukrainian leaders met in Minsk.", "met", [
            "Russia", "Ukraine"]),
        ("Pavel Orsk came to Oslo with Anna Velk. “She [Velk] condemned the attack,” he said.", "condemned", [
            "Anna Velk"]),
        ("On Monday, darkness met the ships.", "met", []),
        ("The raid drew condemnation from Norway.", "drew", ["Norway"]),
        ("Iran won the backing of Norway.", "won", ["Norway"]),
        ("The rebels enjoy the support of Norway.", "enjoy", ["Norway"]),
        ("Kenyan ships met. Two non-Kenyan ships shelled Lima.", "shelled", [None]),
        ("Peruvian ships sold fuel to Chilean ships. The ships shelled Lima.", "shelled", ["Peruvian ships"]),
        ("Anna Velk said jets bombed the market, accusing Chad of murder.", "accusing", ["Anna Velk"]),
    ],
)
def test_who_acts(claim_at: ClaimAt, text: str, act: str, actors: list[str | None]) -> None:
    assert [party.name for party in claim_at(text, act).actors] == actors


@pytest.mark.parametrize(
    ("text", "act", "recipients"),
    [
        ("Turkish jets bombed Syria.", "bombed", ["Syria"]),
        ("Police arrested Anna Velk.", "arrested", ["Anna Velk"]),
        ("Norway accused Turkey of spying.", "accused", ["Turkey"]),
        ("Norway condemned Turkey's attack on the port.", "condemned", ["Turkey"]),
        ("Norway imposed sanctions on Iran.", "sanctions", ["Iran"]),
        ("Anna Velk was arrested by police.", "arrested", ["Anna Velk"]),
        ("Norway called for action by the United Nations.", "called", ["United Nations"]),
        ("Norwegian Prime Minister Anna Velk refused to allow aid into Norway.", "allow", []),
        ("The council passed a resolution requiring Norway to inspect the ships.", "passed", ["Norway"]),
        ("The council passed sanctions that target Iran.", "passed", ["Iran"]),
        ("The council passed sanctions on Iran, banning 90 percent of oil imports.", "banning", ["Iran"]),
        ("Norway wants Iran returned.", "wants", []),
        ("Norway announced the withdrawal of the remaining personnel.", "withdrawal", []),
        ("The council banned 90 percent of oil imports.", "banned", []),
        ("An offer by Turkey was rejected by Norway.", "was rejected", ["Turkey"]),
        ("Norway ruled out talks with Iran.", "ruled out", ["Iran"]),
        ("Talks with Iran were ruled out by Norway.", "were ruled out", ["Iran"]),
        ("Norway discussed Iran with Turkey.", "discussed", ["Turkey"]),
        ("In a call with Anna Velk, Pavel Orsk discussed the harvest.", "discussed", ["Anna Velk"]),
        ("In a letter to the United Nations, Norway requested a vote.", "requested", ["United Nations"]),
        ("Farmers called for the resignation of Anna Velk.", "called for", ["Anna Velk"]),
        ("Norway is mediating between Iran and Turkey.", "mediating", ["Iran", "Turkey"]),
        ("Norway lashed out at Moscow over the catch.", "lashed out", ["Russia"]),
        ("Norway called on Moscow to free the trawler.", "called on", ["Russia"]),
        ("The storm prompted more Norwegian aid to the rebels.", "prompted", ["rebels"]),
        ("The army told Anna Velk to go home.", "told", ["Anna Velk"]),
        ("Norway said it rejected the accusations made by Iran.", "rejected", ["Iran"]),
        ("Norway was given a weekly ultimatum by Iran.", "was given", ["Norway"]),
        ("Norway filed a complaint against Iran with the United Nations.", "filed", ["Iran"]),
        ("Norway condemned violence against the Kurds.", "condemned", []),
        ("Turkey is here. Norwegians voiced support for the Turkish bid.", "voiced support", ["Turkey"]),
        ("Norway and Iran struck a deal on border patrols.", "struck a deal", []),
        ("Norway threatened to quit unless Iran paid.", "threatened", ["Iran"]),
        ("Anna Velk praised Norway and named Iran a foe. She warned the Asian country.", "warned", ["Iran"]),
        ("The US sold oil to Kenya, and now it blamed the African nation.", "blamed", ["Kenya"]),
        ("Military interference is an option, Anna Velk warned.", "warned", []),
    ],
)
def test_who_it_is_done_to(claim_at: ClaimAt, text: str, act: str, recipients: list[str]) -> None:
    assert [party.name for party in claim_at(text, act).recipients] == recipients


@pytest.mark.parametrize(
    ("text", "act", "recipients"),
    [
        ("Norway accused Turkish troops of shelling a school.", "accused", ["Turkish troops"]),
        ("Norway accused the government of corruption.", "accused", ["the government"]),
        ("The two sides blamed each other for the fire.", "blamed", ["each other"]),
        ("The minister charged that it was the rebels who burned the village.", "charged", ["the rebels"]),
        ("Kenya is calling upon the African Union and all neighbours to help.", "calling", [
            "the African Union", "all neighbours"]),
        ("The minister criticised the media reports about the flood.", "criticised", ["the media reports"]),
        ("The council adopted a resolution limiting Iran's oil imports.", "adopted", ["Iran's"]),
        ("The smugglers ferried rifles from Libya to Chad.", "ferried", ["Chad"]),
        ("Police arrested Pavel Orsk, a lawyer, and three students.", "arrested", [
            "Pavel Orsk", "three students"]),
        ("Peru supplied fuel to Bolivia and also to Chile.", "supplied", ["Bolivia", "Chile"]),
        ("Only ten states backed Pavel Orsk - in fact, more than forty opposed him.", "backed", ["Pavel Orsk"]),
        ("Iraq and Iran quarrel. Iranian tanks entered Iraqi territory.", "entered", ["Iraqi territory"]),
        ("Iraq and Iran quarrel. Iraqi tanks moved into Iraqi territory.", "moved into", []),
        ("A rights group put the death toll at 70.", "put the death toll", []),
        ("Forty bodies were found in the river.", "bodies were found", ["Forty bodies"]),
        ("It said Mouadamiya southwest of the capital came under attack.", "came under", ["Mouadamiya"]),
        ("The army shelled the ports of Latakia and Tartus.", "shelled", ["the ports of Latakia and Tartus"]),
        ("Jets bombed the eastern suburbs.", "bombed", ["the eastern suburbs"]),
        ("The army opened fire on the outskirts.", "opened fire", []),
        ("Fighters attacked Tumaco south of the river.", "attacked", ["Tumaco"]),
        ("Norway imposed a tariff over China's subsidies.", "imposed a tariff", ["China's"]),
        ("Georgia broke off relations in response to Russia's invasion.", "broke off", ["Russia's"]),
        ("Kenya expelled a diplomat, Ana Ruiz, and her aides.", "expelled", ["a diplomat", "her aides"]),
        ("The council passed a resolution requiring member states to cut trade with Iran.", "passed", ["Iran"]),
    ],
)
def test_the_words_for_whom_it_is_done_to(
    claim_at: ClaimAt, text: str, act: str, recipients: list[str]
) -> None:
    assert [p.span.quote for p in claim_at(text, act).recipients if p.span] == recipients


def test_the_army_acts_in_its_operation(claim_at: ClaimAt) -> None:
    (actor,) = claim_at("The army operation was aimed at the recapture of the town.", "aimed").actors
    assert actor.span is not None and actor.span.quote == "army"


def test_who_is_killed_by_the_shots_is_who_they_were_fired_at(claim_at: ClaimAt) -> None:
    text = "Police fired rockets at the quarter, murdering hundreds of civilians."
    (harmed,) = claim_at(text, "fired").recipients
    assert harmed.span is not None and harmed.span.quote == "hundreds of civilians"


def test_a_party_is_shown_in_the_words_of_its_clause(claim_at: ClaimAt) -> None:
    (actor,) = claim_at("Anna Velk came to Oslo. She met rebels there.", "met").actors
    assert actor.span is not None and actor.span.quote == "She"


def test_a_crowd_without_a_name_is_a_party_without_an_entity_name_of_a_person(claim_at: ClaimAt) -> None:
    (actor,) = claim_at("Students attacked the palace.", "attacked").actors
    assert actor.span is not None and actor.span.quote == "Students"


def test_nobody_is_both_actor_and_recipient(claim_at: ClaimAt) -> None:
    claim = claim_at("Norway and Turkey accused Norway and Turkey of spying.", "accused")
    assert not {p.span for p in claim.actors} & {p.span for p in claim.recipients}


def test_the_last_of_a_list_of_names_is_kept(claim_at: ClaimAt) -> None:
    actors = claim_at("Macron, Merkel, Scholz and Draghi condemned the raid.", "condemned").actors
    assert [p.name or (p.span and p.span.quote) for p in actors] == ["Macron", "Merkel", "Scholz", "Draghi"]


def test_a_list_of_signatories_is_cut(claim_at: ClaimAt) -> None:
    names = "Norway, Turkey, Iran, Iraq, Syria, Egypt, France, Spain, Italy, Greece and Poland"
    assert len(claim_at(f"{names} condemned the attack.", "condemned").actors) <= 8


def test_air_strikes_of_a_nation_are_its_own(claim_at: ClaimAt) -> None:
    claim = claim_at("Norway is at war. Norwegian airstrikes have hit the rebels.", "have hit")
    assert [(p.name, p.span.quote) for p in claim.actors if p.span] == [("Norway", "Norwegian")]


def test_some_of_the_rebels_are_rebels(claim_at: ClaimAt) -> None:
    claim = claim_at("Norway left. Some of the Norwegian officers attacked the port.", "attacked")
    assert [p.span.quote for p in claim.actors if p.span] == ["Some of the Norwegian officers"]


def test_those_quoted_speak_not_who_quotes_them(claim_at: ClaimAt) -> None:
    text = "The council quoted villagers as saying that Iran bombed the port."
    source = claim_at(text, "bombed").attribution[0].source
    assert source.span is not None and source.span.quote == "villagers"


def test_a_report_is_named_with_its_author(claim_at: ClaimAt) -> None:
    source = claim_at("A report by the UN found that Iran bombed the port.", "bombed").attribution[0].source
    assert source.name == "A report by the UN"
