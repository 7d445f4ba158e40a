# ruff: noqa: E501  (lines of markup)
"""Sorts of pages: what is no article is refused, and what is less than one is said."""

from __future__ import annotations

import pytest

from onrecord.errors import InputError
from onrecord.ingest.page import Webpage, read_webpage

PROSE = """<p>Two aircraft landed at the airport on Saturday before dawn, and about a hundred people came with
them to the capital, the minister said.</p><p>He denied that the visit was secret.</p>"""


def page(body: str, head: str = "", address: str | None = None, html: str = "<html>") -> Webpage:
    return read_webpage(f"<!doctype html>{html}<head>{head}</head><body>{body}</body></html>", "a", address)


@pytest.mark.parametrize(
    ("title", "body", "said"),
    [
        (
            "Before you continue",
            "<p>We and our 812 partners store and use data on your device. You may manage your choices.</p>",
            "consent to cookies",
        ),
        (
            "Just a moment...",
            "<p>Enable JavaScript and cookies to continue. Checking your browser before you go on.</p>",
            "keeps programs out",
        ),
        (
            "Planes land",
            "<article><h1>Planes land</h1><div class='paywall'><p>Subscribe to continue reading</p></div></article>",
            "paywall with nothing",
        ),
    ],
)
def test_a_page_that_only_asks_for_something_is_no_report(title: str, body: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        page(body, f"<title>{title}</title>")


def test_a_short_report_with_a_cookie_banner_is_a_report() -> None:
    banner = "<div class='cookie-banner'><p>We use cookies on this site.</p></div>"
    assert "aircraft landed" in page(f"<article>{PROSE * 9}</article>{banner}").text


def test_a_page_for_phones_names_its_original_and_a_copy_the_site_that_it_came_from() -> None:
    head = '<link rel="canonical" href="https://www.courier.example/a">'
    phone = page(PROSE, head, "https://amp.courier.example/a", "<html amp lang='en'>")
    assert (phone.original, phone.facts.url) == (
        "https://www.courier.example/a",
        "https://www.courier.example/a",
    )
    copy = page(PROSE, head, "https://ledger.example/a")
    assert copy.facts.url == "https://ledger.example/a" and copy.original is None
    assert copy.warnings == ("the page names another as its original: https://www.courier.example/a",)


def test_a_change_after_publication_is_said_and_is_no_publication() -> None:
    head = '<meta property="article:{}" content="{}">'
    found = page(
        PROSE, head.format("published_time", "2019-03-24") + head.format("modified_time", "2019-03-26")
    )
    assert found.facts.date == "2019-03-24"
    assert found.warnings == ("the page says that it was changed on 2019-03-26",)


@pytest.mark.parametrize(
    "script", ["{", "[" * 5_000, '{"@graph": {"@graph": 3}}', '{"@type": 7, "author": {"name": []}}']
)
def test_broken_statements_of_a_page_harm_nothing(script: str) -> None:
    assert "aircraft" in page(PROSE, f'<script type="application/ld+json">{script}</script>').text
