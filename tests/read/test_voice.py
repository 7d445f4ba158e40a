"""The sentence is the test: the links of a chain, its end, and the day of the telling."""

from __future__ import annotations

import pytest

from onrecord.model import Claim, Genre, SourceKind

from .conftest import ClaimAt, ClaimsOf

TEXTS = [
    "Turkish guns shelled the village.",
    "“Turkish guns shelled the village,” the mayor said.",
    "Reuters, citing police, reported that Turkish guns shelled the village.",
    "Norway demanded that Turkey stop shelling the village.",
    "Norway denied that its guns shelled the village.",
    "There was speculation that Turkish guns shelled the village.",
    "I think that Turkish guns shelled the village. Norway denies it.",
]


def kinds(claim: Claim) -> list[SourceKind]:
    return [link.source.kind for link in claim.attribution]


@pytest.mark.parametrize("text", TEXTS)
def test_the_last_voice_is_the_reports_own(drafts_of: ClaimsOf, text: str) -> None:
    for claim in drafts_of(text):
        assert kinds(claim).count(SourceKind.OUTLET) == 1
        assert claim.attribution[-1].source.kind is SourceKind.OUTLET
        assert claim.attribution[-1].source.name == "Harbour Courier"
        assert SourceKind.WRITER not in kinds(claim)


@pytest.mark.parametrize("text", TEXTS)
def test_an_unknown_outlet_has_no_name(drafts_of: ClaimsOf, text: str) -> None:
    assert all(claim.attribution[-1].source.name is None for claim in drafts_of(text, outlet=None))


def test_an_opinion_writer_speaks_before_his_outlet(claim_at: ClaimAt) -> None:
    text = "I said in May that this would come. Turkish guns shelled the village."
    claim = claim_at(text, "shelled", genre=Genre.OPINION, byline="Ida Rask")
    assert kinds(claim) == [SourceKind.WRITER, SourceKind.OUTLET]
    assert claim.attribution[0].source.name == "Ida Rask"


def test_an_editorial_without_an_i_has_no_writer(claim_at: ClaimAt) -> None:
    claim = claim_at("Turkish guns shelled the village.", "shelled", genre=Genre.OPINION)
    assert kinds(claim) == [SourceKind.OUTLET]


def test_an_i_in_a_quotation_makes_no_writer(claim_at: ClaimAt) -> None:
    text = "“I saw Turkish guns,” the mayor said. They shelled the village."
    assert SourceKind.WRITER not in kinds(claim_at(text, "shelled", genre=Genre.OPINION))


def test_nobody_speaks_twice_in_a_row(claim_at: ClaimAt) -> None:
    text = "Anna Velk said on Monday that she believed that Turkish guns had shelled the village."
    names = [link.source.name for link in claim_at(text, "shelled").attribution]
    assert names == ["Anna Velk", "Harbour Courier"]


@pytest.mark.parametrize(
    ("text", "told", "when"),
    [
        ("Anna Velk said on Tuesday that Turkish guns had shelled the village.", "2021-06-15", None),
        ("Anna Velk said that Turkish guns had shelled the village on Sunday.", None, "2021-06-13"),
        ("“Turkish guns shelled the village on Sunday,” Anna Velk said on Tuesday.",
         "2021-06-15", "2021-06-13"),
        ("Turkish guns shelled the village on Sunday, Anna Velk said.", None, "2021-06-13"),
        ("Anna Velk said on Tuesday that: \n\n“Turkish guns shelled the village.”", "2021-06-15", None),
        ("Anna Velk spoke to us. “We are afraid,” Anna Velk said on Tuesday. "
         "“Turkish guns shelled the village,” she added.", "2021-06-15", None),
    ],
)  # fmt: skip
def test_the_day_of_the_telling_is_not_the_day_of_the_deed(
    claim_at: ClaimAt, text: str, told: str | None, when: str | None
) -> None:
    claim = claim_at(text, "shelled")
    said = claim.attribution[0].told
    assert (said.value if said else None, claim.when.value if claim.when else None) == (told, when)


def test_an_undated_report_dates_no_telling(claim_at: ClaimAt) -> None:
    text = "Anna Velk said on Tuesday that Turkish guns had shelled the village."
    told = claim_at(text, "shelled", dated=False).attribution[0].told
    assert told is not None and told.span is not None
    assert (told.span.quote, told.earliest, told.latest) == ("Tuesday", None, None)


def test_who_thanks_on_a_channel_leaves_it_no_voice(claim_at: ClaimAt) -> None:
    claim = claim_at("“We thank Norway,” Anna Velk said on Fox News.", "thank")
    assert [link.source.name for link in claim.attribution] == ["Harbour Courier"]


def test_a_tag_after_a_quotation_is_who_spoke_before(claim_at: ClaimAt) -> None:
    text = "The road is shut, Anna Velk told two men.\n\n“The army and Norway know. Guns shelled it,” she said."
    assert claim_at(text, "shelled").attribution[0].source.name == "Anna Velk"


def test_we_who_thank_need_no_name_to_be_who_speaks(claim_at: ClaimAt) -> None:
    claim = claim_at("“We thank Norway for the food,” the men said.", "thank Norway for")
    assert kinds(claim) == [SourceKind.OUTLET]


def test_those_who_slander_are_not_who_speaks_of_them(claim_at: ClaimAt) -> None:
    claim = claim_at("“The future must not belong to those who slander Norway,” Anna Velk said.", "slander")
    assert claim.attribution[0].source.name == "Anna Velk"


def test_a_poll_speaks_for_the_share_that_it_asked(claim_at: ClaimAt) -> None:
    text = "A Harbour College poll came out on Monday. Forty percent say they reject the treaty."
    assert claim_at(text, "reject").attribution[0].source.name == "A Harbour College poll"


@pytest.mark.parametrize(
    ("text", "act", "voice"),
    [
        ("The council was concerned that Turkey was exporting arms to the rebels.", "exporting", "council"),
        ("The tanker was seized a month after it docked, Turkish media report.", "seized", "Turkish media"),
        ("Rebels seized the mine at dawn, state media say.", "seized", "state media"),
        ("I hope this will shame those who have armed the rebels Anna Velk said.", "armed", "Anna Velk"),
        ("A rescue group citing lists from clinics put the death toll at 94.", "toll", "rescue group"),
        ("Velk blamed Norway after the Gazette, citing aides, reported that jets came.", "blamed", None),
        ("President Velk to the Halden Gazette: Norway has armed the rebels.", "armed", "Velk"),
        ("The club said aid was due and hailed the mayor's call for a truce.", "call", None),
        ("She said only ten backed her - in fact, Turkey has armed the rebels - and left.", "armed", None),
    ],
)
def test_whose_word_it_is_in_plain_news(
    claim_at: ClaimAt, text: str, act: str, voice: str | None
) -> None:
    links = claim_at(text, act).attribution[:-1]
    assert [link.source.name for link in links[:1]] == ([voice] if voice else [])


def test_a_thing_in_somebodys_words_accuses_nobody(claim_at: ClaimAt) -> None:
    text = "The mayor said trucks were moving through the valley blaming the rebels for the shortage."
    assert [p.span.quote for p in claim_at(text, "blaming").actors if p.span] == ["The mayor"]


def test_a_nations_paper_is_a_source_with_a_name(claim_at: ClaimAt) -> None:
    claim = claim_at("A Norwegian report that rebels shelled the port drew a denial.", "shelled")
    assert [link.source.name for link in claim.attribution][:1] == ["Norwegian report"]


def test_who_tells_an_act_is_not_whom_it_is_done_to(claim_at: ClaimAt) -> None:
    claim = claim_at("The boat was seized after it had ferried oil, Norwegian media report.", "ferried")
    assert claim.recipients == ()


def test_it_said_is_the_group_described_before(claim_at: ClaimAt) -> None:
    text = "A Norwegian rights group published a list. It said Turkish guns had shelled the port."
    assert claim_at(text, "shelled").attribution[0].source.name == "Norwegian rights group"
