"""The sentence is the test: the words that name an act, its type, and who does it to whom."""

from __future__ import annotations

import pytest

from onrecord.read.acts.act import Act, Form, find_acts
from onrecord.read.page import Page

from .conftest import PageOf


def act_at(page: Page, words: str) -> Act:
    found = [act for act in find_acts(page) if words in act_words(page, act)]
    assert found, f"{words!r} not among {[act_words(page, a) for a in find_acts(page)]}"
    return found[0]


def act_words(page: Page, act: Act) -> str:
    return page.paragraphs[act.paragraph].span(act.first, act.last).quote


def nouns(page: Page, act: Act, indexes: tuple[int, ...]) -> list[str]:
    return [page.paragraphs[act.paragraph].tokens[i].text for i in indexes]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Turkey and Norway signed a treaty.", "signed", "AGREE"),
        ("The two ministers met in Oslo.", "met", "CONSULT"),
        ("Norway recognized the new government.", "recognized", "SUPPORT"),
        ("The mayor resigned on Monday.", "resigned", "CONCEDE"),
        ("Norway extradited two bankers to Turkey.", "extradited", "COOPERATE"),
        ("Norway sent medicine to the camp.", "sent", "AID"),
        ("Turkey withdrew its troops from the valley.", "withdrew", "RETREAT"),
        ("Norway urged Turkey to leave.", "urged", "REQUEST"),
        ("Norway insists that Turkey make no agreement.", "insists", "REQUEST"),
        ("Norway insisted that Turkish soldiers leave the port.", "insisted", "REQUEST"),
        ("The sailors were told to stay below.", "were told", "REQUEST"),
        ("The mayor faces calls from fishermen to open the port.", "faces calls", "REQUEST"),
        ("Norway dismissed the accusations as lies.", "dismissed", "REJECT"),
        ("Norway filed a formal protest with Turkey.", "filed", "ACCUSE"),
        ("Norway condemned the raid.", "condemned", "ACCUSE"),
        ("Norway vetoed the resolution.", "vetoed", "REJECT"),
        ("Turkey threatened to close the strait.", "threatened", "THREATEN"),
        ("Norway imposed sanctions on Turkey.", "imposed sanctions", "SANCTION"),
        ("Thousands marched against the government in Oslo.", "marched", "PROTEST"),
        ("Turkey deployed troops along the river.", "deployed", "MOBILIZE"),
        ("Police arrested two reporters.", "arrested", "COERCE"),
        ("Turkish jets bombed the port.", "bombed", "ASSAULT"),
        ("Norway would regard any landing as an act of war.", "regard", "THREATEN"),
    ],
)
def test_each_type_has_its_verbs(page_of: PageOf, text: str, words: str, kind: str) -> None:
    page = page_of(text)
    assert act_at(page, words).type == kind


@pytest.mark.parametrize(
    ("text", "words", "doers", "done_to"),
    [
        ("Turkish jets bombed the rebels.", "bombed", ["jets"], ["rebels"]),
        ("The rebels were bombed by Turkish jets.", "were bombed", ["jets"], ["rebels"]),
        ("The rebels were bombed at dawn.", "were bombed", [], ["rebels"]),
        ("Two rebels captured by the army were shot.", "captured", ["army"], ["rebels"]),
        ("The army arrested and beat two reporters.", "beat", ["army"], ["reporters"]),
        ("The army, which arrested two reporters, kept silent.", "arrested", ["army"], ["reporters"]),
        ("Soldiers who crossed the border attacked a convoy.", "attacked", ["Soldiers"], ["convoy"]),
        ("Police and soldiers attacked the strikers.", "attacked", ["Police", "soldiers"], ["strikers"]),
        ("The army ordered troops to attack the town.", "attack", ["troops"], ["town"]),
        ("The army promised to attack the town.", "attack", ["army"], ["town"]),
        ("The army entered the town, killing two farmers.", "killing", ["army"], ["farmers"]),
        ("Two farmers died in a raid by the army.", "died", ["army"], ["farmers"]),
        ("Norway accused the army of shelling farmers.", "shelling", ["army"], ["farmers"]),
        ("The minister met with rebels in Oslo.", "met", ["minister"], ["rebels"]),
        ("The farmers that the army arrested came home.", "arrested", ["army"], ["farmers"]),
        ("The town that rebels seized burned.", "seized", ["rebels"], ["town"]),
        ("The army is ready to attack the town.", "attack", ["army"], ["town"]),
        ("Generals were planning the king's overthrow.", "planning", ["Generals"], ["king"]),
        ("The army announced its arrest of two reporters.", "arrest", ["army"], ["reporters"]),
    ],
)
def test_doer_and_done_to(
    page_of: PageOf, text: str, words: str, doers: list[str], done_to: list[str]
) -> None:
    page = page_of(text)
    act = act_at(page, words)
    assert nouns(page, act, act.actors)[: max(1, len(doers))] == doers
    assert nouns(page, act, act.recipients)[: len(done_to)] == done_to


@pytest.mark.parametrize(
    ("text", "words", "kind", "doer"),
    [
        ("The arrest of two officers by the police came late.", "arrest", "COERCE", "police"),
        ("The army's withdrawal from the valley went on.", "withdrawal", "RETREAT", "army"),
        ("The withdrawal of the army from the valley went on.", "withdrawal", "RETREAT", "army"),
        ("The arrival of 400 soldiers in the town was seen.", "arrival", "MOBILIZE", "soldiers"),
        ("Talks between Norway and Turkey broke down.", "Talks", "CONSULT", "Norway"),
        ("Turkish air strikes on the port went on.", "air strikes", "ASSAULT", "Turkish"),
    ],
)
def test_a_noun_can_be_the_act(page_of: PageOf, text: str, words: str, kind: str, doer: str) -> None:
    page = page_of(text)
    act = act_at(page, words)
    assert (act.form, act.type) == (Form.NOUN, kind)
    assert doer in nouns(page, act, act.actors)


def test_an_arrival_that_is_no_force_is_no_deployment(page_of: PageOf) -> None:
    page = page_of("The arrival of spring was late.")
    assert not [act for act in find_acts(page) if act.type == "MOBILIZE"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The army carried out air strikes on the rebels.", "carried out air strikes", "ASSAULT"),
        ("The ministers held talks in Oslo.", "held talks", "CONSULT"),
    ],
)
def test_a_light_verb_takes_its_sense_from_its_noun(
    page_of: PageOf, text: str, words: str, kind: str
) -> None:
    page = page_of(text)
    act = act_at(page, words)
    assert (act_words(page, act), act.type) == (words, kind)
    assert len([a for a in find_acts(page) if a.type == kind]) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Norway called the vote a fraud.", ["ACCUSE"]),
        ("Norway called the vote “a farce”.", ["ACCUSE"]),
        ("Norway called the embassy on Monday.", ["CONSULT"]),
        ("Norway called the reply warm and constructive.", ["SUPPORT"]),
        ("Anna Velk called the reply an “incredible step”.", ["SUPPORT"]),
        ("Norway called the rules the most detailed in years.", []),
        ("Norway described the vote as an outrage.", ["ACCUSE"]),
        ("Norway described the vote as part of the process.", []),
        ("Turkey fired at what it called a den of thugs.", ["ASSAULT"]),
    ],
)
def test_calling_somebody_something_is_a_charge_or_praise(
    page_of: PageOf, text: str, kinds: list[str]
) -> None:
    assert [act.type for act in find_acts(page_of(text)) if act.form == "verb"] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The weather was fine in Oslo.",
        "The museum opened at nine.",
        "",
        "Norway asked if it was late.",
        "“Where are the fishermen?” asked the mayor.",
        "She asked Anna Velk, “Have you no boat?”",
        "The doors were open to fishermen.",
        "The mayor cautioned that the roads were slow.",
        "China allows the rain to fall.",
        "The charter allowed him to stay.",
        "The book is about terrorists.",
        "Anna Velk is no racist.",
        "The firm has had an office and a long presence in Oslo.",
    ],
)
def test_where_nothing_is_done_there_is_no_act(page_of: PageOf, text: str) -> None:
    assert find_acts(page_of(text)) == ()


def test_no_word_is_two_acts(page_of: PageOf) -> None:
    page = page_of("The army carried out air strikes, arrested two men and held talks with rebels on a truce.")
    heads = [(act.paragraph, act.head) for act in find_acts(page)]
    assert len(heads) == len(set(heads))


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The president fired Anna Velk on Monday.", "fired", "COERCE"),
        ("The president fired the top prosecutor.", "fired", "COERCE"),
        ("The army fired rockets at soldiers.", "fired", "ASSAULT"),
        ("The army fired at soldiers.", "fired", "ASSAULT"),
        ("Workers demonstrated in Oslo.", "demonstrated", "PROTEST"),
        ("The minister shot down the claims.", "shot", "REJECT"),
        ("Gunmen breached the consulate.", "breached", "ASSAULT"),
        ("Norway began strikes against the rebels.", "began", "ASSAULT"),
        ("The senate approved the resolution.", "approved", "AGREE"),
        ("The mayor denied the requests for tanks.", "denied", "REJECT"),
        ("The army is dismantling the network.", "dismantling", "COERCE"),
        ("Turkey meddled in the election.", "meddled", "COERCE"),
        ("The mayor was called to testify.", "called", "REQUEST"),
        ("Hackers launched a cyberattack against the bank.", "launched", "COERCE"),
        ("The mayor had a call with the president.", "had", "CONSULT"),
        ("The mayor spoke of their second call.", "call", "CONSULT"),
        ("The mayor repeated her call for a truce.", "call", "REQUEST"),
        ("The withdrawal of the bill calmed the street.", "withdrawal", "CONCEDE"),
    ],
)
def test_what_a_verb_acts_on_tells_its_senses_apart(page_of: PageOf, text: str, words: str, kind: str) -> None:
    assert act_at(page_of(text), words).type == kind


@pytest.mark.parametrize(
    "text",
    [
        "The minister has demonstrated a lack of clarity.",
        "Anna Velk beat John Smith in 2008.",
        "The papers seized on the news.",
        "Most families returned home last week.",
        "Norway looks forward to a second summit.",
        "The dockers were sitting in a hall near the port.",
        "Anna Velk spoke on the programme Meet the Sailors, which had ended.",
        "She delivered her argument at noon.",
        "The raid has hurt the image of the army.",
        "Rebels pose a threat to the port.",
        "The threat posed by the rebels is small.",
        "Tensions escalate in the strait.",
        "A choir called the Sailors sang.",
        "The crowds were met with music.",
        "The bank named a new ship and released its plan.",
        "The mayor did not immediately respond to a letter.",
        "The so-called council read its talking points in advance.",
        "The self-imposed rule, let alone the fee, is old.",
    ],
)
def test_a_verb_with_another_object_is_no_act(page_of: PageOf, text: str) -> None:
    verbs = {"demonstrated", "beat", "seized", "returned", "looks", "sitting", "Meet", "delivered"}
    verbs |= {"hurt", "pose", "posed", "threat", "escalate", "called", "talking", "advance", "imposed", "let"}
    verbs |= {"met", "named", "released", "respond"}
    page = page_of(text)
    assert not [a for a in find_acts(page) if verbs & set(act_words(page, a).split())]


def test_what_a_verb_does_is_not_told_twice_by_its_noun(page_of: PageOf) -> None:
    page = page_of("The army launched airstrikes on the port.")
    assert [act_words(page, act) for act in find_acts(page)] == ["launched"]


def test_to_tell_somebody_of_a_wish_asks_nothing_of_him(page_of: PageOf) -> None:
    page = page_of("The fishermen told the mayor they do not want his money.")
    assert not [act for act in find_acts(page) if act.type == "REQUEST"]


def test_a_pattern_does_not_reach_over_but(page_of: PageOf) -> None:
    page = page_of("The man was not a striker but supported the strike.")
    assert act_at(page, "supported").type == "SUPPORT"


@pytest.mark.parametrize(
    ("text", "words", "doers", "done_to"),
    [
        ("Supporters of the mayor have been gathered there.", "gathered", ["Supporters"], []),
        ("The voters from all over the country who demanded a trial came.", "demanded", ["voters"], ["trial"]),
        ("The mayor is under heavy pressure from the council.", "under", ["council"], ["mayor"]),
        ("The army was preparing his evacuation from the port.", "evacuation", ["army"], ["his", "port"]),
        ("His arrest by the army made headlines.", "arrest", ["army"], ["His"]),
    ],
)
def test_who_acts_and_who_undergoes(
    page_of: PageOf, text: str, words: str, doers: list[str], done_to: list[str]
) -> None:
    page = page_of(text)
    act = act_at(page, words)
    assert (nouns(page, act, act.actors), nouns(page, act, act.recipients)) == (doers, done_to)


def test_a_noun_after_a_preposition_is_not_what_the_verb_acts_on(page_of: PageOf) -> None:
    page = page_of("At the same hearing the general raised eyebrows in Oslo.")
    assert not [a for a in find_acts(page) if "raised" in act_words(page, a)]


def test_a_verb_and_its_particle_name_one_act(page_of: PageOf) -> None:
    page = page_of("Norway shot down a drone over the strait.")
    assert [a.type for a in find_acts(page)] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Norway pledged to bomb the port.", "pledged", "THREATEN"),
        ("Norway pledged not to bomb the port.", "pledged", "AGREE"),
        ("Norway vowed to make the rebels pay.", "vowed", "THREATEN"),
        ("Norway vowed that the rebels would pay.", "vowed", "THREATEN"),
        ("The council pushed out the prosecutor.", "pushed", "COERCE"),
    ],
)
def test_harm_that_is_promised_is_threatened(page_of: PageOf, text: str, words: str, kind: str) -> None:
    assert act_at(page_of(text), words).type == kind


def test_the_second_of_two_passives_acts_on_the_same(page_of: PageOf) -> None:
    page = page_of("Anna Velk was arrested in May and sentenced to ten years in jail.")
    act = act_at(page, "sentenced")
    assert (nouns(page, act, act.actors), nouns(page, act, act.recipients)[:1]) == ([], ["Velk"])


def test_to_help_do_something_is_no_aid(page_of: PageOf) -> None:
    page = page_of("Norway helped topple the mayor.")
    assert not [a for a in find_acts(page) if a.type == "AID"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The resolution bars the kingdom from importing gas.", "bars", "SANCTION"),
        ("The union banned Chile from selling copper.", "banned", "SANCTION"),
        ("The court barred the envoy from leaving the town.", "barred", "COERCE"),
        ("The king designated the league as the gravest threat to the realm.", "designated", "ACCUSE"),
        ("The king designated the league as a charity.", "designated", "SANCTION"),
        ("Customs officers inspected a tanker.", "inspected", "ACCUSE"),
        ("Only a few hours after a meeting between the kings on Monday, shelling began.", "began", "ASSAULT"),
        ("The envoy told the villagers to leave.", "told", "REQUEST"),
        ("The council expressed alarm over the arrests.", "alarm", "ACCUSE"),
    ],
)
def test_what_an_act_is_done_with_decides_its_type(page_of: PageOf, text: str, words: str, kind: str) -> None:
    assert act_at(page_of(text), words).type == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council has expressed alarm.", "alarm"),
        ("The mayor told a local channel that in addition to the need to keep them safe, they work.", "told"),
        ("The rebels told the paper that to feed the town they had seized it.", "told"),
    ],
)
def test_worry_blames_nobody_and_a_statement_asks_nothing(page_of: PageOf, text: str, words: str) -> None:
    page = page_of(text)
    assert not [a for a in find_acts(page) if words in act_words(page, a)]


def test_who_is_held_accountable_is_done_to(page_of: PageOf) -> None:
    page = page_of("Norway will hold Chile accountable.")
    act = act_at(page, "accountable")
    assert nouns(page, act, act.recipients) == ["Chile"]
