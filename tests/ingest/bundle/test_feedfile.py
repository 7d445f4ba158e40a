# ruff: noqa: E501  (lines of markup)
"""Feeds and news sitemaps: their items with what they tell, and nothing that is none."""

from __future__ import annotations

import base64

import pytest

from onrecord.errors import InputError
from onrecord.ingest.bundle.feedfile import entries_of, looks_like_feed, plain_link

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>
<item><title>Planes land - Harbour Courier</title><link>https://courier.example/a</link><guid>tag:1</guid>
<pubDate>Sun, 24 Mar 2019 10:00:00 GMT</pubDate><source url="https://courier.example">Harbour Courier</source></item>
<item><title>No link</title></item>
<item><title>Planes land</title><link>https://courier.example/b</link><guid>tag:1</guid></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title><entry><id>urn:1</id><title>Ships</title>
<link href="https://ledger.example/a"/><published>2019-03-24T10:00:00Z</published></entry></feed>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://ledger.example/a</loc><news:news>
<news:publication><news:name>The Dovrin Ledger</news:name></news:publication><news:title>Ships</news:title>
<news:publication_date>2019-03-24T10:00:00+01:00</news:publication_date></news:news></url></urlset>"""


def test_an_item_of_rss_has_link_outlet_title_and_day_and_is_given_once() -> None:
    assert looks_like_feed(RSS)
    (entry,) = [one for one in entries_of(RSS.encode(), "f") if one.link.endswith("b")] or entries_of(
        RSS.encode(), "f"
    )
    assert entry.key == "tag:1"
    told = entries_of(RSS.split("<item><title>No")[0].encode() + b"</channel></rss>", "f")[0].told
    assert (told.title, told.outlet, told.date) == ("Planes land", "Harbour Courier", "2019-03-24")


@pytest.mark.parametrize(("feed", "outlet"), [(ATOM, None), (SITEMAP, "The Dovrin Ledger")])
def test_atom_and_news_sitemaps_are_read_alike(feed: str, outlet: str | None) -> None:
    assert looks_like_feed(feed)
    (entry,) = entries_of(feed.encode(), "f")
    assert (entry.link, entry.told.title, entry.told.date) == (
        "https://ledger.example/a",
        "Ships",
        "2019-03-24",
    )
    assert entry.told.outlet == outlet


def test_a_link_may_be_told_from_the_feeds_own_address() -> None:
    feed = ATOM.replace("https://ledger.example/a", "../world/a?b=1")
    (entry,) = entries_of(feed.encode(), "f", "https://ledger.example/feeds/all.xml")
    assert entry.link == "https://ledger.example/world/a?b=1"


def test_an_older_link_of_google_news_carries_the_outlets_address() -> None:
    code = (
        base64.urlsafe_b64encode(b"\x08\x13\x22\x20https://courier.example/a\xd2\x01\x00").decode().rstrip("=")
    )
    assert plain_link(f"https://news.google.com/rss/articles/{code}?oc=5") == "https://courier.example/a"
    assert (
        plain_link("https://news.google.com/rss/articles/CBMi!!")
        == "https://news.google.com/rss/articles/CBMi!!"
    )


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]><rss><channel><title>&j;</title></channel></rss>"  # fmt: skip


@pytest.mark.parametrize("data", [b"<html><p>No feed</p></html>", b"", b"{}", BOMB.encode()])
def test_what_is_no_feed_is_one_line(data: bytes) -> None:
    try:
        assert entries_of(data, "f") == []
    except InputError as error:
        assert str(error).startswith("f: ") and "\n" not in str(error)
