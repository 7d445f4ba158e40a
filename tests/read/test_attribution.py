"""The sentence is the test: who says what, whatever the order of source, cue and words."""

from __future__ import annotations

import pytest

from onrecord.model import AttributionMode, SourceKind

from .conftest import ClaimAt, SceneOf

SHELLED = "Turkish guns shelled the village"


def voices(claim_at: ClaimAt, text: str, act: str = "shelled") -> list[str | None]:
    """The words of each link that credits the act, nearest first, the report's own voice left out."""
    links = claim_at(text, act).attribution[:-1]
    return [link.source.span.quote if link.source.span else None for link in links]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (f"Officials said that {SHELLED}.", "Officials", "said"),
        (f"{SHELLED}, officials said.", "officials", "said"),
        (f"{SHELLED}, said officials in Halden.", "officials in Halden", "said"),
        ("Turkish guns, officials said, shelled the village.", "officials", "said"),
        ("Turkish guns, Foreign Minister Anna Velk said, shelled the village.",
         "Foreign Minister Anna Velk", "said"),
        (f"According to the mayor, {SHELLED}.", "the mayor", "According to"),
        (f"By the mayor's account, {SHELLED}.", "the mayor's", "account"),
        (f"{SHELLED}, according to the mayor of Halden.", "the mayor of Halden", "according to"),
        (f"As the mayor reported, {SHELLED}.", "the mayor", "reported"),
        (f"“{SHELLED},” said the mayor.", "the mayor", "said"),
        (f"The mayor pointed out that {SHELLED}.", "The mayor", "pointed out"),
        (f"The mayor admitted on Monday that {SHELLED}.", "The mayor", "admitted"),
        (f"Norway's position is that {SHELLED}.", "Norway's", "Norway's position"),
        (f"Critics say {SHELLED}.", "Critics", "say"),
    ],
)  # fmt: skip
def test_a_source_is_found_before_after_and_around(
    claim_at: ClaimAt, text: str, source: str, cue: str
) -> None:
    nearest = claim_at(text, "shelled").attribution[0]
    assert nearest.source.span is not None and nearest.cue is not None
    assert (nearest.source.span.quote, nearest.cue.quote) == (source, cue)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (f"{SHELLED}, Reuters reported.", SourceKind.WIRE, "Reuters"),
        (f"{SHELLED}, via Reuters.", SourceKind.WIRE, "Reuters"),
        (f"{SHELLED}. (New York Times)", SourceKind.OUTLET, "New York Times"),
        (f"{SHELLED}. (Halden Gazette)", SourceKind.OUTLET, "Halden Gazette"),
        (f"According to Foreign Minister Anna Velk, {SHELLED}.", SourceKind.PERSON, "Anna Velk"),
        (f"Norway said that {SHELLED}.", SourceKind.STATE, "Norway"),
        (f"The United Nations said that {SHELLED}.", SourceKind.ORGANIZATION, "United Nations"),
        (f"A leaked report says that {SHELLED}.", SourceKind.DOCUMENT, "A leaked report"),
        (f"Somebody at the harbour said that {SHELLED}.", SourceKind.UNNAMED, None),
    ],
)  # fmt: skip
def test_a_source_has_its_kind(claim_at: ClaimAt, text: str, kind: SourceKind, name: str | None) -> None:
    source = claim_at(text, "shelled").attribution[0].source
    assert (source.kind, source.name) == (kind, name)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (f"According to Reuters, officials said that {SHELLED}.", ["officials", "Reuters"]),
        (f"{SHELLED}, Reuters reported, citing two officers.", ["officers", "Reuters"]),
        (f"Reuters, citing police, reported that {SHELLED}.", ["police", "Reuters"]),
        (f"The mayor told the Interfax news agency that {SHELLED}.", ["The mayor", "Interfax"]),
        (f"“{SHELLED},” the mayor told the BBC.", ["the mayor", "BBC"]),
        (f"{SHELLED} at dawn.", []),
    ],
)
def test_the_chain_runs_from_the_nearest_voice(claim_at: ClaimAt, text: str, chain: list[str]) -> None:
    said = [words or "" for words in voices(claim_at, text)]
    assert len(said) == len(chain)
    assert all(words in voice for words, voice in zip(chain, said, strict=True)), said


def test_one_who_is_told_something_does_not_say_it(claim_at: ClaimAt) -> None:
    assert voices(claim_at, f"The mayor told reporters that {SHELLED}.") == ["The mayor"]


def test_a_speculation_that_nobody_owns_is_an_unnamed_voice(claim_at: ClaimAt) -> None:
    claim = claim_at(f"The blast led to speculation that {SHELLED}.", "shelled")
    assert claim.attribution[0].source.kind is SourceKind.UNNAMED
    assert claim.attribution[0].cue is not None and claim.attribution[0].cue.quote == "speculation"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        (f"“{SHELLED},” the mayor said.", AttributionMode.DIRECT),
        (f"The mayor said that {SHELLED}.", AttributionMode.INDIRECT),
        ("The mayor said Turkish guns shelled the village “with no warning at all before dawn”.",
         AttributionMode.MIXED),
    ],
)  # fmt: skip
def test_the_mode_tells_quoted_from_reported(claim_at: ClaimAt, text: str, mode: AttributionMode) -> None:
    assert claim_at(text, "shelled").attribution[0].mode is mode


@pytest.mark.parametrize(
    "text",
    [
        f"The mayor told reporters at the harbour on Monday that:\n\n“{SHELLED}.”",
        f"“We have waited long enough,” the mayor said.\n\n“{SHELLED} while we waited.”",
        f"“We have waited long enough,” the mayor said. “{SHELLED} while we waited.”",
        f"The mayor said on Monday: “{SHELLED}.”",
    ],
)
def test_a_speaker_goes_on_into_the_next_quotation(claim_at: ClaimAt, text: str) -> None:
    (voice,) = voices(claim_at, text)
    assert voice is not None and voice.lower() == "the mayor"


@pytest.mark.parametrize(
    "text",
    [
        "The delay suggests that Turkish guns shelled the village.",
        "The mayor asked whether Turkish guns shelled the village.",
        "The mayor did not say that Turkish guns shelled the village.",
        "Asked if he believes that Turkish guns shelled the village, the mayor left.",
        "Turkish guns shelled the village as preparations for the feast continue.",
        f"{SHELLED}, but according to the mayor, nobody fled.",
        f"{SHELLED} with whatever the mayor reported.",
        "Turkish guns — which arrived in May, according to the mayor — shelled the village.",
        f"Before {SHELLED}, Anna Velk testified for hours on the budget.",
    ],
)
def test_what_nobody_said_is_credited_to_nobody(claim_at: ClaimAt, text: str) -> None:
    assert voices(claim_at, text) == []


def test_a_second_speaker_does_not_inherit_the_first_ones_words(claim_at: ClaimAt) -> None:
    text = f"“The road is shut,” the mayor said. “{SHELLED},” Anna Velk said."
    assert voices(claim_at, text) == ["Anna Velk"]


def test_an_accusation_gives_the_deed_to_the_accuser(claim_at: ClaimAt) -> None:
    text = "The mayor accused Turkey of shelling two villages on Sunday."
    assert voices(claim_at, text, "shelling") == ["The mayor"]


def test_every_content_lies_in_the_text(scene_of: SceneOf) -> None:
    text = f"“{SHELLED},” said the mayor. According to Reuters, {SHELLED}.\n\nThe mayor said that:\n\nNo."
    for credit in scene_of(text).credits:
        assert all(0 <= start < end <= len(text) for start, end in credit.contents)


@pytest.mark.parametrize(
    ("text", "act", "source"),
    [
        (f"One video showed that {SHELLED}.", "shelled", "One video"),
        ("Satellites spotted guns that shelled the village.", "shelled", "Satellites"),
        ("The ministry released images of an attack on the village.", "attack", "images"),
        ("The attack on the village was captured in satellite photos.", "attack", "satellite photos"),
        ("One video showed the bodies of a dozen people on the floor of a clinic.", "showed", "One video"),
    ],
)
def test_what_is_seen_in_pictures_is_a_voice(claim_at: ClaimAt, text: str, act: str, source: str) -> None:
    nearest = claim_at(text, act).attribution[0].source
    assert nearest.span is not None and nearest.span.quote == source


def test_a_post_belongs_to_who_signs_it(claim_at: ClaimAt) -> None:
    text = f"He pointed to statements like this:\n\n{SHELLED}. #war — Anna Velk (@annavelk) May 3, 2021"
    assert voices(claim_at, text)[0] == "Anna Velk"


def test_a_lead_in_with_the_paper_last_credits_the_next_paragraph(claim_at: ClaimAt) -> None:
    text = f"Talks will be hard, the Halden Gazette reports:\n\nOn Friday {SHELLED}."
    assert voices(claim_at, text) == ["the Halden Gazette"]


def test_an_aside_in_a_quotation_is_no_further_voice(claim_at: ClaimAt) -> None:
    text = f"“As far as I know {SHELLED},” the official said."
    assert voices(claim_at, text) == ["the official"]


def test_it_that_stands_for_nobody_says_nothing(claim_at: ClaimAt) -> None:
    assert voices(claim_at, f"The council met. It is impossible to confirm that {SHELLED}.") == []


def test_the_reports_own_outlet_is_no_further_voice(claim_at: ClaimAt) -> None:
    links = claim_at(f"In an interview with the Courier, the mayor said {SHELLED}.", "shelled").attribution
    assert [link.source.kind for link in links] == [SourceKind.UNNAMED, SourceKind.OUTLET]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"At dawn {SHELLED} leading opposition figure Anna Velk said on Wednesday.", "Anna Velk"),
        (f"{SHELLED} for months now he said referring to the coast.", "he"),
    ],
)
def test_a_tag_is_seen_in_a_text_that_lost_its_commas(claim_at: ClaimAt, text: str, source: str) -> None:
    nearest = claim_at(text, "shelled").attribution[0].source
    assert nearest.span is not None and source in nearest.span.quote


def test_what_came_before_a_plan_is_the_reports_own(claim_at: ClaimAt) -> None:
    text = f"Turkey announced that it will send a convoy to the village, after {SHELLED} on Friday."
    assert voices(claim_at, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{SHELLED} after Norway attacked what it called a base.",
        f"{SHELLED} only because Norway objects.",
        f"{SHELLED} on Monday, when the mayor testified at a hearing.",
        f"Hours after {SHELLED}, the mayor told reporters that the road is shut.",
        f"Citing the delays, {SHELLED}.",
        f"The council cut the aid, suggesting that {SHELLED}.",
    ],
)
def test_a_telling_beside_a_happening_does_not_tell_it(claim_at: ClaimAt, text: str) -> None:
    assert voices(claim_at, text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"The mayor said {SHELLED}, Reuters reported.", "The mayor"),
        (f"The Harbour Courier said {SHELLED}, according to the mayor.", "the mayor"),
        (f"Rebels accuse Norway of trying to hide it and say {SHELLED}.", "Rebels"),
        (f"“{SHELLED}, you know, at dawn,” the mayor said.", "the mayor"),
        (f"“{SHELLED},” the mayor is expected to say on Monday.", "the mayor"),
        (f"Anna Velk and some of her aides said that {SHELLED}.", "Anna Velk"),
        (f"Anna Velk, asked about the unrest in the ports, said {SHELLED}.", "Anna Velk"),
    ],
)
def test_the_nearest_voice_is_who_tells_the_happening(claim_at: ClaimAt, text: str, speaker: str) -> None:
    assert voices(claim_at, text)[0] == speaker


def test_a_share_of_those_asked_speaks_through_its_poll(claim_at: ClaimAt) -> None:
    text = f"A Harbour College poll came out on Monday. Forty percent say {SHELLED}."
    source = claim_at(text, "shelled").attribution[0].source
    assert (source.kind, source.name) == (SourceKind.DOCUMENT, "A Harbour College poll")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"“It is shut,” said Anna Velk, who praised the council. “{SHELLED} at dawn today.”", "Anna Velk"),
        (f"Before the raid, the mayor noted, “two reports came in” and added that {SHELLED}.", "the mayor"),
    ],
)
def test_who_goes_on_is_somebody(claim_at: ClaimAt, text: str, speaker: str) -> None:
    assert voices(claim_at, text)[0] == speaker


def test_a_headline_lends_no_name(claim_at: ClaimAt) -> None:
    text = f"Velk Warns The Harbour Council Again\n\nAnna Velk met the council. Velk said {SHELLED}."
    assert claim_at(text, "shelled").attribution[0].source.name == "Anna Velk"


def test_headlines_glued_to_a_name_are_not_of_the_report(claim_at: ClaimAt) -> None:
    text = f"Anna Velk Anna Maria VelkMayor tells council to pay MORE met the council. Velk said {SHELLED}."
    assert claim_at(text, "shelled").attribution[0].source.name == "Anna Velk"
