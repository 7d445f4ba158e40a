"""The sentence is the test: who does an act and to whom, where neither is its plain subject or object."""

from __future__ import annotations

import pytest

from onrecord.model import EventType, Status

from .conftest import ClaimAt, ClaimsOf


@pytest.mark.parametrize(
    ("text", "act", "recipients"),
    [
        ("Norway complained that Turkey had not kept its word.", "complained", ["Turkey"]),
        ("Turkey threatened to attack Norway.", "threatened", ["Norway"]),
        ("Turkey threatened an attack on Norway.", "threatened", ["Norway"]),
        ("Norway offered Sweden its help.", "offered", ["Sweden"]),
        ("Norway sent troops to Sweden.", "sent", ["Sweden"]),
        ("Anna Velk renewed her criticism of Turkey.", "criticism", ["Turkey"]),
        ("Norway imposed a quota of ten barrels of oil on Iran.", "imposed", ["Iran"]),
        ("North Korea held its sixth nuclear test.", "test", []),
        ("Turkey threatened that Norway would pay dearly.", "threatened", ["Norway"]),
        ("Turkey threatened to send gift packages to Norway.", "threatened", ["Norway"]),
        ("The charge contained no allegations that Turkey had spied.", "allegations", ["Turkey"]),
        ("Anna Velk had refused to cooperate with Norway.", "refused", ["Norway"]),
        ("Anna Velk praised the course that Norway has taken.", "praised", ["Norway"]),
        ("Anna Velk’s support among voters fell.", "support", ["Anna Velk"]),
        ("Norway sent inspectors to Turkey.", "sent", ["Turkey"]),
        ("Norway offered Anna Velk asylum.", "offered", ["Anna Velk"]),
        ("With support from the council, Anna Velk has risen.", "support", ["Anna Velk"]),
        ("Norway repeated its support for Turkey.", "support", ["Turkey"]),
        ("Rebels seized control of Mosul.", "seized", ["Mosul"]),
        ("A bomb exploded on a bus in Mosul.", "exploded", []),
        ("Anna Velk presented a plan that called for Norway to disarm.", "called for", ["Norway"]),
        ("Anna Velk said it is time for Norway to disarm.", "time for", ["Norway"]),
        ("Norway has allowed Turkey to send ships.", "allowed", ["Turkey"]),
        ("Anna Velk rejected the sanctions imposed by Norway.", "rejected", ["Norway"]),
        ("Most voters approve of the job Anna Velk is doing.", "approve", ["Anna Velk"]),
        ("Norway promised financial support for Turkey.", "promised", ["Turkey"]),
        ("“We want to express our gratitude to Norway,” Anna Velk said.", "express", ["Norway"]),
        ("Voters rallied to protest against Anna Velk.", "rallied", ["Anna Velk"]),
        ("Norway flew to Oslo to meet with Turkey to discuss the truce.", "discuss", ["Turkey"]),
        ("A Norwegian army memo was given to Anna Velk.", "given", ["Anna Velk"]),
        ("Turkey’s Norway sanctions hurt exporters.", "sanctions", ["Norway"]),
        ("Months of rocket attacks from Norway into Turkey followed.", "attacks", ["Turkey"]),
        ("The council brought articles of impeachment against Anna Velk.", "impeachment", ["Anna Velk"]),
        ("Norway ended its ties with Turkey.", "ended", ["Turkey"]),
        ("Norway blamed the raid on Turkey.", "blamed", ["Turkey"]),
        ("Turkey is facing new sanctions.", "sanctions", ["Turkey"]),
        ("The talks on Turkey have failed, Norway said.", "talks", []),
        ("Norway said Norwegian deaths in the raid have risen.", "deaths", ["Norway"]),
        ("Turkey will vote on Norway sanctions.", "sanctions", ["Norway"]),
        ("Anna Velk said Turkey must leave.", "must", ["Turkey"]),
        ("When urged to resign, Anna Velk left the hall.", "urged", ["Anna Velk"]),
        ("Anna Velk issued a blunt warning to Turkey on Monday.", "issued", ["Turkey"]),
        ("Norway claimed responsibility for the killing of Anna Velk.", "responsibility", ["Anna Velk"]),
        ("Norway is not going to allow Turkey to build a bomb.", "not going to allow", ["Turkey"]),
        ("Norway promised to let Turkey use the port.", "promised", ["Turkey"]),
        ("Norway threatened to withhold aid from Turkey.", "threatened", ["Turkey"]),
        ("Officers have grumbled about Norway’s heavy-handed management.", "grumbled", ["Norway"]),
        ("Officers have grumbled about the weather.", "grumbled", []),
        ("Norway moved troops into Turkey - artillery, tanks and crews - on Monday.", "moved", ["Turkey"]),
        ("Norway’s incursions into Turkey- artillery, guns, tanks - go on.", "incursions", ["Turkey"]),
        ("The council imposed sanctions in response Turkey's suspected nuclear test.", "imposed", ["Turkey"]),
        ("The council adopted a new embargo in response Turkey's raid.", "adopted", ["Turkey"]),
        ("There were allegations of Norway arming rebels.", "allegations", ["Norway"]),
        ("Turkey left. Accusations of direct Turkish meddling grew.", "Accusations", ["Turkey"]),
        ("Norway warned that it was ready to strike Turkey.", "warned", ["Turkey"]),
        ("Anna Velk pressured Turkey to yield, saying that force is not off the table.", "off", ["Turkey"]),
        ("Norway pressured Turkey to yield by threatening to withhold a loan.", "threatening", ["Turkey"]),
        ("“Every option is on the table,” Anna Velk said when asked whether Norway is considering a military"
         " option in Turkey.", "option is on", ["Turkey"]),
        ("A clerk filed a complaint accusing Anna Velk of fraud.", "filed", ["Anna Velk"]),
        ("Military aid was withheld from Turkey.", "withheld", ["Turkey"]),
        ("The rebels seized control of large parts of Norway.", "seized control", ["Norway"]),
        ("Police investigate links between Turkey and Norway.", "investigate", ["Turkey", "Norway"]),
        ("Most voters cheered for Norway to join the pact.", "cheered", ["Norway"]),
        ("The mayor fears the Free Front, which she has outlawed in Halden.", "outlawed", ["Free Front"]),
        ("Two bombers flew from Norway to join the drill.", "flew", []),
        ("Anna Velk has rejected a threat of war from Norway.", "rejected", ["Norway"]),
        ("Anna Velk came to Norway’s defence on Sunday.", "came", ["Norway"]),
        ("Anna Velk is visiting Turkey with a delegation.", "is visiting", ["Turkey"]),
        ("Anna Velk aired her charges on Fox News.", "charges", []),
        ("Anna Velk urged the audience to vote.", "urged", [None]),
        ("Anna Velk opposes Turkey joining the pact.", "opposes", ["Turkey"]),
        ("Norway supplies Gaza with water.", "supplies", ["Gaza"]),
        ("Norway shared information with Turkey on Iran.", "shared", ["Turkey"]),
        ("Anna Velk called the mayor and the judge. Anna Velk has met both of them.", "has met", [None]),
        ("It was a tale that Norway spied on the talks.", "spied", []),
        ("Norway accuses Turkey of misusing party funds meant for schools.", "accuses", ["Turkey"]),
        ("Norwegian aides met at the port this week with Minister Anna Velk to talk about a book.", "met",
         ["Anna Velk"]),
        ("Anna Velk saw sixty worshippers slaughtered.", "slaughtered", [None]),
        ("Anna Velk criticized her superiors.", "criticized", [None]),
        ("Turkey launched two rockets from Norway.", "launched", []),
    ],
)
def test_whom_an_act_is_about(claim_at: ClaimAt, text: str, act: str, recipients: list[str]) -> None:
    assert [party.name for party in claim_at(text, act).recipients] == recipients


@pytest.mark.parametrize(
    ("text", "act", "actors"),
    [
        ("Anna Velk used the interview to accuse Turkey of spying.", "accuse", ["Anna Velk"]),
        ("Norway responded with accusations against Turkey.", "accusations", ["Norway"]),
        ("Turkey drew criticism from Norway.", "criticism", ["Norway"]),
        ("“Russia rigged our election,” Anna Velk said.", "rigged", ["Anna Velk"]),
        ("Anna Velk told Pavel Orsk that she had resigned.", "resigned", ["Anna Velk"]),
        ("Norway did not have the time to ask Turkey for help.", "ask", ["Norway"]),
        ("At 4 p.m. GMT, Norway put out a statement, accusing Turkey of spying.", "accusing", ["Norway"]),
        ("The Harbour Front took responsibility for killing two soldiers.", "killing", ["Harbour Front"]),
        ("An adviser to Anna Velk who resigned on Monday met Pavel Orsk.", "resigned", [None]),
        ("It was praised by Anna Velk, a critic who accused Turkey of spying.", "accused", ["Anna Velk"]),
        ("Pavel Orsk went so far as to accuse Anna Velk of spying.", "accuse", ["Pavel Orsk"]),
        ("The raid was condemned not just by Norway but also by Turkey.", "condemned", ["Norway", "Turkey"]),
        ("Two-thirds of voters condemned the strike.", "condemned", [None]),
        ("A Norwegian missile destroyed the bridge, said Norway’s mayor.", "destroyed", ["Norway"]),
        ("Anna Velk read out the charges brought by Norway.", "charges", ["Norway"]),
        ("Norway left in haste after talks with Turkey.", "talks", ["Norway"]),
        ("Norway passed a resolution that condemned Turkey.", "condemned", ["Norway"]),
        ("President Velk and President Orsk condemned Turkey.", "condemned", ["Velk", "Orsk"]),
        ("Norway has faced criticism from Turkey for its silence.", "faced", ["Turkey"]),
        ("Norway revived a proposal to reopen the strait.", "proposal", ["Norway"]),
        ("Turkey is responsible for a wave of arrests in the port.", "arrests", ["Turkey"]),
        ("In a show of support for Turkey, Norway closed the strait.", "support", ["Norway"]),
        ("Anna Velk settled on a deal with Turkey.", "deal", ["Anna Velk"]),
        ("Anna Velk offered a plan that urged Turkey to leave.", "urged", ["Anna Velk"]),
        ("The effort by Norway to press Turkey failed.", "press", ["Norway"]),
        ("The strait was closed by Norway to press Turkey.", "press", ["Norway"]),
        ("Those with ties to the rebels attacked the port.", "attacked", [None]),
        ("To bomb the port was Anna Velk’s idea.", "bomb", ["Anna Velk"]),
        ("Norway pressured Turkey to leave by threatening a raid.", "threatening", ["Norway"]),
        ("No missiles were delivered from Norway.", "delivered", ["Norway"]),
        ("The plan was drafted by Norway and negotiated with Turkey.", "negotiated", ["Norway"]),
        ("Norwegian-led airstrikes went on, Norway said.", "airstrikes", ["Norway"]),
        ("Anna Velk announced this on a trip to Turkey.", "trip", ["Anna Velk"]),
        ("Norway was the only country to condemn Turkey.", "condemn", ["Norway"]),
        ("Anna Velk was among those who condemned Turkey.", "condemned", ["Anna Velk"]),
        ("Anna Velk is under fire for arresting two reporters.", "arresting", ["Anna Velk"]),
        ("Anna Velk made a point of supporting Turkey.", "supporting", ["Anna Velk"]),
        ("Pavel Orsk went ahead over the objections of Norway.", "objections", ["Norway"]),
        ("Turkey is responsible for ten Norwegian deaths.", "deaths", ["Turkey"]),
        ("The Turkey sanctions were a mistake.", "sanctions", []),
        ("Anna Velk spoke of a suspected attack on Turkey.", "attack", []),
        ("“Turkey will be destroyed,” Anna Velk said.", "will be destroyed", ["Anna Velk"]),
        ("The raid was the work of Norway.", "raid", ["Norway"]),
        ("Anna Velk, whose complaint about Turkey led to the inquiry, left.", "complaint", ["Anna Velk"]),
        ("Today’s attacks on Turkey were the worst in years.", "attacks", []),
        ("A deal was struck between Norway and Turkey on Sunday.", "struck", ["Norway", "Turkey"]),
        ("The attacks in Oslo in which Norway killed ten people were brief.", "killed", ["Norway"]),
        ("Thousands condemned Turkey.", "condemned", [None]),
        ("Anna Velk was blocked from testifying by Norway.", "blocked", ["Norway"]),
        ("He met Anna Velk, the envoy to the United Nations, who condemned it.", "condemned", ["Anna Velk"]),
        ("U.N. envoy to Syria Anna Velk condemned Turkey.", "condemned", ["Anna Velk"]),
        ("The port was attacked and burned by Norway.", "attacked", ["Norway"]),
        ("Ten people died in a military crackdown on the port.", "died", [None]),
        ("Anna Velk was elected and then criticized by Norway.", "elected", []),
        ("Norway urged Turkey to wait, while also calling on Sweden to leave.", "calling on", ["Norway"]),
        ("Conservative strategist and former minister Anna Velk condemned Turkey.", "condemned", ["Anna Velk"]),
        ("Norway, Turkey’s biggest ally and trade partner, left. It has criticized Turkey.", "criticized",
         ["Norway"]),
        ("“Pavel Orsk told me that he met the rebels,” Anna Velk said.", "met", ["Pavel Orsk"]),
        ("North Korea was silent. South Korea left. A North Korean statement condemned Turkey.", "condemned",
         ["North Korea"]),
    ],
)
def test_who_acts_from_afar(claim_at: ClaimAt, text: str, act: str, actors: list[str]) -> None:
    assert [party.name for party in claim_at(text, act).actors] == actors


def test_a_spokesman_is_shown_with_whom_he_speaks_for(claim_at: ClaimAt) -> None:
    (speaker,) = claim_at("A spokesperson for Anna Velk dismissed the plan.", "dismissed").actors
    assert speaker.span is not None
    assert speaker.span.quote == "A spokesperson for Anna Velk"


def test_villagers_who_say_they_fled_are_no_ministry(claim_at: ClaimAt) -> None:
    text = "The Foreign Ministry spoke of a raid. Villagers said they had attacked nobody but the soldiers."
    assert [party.name for party in claim_at(text, "attacked").actors] == ["Villagers"]


def test_a_pronoun_for_people_without_a_name_is_called_by_their_noun(claim_at: ClaimAt) -> None:
    text = "Some fishermen blocked the harbour. On Tuesday they attacked a police station."
    (actor,) = claim_at(text, "attacked").actors
    assert (actor.entity, actor.name, actor.span and actor.span.quote) == (None, "Some fishermen", "they")


@pytest.mark.parametrize(
    ("text", "act", "recipients"),
    [
        ("Relations between Norway and Turkey were bad. Norway broke off relations.", "broke off", ["Turkey"]),
        ("Relations between Norway and Turkey were bad. Iran broke off relations.", "broke off", []),
    ],
)
def test_with_whom_relations_are_broken_off_by_the_sentence_before(
    claim_at: ClaimAt, text: str, act: str, recipients: list[str]
) -> None:
    assert [party.name for party in claim_at(text, act).recipients] == recipients


@pytest.mark.parametrize(
    ("text", "act", "whom"),
    [
        ("Dozens were arrested on Monday.", "arrested", "Dozens"),
        ("Police arrested dozens.", "arrested", "dozens"),
        ("The fighters laid siege to towns near the border.", "laid siege", "towns"),
        ("Norway accused its northern allies of being lazy.", "accused", "its northern allies"),
        ("The army fired rockets on the eastern suburbs of Ankara.", "fired", "the eastern suburbs of Ankara"),
        ("A clinic put the death toll at 310 with 80 percent hit by shells.", "put", "310"),
    ],
)
def test_a_bare_number_and_a_town_are_done_to(claim_at: ClaimAt, text: str, act: str, whom: str) -> None:
    assert [p.span.quote for p in claim_at(text, act).recipients if p.span] == [whom]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Velk wanted to sleep at home again.",
        "The virus is a threat to the region.",
        "Three million people have left the country.",
        "The plan is moving into a public phase.",
        "Anna Velk was forced to wait for hours.",
        "The minister called it a historic moment.",
        "The cross-border road is long.",
    ],
)
def test_words_of_acts_that_tell_of_none(drafts_of: ClaimsOf, text: str) -> None:
    assert drafts_of(text) == []


def test_people_told_as_a_bare_number_are_done_to(claim_at: ClaimAt) -> None:
    recipients = claim_at("The raid killed at least 40 and wounded dozens.", "killed").recipients
    assert [party.span.quote for party in recipients if party.span] == ["at least 40"]


@pytest.mark.parametrize(
    ("text", "act", "actors", "recipients"),
    [
        ("Norway sold hundreds of drones to Turkey.", "sold", ["Norway"], ["Turkey"]),
        ("Norway extradited two suspects to Turkey.", "extradited", ["Norway"], ["Turkey"]),
        ("Norway will give Turkey five patrol boats.", "will give", ["Norway"], ["Turkey"]),
        ("Norway was suspended from NATO.", "was suspended", ["NATO"], ["Norway"]),
        ("Norway spoke. Turkey froze Norwegian assets.", "froze Norwegian assets", ["Turkey"], ["Norway"]),
        ("The envoy was declared persona non grata by Turkey.", "was declared persona non grata",
         ["Turkey"], [None]),
        ("Sanctions against Turkey were announced by Norway.", "were announced", ["Norway"], ["Turkey"]),
        ("Anna Velk was wounded in an assassination attempt by Turkey.", "was wounded", ["Turkey"],
         ["Anna Velk"]),
        ("Fighting broke out between Norway and Turkey.", "Fighting broke out", ["Norway", "Turkey"], []),
        ("Norway exchanged fire with Turkey.", "exchanged fire", ["Norway"], ["Turkey"]),
        ("Norway provides the rebels with weapons.", "provides the rebels with weapons",
         ["Norway"], ["rebels"]),
        ("Anna Velk was freed in a prisoner swap.", "was freed", [], ["Anna Velk"]),
        ("Anna Velk has stepped down and left Norway.", "has stepped down", ["Anna Velk"], []),
        ("A soldier was killed and three were injured by Turkey.", "was killed", ["Turkey"], [None]),
        ("Norway denied moving tanks towards the frontier.", "moving", ["Norway"], []),
        ("Turkey spoke. Norway fired at Turkish positions.", "fired", ["Norway"], ["Turkey"]),
        ("Norway fired missiles at Mosul on Sunday.", "fired", ["Norway"], ["Mosul"]),
        ("Norway has given Gaza a million dollars.", "has given", ["Norway"], ["Gaza"]),
        ("Norway completed the withdrawal of soldiers from Turkey.", "withdrawal", ["soldiers"], []),
    ],
)  # fmt: skip
def test_who_does_what_to_whom_in_plain_news(
    claim_at: ClaimAt, text: str, act: str, actors: list[str | None], recipients: list[str | None]
) -> None:
    claim = claim_at(text, act)
    assert [party.name for party in claim.actors] == actors
    assert [party.name for party in claim.recipients] == recipients


def test_what_is_denied_in_a_gerund_keeps_its_type(claim_at: ClaimAt) -> None:
    claim = claim_at("Norway denies backing the rebels.", "backing")
    assert (claim.type, claim.status) == (EventType.SUPPORT, Status.DENIED)


@pytest.mark.parametrize(
    ("text", "act", "kind"),
    [
        ("Norway fired an artillery barrage into the sea.", "fired", EventType.MOBILIZE),
        ("Norway has destroyed its chemical weapons.", "has destroyed its chemical weapons", EventType.RETREAT),
        ("Norway is sending an aircraft carrier to the region.", "is sending an aircraft carrier",
         EventType.MOBILIZE),
        ("Norway has paused aid to Turkey.", "has paused", EventType.SANCTION),
        ("Norway has shipped artillery shells to Turkey.", "has shipped", EventType.AID),
        ("The raid left the envoy and three other Norwegians dead.", "left", EventType.ASSAULT),
    ],
)  # fmt: skip
def test_what_kind_of_act_plain_news_tells(claim_at: ClaimAt, text: str, act: str, kind: EventType) -> None:
    assert claim_at(text, act).type is kind


def test_what_a_state_says_stands_for_the_state(claim_at: ClaimAt) -> None:
    claim = claim_at("Norway condemned the U.S. account of the raid.", "condemned")
    assert [party.name for party in claim.recipients] == ["United States"]
