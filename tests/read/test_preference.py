"""The sentence is the test: what does an act, and to what, decides its sense."""

from __future__ import annotations

import pytest

from onrecord.read.acts.act import find_acts

from .conftest import PageOf


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A storm hit the coast of Norway.", []),
        ("Rockets hit the coast of Norway.", ["ASSAULT"]),
        ("Oil prices surged on Monday.", []),
        ("The senator attacked his rival over the budget.", ["ACCUSE"]),
        ("The senator attacked the rebels with his last tanks.", ["ASSAULT"]),
        ("Soldiers surrounded the ministry.", ["MOBILIZE"]),
        ("Demonstrators surrounded the ministry.", ["PROTEST"]),
        ("Anna Velk was surrounded by her aides.", []),
        ("Norway froze its enrichment program.", ["RETREAT"]),
        ("Norway froze the accounts of the bank.", ["SANCTION"]),
        ("The general took power in June.", ["COERCE"]),
        ("The Democrats took power in June.", []),
        ("A scandal engulfed the ministry.", []),
        ("Dozens of tourists visited the fort.", []),
        ("The freighter visited Oslo in May.", []),
        ("Norway canceled the raid.", ["CONCEDE"]),
        ("The charity shut down its operations.", ["RETREAT"]),
        ("The police shut down the newspaper.", ["COERCE"]),
        ("Republicans rallied to the minister.", ["SUPPORT"]),
        ("The law forced the mayor to resign.", ["CONCEDE"]),
        ("Anna Velk called Pavel Orsk to offer her help.", ["CONSULT", "AGREE"]),
        ("Anna Velk called Pavel Orsk to relay the news.", ["CONSULT"]),
        ("The campaign launched a fierce assault on the minister's plan.", ["ACCUSE"]),
        ("The army launched a fierce assault on the port.", ["ASSAULT"]),
        ("Senator Anna Velk resumed her fusillade against the president.", ["ACCUSE"]),
        ("The senator came under heavy attack from Democrats for naming a doctor.", ["ACCUSE"]),
        ("The convoy came under heavy attack from rebels.", ["ASSAULT"]),
        ("The treasury targeted three oligarchs.", ["SANCTION"]),
        ("The poll asked voters to choose.", []),
        ("Norway dropped rifles and bread to the farmers.", ["AID"]),
        ("Norway held up the aid for weeks.", ["SANCTION"]),
        ("The ambassador was ousted from his post.", ["COERCE"]),
        ("Orsk was later fired for lying.", ["COERCE"]),
        ("Rockets were later fired from the hill.", ["ASSAULT"]),
        ("Norway condemned the hostility of the guards to fishermen.", ["ACCUSE"]),
        ("The war of words continued in Oslo.", []),
        ("The press conference was held after the talks.", []),
        ("The number of fishermen declined last year.", []),
        ("The mayor declined the offer.", ["REJECT"]),
        ("Norway detonated a hydrogen bomb.", ["MOBILIZE"]),
        ("The firm turned over the list to the police.", ["COOPERATE"]),
        ("The mayor wound up in Oslo.", []),
        ("She looked into the eyes of the families.", []),
        ("The lawyers went on the offensive against the minister.", ["ACCUSE"]),
        ("Norway went on the offensive against the rebels.", ["ASSAULT"]),
        ("Soldiers came across chemicals in a tunnel.", []),
        ("The senators questioned whether the plan would work.", ["REJECT"]),
        ("Anna Velk hates the fort.", []),
        ("Our survey shows that the public supports the ban.", ["SUPPORT"]),
    ],
)
def test_who_does_it_to_what_decides_the_sense(page_of: PageOf, text: str, kinds: list[str]) -> None:
    assert [act.type for act in find_acts(page_of(text)) if act.form != "noun"] == kinds
