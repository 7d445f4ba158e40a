"""The sentence is the test: what a pronoun or a definite noun goes back to."""

from __future__ import annotations

import pytest

from onrecord.model import Document
from onrecord.read.names.coreference import resolve_pronoun
from onrecord.read.names.mention import find_cast
from onrecord.read.parse import parse
from onrecord.read.quotation import find_quotations


def referent(text: str, word: str, speaker: str | None = None, nth: int = 0) -> str | None:
    """The name of the entity that the ``nth`` occurrence of a word in the report means."""
    page = parse(Document("d", "0", text))
    cast = find_cast(page)
    hits = [(p, t) for p in page.paragraphs for t in p.tokens if t.text == word]
    paragraph, token = hits[nth]
    spoken = next((e.id for e in cast.entities if e.name == speaker), None)
    if token.pos == "PRON":
        quoted = any(q.start <= token.start < q.end for q in find_quotations(page))
        found = resolve_pronoun(cast, paragraph, token.i, spoken, quoted=quoted)
    else:
        found = cast.resolve(paragraph, token.i, token.i + 1)
    return cast.entity(found).name if found else None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("John Bolton spoke on Friday. He warned Russia.", "He", "John Bolton"),
        ("Angela Merkel met John Kerry. She thanked him.", "She", "Angela Merkel"),
        ("Angela Merkel met John Kerry. She thanked him.", "him", "John Kerry"),
        ("Russia denied the report. It said that only engineers had come.", "It", "Russia"),
        ("Russian officials denied it. They said that only engineers had come.", "They", "Russian officials"),
        ("Bolton met Kerry and told him the news.", "him", "Kerry"),
        ("It was clear on Monday that Russia would stay.", "It", None),
        ("The Maduro regime closed the border. On Friday the regime opened it.", "regime", "Maduro regime"),
        ("Ukrainian President Oleh Bondar came. On Friday the president left.", "president", "Oleh Bondar"),
        (
            "Kenya's president, Amina Otieno, met Japanese Prime Minister Ken Abo. "
            "The Japanese prime minister left.",
            "minister", "Ken Abo",
        ),
        ("The talks had failed. Before his departure, Bolton spoke.", "his", "Bolton"),
        ("Bolton said on Monday that he would follow Kerry.", "he", "Bolton"),
        ("Bolton met Kerry. Bolton said he did not see the need.", "he", "Bolton"),
        ("Russian troops crossed the border by mistake. Norway let them return.", "them", "Russian troops"),
        ("Russia and Norway signed the treaties. They run for nine years.", "They", None),
        ("Norway has frozen the funds of Turkey. It has also criticised Turkey's courts.", "It", "Norway"),
        ("When it froze the funds, the Finance Ministry warned Turkey.", "it", "Finance Ministry"),
        ("Poland fined Gazprom over claims that it had blocked the pipeline.", "it", "Gazprom"),
        ("Norway seized a trawler on suspicion that it had smuggled arms.", "it", None),
        ("Iran dismissed accusations that it had armed the rebels.", "it", "Iran"),
        ("State Department spokesman Carl Berg spoke. Later the spokesman left.", "spokesman", "Carl Berg"),
    ],
)  # fmt: skip
def test_going_back(text: str, word: str, name: str | None) -> None:
    nth = -1 if text.count(word) > 1 else 0
    assert referent(text, word, nth=nth) == name


def test_first_persons_are_the_speaker_in_quotes_and_nobody_outside() -> None:
    assert referent('"We will stay," Sergei Lavrov said.', "We", speaker="Sergei Lavrov") == "Sergei Lavrov"
    assert referent("I doubt that Sergei Lavrov will stay.", "I", speaker="Sergei Lavrov") is None


def test_a_third_person_in_a_quotation_is_not_its_speaker() -> None:
    text = 'Barack Obama met Vladimir Putin on Friday. "He has to leave," Obama said.'
    assert referent(text, "He", speaker="Barack Obama") == "Vladimir Putin"


def test_a_gendered_title_keeps_the_wrong_pronoun_away() -> None:
    text = "Spokeswoman Dana Berg met Robin Holt on Monday. He left early."
    assert referent(text, "He") == "Robin Holt"
