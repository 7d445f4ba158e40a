"""The brief as Markdown: links resolve inside the file, and nothing of a report is markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.model import Dossier, Ledger
from onrecord.present import markdown
from onrecord.present.markdown import escaped

from . import river_case


@pytest.fixture(scope="module")
def words() -> str:
    return markdown(river_case.dossier())


def test_every_reference_leads_to_a_paragraph_in_the_same_file(words: str) -> None:
    links = set(re.findall(r"\]\(#([^)]+)\)", words))
    assert links and links <= set(re.findall(r'<a id="([^"]+)">', words))


def test_a_reference_to_a_paragraph_without_printed_claims_finds_its_words(words: str) -> None:
    others = words.partition("## Other paragraphs referred to")[2]
    assert "«Seven barges waited upstream of the town.»" in others


def test_markup_of_a_report_is_shown_as_it_is() -> None:
    assert escaped("*a* [b](http://c) `d` | <e> & _f_") == (
        "\\*a\\* \\[b\\](http\\://c) \\`d\\` \\| &lt;e&gt; &amp; \\_f\\_"
    )
    assert escaped("# head") == "\\# head"
    assert escaped("1. one") == "1\\. one"
    assert escaped("- a\n- b\x1b") == "\\- a - b␛"


def test_no_tag_of_a_report_gets_through(words: str) -> None:
    assert set(re.findall(r"<[^>]*>", words)) <= set(re.findall(r'<a id="[^"]*">|</a>', words))


def test_figures_are_a_table_and_the_sides_of_a_dispute_stand_under_it(words: str) -> None:
    assert re.search(r"^\| 03-03 \| «about 40 engineers» \| asserted \| \[", words, re.MULTILINE)
    assert re.search(r"^- \*\*D1\*\* .+\n  - .+\n  - ", words, re.MULTILINE)


def test_claims_not_printed_are_listed(words: str) -> None:
    assert "(concede, asserted, 0.20)" in words.partition("## Not printed")[2]


def test_a_dossier_of_nothing_says_so() -> None:
    empty = Dossier("Situation brief", (), (), (), (), (), 0.5, Ledger())
    assert "No paragraph is cited." in markdown(empty)
    assert markdown(replace(empty, title="a|b")).startswith("# a\\|b")
